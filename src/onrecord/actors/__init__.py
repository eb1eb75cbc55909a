"""What an actor phrase says of the actor: country, sector, and who it is.

    code("British Foreign Ministry")                    -> GBR, GOV
    code("Taliban fighters")                            -> AFG, REB
    code("Taliban fighters", date(2022, 1, 1))          -> AFG, GOV
    code("former Syrian president")                     -> SYR, ELI
    code("the table")                                   -> None

The phrase is read by itself, with the tables of onrecord/data/actors and the authority; see docs/actors.md.
"""

from onrecord.actors.coding import code
from onrecord.actors.model import Actor

__all__ = ["Actor", "code"]
