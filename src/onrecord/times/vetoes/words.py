"""Words and marks after which a time expression has ended."""

from typing import Final

END_MARKS: Final = frozenset(",.;:!?)]\"”'’—–")
LINKS: Final = frozenset({"and", "but", "when", "as", "while", "or", "in", "by", "at", "to", "than"})
