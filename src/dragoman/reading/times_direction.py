"""Past or future: of which time the clause speaks in which a bare "Tuesday" or "in December" stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ..models import Sentence, Token
from ..packs import Pack
from ..packs.dates import DateRule
from ..report.types import Role
from ..text import Span
from ..when import is_relative, period, resolve
from .draft import Draft, overlapping
from .time_patterns import TimeMatcher, slots_filled
from .times_found import Match

WINDOW = 240  # characters at each side in which words can tell of which time a clause speaks: scraped "sentences" can be endless
# Days without a year: from how far back, and to how near ahead, the coming one is meant rather; the same for months; and the other way round.
_LONG_AGO, _SOON = 240, 100
_NEARLY_A_YEAR, _VERY_SOON = 330, 31  # where a verb in the past stands right above
_MONTHS_AGO, _NEXT_MONTHS = 300, 66
_JUST_NOW, _A_YEAR = 21, 340
_WEEK_BUT_ONE = 6
_A_MONTH, _SEASON, _TWO_SEASONS = range(28, 32), 125, 200  # nobody asks without a year for a month that is over now and comes again in half a year
_AUXILIARIES = re.compile(r"\s(?:\w{2,4}\s){0,2}")  # what may stand between a word that looks ahead and its participle ("would have been signed")
_OPEN_WAY = re.compile(r"\{(?:toward|nearby|lately|eve|ahead|behind)\}")
_GOVERNED = 60  # characters before a time in which a noun that it belongs to may stand
_CLAUSE_END = re.compile(r"[,;:()«»“”\"–—]")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseWords:
    """The pack's words that tell of which time a clause speaks, where one clause ends, and that "ago" counts from another time."""

    future: re.Pattern[str] | None
    past: re.Pattern[str] | None
    clause: re.Pattern[str] | None
    forward: re.Pattern[str] | None
    then: re.Pattern[str] | None
    ends: re.Pattern[str] | None  # "the end of"
    after: re.Pattern[str] | None  # "after" or "since" with a noun behind it, right before the time: "after the vote in August"

    def counts_from_then(self, text: str, sentence: Sentence | None, span: Span) -> bool:
        """True when words before the expression move its viewpoint to a time told before ("at that time it was five years ago")."""
        if self.then is None or sentence is None:
            return False
        return self.then.search(text, max(sentence.start, span.start - WINDOW), span.start) is not None


@cache
def clause_words(pack: Pack) -> ClauseWords:
    """The pack's words, compiled once."""
    section = pack.dates
    return ClauseWords(
        future=_phrases(section.future),
        past=_phrases(section.past),
        clause=_phrases(section.clause),
        forward=_phrases(section.forward),
        then=_phrases(section.then),
        ends=_phrases(section.ends),
        after=_before_noun((*section.bounds.get("after", ()), *section.bounds.get("since", ()))),
    )


def toward_of(draft: Draft, words: ClauseWords, sentence: Sentence | None, span: Span, bound: str | None, *, within: bool = True) -> str:
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
    start, end = max(sentence.start, span.start - WINDOW), min(sentence.end, span.end + WINDOW)
    left, right = _clause(words, text, start, end, span)
    cue = _nearest_cue(words, draft, left, right, span) or _verb_cue(draft, words, sentence, span)
    if cue == "future" and _nearest_cue(words, draft, left, span.start, span) != "future" and _told_before(draft, sentence, span):
        return "past"
    if cue in (None, "present", "heading") and words.after is not None and words.after.search(text, max(start, span.start - _GOVERNED), span.start):
        return "past"
    if bound == "from":  # what begins is mostly still to come, whatever the rest of the sentence tells
        return cue or "future"
    return cue or _nearest_cue(words, draft, right, end, span) or _nearest_cue(words, draft, start, left, span) or ""


def _told_before(draft: Draft, sentence: Sentence, span: Span) -> bool:
    """True when the expression hangs on a finite verb of the past that stands before it: what looks ahead behind it is another's.

    "Visited Ankara on Tuesday to meet the president", "said on Monday the ministers will meet".
    """
    verb = _verb_above(sentence, token_at(sentence, span)) if draft.deep else None
    token = sentence.tokens[verb] if verb is not None else None
    finite = token is not None and token.feat("Tense") == "Past" and token.feat("VerbForm") == "Fin"
    return token is not None and finite and token.end <= span.start and not _named(draft, token)


def likelier(draft: Draft, words: ClauseWords, matcher: TimeMatcher, match: Match, rule: DateRule, toward: str, bound: str | None) -> str:
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
    if toward == "future" and past.days in _A_MONTH and back <= _SEASON and ahead >= _TWO_SEASONS and not _surely_ahead(draft, words, match.span):
        return "past"
    yesterday = back == 1 and ahead == _WEEK_BUT_ONE
    return "past" if yesterday and (toward == "present" or (toward == "future" and _on_noun(draft, match.span))) else toward


def _meant(matcher: TimeMatcher, match: Match, rule: DateRule, way: str, day: str | None) -> str | None:
    relative = slots_filled(matcher, match.found, rule.value, way, base="")
    return resolve(relative, day) if relative is not None and is_relative(relative) else None


def _on_noun(draft: Draft, span: Span) -> bool:
    """True when the expression hangs on a noun or stands right behind one ("asks it to look into the incident Sunday")."""
    sentence = draft.sentence_at(span) if draft.deep else None
    if sentence is None:
        return False
    at = token_at(sentence, span)
    return "NOUN" in (sentence.tokens[sentence.tokens[at].head].upos, sentence.tokens[max(at - 1, 0)].upos)


def _surely_past(draft: Draft, words: ClauseWords, span: Span) -> bool:
    """True when the verb right above the expression, or the nearest telling word of its own clause, stands in the past."""
    sentence = draft.sentence_at(span)
    if sentence is None:
        return False
    text = draft.report.text
    left, right = _clause(words, text, max(sentence.start, span.start - WINDOW), min(sentence.end, span.end + WINDOW), span)
    if _nearest_cue(words, draft, left, right, span) == "past":
        return True
    verb = _verb_above(sentence, token_at(sentence, span)) if draft.deep else None
    return verb is not None and sentence.tokens[verb].feat("Tense") == "Past"


def _surely_ahead(draft: Draft, words: ClauseWords, span: Span) -> bool:
    """True when the nearest telling word of the expression's own clause, or the verb above it, looks ahead."""
    sentence = draft.sentence_at(span)
    if sentence is None:
        return False
    left, right = _clause(words, draft.report.text, max(sentence.start, span.start - WINDOW), min(sentence.end, span.end + WINDOW), span)
    return "future" in (_nearest_cue(words, draft, left, right, span), _verb_cue(draft, words, sentence, span))


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


def _verb_cue(draft: Draft, words: ClauseWords, sentence: Sentence, span: Span) -> str | None:
    """What the tense of the verb above the expression tells; `None` where there is no tree, or none to be believed."""
    verb = _verb_above(sentence, token_at(sentence, span)) if draft.deep else None
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
    if any(t.feat("Tense") == "Past" or (words.past is not None and t.feat("VerbForm") != "Inf" and words.past.fullmatch(t.text)) for t in group):
        return "past"
    return "present" if any(t.feat("Tense") == "Pres" and t.feat("VerbForm") == "Fin" for t in group) else None


def _in_heading(draft: Draft, span: Span) -> bool:
    return any(block.role is Role.TITLE and block.span.contains(span) for block in draft.report.blocks)


def _is_asked_for(draft: Draft, words: ClauseWords, sentence: Sentence, span: Span) -> bool:
    """True when the expression stands in an infinitive clause of what somebody asks for, promises or plans."""
    at = token_at(sentence, span)
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


def token_at(sentence: Sentence, span: Span) -> int:
    """The place of the token with which a stretch begins."""
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


def _clause(words: ClauseWords, text: str, start: int, end: int, span: Span) -> tuple[int, int]:
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


def _nearest_cue(words: ClauseWords, draft: Draft, start: int, end: int, span: Span) -> str | None:
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
    token = sentence.tokens[token_at(sentence, Span(start, start + 1))]
    return token.upos in ("NOUN", "PROPN") or token.feat("VerbForm") == "Inf"
