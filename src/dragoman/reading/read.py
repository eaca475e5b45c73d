"""The reading of one report, from text to names, times, quotes, events, channels and commitments."""

from __future__ import annotations

from dataclasses import replace

from ..models import Analyser
from ..packs import Pack
from ..report.types import Note, Report
from ..text import Span
from ..world import World
from .channels import find_channels
from .commitments import find_commitments
from .draft import Draft
from .events import Scenes, find_events
from .names import find_names
from .quotes import find_quotes
from .references import find_references
from .sentences import split, with_names
from .times import find_times
from .types import Reading


def read(report: Report, *, pack: Pack | None, analyser: Analyser | None, world: World) -> Reading:
    """All that this report says, each item with its characters; pure and deterministic.

    Args:
        report: the report with its blocks.
        pack: the pack of its language; `None` gives a reading that only says that it is blind here.
        analyser: the pipeline that the pack names; `None` leaves out what needs trees, with a note.
        world: states, organisations, persons and instruments to resolve names against.
    """
    if pack is None:
        message = f"There is no language pack for {report.language!r}: nothing was read beyond the report's frame."
        return Reading(report=report, notes=(*report.notes, Note(code="language-without-pack", message=message)))
    notes = list(report.notes)
    if analyser is None:
        message = f"There is no pipeline for {report.language!r}: events and indirect quotes that need a sentence's tree were not read."
        notes.append(Note(code="language-without-trees", message=message))
    draft = Draft(report=report, pack=pack, world=world, sentences=split(report, analyser), deep=analyser is not None)
    names = find_names(draft)
    draft = replace(draft, names=names, sentences=with_names(draft.sentences, names))
    draft = replace(draft, references=find_references(draft))
    draft = replace(draft, times=find_times(draft))
    quotes, quote_notes = find_quotes(draft)
    draft = replace(draft, quotes=quotes)
    scenes = Scenes(draft, analyser)
    events = find_events(draft, scenes) if draft.deep else ()
    return Reading(
        report=report,
        names=draft.names,
        references=draft.references,
        times=draft.times,
        quotes=quotes,
        events=events,
        channels=find_channels(draft, events, scenes) if draft.deep else (),
        commitments=find_commitments(draft, events),
        sentences=tuple(Span(s.start, s.end) for s in draft.sentences),
        notes=(*notes, *quote_notes),
    )
