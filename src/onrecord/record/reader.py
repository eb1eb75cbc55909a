"""Who reads what is added to a record: a version of onrecord with its model, or who stands in for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version

from onrecord.authority import Authority
from onrecord.model import Article, Reading, Rejection

Input = Article | Rejection | Reading
"""What can be added: a reading is stored as it is given, an article is read first, a rejection is noted."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: a version of onrecord with a language model, and the function that reads with them.

    An article that was read by another reader is read again when it is next added.
    """

    onrecord: str
    model: str
    read: Callable[[Iterable[Article]], Iterator[Reading]]

    @classmethod
    def default(cls, people: Authority | None = None, imported: str = "") -> Reader:
        """Return this version of onrecord with its default model; neither is loaded before something is read.

        `people` is the authority to read with, where it is not the one that ships; `imported` tells it from others.
        """
        from onrecord.parsing.engine import DEFAULT_MODEL
        from onrecord.version import __version__

        model = f"{DEFAULT_MODEL} {version(DEFAULT_MODEL)}" + (f", people of {imported}" if imported else "")
        return cls(__version__, model, lambda articles: _read_all(articles, people))


def _read_all(articles: Iterable[Article], people: Authority | None) -> Iterator[Reading]:
    from onrecord.pipeline import read_all

    return read_all(articles) if people is None else read_all(articles, people)
