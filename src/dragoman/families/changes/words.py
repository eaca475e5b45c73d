"""What a copy did to words that were said, and to whether something happened at all."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from ...packs import shipped_packs
from ...reading.types import Event, Quote
from ...text import Span
from ..profile import Profile, has_quote_marks, opens_with_dash
from ..quotemarks import unbalanced
from ..types import Change
from .sides import Aligned, Sides, events_in, line_around, line_bounds, names_in, quotes_in

# A fragment in marks ("so-called") is no statement; from here on somebody is quoted.
_STATEMENT = 5


def find_word_changes(sides: Sides) -> Iterator[Change]:
    """Quotations lost, made or given to somebody else; acts with another standing; marks that do not close."""
    for pair in sides.aligned():
        yield from _quotations(sides, pair)
        yield from _standing(sides, pair)
        yield from _marks(sides, pair)
    if not sides.across_languages:
        for pair in sides.aligned(0.5):
            if pair.running:
                yield from _wording(sides, pair)


def _quotations(sides: Sides, pair: Aligned) -> Iterator[Change]:
    direct = [q for q in quotes_in(sides.original, pair.original) if q.kind == "direct" and _long(q, sides.original)]
    in_copy = [q for q in quotes_in(sides.copy, pair.copy) if q.kind != "indirect"]
    if direct and not in_copy and not _marked(sides.copy, pair.copy):
        quote = direct[0]
        told = [q for q in quotes_in(sides.copy, pair.copy) if q.cue is not None and q.cue.start < q.span.start]
        if told:
            severity, note = "medium", f"A direct quotation{_by(quote)} has become reported speech."
        else:
            severity, note = "high", f"A direct quotation{_by(quote)} has lost its marks: it reads as the paper's own words."
        yield Change(kind="lost-attribution", original=quote.span, copy=pair.copy, severity=severity, note=note)
    made = [q for q in in_copy if q.kind == "direct" and _long(q, sides.copy)]
    if made and not quotes_in(sides.original, pair.original) and not _marked(sides.original, pair.original):
        note = f"The copy prints as a direct quotation{_by(made[0])} what the original says in its own words."
        yield Change(kind="changed-meaning", original=pair.original, copy=made[0].span, severity="high", note=note)
    if len(direct) == len(made) == 1:
        yield from _other_speaker(sides, pair, direct[0], made[0])


def _long(quote: Quote, profile: Profile) -> bool:
    return len(quote.span.of(profile.text).split()) >= _STATEMENT


def _by(quote: Quote) -> str:
    return f" of {quote.label}" if quote.label else ""


def _marked(profile: Profile, span: Span) -> bool:
    """True when the paragraph shows by marks or a dash that somebody speaks."""
    line = line_around(profile, span)
    return has_quote_marks(line.of(profile.text)) or opens_with_dash(profile.text, line.start) or opens_with_dash(profile.text, span.start)


def _other_speaker(sides: Sides, pair: Aligned, ours: Quote, theirs: Quote) -> Iterator[Change]:
    if not ours.speaker or not theirs.speaker or ours.speaker == theirs.speaker or set(ours.principal) & set(theirs.principal):
        return
    named = {n.id for n in names_in(sides.copy, pair.copy)}
    if ours.speaker not in named and theirs.speaker in named:
        note = f"The words of {ours.label or ours.speaker_text} are given to {theirs.label or theirs.speaker_text}."
        yield Change(kind="lost-attribution", original=ours.span, copy=theirs.span, severity="high", note=note)


def _standing(sides: Sides, pair: Aligned) -> Iterator[Change]:
    """An act that happened in one report and is denied, planned or only possible in the other."""
    if pair.score < 0.5:
        return
    ours, theirs = events_in(sides.original, pair.original), events_in(sides.copy, pair.copy)
    for event in ours:
        others = [e for e in theirs if e.type == event.type]
        if len(others) != 1 or sum(e.type == event.type for e in ours) != 1 or not _same_parties(event, others[0]):
            continue
        other = others[0]
        if other.status != event.status:
            grave = "denied" in (event.status, other.status)
            note = f"What is {event.status} in the original is {other.status} in the copy."
            yield Change(kind="changed-meaning", original=event.trigger, copy=other.trigger, severity="high" if grave else "medium", note=note)
        elif event.mode and other.mode and event.mode != other.mode and not sides.across_languages:
            # Across languages the lexicons draw these lines each in its own way.
            note = f"“{event.mode}” in the original is “{other.mode}” in the copy."
            yield Change(kind="changed-meaning", original=event.trigger, copy=other.trigger, severity="medium", note=note)


def _same_parties(a: Event, b: Event) -> bool:
    return bool(set(a.actors) & set(b.actors)) and (not a.recipients or not b.recipients or bool(set(a.recipients) & set(b.recipients)))


def _marks(sides: Sides, pair: Aligned) -> Iterator[Change]:
    odd = unbalanced(sides.copy.text, pair.copy)
    if odd is not None and unbalanced(sides.original.text, line_around(sides.original, pair.original)) is None:
        note = "A quotation mark opens or closes nothing: where the quotation ends cannot be seen."
        yield Change(kind="mistranslation", original=pair.original, copy=_with_neighbours(sides.copy.text, odd), severity="medium", note=note)


def _with_neighbours(text: str, mark: Span) -> Span:
    """The mark with the word before and the word after, so that a person can see where it stands."""
    start, end = mark.start, mark.end
    line = line_bounds(text, mark)
    while start > line.start and (text[start - 1].isspace() or not text[start : mark.start].strip()):
        start -= 1
    while start > line.start and not text[start - 1].isspace():
        start -= 1
    while end < line.end and not (text[end].isspace() and text[mark.end : end].strip(".,;:!? ")):
        end += 1
    return Span(start, end)


def _wording(sides: Sides, pair: Aligned) -> Iterator[Change]:
    """In one language: words that were put in the place of others."""
    ours, theirs = _tokens(sides.original, pair.original), _tokens(sides.copy, pair.copy)
    negations = _negations(sides.original.language)
    matcher = SequenceMatcher(a=[w.casefold() for w, _ in ours], b=[w.casefold() for w, _ in theirs], autojunk=False)
    for what, a1, a2, b1, b2 in matcher.get_opcodes():
        lost = {w.casefold() for w, _ in ours[a1:a2]} & negations
        gained = {w.casefold() for w, _ in theirs[b1:b2]} & negations
        if what != "equal" and bool(lost) != bool(gained):
            word = min(lost or gained)
            note = f"The copy says the contrary: it {'leaves out' if lost else 'puts in'} “{word}”."
            yield Change(kind="changed-meaning", original=pair.original, copy=pair.copy, severity="high", note=note)
        elif what == "replace" and any(c.isalpha() for w, _ in ours[a1:a2] for c in w):
            at, there = Span(ours[a1][1].start, ours[a2 - 1][1].end), Span(theirs[b1][1].start, theirs[b2 - 1][1].end)
            note = f"“{_short(at.of(sides.original.text))}” has become “{_short(there.of(sides.copy.text))}”."
            yield Change(kind="changed-meaning", original=at, copy=there, severity="low", note=note)


def _negations(language: str) -> frozenset[str]:
    pack = shipped_packs().get(language)
    return frozenset(pack.events.negations) if pack is not None else frozenset()


def _tokens(profile: Profile, span: Span) -> list[tuple[str, Span]]:
    out, place = [], span.start
    for word in span.of(profile.text).split():
        start = profile.text.index(word, place)
        place = start + len(word)
        bare = word.strip(".,;:!?…\"'“”„«»‘’()[]–—-")
        if bare:
            at = start + word.index(bare)
            out.append((bare, Span(at, at + len(bare))))
    return out


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:57].rstrip() + "…"
