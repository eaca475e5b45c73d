"""Passages that a copy left out, put in, or took from somewhere else."""

from __future__ import annotations

from collections.abc import Iterator

from ...report.types import Role
from ...text import cover
from ..alignment import Bead
from ..profile import FRAME, Passage
from ..types import Change
from .lexicon import words_of
from .sides import RUNNING, Sides, events_in, names_in, quotes_in

# Shorter leftovers are subheadings, captions' ends, scraps.
_SCRAP = 25

# A rendering of less than this of the usual length leaves something out; of sentences so long, beside so many others, so surely aligned.
_TOO_SHORT, _LONG, _FEWEST, _RENDERS = 0.64, 12, 3, 0.6

# What a sentence is about shows in its first words.
_OPENS = 3
_SOURCE = 9  # words of the longest sentence that says nothing but who said what stands beside it; longer ones say what was said, too

# A sentence has so many words, and a label no more than these.
_SENTENCE, _LABEL = 3, 6

# How many runs are told one by one; what a short excerpt left out of a long report is one finding.
_MOST_RUNS = 8


def find_passage_changes(sides: Sides) -> Iterator[Change]:
    """Sentences that one side has and the other has not."""
    yield from _dropped(sides)
    yield from _added(sides)
    if sides.across_languages:
        yield from _shortened(sides)


def _dropped(sides: Sides) -> Iterator[Change]:
    runs = [run for run, _ in _runs(sides.relation.beads, 0, sides.original.passages)]
    if sides.relation.kind == "excerpt" or len(runs) > _MOST_RUNS:
        if runs:
            count = sum(len(run) for run in runs)
            note = f"The copy leaves out {count} of {len(sides.original.passages)} passages."
            whole = cover(p.span for run in runs for p in run)
            yield Change(kind="dropped", original=whole, copy=None, severity="medium", note=note)
        return
    for run in runs:
        place = cover(p.span for p in run)
        if _is_source(sides, run):
            note = "The copy leaves out the sentence that says who said it."
            yield Change(kind="lost-attribution", original=place, copy=None, severity="high", note=note)
            continue
        refused = [e for e in events_in(sides.original, place) if e.type == "REJECT" or e.status == "denied"]
        if refused:
            severity, note = "high", "The copy leaves out a refusal or denial."
        elif _is_scrap(run, sides.original.text) or all(p.role in (Role.SUBHEADING, Role.CAPTION, Role.PULLQUOTE) for p in run):
            severity, note = "low", "The copy leaves out a line."
        else:
            severity, note = "medium", f"The copy leaves out {_sentences(run)}."
        yield Change(kind="dropped", original=place, copy=None, severity=severity, note=note)


def _added(sides: Sides) -> Iterator[Change]:
    runs = _runs(sides.relation.beads, 1, sides.copy.passages)
    known = {key for p in sides.original.passages for key in (*p.anchors, *(f"s:{c[:5]}" for c in p.capitals))}
    for run, inside in runs:
        place = cover(p.span for p in run)
        if _is_foreign(run, known, sides.copy.passages) and inside:
            severity, note = "high", "Matter from somewhere else stands in the middle of the copy: its names occur nowhere else in either report."
        elif all(_is_label(p, sides.copy.text) for p in run):
            yield Change(kind="boilerplate", original=None, copy=place, severity="low", note="The copy adds a line that is no sentence.")
            continue
        elif _is_scrap(run, sides.copy.text):
            severity, note = "low", "The copy adds a line."
        else:
            severity, note = "medium", f"The copy adds {_sentences(run)}."
        yield Change(kind="added", original=None, copy=place, severity=severity, note=note)


def _shortened(sides: Sides) -> Iterator[Change]:
    """A sentence of which a good part has no room in its rendering, which is far shorter than the others are."""
    alone = [(b.a[0], b.b[0]) for b in sides.relation.beads if len(b.a) == len(b.b) == 1 and b.score >= _RENDERS]
    alone = [(i, j) for i, j in alone if sides.original.passages[i].role in RUNNING and sides.copy.passages[j].role in RUNNING]
    sizes = [(sides.original.passages[i].size, sides.copy.passages[j].size) for i, j in alone]
    if len(alone) < _FEWEST:
        return
    for n, (i, j) in enumerate(alone):
        one, other = sides.original.passages[i], sides.copy.passages[j]
        rest = [s for m, s in enumerate(sizes) if m != n]
        usual = sum(y for _, y in rest) / max(1, sum(x for x, _ in rest))
        if len(one.words) >= _LONG and other.size < _TOO_SHORT * usual * one.size:
            refused = _refusals(sides, one, other)
            severity, what = ("high", "with a refusal or denial") if refused else ("medium", "as its rendering is far shorter than the others are")
            yield Change(
                kind="dropped", original=one.span, copy=other.span, severity=severity, note=f"A part of the sentence seems to be left out, {what}."
            )


def _refusals(sides: Sides, one: Passage, other: Passage) -> bool:
    here, there = events_in(sides.original, one.span), events_in(sides.copy, other.span)
    return any(e.type == "REJECT" or e.status == "denied" for e in here) and not any(e.type == "REJECT" or e.status == "denied" for e in there)


def _is_scrap(run: list[Passage], text: str) -> bool:
    """True for a few letters that are no whole sentence."""
    whole = any(p.span.of(text).rstrip("\"'”’»› ").endswith((".", "!", "?")) and len(p.words) >= _SENTENCE for p in run)
    return not whole and sum(p.size for p in run) < _SCRAP


def _is_source(sides: Sides, run: list[Passage]) -> bool:
    """True for a short sentence that says nothing but who said what stands beside it."""
    lexicon = sides.lexicon(sides.original)
    if lexicon is None or len(run) != 1 or len(run[0].words) > _SOURCE or run[0].quoted or not names_in(sides.original, run[0].span):
        return False
    words = words_of(sides.original.text, run[0].span)
    acts = any(n.span.start == words[0].span.start for n in names_in(sides.original, run[0].span)) or events_in(sides.original, run[0].span)
    return not acts and not quotes_in(sides.original, run[0].span) and bool(lexicon.saying.find(words[:_OPENS]))


def _is_label(passage: Passage, text: str) -> bool:
    """True for a few words that do not end as a sentence does: who wrote it, of what it is a part, where more is to be read."""
    return len(passage.words) <= _LABEL and passage.span.of(text).rstrip("\"'”’»› ")[-1:] not in ".!?…:"


def _is_foreign(run: list[Passage], known: set[str], passages: tuple[Passage, ...]) -> bool:
    """True when the run has names of its own, and no name in common with the original or the rest of the copy."""
    own = {key for p in run for key in _names(p)}
    elsewhere = {key for p in passages if p not in run for key in _names(p)}
    return len(own) >= 2 and not own & (known | elsewhere)


def _names(passage: Passage) -> set[str]:
    # The first word has its capital from its place; only what stands inside the sentence is sure to be a name.
    first = passage.words[0][:3] if passage.words else ""
    keys = {key for key in passage.anchors if key.startswith("=")}
    return keys | {f"s:{c[:5]}" for c in passage.capitals if len(c) >= 4 and not c.startswith(first)}


def _runs(beads: tuple[Bead, ...], side: int, passages: tuple[Passage, ...]) -> list[tuple[list[Passage], bool]]:
    """Neighbouring passages without a partner, and whether text with a partner stands before and after."""
    alone = {i for bead in beads if not (bead.a and bead.b) for i in (bead.a, bead.b)[side]}
    paired = [i for bead in beads if bead.a and bead.b for i in (bead.a, bead.b)[side]]
    if not paired:
        return []
    runs: list[tuple[list[Passage], bool]] = []
    last = -2
    for i in sorted(alone):
        if passages[i].role in FRAME or passages[i].role is Role.TITLE:
            continue
        if i == last + 1:
            runs[-1][0].append(passages[i])
        else:
            runs.append(([passages[i]], min(paired) < i < max(paired)))
        last = i
    return runs


def _sentences(run: list[Passage]) -> str:
    return "a sentence" if len(run) == 1 else f"{len(run)} sentences"
