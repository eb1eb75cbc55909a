"""The data behind the charts, in JSON and CSV: the same questions as their pages answer."""

from __future__ import annotations

import io
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from onrecord.export import geography, network, timeline_csv
from onrecord.export.json_lines import moment_as_dict
from onrecord.record.timeline import latest_first
from onrecord.web import plotting
from onrecord.web.api import CSV, PROBLEMS, AsciiJSON, download
from onrecord.web.chart_questions import MapQuestion, NetworkQuestion, TimelineQuestion
from onrecord.web.chart_schemas import MapAnswer, NetworkAnswer, TimelineAnswer
from onrecord.web.library import library_of
from onrecord.web.questions import Format

router = APIRouter(prefix="/api", responses=PROBLEMS)


@router.get("/timeline", response_model=TimelineAnswer, responses={200: CSV}, summary="A timeline")
def timeline(request: Request, question: Annotated[TimelineQuestion, Query()]) -> Response:
    """What a person, body or country said and took part in, oldest first, undated ones last; the latest of them."""
    record, last = library_of(request).record(), question.offset + question.limit
    found = record.points(
        question.who, since=question.since, until=question.until, wanted=question.wanted(), limit=last
    )
    limited = len(found) == last
    shown = set(latest_first(found)[question.offset :])
    moments = record.moments([point for point in found if point in shown])
    if question.format is Format.CSV:
        written = io.StringIO(newline="")
        timeline_csv.write_csv(moments, written)
        return download(written, "timeline")
    return AsciiJSON({"limited": limited, "moments": [moment_as_dict(moment) for moment in moments]})


@router.get("/map", response_model=MapAnswer, responses={200: CSV}, summary="Where events are")
def where(request: Request, question: Annotated[MapQuestion, Query()]) -> Response:
    """How many events each country has part in, by quad class, and the places where they took place."""
    found = plotting.geography(library_of(request), question)
    if question.format is Format.CSV:
        written = io.StringIO(newline="")
        geography.write_csv(found, written)
        return download(written, "map")
    return AsciiJSON(geography.as_dict(found))


@router.get("/network", response_model=NetworkAnswer, responses={200: CSV}, summary="Who speaks about and acts on whom")
def relations(request: Request, question: Annotated[NetworkQuestion, Query()]) -> Response:
    """Who spoke about whom and who acted on whom, and how often: the whole network or that around somebody."""
    found = plotting.relations(library_of(request), question)
    if question.format is Format.CSV:
        written = io.StringIO(newline="")
        network.write_csv(found, written)
        return download(written, "network")
    return AsciiJSON(network.as_dict(found))
