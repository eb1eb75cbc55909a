"""Gold and found quotations made by hand: passages are given as they stand in the text."""

from onrecord.evaluate.corpora import Corpus, GoldArticle, GoldQuotation
from onrecord.model import (
    Article,
    EntityType,
    Quotation,
    QuotationKind,
    Reading,
    Span,
    Speaker,
    article_id,
    quotation_id,
)

TEXT = (
    "“We have lost two harvests,” said Pavo Lim. “We shall not lose a third.”\n\n"
    "Irena Dostan denied that the sluices were shut. Many villagers believe that the river is theirs."
)


def span(passage: str, text: str = TEXT) -> Span:
    start = text.index(passage)
    return Span(start, start + len(passage))


def gold(
    *passages: str, kind: str = "direct", source: str = "", cue: str = "", speaker: str = "", speech: bool = True
) -> GoldQuotation:
    return GoldQuotation(
        kind=QuotationKind(kind),
        content=tuple(map(span, passages)),
        source=(span(source),) if source else (),
        cue=(span(cue),) if cue else (),
        speaker=speaker or None,
        speech=speech,
    )


def found(*passages: str, kind: str = "direct", source: str = "", speaker: str = "", score: float = 0.9) -> Quotation:
    content = tuple(map(span, passages))
    who = Speaker(speaker.casefold(), speaker, EntityType.PERSON, score, ("name",)) if speaker else None
    return Quotation(
        id=quotation_id(article_id(TEXT), content),
        kind=QuotationKind(kind),
        content=content,
        text=" ".join(passages),
        source=span(source) if source else None,
        cue=None,
        speaker=who,
        inferred=False,
        within=None,
        distancing=(),
        score=score,
        why=("cue:say",),
    )


def gold_article(*quotations: GoldQuotation) -> GoldArticle:
    return GoldArticle("talks", TEXT, quotations)


def corpus(*quotations: GoldQuotation) -> Corpus:
    return Corpus("test", (gold_article(*quotations),))


def reading(*quotations: Quotation, text: str = TEXT) -> Reading:
    return Reading(Article(article_id(text), "talks", text, language="en"), quotations=quotations)
