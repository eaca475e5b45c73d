"""Numbers and dates that a copy changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from ...packs import Pack
from ...reading.types import Time
from ...text import Span
from ...when import compatible, period, resolve
from ...when.relative import DIRECTIONS
from ..letters import key_of
from ..meanings import meanings_of
from ..profile import STEM, Profile, numbers
from ..types import Change
from .lexicon import Lexicon, words_of
from .sides import Aligned, Sides, events_in, names_in, times_in

# Two days to try relative dates on, of different weekdays and months: what differs on both differs.
_TRIAL_DAYS = ("2020-01-15", "2021-06-04")

# Miles, feet, pounds, degrees and money come out as other numbers in another country's paper, rightly. Within this of one of the
# usual factors a number has been converted, not changed.
_FACTORS = (1.609, 0.621, 0.305, 3.281, 0.454, 2.205, 0.405, 2.471)
_ROUNDING = 0.06
# "5 million" for 5,000,000.
_SCALES = frozenset({1e3, 1e6, 1e9, 1e-3, 1e-6, 1e-9})
_SMALL = 10_000
_WEEK = 7
# Characters behind a number in which the thing stands that is counted.
_COUNTED = 40
# Letters of words such as articles and prepositions.
_ARTICLE = 2


def find_value_changes(sides: Sides) -> Iterator[Change]:
    """Numbers and dates with another value in the copy."""
    for pair in sides.aligned():
        if _bears_date(sides.original, pair.original) and _bears_date(sides.copy, pair.copy):
            continue  # each paper prints its own day
        yield from _numbers(sides, pair)
        yield from _amounts(sides, pair)
        yield from _crowds(sides, pair)
        yield from _dates(sides, pair)
        yield from _parts_of_day(sides, pair)


def _bears_date(profile: Profile, span: Span) -> bool:
    """True for a line that says when the report was published."""
    stated = profile.reading.report.published.span
    return stated is not None and span.overlaps(stated)


def _numbers(sides: Sides, pair: Aligned) -> Iterator[Change]:
    ours = _written(sides.original, pair.original, sides.lexicon(sides.original))
    theirs = _written(sides.copy, pair.copy, sides.lexicon(sides.copy))
    gone = _beyond(ours, theirs)
    new = _beyond(theirs, ours)
    # A number that stands on one side only may be said otherwise on the other ("both"); only a number for a number is a change.
    if not gone or not new:
        return
    pairs = list(zip(gone, new, strict=True)) if len(gone) == len(new) else []
    if sides.across_languages:
        pairs = [(one, other) for one, other in pairs if _of_one_thing(sides, one[1], other[1])]
        if not pairs:
            pairs = _counting_alike(sides, gone, [n for n in theirs if n[0] in {value for value, _ in new}])
    for (value, at), (other, there) in pairs:
        in_words = at.of(sides.original.text).isalpha() and there.of(sides.copy.text).isalpha()  # nobody converts "nine"
        if sides.across_languages and _converted(value, other) and not in_words:
            continue
        if float(value) != float(other):
            note = f"{value} has become {other}."
            yield Change(kind="changed-number", original=at, copy=there, severity="high", note=note)


Number = tuple[str, Span]


def _counting_alike(sides: Sides, gone: Sequence[Number], new: Sequence[Number]) -> list[tuple[Number, Number]]:
    """Numbers that count the same thing by the word behind them, where only one on either side does."""
    found = [(one, other) for one in gone for other in new if _is_one_thing(sides, one[1], other[1])]
    return [(x, y) for x, y in found if sum(a == x for a, _ in found) == 1 and sum(b == y for _, b in found) == 1]


def _of_one_thing(sides: Sides, at: Span, there: Span) -> bool:
    """True for two numbers in digits, or where a word says that the same is counted: "zwei" and "three" may be of two things."""
    text, other = sides.original.text, sides.copy.text
    return (at.of(text)[0].isdigit() and there.of(other)[0].isdigit()) or _is_one_thing(sides, at, there)


def _is_one_thing(sides: Sides, at: Span, there: Span) -> bool:
    """True where a word behind the numbers says that the same is counted."""
    text, other = sides.original.text, sides.copy.text
    ours, theirs = (words_of(t, Span(s.end, min(len(t), s.end + _COUNTED)))[:2] for t, s in ((text, at), (other, there)))
    held = {m for w in ours if len(w.text) > 2 for m in (*meanings_of(w.text, sides.original.language), key_of(w.text)[:STEM])}
    return any(m in held for w in theirs if len(w.text) > 2 for m in (*meanings_of(w.text, sides.copy.language), key_of(w.text)[:STEM]))


def _written(profile: Profile, span: Span, words: Lexicon | None) -> list[tuple[str, Span]]:
    """Numbers in digits and in words that belong to no date, clock or name."""
    times = (t.span for t in times_in(profile, span) if not _is_stretch(t))
    taken = [*times, *(n.span for n in names_in(profile, span))]
    text = profile.text
    out = []
    for value, start, end in numbers(span.of(text)):
        at = Span(start + span.start, end + span.start)
        clock = text[at.end : at.end + 1] == ":" or text[at.start - 1 : at.start] == ":"
        if not clock and not any(at.overlaps(t) for t in taken):
            out.append((value, at))
    if words is not None:
        groups = [n.span for n in names_in(profile, span) if n.kind == "group"]
        spoken = [(words.numbers[w.text], w.span) for w in words_of(text, span) if w.text in words.numbers]
        out += [(value, at) for value, at in spoken if not any(at.overlaps(t) and not (t in groups and t.start == at.start) for t in taken)]
        out = [_scaled(value, at, text, words) for value, at in out]
    return sorted(out, key=lambda pair: pair[1].start)


def _is_stretch(time: Time) -> bool:
    """True for so many hours or days from another day, whose number counts as any other: languages differ in what they read as a date."""
    return bool(time.relative and re.search(r" [+-]P\d", time.relative))


def _scaled(value: str, at: Span, text: str, words: Lexicon) -> tuple[str, Span]:
    """The number with what multiplies it: "1.3 billion"."""
    behind = words_of(text, Span(at.end, min(len(text), at.end + _COUNTED)))[:1]
    if not behind or not text[at.end : behind[0].span.start].isspace():
        return value, at
    scale = next((s for s, forms in words.scales.items() if forms.has(behind[0].text)), None)
    if scale is None:
        return value, at
    return f"{round(float(value) * float(scale)):d}", Span(at.start, behind[0].span.end)


def _beyond(side: list[tuple[str, Span]], other: list[tuple[str, Span]]) -> list[tuple[str, Span]]:
    left = Counter(value for value, _ in other)
    out = []
    for value, at in side:
        if left[value]:
            left[value] -= 1
        else:
            out.append((value, at))
    return out


def _converted(a: str, b: str) -> bool:
    x, y = float(a), float(b)
    if 100 * (x - 1) == y or 100 * (y - 1) == x:
        return True  # the ninth century is the 800s
    if x > 0 and y / x in _SCALES and min(x, y) < _SMALL:
        return True
    return x > 0 and any(abs(y / x - factor) <= _ROUNDING * factor for factor in _FACTORS)


def _amounts(sides: Sides, pair: Aligned) -> Iterator[Change]:
    """Amounts in words, which only the reading of an event gives as numbers."""
    for event in events_in(sides.original, pair.original):
        others = [e for e in events_in(sides.copy, pair.copy) if e.type == event.type and e.mode == event.mode]
        if len(others) != 1 or len(event.amounts) != 1 or len(others[0].amounts) != 1:
            continue
        value, other = event.amounts[0][0], others[0].amounts[0][0]
        written = _written(sides.original, pair.original, sides.lexicon(sides.original)) + _written(sides.copy, pair.copy, sides.lexicon(sides.copy))
        if value != other and not {value, other} & {n for n, _ in written}:
            note = f"{value} has become {other}."
            yield Change(kind="changed-number", original=event.trigger, copy=others[0].trigger, severity="high", note=note)


def _crowds(sides: Sides, pair: Aligned) -> Iterator[Change]:
    """Hundreds that have become thousands: numbers in words that nobody has counted."""
    ours, theirs = _uncounted(sides, sides.original, pair.original), _uncounted(sides, sides.copy, pair.copy)
    if len(ours) == len(theirs) == 1 and ours.keys() != theirs.keys():
        (at,), (there,) = ours.values(), theirs.values()
        note = f"“{at.of(sides.original.text)}” has become “{there.of(sides.copy.text)}”."
        yield Change(kind="changed-number", original=at, copy=there, severity="high", note=note)


def _uncounted(sides: Sides, profile: Profile, span: Span) -> dict[str, Span]:
    """Values of such numbers in a passage, each with its place; of "tens of thousands" the whole and not its words."""
    lexicon, words = sides.lexicon(profile), words_of(profile.text, span)
    found: dict[str, Span] = {}
    taken: set[int] = set()
    for value, forms in sorted(lexicon.crowds.items(), key=lambda pair: -len(pair[0])) if lexicon else ():
        for i in forms.find(words):
            counted = i > 0 and (words[i - 1].text[-1:].isdigit() or words[i - 1].text in lexicon.numbers) if lexicon else False
            if i not in taken and not counted:
                found.setdefault(value, words[i].span)
                taken.update(range(i, i + (_PHRASE if value in _JOINED else 1)))
    return found


# "tens of thousands", in up to so many words.
_JOINED, _PHRASE = frozenset({"10000", "100000"}), 3


def _dates(sides: Sides, pair: Aligned) -> Iterator[Change]:
    ours = [t for t in times_in(sides.original, pair.original) if (t.edtf or t.relative) and _is_told(t)]
    theirs = [t for t in times_in(sides.copy, pair.copy) if (t.edtf or t.relative) and _is_told(t)]
    for agree in (_same, _may_agree, lambda x, y: _one_night(sides, x, y)):
        for time in tuple(ours):
            same = next((t for t in theirs if agree(time, t)), None)
            if same is not None:
                ours.remove(time)
                theirs.remove(same)
    if len(ours) > 1 and len(theirs) == 1 and not _all_weekdays([*ours, *theirs]):
        ours = [t for t in ours if t.relative and theirs[0].relative and _kinds(t.relative) == _kinds(theirs[0].relative) != set()]
        ours = ours if len(ours) == 1 else []
    if ours and len(theirs) == 1 and not _in_the_same_words(sides, ours[0], theirs[0]):
        note = f"“{ours[0].text}” has become “{theirs[0].text}”."
        yield Change(kind="changed-date", original=ours[0].span, copy=theirs[0].span, severity="high", note=note)


def _in_the_same_words(sides: Sides, a: Time, b: Time) -> bool:
    """True for "samme dag" and "the same day", whatever day that is on either side: the change, if any, stands where that day is named."""
    ours, theirs = words_of(sides.original.text, a.span), words_of(sides.copy.text, b.span)
    if not sides.across_languages:
        return [w.text for w in ours] == [w.text for w in theirs]
    there = {m for w in theirs for m in (key_of(w.text), *meanings_of(w.text, sides.copy.language))}
    here = [{key_of(w.text), *meanings_of(w.text, sides.original.language)} for w in ours if len(w.text) > _ARTICLE]
    digits = any(w.text.isdigit() for side in (ours, theirs) for w in side)
    return len(here) > 1 and not digits and all(keys & there for keys in here)


def _all_weekdays(times: Sequence[Time]) -> bool:
    """True for days of the week, of which each says plainly that it is not the other."""
    return all(t.relative is not None and _kinds(t.relative) == {"weekday"} for t in times)


def _parts_of_day(sides: Sides, pair: Aligned) -> Iterator[Change]:
    ours, theirs = times_in(sides.original, pair.original), times_in(sides.copy, pair.copy)
    if len(ours) != len(theirs):
        return
    for time, other in zip(ours, theirs, strict=True):
        part, another = _part_of_day(time, sides.pack(sides.original)), _part_of_day(other, sides.pack(sides.copy))
        if part and another and part != another and _may_agree(time, other):
            note = f"The {part} has become the {another}."
            yield Change(kind="changed-meaning", original=time.span, copy=other.span, severity="low", note=note)


def _part_of_day(time: Time, pack: Pack | None) -> str | None:
    """The part of the day that a time names, under the packs' common names for them; `None` when it names none, or several."""
    if pack is None:
        return None
    words = set(time.text.casefold().split())
    parts = {part for part, forms in pack.dates.slots.get("part", {}).items() if words & set(forms)}
    return parts.pop() if len(parts) == 1 else None


def _same(a: Time, b: Time) -> bool:
    """True for times that are told in the same way."""
    if a.relative and b.relative:
        return _bare(a.relative) == _bare(b.relative)
    return a.edtf is not None and a.edtf == b.edtf


def _may_agree(a: Time, b: Time) -> bool:
    """True unless the two surely name different days."""
    if "time" in (a.anchor, b.anchor):
        return True
    if a.edtf and b.edtf and (compatible(_bound(a.edtf), _bound(b.edtf)) or _within_a_week(a.edtf, b.edtf)):
        return True
    if a.relative and b.relative:
        if len(_kinds(a.relative) | _kinds(b.relative)) > 1:
            return True  # a day of the week and one of a month: who knows
        trials = [(resolve(a.relative, day), resolve(b.relative, day)) for day in _TRIAL_DAYS]
        return any(x is None or y is None or compatible(_bound(x), _bound(y)) for x, y in trials)
    if a.edtf and b.edtf and not a.relative and not b.relative:
        return compatible(_bound(a.edtf), _bound(b.edtf))
    return True


def _bound(edtf: str) -> str:
    """The end that is told of a time that is open at the other ("since 1994")."""
    first, slash, last = edtf.partition("/")
    return (last if first == ".." else first) if slash and ".." in (first, last) else edtf


def _within_a_week(a: str, b: str) -> bool:
    """True for "next week" and "before next week": of a limit, languages count its own day in or out."""
    opened = (".." in a) + (".." in b)
    if not opened:
        return False
    one, other = period(_bound(a)), period(_bound(b))
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return True
    return max((one.first - other.last).days, (other.first - one.last).days) <= (_WEEK if opened == 1 else 1)


def _is_told(time: Time) -> bool:
    """True for a date that is told as such; what hangs on another date changes with it."""
    return time.anchor != "time" and not (time.relative and not time.relative.startswith("day+0") and re.search(r" [+-]P", time.relative))


def _kinds(relative: str) -> set[str]:
    return {kind for step in relative.split() for kind in (step.partition(":")[0],) if kind in ("weekday", "date", "month")}


def _one_night(sides: Sides, a: Time, b: Time) -> bool:
    """True for the night of Monday and the night to Tuesday, which are one: languages name it by either day."""
    if "night" not in (_part_of_day(a, sides.pack(sides.original)), _part_of_day(b, sides.pack(sides.copy))):
        return False
    days = [(_day(a, trial), _day(b, trial)) for trial in _TRIAL_DAYS]
    return all(x is not None and y is not None and abs((x - y).days) == 1 for x, y in days)


def _day(time: Time, trial: str) -> date | None:
    value = resolve(time.relative, trial) if time.relative else time.edtf
    if value is None:
        return None
    span = period(value)
    return span.first if span.first == span.last else None


def _bare(relative: str) -> tuple[str, ...]:
    """The steps without their directions, which are read from the tense of a clause and not from the words of the date."""
    return tuple(step for step in relative.split() if step not in DIRECTIONS)
