"""Time expressions of one report, with their values as far as this report alone supports them.

What words mean a time stands in the pack (`dates.toml`); what a bare "Tuesday" or "in December" looks at, the past or the
future, is told by the clause it stands in. The symbolic form is kept beside every value that hangs on the day of publication.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ..models import Sentence, Token
from ..packs import Pack
from ..packs.dates import DateRule
from ..report.types import Role
from ..text import Span
from ..when import hangs, is_edtf, is_relative, period, resolve
from .draft import Draft, overlapping
from .time_patterns import Pattern, TimeMatcher, filled, folded, group_of, matcher_of
from .types import Point, Time

_WORD = re.compile(r"\w+")
_HEADER = (Role.DATELINE, Role.BYLINE)
_WINDOW = 240  # characters at each side in which words can tell of which time a clause speaks: scraped "sentences" can be endless
_HEADER_LINE = 60  # a crawler's or site's line with the date is no longer than this
# A digit that is glued to other signs is part of a number, a code, a price or a score, not of a date.
_GLUED_BEFORE = "-.,:/#§+"
_CURRENCY = "$€£"
_GLUED_AFTER = re.compile(r"[.,:/]\d|\s?[%€$£]|['’]?\d|-\d")
# Days without a year: from how far back, and to how near ahead, the coming one is meant rather; the same for months; and the other way round.
_LONG_AGO, _SOON = 240, 100
_NEARLY_A_YEAR, _VERY_SOON = 330, 31  # where a verb in the past stands right above
_MONTHS_AGO, _NEXT_MONTHS = 300, 66
_JUST_NOW, _A_YEAR = 21, 340
_WEEK_BUT_ONE = 6
_AUXILIARIES = re.compile(r"\s(?:\w{2,4}\s){0,2}")  # what may stand between a word that looks ahead and its participle ("would have been signed")
_WAY = re.compile(r" (?:past|future|near)$")
_YEARLESS = re.compile(r"(?:date|month|season|quarter):\S+ \w+$")
_OPEN_WAY = re.compile(r"\{(?:toward|nearby|lately|eve|ahead|behind)\}")
_GOVERNED = 60  # characters before a time in which a noun that it belongs to may stand
_BESIDE = 12  # characters between a term and the day on which it was set
_LINK = 24  # characters between two dates of one stretch, and before the first, in which the words that join them stand
_COUNTED = 2  # words from a number to the noun that it counts
_YEARLESS_DAY = re.compile(r"date:\d\d-\d\d (?:past|near)")
_LEAP_DAY = (2, 29)
_STORY, _NEWS = 60, 30  # days within which a story goes on in the year that it told last; and for which a day without a year is rather news
_COUNTED_OFF = re.compile(r"(?:-P\d+[DWMQY]|(?:day|week|month|quarter|year)-\d+)(?: approx)?")
_TOLD = 5  # sentences between a day and what is told to lie a day before or after it
_DEICTIC = ("day+0", "day+0 approx")
_MARKS = frozenset(',.;:!?)»”"\n')
_ONE_DAY = re.compile(r"(?:week[+-]\d+ )?(?:weekday:[A-Z]{3}|date:\d\d-\d\d)(?: (?:past|recent|eve|last|near|same))?|day-\d")
_ONE_UNIT = re.compile(r"(?:year[+-]\d+ )?(month|year)(?::\d\d(?: (?:past|last|near|future|next))?|[+-]\d+)")
_GRAINS = {"day": re.compile(r"\d{4}-\d\d-\d\d(?:T.*)?$"), "month": re.compile(r"\d{4}-(?:0\d|1[0-2])$"), "year": re.compile(r"\d{4}$")}
_MONTHLY = re.compile(r"\bmonth[+-]|P\d+M")
_YEARLY = re.compile(r"\byear[+-]|P\d+Y")
_CLAUSE_END = re.compile(r"[,;:()«»“”\"–—]")
# What a template's direction becomes where the clause speaks of the past, and where it does not tell.
# A present tense looks ahead to a weekday ("meets on Tuesday"), but as often back from a month.
_WAYS = {
    "toward": {"past": "past", "heading": "past", "present": "future", "future": "future", "": "past"},
    "nearby": {"past": "past", "heading": "past", "present": "near", "future": "future", "": "near"},
    "lately": {"past": "recent", "heading": "recent", "present": "future", "future": "future", "": "recent"},
    "eve": {"past": "eve", "heading": "eve", "present": "future", "future": "future", "": "eve"},
    "behind": {"past": "past", "heading": "past", "present": "past", "future": "future", "": "past"},
    "ahead": {"past": "past", "heading": "future", "present": "future", "future": "future", "": "future"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Match:
    span: Span
    pattern: Pattern
    found: re.Match[str]


def find_times(draft: Draft) -> tuple[Time, ...]:
    """The report's time expressions in order, without overlap; in junk only the date of publication."""
    matcher = matcher_of(draft.pack)
    words = _clause_words(draft.pack)
    times: list[Time] = []
    for match in _best(m for m in _matches(draft, matcher) if _in_tense(draft, matcher, words, m)):
        rule = match.pattern.rule
        if rule is not None and (time := _time(draft, matcher, words, match, rule, times)) is not None:
            times.append(_in_told_year(draft, time, times))
    return tuple(_joined(draft, times))


def _in_told_year(draft: Draft, time: Time, before: Sequence[Time]) -> Time:
    """A day without a year soon after one of an earlier year, told right before: of that year ("on 19 May 2023 … On the 28th of May")."""
    told, published = before[-1] if before else None, draft.report.published.edtf
    if told is None or told.relative is not None or told.edtf is None or published is None or time.edtf is None:
        return time
    if (
        _YEARLESS_DAY.fullmatch(time.relative or "") is None
        or _sentences_before(draft, time.span.start) - _sentences_before(draft, told.span.start) > _TOLD
    ):
        return time
    start, meant, now = period(told.edtf).last, period(time.edtf).first, period(published).first
    if start is None or meant is None or now is None or _GRAINS["day"].match(told.edtf.rpartition("/")[2]) is None:
        return time
    if (meant.month, meant.day) == _LEAP_DAY:
        return time
    then = next(day for year in (start.year, start.year + 1) if (day := meant.replace(year=year)) > start)
    if (then - start).days > _STORY or then.year >= meant.year or (now - meant).days < _NEWS:
        return time
    return replace(time, edtf=then.isoformat(), relative=None, anchor=None, points=(replace(time.points[0], relative=f"at:{then}"),))


def _joined(draft: Draft, times: Sequence[Time]) -> Iterator[Time]:
    """The times, with two that the pack's words make one stretch as one ("from 3 May until the end of June")."""
    text, at = draft.report.text, 0
    while at < len(times):
        one = times[at]
        stretch = _stretch(draft, one, times[at + 1]) if at + 1 < len(times) and times[at + 1].span.start - one.span.end <= _LINK else None
        if stretch is None:
            yield one
        else:
            start, points = stretch
            span = Span(start, times[at + 1].span.end)
            yield _dated(draft, replace(one, span=span, text=span.of(text), points=points), " / ".join(p.relative for p in points))
        at += 1 if stretch is None else 2


def _stretch(draft: Draft, one: Time, other: Time) -> tuple[int, tuple[Point, Point]] | None:
    """Where the stretch between two times begins, and the dates at its ends; `None` where no words of the pack join them."""
    text = draft.report.text
    first, last = one.points[0], other.points[0]
    start = _opening(draft.pack, text, first.span, last.span)
    if start is None or any(" / " in p.relative or "duration:" in p.relative for p in (first, last)):
        return None
    if "time" in (one.anchor, other.anchor):
        return None
    left, right = first.relative, last.relative
    if start == first.span.start and left.partition(":")[0] != right.partition(":")[0]:
        return None  # a dash alone may set one beside the other: "a day before – on Thursday, 18 July"
    if right.startswith("at:") and _YEARLESS.match(left):  # the year stands behind the second date only
        said = resolve(_WAY.sub(" past", left), right[3:])
        left = left if said is None else f"at:{said}"
    elif left.startswith("at:") and _YEARLESS.match(right):
        said = resolve(_WAY.sub(" future", right), left[3:])
        right = right if said is None else f"at:{said}"
    return (start, (replace(first, relative=left), replace(last, relative=right))) if is_relative(f"{left} / {right}") else None


def _opening(pack: Pack, text: str, first: Span, last: Span) -> int | None:
    """Where the stretch between two dates begins: at the word that opens it ("between"), or at the first date where none is needed."""
    between, before = folded(text[first.end : last.start]), text[max(first.start - _LINK, 0) : first.start]
    for opening, link in pack.dates.ranges:
        if between != link:
            continue
        if not opening:
            return first.start
        if (found := re.search(rf"(?<!\w){re.escape(opening)}\s{{1,3}}$", before, re.IGNORECASE)) is not None:
            return first.start - len(before) + found.start()
    return None


def _dated(draft: Draft, stretch: Time, whole: str) -> Time:
    """The stretch with its value."""
    if not hangs(whole):
        return replace(stretch, edtf=resolve(whole, None), relative=None, anchor=None)
    day = draft.report.published.edtf
    whole = _in_order(whole, day)
    return replace(stretch, edtf=resolve(whole, day), relative=whole, anchor="published")


def _regions(draft: Draft) -> Iterator[tuple[Span, bool]]:
    """Stretches to search, and whether they are header: blocks that one line break parts are one stretch."""
    report = draft.report
    held: Span | None = None
    held_header = False
    for block in report.blocks:
        if block.role is Role.JUNK:
            continue
        header = block.role in _HEADER
        if held is not None and header == held_header and report.text[held.end : block.span.start].count("\n") <= 1:
            held = Span(held.start, block.span.end)
            continue
        if held is not None:
            yield held, held_header
        held, held_header = block.span, header
    if held is not None:
        yield held, held_header


def _page_headers(draft: Draft) -> Iterator[Span]:
    """Junk that can still hold the page's own date: where the date was stated, and short lines above the text."""
    report = draft.report
    for block in report.blocks:
        if block.role is not Role.JUNK:
            break
        if len(block.span) <= _HEADER_LINE:
            yield block.span
    stated = report.published.span
    if stated is not None and any(b.role is Role.JUNK and len(b.span) > _HEADER_LINE and b.span.contains(stated) for b in report.blocks):
        yield stated


def _matches(draft: Draft, matcher: TimeMatcher) -> Iterator[_Match]:
    stated = draft.report.published.span
    for region, header in _regions(draft):
        for match in _matches_in(draft, matcher, region):
            rule = match.pattern.rule
            if rule is None or not rule.header or header or (stated is not None and stated.overlaps(match.span)):
                yield match
    for region in _page_headers(draft):
        for match in _matches_in(draft, matcher, region):
            if match.pattern.rule is not None and match.pattern.rule.value.startswith("at:"):
                yield match


def _matches_in(draft: Draft, matcher: TimeMatcher, region: Span) -> Iterator[_Match]:
    for pattern, span, found in occurrences(draft.report.text, matcher, region):
        yield _Match(span=span, pattern=pattern, found=found)


def occurrences(text: str, matcher: TimeMatcher, region: Span) -> Iterator[tuple[Pattern, Span, re.Match[str]]]:
    """Every pattern that holds somewhere in a stretch of text, with the span of the expression."""
    for word in _WORD.finditer(text, region.start, region.end):
        for pattern in matcher.candidates(word[0]):
            found = pattern.regex.match(text, word.start(), region.end)
            if found is None:
                continue
            span = Span(*found.span()) if pattern.whole else Span(*found.span("time"))
            if pattern.rule is None or (not _glued(text, span) and _context_allows(text, found, pattern.rule)):
                yield pattern, span, found


def _glued(text: str, span: Span) -> bool:
    before, first, last = text[span.start - 1 : span.start], text[span.start], text[span.end - 1]
    if first.isdigit() and before and before in _GLUED_BEFORE + _CURRENCY:
        further = text[max(span.start - 2, 0) : span.start - 1]
        if before in _CURRENCY or not (further.isspace() or (before == ":" and further.isalpha())):  # "Published:30 December" lacks a space only
            return True
    return last.isdigit() and _GLUED_AFTER.match(text, span.end) is not None


def _context_allows(text: str, found: re.Match[str], rule: DateRule) -> bool:
    if rule.not_before:
        before = folded(text[max(found.start() - 30, 0) : found.start()])
        if any(before == word or before.endswith(" " + word) for word in rule.not_before):
            return False
    if rule.not_after:
        after = folded(text[found.end() : found.end() + 30].replace("-", " - "))
        if any(after == word or after.startswith((word + " ", word + ",", word + ".")) for word in rule.not_after):
            return False
    return True


def _best(matches: Iterator[_Match]) -> list[_Match]:
    """The longest of those that overlap; of equally long ones the earlier rule."""
    chosen: list[_Match] = []
    taken: list[Span] = []
    for match in sorted(matches, key=lambda m: (-len(m.span), m.span.start, m.pattern.order)):
        at = bisect_right(taken, match.span)
        if (at and taken[at - 1].end > match.span.start) or (at < len(taken) and taken[at].start < match.span.end):
            continue
        taken.insert(at, match.span)
        chosen.append(match)
    return sorted(chosen, key=lambda m: m.span)


def _in_tense(draft: Draft, matcher: TimeMatcher, words: _ClauseWords, match: _Match) -> bool:
    """False where the rule is for another tense than the clause's, so that a rule for this one gets its turn."""
    rule = match.pattern.rule
    if rule is None or not rule.tense:
        return True
    bound = _bound(matcher, draft.report.text, match)[1] if rule.bounds else None
    toward = _plain(_toward(draft, words, draft.sentence_at(match.span), match.span, bound))
    return toward in (rule.tense, "") or (rule.tense == "future" and toward == "present")


def _plain(toward: str) -> str:
    return "past" if toward == "heading" else toward


def _time(draft: Draft, matcher: TimeMatcher, words: _ClauseWords, match: _Match, rule: DateRule, before: Sequence[Time]) -> Time | None:
    text = draft.report.text
    if _in_name(draft, match.span) or _counts(draft, match.span):
        return None
    span, bound = _bound(matcher, text, match) if rule.bounds else (match.span, None)
    if before and span.start < before[-1].span.end:  # the word belongs to the time before it: "a week after Monday"
        span, bound = match.span, None
    sentence = draft.sentence_at(match.span)
    if bound == "latest":  # "no later than Thursday", but of what has happened "as late as Thursday", which is no limit
        span, bound = (match.span, None) if _toward(draft, words, sentence, match.span, None) in ("past", "heading") else (span, "by")
    ambiguous = bound == "start"  # "from 1 September": a beginning only where that day is still to come
    bound = None if ambiguous else bound
    free = before and _is_deadline(before[-1]) and match.span.start - before[-1].span.end <= _BESIDE
    toward = _likelier(draft, words, matcher, match, rule, _toward(draft, words, sentence, match.span, bound, within=not free), bound)
    relative = slots_filled(matcher, match.found, rule.value, toward, base="")
    if relative is None:
        return None
    if ambiguous:
        span, bound = (span, "from") if _lies_ahead(relative, draft.report.published.edtf) else (match.span, None)
    anchor = rule.anchor
    if anchor == "time" and rule.back:
        base = _base(words, text, sentence, span, before)
        if base is not None:
            back = slots_filled(matcher, match.found, rule.back, toward, base=base)
            if back is not None and is_relative(back):
                relative, anchor = back, "published"
    if anchor == "time" and rule.told and not (rule.bare and _has_complement(draft, span)):
        base, unit = _told(draft, span, before) or (None, "")
        told = slots_filled(matcher, match.found, rule.told, toward, base=base) if base is not None else None
        if told is not None and is_relative(told) and _counts_in(told.removeprefix(base or ""), unit):
            relative, anchor = told, "published"
    then = words.counts_from_then(text, sentence, span)
    if then and anchor == "published" and bound is None and _COUNTED_OFF.fullmatch(relative):
        base, unit = _told(draft, span, _latest(draft, span, before)) or (None, "")
        if base is not None and _counts_in(f" {relative}", unit):
            relative, then = f"{base} {relative}", False
    timex = slots_filled(matcher, match.found, rule.timex, toward, base="") or ""
    point = Point(span=match.span, relative=relative, timex=timex)
    missed = " past" if toward in ("past", "heading", "") else " near"
    return _valued(draft, rule, span, _bounded(relative, bound), anchor, then, point, missed)


def _lies_ahead(relative: str, day: str | None) -> bool:
    """True for a day of a month that is surely later than the day of publication; "from Tuesday" may count on from it."""
    if not relative.startswith(("date:", "at:")):
        return False
    meant = relative[3:] if relative.startswith("at:") and " " not in relative else resolve(relative, day)
    first = period(meant).first if meant is not None and is_edtf(meant) else None
    today = period(day).last if day is not None else None
    return first is not None and today is not None and first > today


def _is_deadline(time: Time) -> bool:
    """True for "within 48 hours"."""
    return (time.relative or "").startswith("day+0 / ")


def _valued(draft: Draft, rule: DateRule, span: Span, relative: str, anchor: str, then: bool, point: Point, missed: str) -> Time | None:
    """The time with its value; `missed` is the direction in which to look for "earlier Tuesday" where the page is of another day."""
    edtf: str | None = None
    symbolic: str | None = relative
    on: str | None = anchor
    if relative.startswith("at:") and " " not in relative:
        edtf, symbolic, on = relative[3:], None, None
        if not is_edtf(edtf):
            return None
    elif not is_relative(relative):
        return None
    elif relative.startswith("duration:"):
        on = None
    elif not hangs(relative):
        edtf, symbolic, on = resolve(relative, None), None, None
        if edtf is None:
            return None
    elif anchor == "published" and then:
        on = "time"
    elif anchor == "published":
        # A page dated a day later than its words, or a day earlier, still means the nearest such day.
        relative = symbolic = _in_order(relative, draft.report.published.edtf)
        edtf = resolve(relative, draft.report.published.edtf) or resolve(relative.replace(" same", missed), draft.report.published.edtf)
    text = span.of(draft.report.text)
    return Time(span=span, text=text, edtf=edtf, relative=symbolic, anchor=on, rule=f"{draft.pack.tag}/{rule.id}", points=(point,))


def _in_order(relative: str, day: str | None) -> str:
    """A range whose ends were looked for on their own, with its end after its beginning ("between August and October", said in September)."""
    left, slash, right = relative.partition(" / ")
    if not slash or ".." in (left, right) or day is None or resolve(relative, day) is not None:
        return relative
    for ways in ((" past", " future"), (" past", " past"), (" future", " future")):
        turned = " / ".join(_WAY.sub(way, side) for side, way in zip((left, right), ways, strict=True))
        if is_relative(turned) and resolve(turned, day) is not None:
            return turned
    return relative


def slots_filled(matcher: TimeMatcher, found: re.Match[str], template: str, toward: str, *, base: str) -> str | None:
    """The template with its slots filled in, or `None` when a slot cannot mean anything there."""
    unknown = False

    def fill(slot: str, label: str | None) -> str:
        nonlocal unknown
        if slot in _WAYS:
            return _WAYS[slot][toward]
        if slot == "base":
            return base
        words = group_of(found, slot, label)
        value = None if words is None else matcher.value("number" if slot == "n" and not words.isdecimal() else slot, words)
        unknown |= value is None
        return value or ""

    whole = filled(template, fill)
    return None if unknown else whole


# ------------------------------------------------------------------------------------------------------ since, until, by


def _bound(matcher: TimeMatcher, text: str, match: _Match) -> tuple[Span, str | None]:
    """The span with the limiting word before it ("since", "before", "by"), and which kind of limit that is."""
    if matcher.bounds is None:
        return match.span, None
    start = max(match.span.start - 24, 0)
    found = matcher.bounds.search(text[start : match.span.start])
    if found is None or "\n" in found[0] or _owns(matcher, text, match.span.end):
        return match.span, None
    return Span(start + found.start(1), match.span.end), matcher.bound_of[folded(found[1])]


def _owns(matcher: TimeMatcher, text: str, end: int) -> bool:
    """True for a time in the genitive, whose noun the limiting word belongs to ("after Friday's meeting")."""
    return text.startswith(matcher.genitives, end)


def _bounded(relative: str, bound: str | None) -> str:
    if bound is None or " / " in relative or relative.startswith("duration:"):
        return relative
    match bound:
        case "since" | "from":
            return f"{relative} / .."
        case "until" | "by":
            return f".. / {relative}"
        case "before":
            return f".. / {relative} prior"
        case "after":
            return f"{relative} following / .."
        case _:
            return relative


# ---------------------------------------------------------------------------------------------------- past or future


def _likelier(draft: Draft, words: _ClauseWords, matcher: TimeMatcher, match: _Match, rule: DateRule, toward: str, bound: str | None) -> str:
    """The clause's direction, turned round where it leads much farther from the day of publication than the other one.

    Nobody writes "on 19 October" without a year of a day nearly a year ago, when one comes in four days, whatever verb stands beside it; and a
    present tense with yesterday's weekday tells of yesterday.
    """
    day = period(draft.report.published.edtf).first if draft.report.published.edtf is not None else None
    if bound not in (None, "from") or day is None or period(draft.report.published.edtf or "").last != day or not _OPEN_WAY.search(rule.value):
        return toward
    sides = (_meant(matcher, match, rule, way, draft.report.published.edtf) for way in ("past", "future"))
    past, future = (period(edtf) if edtf is not None else None for edtf in sides)
    if past is None or future is None or past.last is None or future.first is None or past.last >= day or future.first <= day:
        return toward
    back, ahead = (day - past.last).days, (future.first - day).days
    if toward in ("past", "heading", ""):
        told = _surely_past(draft, words, match.span)
        if past.days == 1 and back >= (_NEARLY_A_YEAR if told else _LONG_AGO) and ahead <= (_VERY_SOON if told else _SOON):
            return "future"
        if back >= _MONTHS_AGO and ahead <= _NEXT_MONTHS and not told:
            return "future"
    if toward == "future" and back <= _JUST_NOW and ahead >= _A_YEAR:
        return "past"
    yesterday = back == 1 and ahead == _WEEK_BUT_ONE
    return "past" if yesterday and (toward == "present" or (toward == "future" and _on_noun(draft, match.span))) else toward


def _meant(matcher: TimeMatcher, match: _Match, rule: DateRule, way: str, day: str | None) -> str | None:
    relative = slots_filled(matcher, match.found, rule.value, way, base="")
    return resolve(relative, day) if relative is not None and is_relative(relative) else None


def _on_noun(draft: Draft, span: Span) -> bool:
    """True when the expression hangs on a noun or stands right behind one ("asks it to look into the incident Sunday")."""
    sentence = draft.sentence_at(span) if draft.deep else None
    if sentence is None:
        return False
    at = _token_at(sentence, span)
    return "NOUN" in (sentence.tokens[sentence.tokens[at].head].upos, sentence.tokens[max(at - 1, 0)].upos)


def _surely_past(draft: Draft, words: _ClauseWords, span: Span) -> bool:
    """True when the verb right above the expression, or the nearest telling word of its own clause, stands in the past."""
    sentence = draft.sentence_at(span)
    if sentence is None:
        return False
    text = draft.report.text
    left, right = _clause(words, text, max(sentence.start, span.start - _WINDOW), min(sentence.end, span.end + _WINDOW), span)
    if _nearest_cue(words, draft, left, right, span) == "past":
        return True
    verb = _verb_above(sentence, _token_at(sentence, span)) if draft.deep else None
    return verb is not None and sentence.tokens[verb].feat("Tense") == "Past"


@dataclass(frozen=True, slots=True, kw_only=True)
class _ClauseWords:
    """The pack's words that tell of which time a clause speaks, where one clause ends, and that "ago" counts from another time."""

    future: re.Pattern[str] | None
    past: re.Pattern[str] | None
    clause: re.Pattern[str] | None
    forward: re.Pattern[str] | None
    then: re.Pattern[str] | None
    after: re.Pattern[str] | None  # a preposition with a noun behind it, right before the time: "after the vote in August"

    def counts_from_then(self, text: str, sentence: Sentence | None, span: Span) -> bool:
        """True when words before the expression move its viewpoint to a time told before ("at that time it was five years ago")."""
        if self.then is None or sentence is None:
            return False
        return self.then.search(text, max(sentence.start, span.start - _WINDOW), span.start) is not None


@cache
def _clause_words(pack: Pack) -> _ClauseWords:
    section = pack.dates
    return _ClauseWords(
        future=_phrases(section.future),
        past=_phrases(section.past),
        clause=_phrases(section.clause),
        forward=_phrases(section.forward),
        then=_phrases(section.then),
        after=_before_noun(section.bounds.get("after", ())),
    )


def _before_noun(words: Sequence[str]) -> re.Pattern[str] | None:
    if not words:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?:\s[\w'’-]{{1,30}}){{1,4}}\s$", re.IGNORECASE)


def _phrases(forms: Sequence[str]) -> re.Pattern[str] | None:
    if not forms:
        return None
    ordered = sorted(forms, key=lambda f: (-len(f), f))
    return re.compile(
        r"(?<!\w)(?:" + "|".join(r"\w{2,25}" + re.escape(f[1:]) if f[0] == "-" else re.escape(f) for f in ordered) + r")(?!\w)", re.IGNORECASE
    )


def _toward(draft: Draft, words: _ClauseWords, sentence: Sentence | None, span: Span, bound: str | None, *, within: bool = True) -> str:
    """Of which time the clause speaks: "past", "present", "future", "heading" (a headline's present); empty when nothing near tells.

    `within` is false where the infinitive that the time stands in has a term of its own ("asked him to leave within 48 hours on Friday").
    """
    if bound in ("by", "until"):
        return "future"
    if bound == "since":
        return "past"
    if sentence is None:
        return ""
    if within and _is_asked_for(draft, words, sentence, span):
        return "future"
    text = draft.report.text
    start, end = max(sentence.start, span.start - _WINDOW), min(sentence.end, span.end + _WINDOW)
    left, right = _clause(words, text, start, end, span)
    cue = _nearest_cue(words, draft, left, right, span) or _verb_cue(draft, words, sentence, span)
    if cue in (None, "present", "heading") and words.after is not None and words.after.search(text, max(start, span.start - _GOVERNED), span.start):
        return "past"
    if bound == "from":  # what begins is mostly still to come, whatever the rest of the sentence tells
        return cue or "future"
    return cue or _nearest_cue(words, draft, right, end, span) or _nearest_cue(words, draft, start, left, span) or ""


def _verb_cue(draft: Draft, words: _ClauseWords, sentence: Sentence, span: Span) -> str | None:
    """What the tense of the verb above the expression tells; `None` where there is no tree, or none to be believed."""
    verb = _verb_above(sentence, _token_at(sentence, span)) if draft.deep else None
    if verb is None or _named(draft, sentence.tokens[verb]):
        return None
    group = [token for i, token in enumerate(sentence.tokens) if i == verb or (token.head == verb and token.upos == "AUX")]
    if sentence.tokens[verb].feat("VerbForm") == "Inf" and len(group) == 1 and sentence.tokens[sentence.tokens[verb].head].upos == "VERB":
        above = sentence.tokens[verb].head  # an infinitive is of its verb's time: "chose to declare on Monday"
        group = [token for i, token in enumerate(sentence.tokens) if i == above or (token.head == above and token.upos == "AUX")]
    if any(words.future is not None and words.future.fullmatch(token.text) for token in group) or any(t.feat("Tense") == "Fut" for t in group):
        return "future"
    if any(t.feat("Tense") == "Pres" and t.feat("VerbForm") == "Fin" for t in group) and _in_heading(draft, span):
        return "heading"  # headlines tell in the present what has happened
    if any(t.feat("Tense") == "Past" or (words.past is not None and words.past.fullmatch(t.text)) for t in group):
        return "past"
    return "present" if any(t.feat("Tense") == "Pres" and t.feat("VerbForm") == "Fin" for t in group) else None


def _in_heading(draft: Draft, span: Span) -> bool:
    return any(block.role is Role.TITLE and block.span.contains(span) for block in draft.report.blocks)


def _is_asked_for(draft: Draft, words: _ClauseWords, sentence: Sentence, span: Span) -> bool:
    """True when the expression stands in an infinitive clause of what somebody asks for, promises or plans."""
    at = _token_at(sentence, span)
    verb = _verb_above(sentence, at) if draft.deep and words.forward is not None else None
    if verb is None or words.forward is None:
        return False
    if sentence.tokens[verb].feat("VerbForm") != "Inf" or sentence.tokens[verb].start > span.start:
        return False
    above = sentence.tokens[sentence.tokens[verb].head]
    return above.start < sentence.tokens[verb].start and words.forward.fullmatch(above.text) is not None


def _named(draft: Draft, token: Token) -> bool:
    """True for a "verb" that is part of a name: the tagger has taken it for one."""
    return bool(token.entity) or any(n.span.start < token.end and token.start < n.span.end for n in draft.names)


def _token_at(sentence: Sentence, span: Span) -> int:
    return max(bisect_right(sentence.tokens, span.start, key=lambda token: token.start) - 1, 0)


def _verb_above(sentence: Sentence, at: int) -> int | None:
    for _ in range(8):  # a time hangs a few steps below its verb; more means that the tree is wrong
        token = sentence.tokens[at]
        if token.upos == "VERB":
            return at
        if token.head == at:
            return at if token.upos == "AUX" else None
        at = token.head
    return None


def _clause(words: _ClauseWords, text: str, start: int, end: int, span: Span) -> tuple[int, int]:
    left, right = start, end
    for opener in (words.clause, _CLAUSE_END):
        if opener is None:
            continue
        for found in opener.finditer(text, start, end):
            if found.end() <= span.start:
                left = max(left, found.end())
            elif found.start() >= span.end:
                right = min(right, found.start())
    return left, right


def _nearest_cue(words: _ClauseWords, draft: Draft, start: int, end: int, span: Span) -> str | None:
    best: tuple[int, str] | None = None
    people = [n.span for n in overlapping(draft.names, start, end) if n.kind == "person"]  # "May" looks nowhere
    ahead: list[int] = []  # where words that look ahead end: "should be signed" does not look back
    for kind, cue in (("future", words.future), ("past", words.past)):
        if cue is None:
            continue
        for found in cue.finditer(draft.report.text, start, end):
            if (found.start() < span.end and span.start < found.end()) or any(found.start() < n.end and n.start < found.end() for n in people):
                continue
            if kind == "future":
                ahead.append(found.end())
            elif any(_AUXILIARIES.fullmatch(draft.report.text, before, found.start()) for before in ahead) or _is_no_preterite(draft, found.start()):
                continue
            gap = span.start - found.end() if found.end() <= span.start else found.start() - span.end
            if best is None or gap < best[0]:
                best = gap, kind
    return None if best is None else best[1]


def _is_no_preterite(draft: Draft, start: int) -> bool:
    """True for a noun or an infinitive that only ends like a verb in the past ("kan starte"), as far as there is a tree to tell."""
    sentence = draft.sentence_at(Span(start, start + 1)) if draft.deep else None
    if sentence is None:
        return False
    token = sentence.tokens[_token_at(sentence, Span(start, start + 1))]
    return token.upos in ("NOUN", "PROPN") or token.feat("VerbForm") == "Inf"


def _base(words: _ClauseWords, text: str, sentence: Sentence | None, span: Span, before: Sequence[Time]) -> str | None:
    """The symbolic date from which the same clause already counts, for "today's meeting comes a week after …"."""
    if sentence is None:
        return None
    for time in reversed(before):
        if time.span.start < max(sentence.start, span.start - _WINDOW):
            return None
        if time.anchor != "published" or time.relative is None or " / " in time.relative:
            continue
        if words.clause is not None and words.clause.search(text, time.span.end, span.start):
            return None
        return time.relative
    return None


def _told(draft: Draft, span: Span, before: Sequence[Time]) -> tuple[str, str] | None:
    """The symbolic day, month or year of the last time expression of the sentences just before, and which of the three it is."""
    for time in reversed(before):
        if time.relative in _DEICTIC or (time.relative or "").startswith("duration:"):
            continue
        if _sentences_before(draft, span.start) - _sentences_before(draft, time.span.start) > _TOLD:
            return None
        if time.relative is None:
            unit = next((unit for unit, shape in _GRAINS.items() if time.edtf is not None and shape.match(time.edtf)), None)
            return None if unit is None or time.edtf is None else (f"at:{time.edtf[:10]}", unit)
        if time.anchor == "published" and _ONE_DAY.fullmatch(time.relative):
            return time.relative, "day"
        coarse = _ONE_UNIT.fullmatch(time.relative) if time.anchor == "published" else None
        return (time.relative, coarse[1]) if coarse is not None else None
    return None


def _latest(draft: Draft, span: Span, before: Sequence[Time]) -> tuple[Time, ...]:
    """The latest of the times told in this sentence and the one before: "he came in 2019 to mark the victory of 1944; at that time …"."""
    here = _sentences_before(draft, span.start)
    near = [time for time in before[-_TOLD:] if here - _sentences_before(draft, time.span.start) <= 1 and time.relative not in _DEICTIC]
    dated = [time for time in near if time.edtf is not None and time.edtf[:4].isdigit()]
    return (max(dated, key=lambda time: time.edtf or ""),) if dated else ()


def _sentences_before(draft: Draft, at: int) -> int:
    """How many sentences have begun there."""
    return bisect_right(draft.sentences, at, key=lambda s: s.start)


def _counts_in(step: str, unit: str) -> bool:
    """Whether it makes sense to count on from a day, month or year in such a step ("a year later" from a year, but not "a day later")."""
    return unit == "day" or (unit == "month" and _MONTHLY.search(step) is not None) or _YEARLY.search(step) is not None


def _has_complement(draft: Draft, span: Span) -> bool:
    """True unless a verb or a mark follows: then the expression hangs on what a noun or clause behind it tells."""
    if draft.report.text[span.end : span.end + 1] in _MARKS or span.end == len(draft.report.text):
        return False
    sentence = draft.sentence_at(span) if draft.deep else None
    following = next((t for t in sentence.tokens if t.start >= span.end), None) if sentence is not None else None
    return following is None or following.upos not in ("VERB", "AUX")


def _in_name(draft: Draft, span: Span) -> bool:
    """True when the words are part of somebody's name ("Theresa May")."""
    return any(n.kind == "person" and n.span.contains(span) and len(n.span) > len(span) for n in draft.names)


def _counts(draft: Draft, span: Span) -> bool:
    """True when a bare number counts the noun after it ("2014 soldiers"), as far as there is a tree to tell."""
    sentence = draft.sentence_at(span) if draft.deep and span.of(draft.report.text).isdigit() else None
    if sentence is None:
        return False
    token = sentence.tokens[_token_at(sentence, span)]
    if (token.start, token.end) != (span.start, span.end) or token.deprel != "nummod":
        return False
    noun = sentence.tokens[token.head]
    determined = any(t.deprel == "det" and t.head == token.head for t in sentence.tokens)
    near = token.head - _token_at(sentence, span) <= _COUNTED
    return near and noun.start > span.end and noun.upos == "NOUN" and noun.feat("Number") == "Plur" and not determined
