"""The day of an act whose sentence names none: that of another telling of it, of the sentence before, or that of the news itself.

Such a day is supposed, not read: it is told apart from what the text states, and the record, which weighs reports against one another,
works its own dates out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product

from ..draft import Draft
from ..types import Event
from .frame import Frame
from .tree import Tree

_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_NEWS_IS_NEW = 3  # days from an act to the report that brings it
_LEAD = 4  # events that open a report
_NEXT = 2  # sentences on, at most, in which a story goes on
_OPENING = 4  # tokens
_DAY = 10  # characters of a day in EDTF


@dataclass(frozen=True, slots=True)
class Telling:
    """How a sentence tells an act: `form` is noun, present, past, perfect, beside (a participle) or before (a time before the one told of)."""

    event: Event
    form: str
    quoted: bool
    sentence: int
    own: bool = False  # told by one of the sides, in direct speech


def telling(frame: Frame, event: Event, sentence: int) -> Telling:
    """How this frame tells its act."""
    quote = frame.parties.quote_at(frame.tree.tokens[frame.at].start)
    own = quote is not None and bool(set(quote.principal) & {*event.actors, *event.recipients})
    return Telling(event, "noun" if frame.entry.noun else _form(frame.tree, frame.at), quote is not None, sentence, own)


def _form(tree: Tree, at: int, depth: int = 0) -> str:
    head = tree.head(at)
    helping = tree.kids(at, "aux", "cop")
    lent = tree.tokens[at].feat("VerbForm") in ("Inf", "Ger", "Part") and not helping
    if lent and head is not None and depth < 4 and tree.rel(at) in ("xcomp", "conj", "ccomp") and tree.tokens[head].upos in ("VERB", "AUX"):
        return _form(tree, head, depth + 1)  # "decided to expel"
    if tree.rel(at) == "advcl":
        return "beside" if tree.tokens[at].feat("VerbForm") in ("Ger", "Part", "Conv") else "before"
    if tree.relative(at) or any(tree.words[m] in tree.section.subordinators for m in tree.marks(at)):
        return "before"
    past = any(tree.tokens[i].feat("Tense") == "Past" for i in helping) if helping else tree.tokens[at].feat("Tense") == "Past"
    if any(tree.is_word(c, tree.section.perfect) for c in helping):
        return "before" if past and tree.rel(at) != "ccomp" else "perfect"
    return "past" if past else "present"


class _Stated:
    """The dates that a report states, by act and its sides, and by sentence and actors."""

    def __init__(self, told: Sequence[Telling]) -> None:
        self.of_act: dict[tuple[str | None, ...], set[str]] = defaultdict(set)
        self.beside: dict[tuple[int, tuple[str, ...]], set[str]] = defaultdict(set)
        for one in told:
            if one.event.date:
                self.beside[one.sentence, one.event.actors].add(one.event.date)
                for key in _sides(one.event) if one.event.status == "actual" else ():
                    self.of_act[key].add(one.event.date)


def _sides(event: Event) -> Iterator[tuple[str | None, ...]]:
    """The act for each two of its sides: one act has them in common with another telling of it."""
    return ((event.type, event.mode, actor, recipient) for actor, recipient in product(event.actors, event.recipients))


def supposed(draft: Draft, told: Sequence[Telling]) -> tuple[Event, ...]:
    """The events, those without a stated date with the one that the rest of the report lends them, where it does."""
    published = _day(draft.report.published.edtf)
    news = _time_of_news(told, draft.report.published.edtf)
    found: list[Event] = []
    stated = _Stated(told)
    for place, one in enumerate(told):
        event = one.event
        if event.date is None and event.date_relative is None and event.time is None:
            lent = _lent(told, place, found, stated, published, None if _back_then(draft, one.sentence) else news)
            event = replace(event, supposed=lent[0], supposed_from=lent[1]) if lent is not None else event
        found.append(event)
    return tuple(found)


def _back_then(draft: Draft, number: int) -> bool:
    """True for a sentence that opens with "at that time", "dengang": what it tells is no news."""
    opening = " ".join(token.text.lower() for token in draft.sentences[number].tokens[:_OPENING])
    return any(f"{opening} ".startswith(f"{word} ") for word in draft.pack.dates.then)


def _lent(
    told: Sequence[Telling], place: int, found: Sequence[Event], stated: _Stated, published: date | None, news: str | None
) -> tuple[str, str] | None:
    one = told[place]
    event = one.event
    if event.status == "hypothetical":
        return None
    same = _told_elsewhere(stated, one, published)
    if same is not None:
        return same, "another telling of it"
    if (one.form == "noun" and not one.own) or one.form == "before" or (one.quoted and one.form != "present" and not one.own):
        return None
    beside = stated.beside[one.sentence, event.actors]
    if len(beside) == 1 and one.form in ("beside", "past"):
        return next(iter(beside)), "its own sentence"
    before = _going_on(found[-1] if found else None, told[place - 1] if place else None, one, published)
    if before is not None:
        return before, "the sentence before"
    return (f"{news}~", "the day of the news") if news is not None else None


def _going_on(event: Event | None, before: Telling | None, one: Telling, published: date | None) -> str | None:
    """The day of long ago of which the sentence before told, when this one goes on about the same actor."""
    if event is None or before is None or one.sentence - before.sentence > _NEXT or event.actors != one.event.actors:
        return None
    told = event.date or (event.supposed if event.supposed_from == "the sentence before" else None)
    goes_on = one.form == "past" or (one.form == "perfect" and event.type == one.event.type)
    fine = told is not None and _MONTH.match(told) is not None  # a bare year is often that of a conference or a treaty that is named
    return told if fine and goes_on and _old(told or "", published) else None


def _told_elsewhere(stated: _Stated, one: Telling, published: date | None) -> str | None:
    """The one date that other tellings of the same act state; what is told as new was not done long ago."""
    mine = one.event
    new = one.form == "present" or (one.form == "perfect" and one.sentence <= 1)
    days = {day for key in _sides(mine) for day in stated.of_act[key] if not (new and _old(day, published))}
    return days.pop() if len(days) == 1 else None


def _time_of_news(told: Sequence[Telling], edtf: str | None) -> str | None:
    """The day that the opening gives for what it tells, where that is just before publication; else the day, or month, of publication."""
    published = _day(edtf)
    if published is None:
        return edtf if edtf is not None and _MONTH.fullmatch(edtf) else None
    for one in told[:_LEAD]:
        stated = _day(one.event.date)
        if stated is not None and one.event.status == "actual" and timedelta() <= published - stated < timedelta(days=_NEWS_IS_NEW):
            return stated.isoformat()
    return published.isoformat()


def _old(edtf: str, published: date | None) -> bool:
    """True for what is dated well before the report, or by more than a day."""
    day = _day(edtf)
    return day is None or published is None or published - day > timedelta(days=7)


def _day(edtf: str | None) -> date | None:
    try:
        return date.fromisoformat(edtf[:_DAY]) if edtf and len(edtf) >= _DAY and "/" not in edtf else None
    except ValueError:
        return None
