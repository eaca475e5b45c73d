"""Time expressions of one report, with their values as far as this report alone supports them.

What words mean a time stands in the pack (`dates.toml`); what a bare "Tuesday" or "in December" looks at, the past or the
future, is told by the clause it stands in. The symbolic form is kept beside every value that hangs on the day of publication.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..packs.dates import DateRule
from ..text import Span
from ..when import hangs, is_edtf, is_relative, period, resolve
from .draft import Draft, overlapping
from .time_patterns import TimeMatcher, folded, matcher_of, slots_filled
from .times_direction import ClauseWords, clause_words, likelier, token_at, toward_of
from .times_found import Match, best, matches
from .times_ranges import in_order, joined
from .times_told import base_of, counts_in, in_told_year, latest, told_before
from .types import Point, Time

_BESIDE = 12  # characters between a term and the day on which it was set
_COUNTED = 2  # words from a number to the noun that it counts
_COUNTED_OFF = re.compile(r"(?:-P\d+[DWMQY]|(?:day|week|month|quarter|year)-\d+)(?: approx)?")
_MARKS = frozenset(',.;:!?)»”"\n')


def find_times(draft: Draft) -> tuple[Time, ...]:
    """The report's time expressions in order, without overlap; in junk only the date of publication."""
    matcher = matcher_of(draft.pack)
    words = clause_words(draft.pack)
    times: list[Time] = []
    for match in best(m for m in matches(draft, matcher) if _in_tense(draft, matcher, words, m)):
        rule = match.pattern.rule
        if rule is not None and (time := _time(draft, matcher, words, match, rule, times)) is not None:
            times.append(in_told_year(draft, time, times))
    return tuple(joined(draft, times))


def _in_tense(draft: Draft, matcher: TimeMatcher, words: ClauseWords, match: Match) -> bool:
    """False where the rule is for another tense than the clause's, so that a rule for this one gets its turn."""
    rule = match.pattern.rule
    if rule is None or not rule.tense:
        return True
    bound = _bound(matcher, draft.report.text, match)[1] if rule.bounds else None
    toward = _plain(toward_of(draft, words, draft.sentence_at(match.span), match.span, bound))
    return toward in (rule.tense, "") or (rule.tense == "future" and toward == "present")


def _plain(toward: str) -> str:
    return "past" if toward == "heading" else toward


def _time(draft: Draft, matcher: TimeMatcher, words: ClauseWords, match: Match, rule: DateRule, before: Sequence[Time]) -> Time | None:
    text = draft.report.text
    if _in_name(draft, match.span) or _counts(draft, match.span):
        return None
    span, bound = _bound(matcher, text, match) if rule.bounds else (match.span, None)
    if before and span.start < before[-1].span.end:  # the word belongs to the time before it: "a week after Monday"
        span, bound = match.span, None
    sentence = draft.sentence_at(match.span)
    if bound == "latest":  # "no later than Thursday", but of what has happened "as late as Thursday", which is no limit
        span, bound = (match.span, None) if toward_of(draft, words, sentence, match.span, None) in ("past", "heading") else (span, "by")
    if bound == "before" and words.ends is not None and words.ends.search(text, match.span.start, match.span.end):
        bound = "by"
    ambiguous = bound == "start"  # "from 1 September": a beginning only where that day is still to come
    bound = None if ambiguous else bound
    free = before and _is_deadline(before[-1]) and match.span.start - before[-1].span.end <= _BESIDE
    toward = likelier(draft, words, matcher, match, rule, toward_of(draft, words, sentence, match.span, bound, within=not free), bound)
    relative = slots_filled(matcher, match.found, rule.value, toward, base="")
    if relative is None:
        return None
    if ambiguous:
        span, bound = (span, "from") if _lies_ahead(relative, draft.report.published.edtf) else (match.span, None)
    relative, anchor, then = _counted(draft, matcher, words, _Counting(match, rule, relative, toward, span, bound), before)
    timex = slots_filled(matcher, match.found, rule.timex, toward, base="") or ""
    point = Point(span=match.span, relative=relative, timex=timex)
    missed = " past" if toward in ("past", "heading", "") else " near"
    return _valued(draft, rule, span, _bounded(relative, bound), anchor, then, point, missed)


@dataclass(frozen=True, slots=True)
class _Counting:
    """An expression as far as it is read: which rule, what it means, where its clause looks, where it stands, which limit it has."""

    match: Match
    rule: DateRule
    relative: str
    toward: str
    span: Span
    bound: str | None


def _counted(draft: Draft, matcher: TimeMatcher, words: ClauseWords, one: _Counting, before: Sequence[Time]) -> tuple[str, str, bool]:
    """What the expression means, from what it counts, and whether its clause counts from a time told before that nobody dates."""
    text, sentence, rule, found = draft.report.text, draft.sentence_at(one.match.span), one.rule, one.match.found
    relative, anchor, span = one.relative, rule.anchor, one.span
    if anchor == "time" and rule.back:
        base = base_of(words, text, sentence, span, before)
        back = slots_filled(matcher, found, rule.back, one.toward, base=base) if base is not None else None
        if back is not None and is_relative(back):
            relative, anchor = back, "published"
    if anchor == "time" and rule.told and not (rule.bare and _has_complement(draft, span)):
        base, unit = told_before(draft, span, before) or (None, "")
        told = slots_filled(matcher, found, rule.told, one.toward, base=base) if base is not None else None
        if told is not None and is_relative(told) and counts_in(told.removeprefix(base or ""), unit):
            relative, anchor = told, "published"
    then = words.counts_from_then(text, sentence, span)
    if then and anchor == "published" and one.bound is None and _COUNTED_OFF.fullmatch(relative):
        base, unit = told_before(draft, span, latest(draft, span, before)) or (None, "")
        if base is not None and counts_in(f" {relative}", unit):
            return f"{base} {relative}", anchor, False
    return relative, anchor, then


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
        relative = symbolic = in_order(relative, draft.report.published.edtf)
        edtf = resolve(relative, draft.report.published.edtf) or resolve(relative.replace(" same", missed), draft.report.published.edtf)
    text = span.of(draft.report.text)
    return Time(span=span, text=text, edtf=edtf, relative=symbolic, anchor=on, rule=f"{draft.pack.tag}/{rule.id}", points=(point,))


def _bound(matcher: TimeMatcher, text: str, match: Match) -> tuple[Span, str | None]:
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


def _has_complement(draft: Draft, span: Span) -> bool:
    """True unless a verb or a mark follows: then the expression hangs on what a noun or clause behind it tells."""
    if draft.report.text[span.end : span.end + 1] in _MARKS or span.end == len(draft.report.text):
        return False
    sentence = draft.sentence_at(span) if draft.deep else None
    following = next((t for t in sentence.tokens if t.start >= span.end), None) if sentence is not None else None
    return following is None or following.upos not in ("VERB", "AUX")


def _in_name(draft: Draft, span: Span) -> bool:
    """True when the words are part of somebody's name ("Theresa May")."""
    return any(n.kind == "person" and n.span.contains(span) and len(n.span) > len(span) for n in overlapping(draft.names, span.start, span.end))


def _counts(draft: Draft, span: Span) -> bool:
    """True when a bare number counts the noun after it ("2014 soldiers"), as far as there is a tree to tell."""
    sentence = draft.sentence_at(span) if draft.deep and span.of(draft.report.text).isdigit() else None
    if sentence is None:
        return False
    token = sentence.tokens[token_at(sentence, span)]
    if (token.start, token.end) != (span.start, span.end) or token.deprel != "nummod":
        return False
    noun = sentence.tokens[token.head]
    determined = any(t.deprel == "det" and t.head == token.head for t in sentence.tokens)
    near = token.head - token_at(sentence, span) <= _COUNTED
    return near and noun.start > span.end and noun.upos == "NOUN" and noun.feat("Number") == "Plur" and not determined
