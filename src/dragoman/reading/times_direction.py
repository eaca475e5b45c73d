"""Past or future: of which time the clause speaks in which a bare "Tuesday" or "in December" stands."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from ..models import Sentence, Token
from ..packs import Pack
from ..packs.dates import DateRule
from ..report.types import Role
from ..text import Span
from ..when import is_relative, period, resolve
from .draft import Draft, overlapping
from .time_patterns import TimeMatcher, slots_filled
from .times_found import Match

_WORD = re.compile(r"\w+")
_NEITHER = (False, False)
_STEM = 2  # letters of a word before an ending that tells
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


class Cues:
    """Words and phrases that tell of one time, looked up word by word; a form that opens with "-" is the end of a word."""

    def __init__(self, forms: Sequence[str]) -> None:
        known = {form.casefold(): form for form in forms}
        self._words = frozenset(form for form in known if _WORD.fullmatch(form))
        self._ends = tuple(form[1:] for form in known if form[0] == "-")
        self._phrases: dict[str, list[re.Pattern[str]]] = {}
        for form in sorted((f for f in known if f not in self._words and f[0] != "-"), key=len, reverse=True):
            self._phrases.setdefault(_WORD.findall(form)[0], []).append(re.compile(rf"{re.escape(known[form])}(?!\w)", re.IGNORECASE))

    def tells(self, word: str) -> bool:
        """True for a word that alone is a cue."""
        folded = word.casefold()
        return folded in self._words or (
            folded.endswith(self._ends) and any(folded.endswith(end) and len(folded) >= len(end) + _STEM for end in self._ends)
        )

    def begins(self, word: str) -> bool:
        """True for a word that is a cue or may open one."""
        return word.casefold() in self._phrases or self.tells(word)

    def at(self, text: str, word: Span) -> Span | None:
        """The longest cue that begins with a word of a text."""
        first = word.of(text)
        phrase = next((m for p in self._phrases.get(first.casefold(), ()) if (m := p.match(text, word.start))), None)
        if phrase is not None:
            return Span(*phrase.span())
        return word if self.tells(first) else None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ClauseWords:
    """The pack's words that tell of which time a clause speaks, where one clause ends, and that "ago" counts from another time."""

    future: Cues
    past: Cues
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
        future=Cues(section.future),
        past=Cues(section.past),
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
    first = at = token_at(sentence, span)
    while sentence.tokens[at].head != at and span.start <= sentence.tokens[sentence.tokens[at].head].start < span.end:
        at = sentence.tokens[at].head  # from "på" to "torsdag"
    return "NOUN" in (sentence.tokens[sentence.tokens[at].head].upos, sentence.tokens[max(first - 1, 0)].upos)


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
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)", re.IGNORECASE)


def _verb_cue(draft: Draft, words: ClauseWords, sentence: Sentence, span: Span) -> str | None:
    """What the tense of the verb above the expression tells; `None` where there is no tree, or none to be believed."""
    verb = _verb_above(sentence, token_at(sentence, span)) if draft.deep else None
    if verb is None or _named(draft, sentence.tokens[verb]):
        return None
    group = [token for i, token in enumerate(sentence.tokens) if i == verb or (token.head == verb and token.upos == "AUX")]
    if sentence.tokens[verb].feat("VerbForm") == "Inf" and len(group) == 1 and sentence.tokens[sentence.tokens[verb].head].upos == "VERB":
        above = sentence.tokens[verb].head  # an infinitive is of its verb's time: "chose to declare on Monday"
        group = [token for i, token in enumerate(sentence.tokens) if i == above or (token.head == above and token.upos == "AUX")]
    if any(words.future.tells(token.text) for token in group) or any(t.feat("Tense") == "Fut" for t in group):
        return "future"
    if any(t.feat("Tense") == "Pres" and t.feat("VerbForm") == "Fin" for t in group) and _in_heading(draft, span):
        return "heading"  # headlines tell in the present what has happened
    if any(t.feat("Tense") == "Past" or (t.feat("VerbForm") != "Inf" and words.past.tells(t.text)) for t in group):
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


@lru_cache(maxsize=4)
def _cues(words: ClauseWords, text: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Where a text's words look ahead and where they look back."""
    ahead: list[Span] = []
    back: list[Span] = []
    for word in _WORD.finditer(text):
        begun = _begins(words, word[0])
        if begun == _NEITHER:
            continue
        for begins, cues, held in zip(begun, (words.future, words.past), (ahead, back), strict=True):
            cue = cues.at(text, Span(*word.span())) if begins and not (held and held[-1].end > word.start()) else None
            if cue is not None:
                held.append(cue)
    return tuple(ahead), tuple(back)


@lru_cache(maxsize=50_000)
def _begins(words: ClauseWords, word: str) -> tuple[bool, bool]:
    """Whether a cue that looks ahead, and one that looks back, may begin with a word."""
    return words.future.begins(word), words.past.begins(word)


def _nearest_cue(words: ClauseWords, draft: Draft, start: int, end: int, span: Span) -> str | None:
    best: tuple[int, str] | None = None
    people = [n.span for n in overlapping(draft.names, start, end) if n.kind == "person"]  # "May" looks nowhere
    ahead: list[int] = []  # where words that look ahead end: "should be signed" does not look back
    for kind, cues in zip(("future", "past"), _cues(words, draft.report.text), strict=True):
        for at in range(bisect_left(cues, start, key=lambda cue: cue.start), len(cues)):
            found = cues[at]
            if found.end > end:
                break
            if found.overlaps(span) or any(found.overlaps(n) for n in people):
                continue
            if kind == "future":
                ahead.append(found.end)
            elif any(_AUXILIARIES.fullmatch(draft.report.text, before, found.start) for before in ahead) or _is_no_preterite(draft, found.start):
                continue
            gap = span.start - found.end if found.end <= span.start else found.start - span.end
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
