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

from ...when.edtf import period
from ...when.relative import resolve
from ..draft import Draft
from ..types import Event
from . import content
from .frame import Frame
from .tree import Tree

_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_NEWS_IS_NEW = 3  # days from an act to the report that brings it
_LEAD = 4  # events that open a report
_NEXT = 2  # sentences on, at most, in which a story goes on
_OPENING = 4  # tokens
_READ = ("another telling of it", "the sentence before", "its own sentence")  # where a supposed day is one that the text states
_SPOKEN = frozenset(("CONSULT", "REQUEST", "ACCUSE", "SUPPORT", "THREATEN", "REJECT", "AGREE"))  # done in words, when one meets or writes
_DAY = 10  # characters of a day in EDTF
_STRETCH = re.compile(r"(?P<way>[+-])(?P<length>P\d+[DWMY])(?P<open> / \.\.)?(?: approx)?")


@dataclass(frozen=True, slots=True)
class Telling:
    """How a sentence tells an act: `form` is noun, present, past, perfect, relative, beside (a participle) or before (a time before that)."""

    event: Event
    form: str
    quoted: bool
    sentence: int
    own: bool = False  # told by who did it, in direct speech
    counted: str | None = None  # the stretch that is counted from it to what its sentence tells besides ("two days after …")
    told_on: str | None = None  # the day on which its sentence says that it was told


def telling(draft: Draft, frame: Frame, event: Event, sentence: int) -> Telling:
    """How this frame tells its act."""
    quote = frame.parties.quote_at(frame.tree.tokens[frame.at].start)
    own = quote is not None and bool(set(quote.principal) & set(event.actors))
    form = _noun_form(frame, event) if frame.entry.noun else _form(frame.tree, frame.at)
    counted = content.counted_from(draft, frame)
    return Telling(
        event, form, quote is not None, sentence, own, draft.times[counted].relative if counted is not None else None, content.told_on(draft, frame)
    )


def _noun_form(frame: Frame, event: Event) -> str:
    """The form of a noun: present where it tells what its actor is at ("continues its build-up"), else it may recall what was done at any time."""
    tree, head = frame.tree, frame.tree.head(frame.at)
    if head is None or tree.rel(frame.at) != "obj" or tree.tokens[head].feat("Tense") != "Pres" or tree.kids(head, "aux"):
        return "noun"
    doing = (frame.parties.headed(s) for s in tree.kids(head, "nsubj"))
    acts = any(party is not None and set(party.principals) & set(event.actors) for party in doing)
    return "present" if acts and _form(tree, head) == "present" else "noun"


def _form(tree: Tree, at: int, depth: int = 0) -> str:
    head = tree.head(at)
    helping = tree.kids(at, "aux", "cop")
    lent = tree.tokens[at].feat("VerbForm") in ("Inf", "Ger", "Part") and not helping
    if lent and head is not None and depth < 4 and tree.rel(at) in ("xcomp", "conj", "ccomp") and tree.tokens[head].upos in ("VERB", "AUX"):
        return _form(tree, head, depth + 1)  # "decided to expel"
    marks = [tree.words[m] for m in tree.marks(at)]
    timed = any(word in tree.section.subordinators for word in marks)
    if tree.rel(at) == "advcl" and (timed or not marks):  # "so dissatisfied that he has now demanded" is no other time
        return "beside" if tree.tokens[at].feat("VerbForm") in ("Ger", "Part", "Conv") else "before"
    relative = tree.relative(at) and not marks
    if not relative and tree.rel(at) != "ccomp" and timed:
        return "before"
    past = any(tree.tokens[i].feat("Tense") == "Past" for i in helping) if helping else tree.tokens[at].feat("Tense") == "Past"
    perfect = any(tree.is_word(c, tree.section.perfect) for c in helping)
    if relative:
        return "relative" if past and not perfect else "before"
    if perfect:
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
                dates = one.event.status == "actual" and "/" not in one.event.date  # "more than a month ago" is no day to lend
                for key in _sides(one.event) if dates else ():
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
    counted = [_counted(event, one, told, found) for event, one in zip(found, told, strict=True)]
    return tuple(_known_elsewhere(draft, event, one, counted) for event, one in zip(counted, told, strict=True))


def _known_elsewhere(draft: Draft, event: Event, one: Telling, found: Sequence[Event]) -> Event:
    """The event, one that a noun recalls or of which only the latest day is known with the one day that the report knows for such an act."""
    latest = event.date is not None and event.date.startswith("../")
    if event.status != "actual" or not (latest or (one.form == "noun" and event.date is None and event.supposed is None)):
        return event
    days = set()
    for other in found:
        same = (other.type, other.mode, other.status) == (event.type, event.mode, event.status) and set(other.actors) & set(event.actors)
        day = other.date or (other.supposed if other.supposed_from in _READ else None)
        if other is not event and same and day is not None and _day(day) is not None and _concern(draft, event.recipients, other.recipients):
            days.add(day.rstrip("~"))
    fits = len(days) == 1 and (not latest or _within(next(iter(days)), event.date))
    if not fits:
        return event
    return replace(event, date=None, date_relative=None, supposed=days.pop(), supposed_from="another telling of it")


def _within(day: str, edtf: str | None) -> bool:
    last, known = period(edtf or "").last, _day(day)
    return last is not None and known is not None and known <= last


def _concern(draft: Draft, some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """True for acts upon the same, or upon an organisation and one of its members."""
    members = ({*side, *(m for a in side for m in draft.world.members(a))} for side in (some, others))
    return not some or not others or bool(next(members) & next(members))


def _counted(event: Event, one: Telling, told: Sequence[Telling], found: Sequence[Event]) -> Event:
    """The event, one from which a stretch is counted with the day to which the stretch leads from the other act of its sentence."""
    back = _turned(one.counted) if one.counted is not None and event.date is None and event.supposed is None else None
    if back is None:
        return event
    others = (e for e, other in zip(found, told, strict=True) if other.sentence == one.sentence and other.counted is None)
    days = {day for e in others if e.status == "actual" and (day := e.date or e.supposed) is not None and "/" not in day}
    value = resolve(back, days.pop()) if len(days) == 1 else None
    return event if value is None else replace(event, supposed=value, supposed_from="the stretch of time between the two")


def _turned(relative: str) -> str | None:
    """The way back over a stretch, `None` for one of no known length.

    >>> _turned("+P2D approx"), _turned("+P1M / ..")
    ('-P2D approx', '.. / -P1M')
    """
    found = _STRETCH.fullmatch(relative)
    if found is None:
        return None
    back = f"{'-' if found['way'] == '+' else '+'}{found['length']}"
    return f".. / {back}" if found["open"] else f"{back} approx"


def _back_then(draft: Draft, number: int) -> bool:
    """True for a sentence that opens with "at that time", "dengang": what it tells is no news."""
    opening = " ".join(token.text.lower() for token in draft.sentences[number].tokens[:_OPENING])
    return any(f"{opening} ".startswith(f"{word} ") for word in draft.pack.dates.then)


def _lent(
    told: Sequence[Telling], place: int, found: Sequence[Event], stated: _Stated, published: date | None, news: str | None
) -> tuple[str, str] | None:
    one = told[place]
    event = one.event
    if event.status == "hypothetical" or one.counted is not None:
        return None
    same = _told_elsewhere(stated, one, published) if event.status != "considered" and not _on_a_day_unknown(told, one) else None
    if same is not None:
        return same, "another telling of it"
    if one.form == "relative":
        return _in_passing(told, one)
    if one.quoted and one.form == "perfect" and not one.own and news is not None and event.status == "actual":
        return f"../{news}", "the day on which it was said"
    if (one.form == "noun" and not one.own) or one.form == "before" or (one.quoted and one.form != "present" and not one.own):
        return None
    beside = stated.beside[one.sentence, event.actors]
    if len(beside) == 1 and one.form in ("beside", "past"):
        return next(iter(beside)), "its own sentence"
    last, previous = (found[-1], told[place - 1]) if place else (None, None)
    before = _going_on(last, previous, one, published) or _still_to_come(last, previous, one, published)
    if before is not None:
        return before, "the sentence before"
    if one.told_on is not None and news is not None:
        return f"{one.told_on.rstrip('~')}~", "the day on which it was told"
    return (f"{news}~", "the day of the news") if news is not None else None


def _in_passing(told: Sequence[Telling], one: Telling) -> tuple[str, str] | None:
    """The day that a sentence states for an act of the same two, of which a relative clause tells what was said then ("met X, who asked …")."""
    if one.event.type not in _SPOKEN:
        return None
    sides = {*one.event.actors, *one.event.recipients}
    others = (t.event for t in told if t.sentence == one.sentence and t.event.status == "actual" and t.form == "past")
    days = {e.date for e in others if e.date is not None and {*e.actors, *e.recipients} == sides}
    return (days.pop(), "its own sentence") if len(days) == 1 and len(sides) > 1 else None


def _going_on(event: Event | None, before: Telling | None, one: Telling, published: date | None) -> str | None:
    """The day of long ago of which the sentence before told, when this one goes on about the same actor."""
    if event is None or before is None or one.sentence - before.sentence > _NEXT or event.actors != one.event.actors:
        return None
    told = event.date or (event.supposed if event.supposed_from == "the sentence before" else None)
    goes_on = one.form == "past" or (one.form == "perfect" and event.type == one.event.type)
    fine = told is not None and _MONTH.match(told) is not None  # a bare year is often that of a conference or a treaty that is named
    return told if fine and goes_on and _old(told or "", published) else None


def _still_to_come(event: Event | None, before: Telling | None, one: Telling, published: date | None) -> str | None:
    """The day ahead of which the sentence before told, when this one tells of something else that the same actor will do ("There he will meet X")."""
    if event is None or before is None or published is None or one.sentence - before.sentence > 1 or one.form == "noun":
        return None
    told = event.date or (event.supposed if event.supposed_from == "the sentence before" else None)
    first = period(told).first if told is not None else None
    ahead = event.status == one.event.status == "announced" and first is not None and first > published
    meets = one.event.type == "CONSULT" and bool(set(event.actors) & set(one.event.actors))
    return told if ahead and meets else None


def _on_a_day_unknown(told: Sequence[Telling], one: Telling) -> bool:
    """True where the next sentence tells of the same act with a day that we cannot place: a day stated elsewhere need not be that one."""
    mine = one.event
    near = (t.event for t in told if t is not one and abs(t.sentence - one.sentence) <= 1)
    same = (
        e for e in near if (e.type, e.mode, e.actors, e.recipients, e.status) == (mine.type, mine.mode, mine.actors, mine.recipients, mine.status)
    )
    return any(e.date is None and e.time is not None for e in same)


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
