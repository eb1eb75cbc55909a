"""A reading for people: title and date, each quotation with its speaker, each event, who and what is mentioned."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from onrecord.cli.terminal import bar, put, words
from onrecord.export.arrangement import fragments, nested
from onrecord.model import Article, Entity, Quotation, QuotationKind, Reading, Span
from onrecord.quotations.stance import MEANINGS, Stance, stance

INDENT = 4
"""Columns by which what belongs to a line stands to the right of it."""


class Report:
    """Shows readings one after the other, a rule between them."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._begun = False

    def show(self, reading: Reading) -> None:
        """Print one reading."""
        if self._begun:
            self._console.print(Rule(style="dim"))
        self._begun = True
        for line in heading(reading.article):
            put(self._console, line)
        self._console.print()
        if reading.unread is not None:
            put(self._console, Text.assemble(("Not read: ", "yellow"), words(reading.unread)))
        elif not reading.quotations:
            put(self._console, Text("No quotations found.", "dim"))
        for number, (depth, quotation) in enumerate(nested(reading.quotations), start=1):
            label = Text(f"{number:<{INDENT}}", "dim")
            entry(self._console, label, quotation, reading.article.text, depth * INDENT)
            self._console.print()
        if reading.events:
            self._events(reading)
        if reading.people:
            self._people(reading.people)
        from onrecord.cli.acts import times_and_places

        times_and_places(self._console, reading)

    def _events(self, reading: Reading) -> None:
        from onrecord.cli.acts import entry as act

        put(self._console, Text("Events", "bold"))
        for number, event in enumerate(reading.events, start=1):
            act(self._console, Text(f"{number:<{INDENT}}", "dim"), event, reading.article.text)
            self._console.print()

    def _people(self, people: tuple[Entity, ...]) -> None:
        put(self._console, Text("Mentioned", "bold"))
        names = [words(entity.name) for entity in people]
        widest = min(max(name.cell_len for name in names), self._console.width // 2)
        for name, entity in sorted(zip(names, people, strict=True), key=lambda pair: -len(pair[1].mentions)):
            name.pad_right(max(widest - name.cell_len, 0))
            times = f"{len(entity.mentions)} mention{'s' * (len(entity.mentions) != 1)}"
            put(self._console, Text.assemble(name, (f"  {entity.type:<12}  ", "dim"), times), INDENT)
        self._console.print()


def heading(article: Article) -> Iterator[Text]:
    """Yield the lines that say which article this is; what was found in the text is said to be."""
    yield words(article.title or article.ref, "bold")
    about = [words(article.outlet)] if article.outlet else []
    about.append(_date(article))
    if article.title:
        about.append(words(article.ref, "dim"))
    yield Text(" · ").join(about)


def _date(article: Article) -> Text:
    if article.published is None:
        return Text("date unknown", "dim")
    date = Text(article.published.isoformat())
    for found in article.evidence:
        if found.field == "published":
            date.append(", from the text: ", "dim")
            date.append_text(words(f"“{found.span.of(article.text)}”", "dim"))
    return date


def entry(
    console: Console, label: Text, quotation: Quotation, text: str, indent: int = 0, known_as: str | None = None
) -> None:
    """Print one quotation of the article with this text: who, how certain, what, and what stands behind it.

    `known_as` is what the record calls the speaker across articles, shown where that is not the article's name.
    """
    certainty = Text.assemble((f"{quotation.kind}  ", "cyan"), bar(quotation.score))
    who = speaker(quotation)
    if known_as is not None and quotation.speaker is not None and known_as != quotation.speaker.name:
        who.append(", ").append_text(words(f"who is {known_as}", "dim"))
    put(console, Text.assemble(label, who), indent, certainty)
    put(console, said(quotation), indent + INDENT)
    for line in details(quotation, text):
        put(console, line, indent + INDENT)


def speaker(quotation: Quotation, name: str | None = None) -> Text:
    """Return who said it, by the canonical name where one is given, and whether that was inferred."""
    if quotation.speaker is None:
        return Text("speaker unknown", "italic")
    who = words(name or quotation.speaker.name, "bold")
    if quotation.speaker.type != "person":
        who.append(f" ({quotation.speaker.type})", "dim")
    if quotation.inferred:
        who.append("  inferred", "yellow")
    return who


def said(quotation: Quotation) -> Text:
    """Return the words said, in quotation marks only where the article quotes them directly."""
    mark = "“{}”" if quotation.kind is QuotationKind.DIRECT else "{}"
    return words(" … ".join(mark.format(fragment.strip()) for fragment in fragments(quotation)))


def details(quotation: Quotation, text: str) -> Iterator[Text]:
    """Yield what stands behind a quotation: source and cue, whether the cue judges, the outlet's distance, why."""
    told = [
        words(f"{name} “{span.of(text)}”", "dim")
        for name, span in (("source", quotation.source), ("cue", quotation.cue))
        if span is not None
    ]
    if told:
        yield Text(" · ").join(told)
    judged = stance(text, quotation)
    if quotation.cue is not None and judged is not None and judged is not Stance.NEUTRAL:
        yield words(f"the reporting word “{quotation.cue.of(text)}” {MEANINGS[judged]}", "yellow")
    if quotation.distancing:
        yield Text.assemble(("the outlet keeps its distance: ", "yellow"), _listed(quotation.distancing, text))
    why = f"why: {', '.join(quotation.why)}"
    if quotation.speaker is not None:
        why += f" · who: {', '.join(quotation.speaker.why)} ({quotation.speaker.score:.2f})"
    yield words(why, "dim")


def _listed(spans: tuple[Span, ...], text: str) -> Text:
    return Text(", ").join(words(f"“{span.of(text)}”", "yellow") for span in spans)
