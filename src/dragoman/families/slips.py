"""Slips of a language that show its writer, or his machine, to come from another: wrong words in a row, another's word order, words left standing.

What counts as a slip stands in the packs. Each is a reason to look, and light: people who write a language well make some of them too.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..packs import Pack
from ..packs.copies import Slip
from ..reading.types import Reading
from ..report.types import Role
from ..text import Span
from .changes.lexicon import Word, Words, words_of
from .letters import key_of
from .profile import has_quote_marks

_RUNNING = frozenset({Role.TITLE, Role.SUBHEADING, Role.CAPTION, Role.LEDE, Role.BODY})
# Words before a slip among which what makes it right is looked for.
_BEFORE = 3
# Shorter words in strange letters are signs and abbreviations.
_LETTERS = 4
# "from 20 to 10": two numbers with one short word between and one before.
_FROM_TO = re.compile(r"\b[^\W\d_]{1,5}\s(\d{1,6})\s[^\W\d_]{1,5}\s(\d{1,6})\b")
_MARKS = "\"“”„«»‘’'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A slip: where it stands, its kind, severity and note as in a sign, and how sure it is."""

    kind: str
    span: Span
    severity: str
    sure: float
    note: str


def find_slips(reading: Reading, packs: Mapping[str, Pack]) -> Iterator[Found]:
    """The slips of a report, of each way to slip those in the order of the text."""
    pack = packs.get(reading.report.language)
    if pack is None:
        return
    spans = _sentences(reading)
    yield from _wordings(reading, spans, pack)
    yield from _order(reading, spans, pack)
    yield from _left_standing(reading, spans, pack, _small_words(pack.tag, packs))
    yield from _institutions(reading, pack)
    yield from _sums(reading, spans)
    yield from _echoes(reading, spans, pack)


def _sentences(reading: Reading) -> tuple[Span, ...]:
    running = [b.span for b in reading.report.blocks if b.role in _RUNNING]
    return tuple(s for s in reading.sentences or running if any(b.start <= s.start < b.end for b in running))


@lru_cache(maxsize=256)
def _words(slip: Slip) -> tuple[Words, Words]:
    return Words(slip.words), Words(slip.unless)


def _wordings(reading: Reading, spans: Sequence[Span], pack: Pack) -> Iterator[Found]:
    text = reading.report.text
    for span in spans if pack.copies.slips else ():
        words = words_of(text, span)
        for slip in pack.copies.slips:
            wrong, right = _words(slip)
            for i in wrong.find(words):
                if not right.find(words[max(0, i - _BEFORE) : i]):
                    last = min(len(words) - 1, i + max(len(w.split()) for w in slip.words if words[i].text.startswith(w.split()[0])) - 1)
                    at = Span(words[i].span.start, words[last].span.end)
                    note = f"“{at.of(text)}” is not how this language says it ({slip.means})."
                    yield Found(kind="mistranslation", span=at, severity="low", sure=0.6, note=note)


def _order(reading: Reading, spans: Sequence[Span], pack: Pack) -> Iterator[Found]:
    """A sentence that opens with a time and goes on with the verb, as others of Europe's languages have it and this one has not."""
    auxiliaries, text = Words(pack.copies.auxiliaries), reading.report.text
    opening = {t.span.start: t.span for t in reading.times}
    for span in spans if auxiliaries else ():
        first = words_of(text, span)[:2]  # the time, or a preposition with it
        time = next((opening[w.span.start] for w in first if w.span.start in opening), None)
        if time is None or text[span.start : span.end].rstrip(_MARKS + " ").endswith("?"):
            continue
        words = words_of(text, Span(time.end, span.end))
        if len(words) > 2 and text[time.end : words[0].span.start].isspace() and auxiliaries.has(words[0].text) and _is_subject(words[1:3], text):
            at = Span(time.start, words[1].span.end)
            note = "The verb stands before its subject, as in other languages after a time at the beginning."
            yield Found(kind="mistranslation", span=at, severity="low", sure=0.7, note=note)


def _is_subject(words: Sequence[Word], text: str) -> bool:
    """True for words with capitals, of which the first is a name or what people are called by their country."""
    return text[words[0].span.start].isupper() and len(words[0].text) > 1


def _left_standing(reading: Reading, spans: Sequence[Span], pack: Pack, small: Mapping[str, str]) -> Iterator[Found]:
    """A word in letters that the language does not have, or a small word of another language among its own."""
    strange, loans, text = frozenset(pack.copies.strange), Words(pack.copies.loans), reading.report.text
    script = _script(text[spans[0].start : spans[0].end]) if spans else None
    told: set[str] = set()
    for span in spans:
        words = words_of(text, span)
        for i, word in enumerate(words):
            written = word.span.of(text)
            if not written.islower() or written in told or loans.has(word.text):
                continue
            letters = len(written) >= _LETTERS and strange & set(written)
            foreign = script is not None and _script(written) not in (None, script)
            beside = [w.span.of(text) for w in words[max(0, i - 1) : i + 2] if w is not word]
            left = written in small and len(beside) > 1 and all(w.islower() for w in beside)
            if not (letters or foreign or left) or has_quote_marks(text[max(0, word.span.start - 1) : word.span.end + 1]):
                continue
            told.add(written)
            note = f"“{written}” is a word of another language, left standing."
            yield Found(kind="mistranslation", span=word.span, severity="low", sure=0.6, note=note)


def _script(words: str) -> str | None:
    """The alphabet of the first letter of a stretch, by its name in Unicode."""
    letter = next((c for c in words if c.isalpha()), None)
    return unicodedata.name(letter, "").partition(" ")[0] if letter else None


def _small_words(tag: str, packs: Mapping[str, Pack]) -> Mapping[str, str]:
    """Small words that other languages have and this one has not, with the language of each."""
    return {word: other for other, pack in packs.items() if other != tag for word in pack.copies.small if word not in packs[tag].copies.known}


def _institutions(reading: Reading, pack: Pack) -> Iterator[Found]:
    """An institution with a word too many in its name, or made a part of one that nobody has heard of."""
    text, bodies = reading.report.text, Words(pack.copies.bodies)
    for name in reading.names:
        if name.kind != "organisation" or not name.id or not name.label:
            continue
        written, right = [key_of(w) for w in re.findall(r"\w+", name.text)], [key_of(w) for w in re.findall(r"\w+", name.label)]
        if len(written) == len(right) + 1 > 2 and written[0] == right[0] and written[-1] == right[-1] and _is_within(right, written):
            note = f"“{name.text}” is elsewhere called {name.label}."
            yield Found(kind="changed-name", span=name.span, severity="low", sure=0.4, note=note)
        behind = words_of(text, Span(name.span.end, min(len(text), name.span.end + 80)))
        for link in pack.copies.belonging:
            n = len(link.split())
            if " ".join(w.text for w in behind[:n]) != link or not text[name.span.end :].startswith(" "):
                continue
            called = _called(behind[n:], text)
            if len(called) > 1 and all(bodies.has(w.text) for w in called):
                at = Span(name.span.start, called[-1].span.end)
                no_body = Span(called[0].span.start, called[-1].span.end).of(text)
                note = f"“{no_body}” names no certain institution that {name.text} could be a part of."
                yield Found(kind="changed-name", span=at, severity="medium", sure=0.5, note=note)


def _called(words: Sequence[Word], text: str) -> Sequence[Word]:
    """The words with capitals that stand together at the beginning of these."""
    for i, word in enumerate(words):
        if not text[word.span.start].isupper() or (i and text[words[i - 1].span.end : word.span.start] != " "):
            return words[:i]
    return words


def _is_within(right: Sequence[str], written: Sequence[str]) -> bool:
    rest = iter(written)
    return all(word in rest for word in right)


def _sums(reading: Reading, spans: Sequence[Span]) -> Iterator[Found]:
    """So many gone, and fewer or more than that between what there were and what there are."""
    text, starts = reading.report.text, [s.start for s in spans]
    for event in reading.events:
        i = bisect_left(starts, event.trigger.start + 1) - 1
        if event.mode not in _REMOVING or len(event.amounts) != 1 or i < 0:
            continue
        count = event.amounts[0][0]
        for m in _FROM_TO.finditer(text, spans[i].start, spans[i].end):
            before, after = int(m.group(1)), int(m.group(2))
            if count.isdigit() and before > after and before - after != int(count) and int(count) < before < _YEARS:
                note = f"{before} less {count} is not {after}: what was cut otherwise is not told, or two things have become one."
                yield Found(kind="changed-meaning", span=Span(event.trigger.start, m.end()), severity="medium", sure=0.4, note=note)
                return


_REMOVING = frozenset({"expel", "recall", "withdraw-accreditation", "reduce-staff", "withdraw-forces"})
_YEARS = 1900


def _echoes(reading: Reading, spans: Sequence[Span], pack: Pack) -> Iterator[Found]:
    """An adjective and the adverb made of it in one sentence: a word was rendered twice."""
    if not pack.copies.adverb:
        return
    for span in spans:
        words = words_of(reading.report.text, span)
        held = {w.text: w for w in words if len(w.text) > _LETTERS}
        for word in words:
            base = held.get(word.text.removesuffix(pack.copies.adverb)) if word.text.endswith(pack.copies.adverb) else None
            if base is not None:
                at = Span(min(base.span.start, word.span.start), max(base.span.end, word.span.end))
                note = f"One sentence has “{base.text}” and “{word.text}”."
                yield Found(kind="mistranslation", span=at, severity="low", sure=0.3, note=note)
