"""People in one article: mentions found, names clustered over their variants, pronouns and offices resolved.

`identify` finds who occurs; whom a pronoun means depends on who speaks and is asked of `people.pronouns` while
quotations are attributed.
"""

from onrecord.people.cast import Cast, Character, Reference
from onrecord.people.mentions import identify

__all__ = ["Cast", "Character", "Reference", "identify"]
