"""People in public office, the offices they held and when; countries and organisations; what a phrase says of them.

    authority().holders("KAZ/president", date(2024, 9, 16))   -> Holders: HELD, Kassym-Jomart Tokayev
    authority().who("the Kazakh president", date(2010, 5, 1)) -> (Holders: HELD, Nursultan Nazarbayev,)
    authority().find("Касым-Жомарт Токаев")                   -> candidates, best first
    places().country("Kazakh")                                -> Country KAZ

What it does not know it says: an office of which nobody knows the holder on a day is not given the last one known.
The data are compiled from the tables in onrecord/data/authority and loaded once a process, at first use.
"""

from onrecord.authority.asking import Answer, Match, who
from onrecord.authority.authority import Authority, authority
from onrecord.authority.dates import When
from onrecord.authority.model import (
    Candidate,
    Country,
    Holders,
    Office,
    Organisation,
    Person,
    Status,
    Term,
)
from onrecord.authority.places import PlaceName, Places, places
from onrecord.authority.titles import OfficePhrase, office_phrase

__all__ = [
    "Answer",
    "Authority",
    "Candidate",
    "Country",
    "Holders",
    "Match",
    "Office",
    "OfficePhrase",
    "Organisation",
    "Person",
    "PlaceName",
    "Places",
    "Status",
    "Term",
    "When",
    "authority",
    "office_phrase",
    "places",
    "who",
]
