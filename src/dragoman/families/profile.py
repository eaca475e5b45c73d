"""A report reduced to what families are told by: its passages, their words, and the anchors that outlive translation."""

from __future__ import annotations

import hashlib
import re
import unicodedata
import zlib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from ..reading.types import Reading
from ..report.types import Block, Role
from ..text import Span, trim
from .letters import key_of

# A report of the press has some dozens of sentences. Alignment is quadratic, so what an archive dump has beyond this is not aligned.
MOST_PASSAGES = 500

# Four words in a row: long enough that two authors seldom share them by chance, short enough to outlive light editing.
SHINGLE = 4

# Letters of a folded word that make its stem: inflection and the suffixes of another language come after them.
STEM = 5

FRAME = frozenset({Role.BYLINE, Role.DATELINE, Role.CREDIT})

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?")
_END = re.compile(r"(?<![.!?…。！？])[.!?…。！？]+[\"'”’»›)\]]*\s+(?=\S)")
_QUOTE_MARKS = frozenset('"“”„«»‹›「」『』')
_DASHES = ("–", "—", "-", "―", "−")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One sentence of a report (or a line without sentences), with its words and anchors.

    `anchors` maps a key that does not depend on the language to how much it proves when both sides have it;
    `capitals` are the folded capitalised words; `quoted` says that somebody's words are marked in it.
    """

    span: Span
    role: Role
    words: tuple[str, ...]
    size: int
    anchors: dict[str, float]
    capitals: frozenset[str]
    quoted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What the families stage keeps of one reading.

    `shingles` are hashes of the words that stand in a row anywhere outside junk; `own` those that are not inside somebody's quoted words,
    since two reporters who heard one speech share its words without copying one another. `cut` says that the report was too long to be
    looked at as a whole.
    """

    reading: Reading
    passages: tuple[Passage, ...]
    shingles: frozenset[int]
    own: frozenset[int]
    digest: str
    cut: bool

    @property
    def id(self) -> str:
        """The report's id."""
        return self.reading.report.id

    @property
    def language(self) -> str:
        """The report's language tag."""
        return self.reading.report.language

    @property
    def text(self) -> str:
        """The report's text."""
        return self.reading.report.text


def profile(reading: Reading) -> Profile:
    """What families are told by, of one reading."""
    report = reading.report
    marked = _quoted(reading)
    keys = _keys(reading)
    passages: list[Passage] = []
    shingles: set[int] = set()
    own: set[int] = set()
    stretches = list(islice(_stretches(reading), MOST_PASSAGES + 1))
    for span, role in stretches[:MOST_PASSAGES]:
        places = [(m.group(), m.start() + span.start) for m in _WORD.finditer(span.of(report.text))]
        words = tuple(w for word, _ in places for w in _pieces(word.casefold()))
        if not words:
            continue
        quoted = [q for q in marked if q.overlaps(span)]
        passages.append(_passage(span, role, words, report.text, _inside(keys, span), bool(quoted)))
        if role not in FRAME:
            shingles.update(_shingles(words))
            own.update(_shingles(tuple(w for word, at in places if not any(q.start <= at < q.end for q in quoted) for w in _pieces(word.casefold()))))
    digest = hashlib.sha256("\n".join(" ".join(p.words) for p in passages if p.role not in FRAME).encode()).hexdigest()
    cut = len(stretches) > MOST_PASSAGES
    return Profile(reading=reading, passages=tuple(passages), shingles=frozenset(shingles), own=frozenset(own), digest=digest, cut=cut)


def numbers(text: str) -> tuple[tuple[str, int, int], ...]:
    """Numbers written in digits, without the marks that group thousands, each with where it stands.

    >>> [n for n, *_ in numbers("20 000 av 1.500 og 3,5")]
    ['20000', '1500', '3.5']
    """
    found = []
    for m in _NUMBER.finditer(text):
        digits = m.group()
        grouped = re.fullmatch(r"\d{1,3}([.,\u00a0\u202f ])\d{3}(?:\1\d{3})*", digits)
        value = re.sub(r"\D", "", digits) if grouped else digits.replace(",", ".") if re.fullmatch(r"\d+[.,]\d+", digits) else None
        if value is not None or digits.isdigit():
            found.append((value or digits, m.start(), m.end()))
        else:
            found.extend((part.group(), m.start() + part.start(), m.start() + part.end()) for part in re.finditer(r"\d+", digits))
    return tuple(found)


def opens_with_dash(text: str, at: int) -> bool:
    """True when a dash stands at `at` or just before it: the mark of direct speech in much of Europe's press."""
    return text[at : at + 1] in _DASHES or text[:at].rstrip()[-1:] in _DASHES


def has_quote_marks(text: str) -> bool:
    """True when a quotation mark of any kind stands in `text`."""
    return any(c in _QUOTE_MARKS for c in text)


def _stretches(reading: Reading) -> Iterator[tuple[Span, Role]]:
    """The sentences with the role of their block; where the reading has none (no pack), rough ones."""
    blocks = [b for b in reading.report.blocks if b.role is not Role.JUNK]
    if not reading.sentences:
        yield from ((s, b.role) for b in blocks for s in _rough(b, reading.report.text))
        return
    starts = [b.span.start for b in blocks]
    for span in reading.sentences:
        i = bisect_right(starts, span.start) - 1
        yield span, blocks[i].role if i >= 0 else Role.BODY


def _rough(block: Block, text: str) -> Iterator[Span]:
    start = block.span.start
    for m in _END.finditer(text, block.span.start, block.span.end):
        yield trim(Span(start, m.end()), text)
        start = m.end()
    if text[start : block.span.end].strip():
        yield trim(Span(start, block.span.end), text)


def _pieces(word: str) -> tuple[str, ...]:
    """The word, or pairs of characters where a script does not part its words."""
    if len(word) > 2 and ord(word[0]) >= 0x2E80 and not unicodedata.name(word[0], "").startswith("HANGUL"):
        return tuple(word[i : i + 2] for i in range(len(word) - 1))
    return (word,)


def _shingles(words: tuple[str, ...]) -> Iterator[int]:
    """CRC-32 is stable over runs and versions, which `hash` is not."""
    if len(words) < SHINGLE:
        return
    coded = [w.encode() for w in words]
    for i in range(len(coded) - SHINGLE + 1):
        yield zlib.crc32(b" ".join(coded[i : i + SHINGLE]))


def _quoted(reading: Reading) -> tuple[Span, ...]:
    return tuple(q.span for q in reading.quotes if q.kind != "indirect")


def _keys(reading: Reading) -> list[tuple[int, str, float]]:
    """Keys that the reading itself gives, by place: who, when, what was done."""
    keys = [(n.span.start, f"={n.id}", 2.0) for n in reading.names if n.id]
    keys += [(n.span.start, f"@{p}", 0.7) for n in reading.names for p in n.principal]
    keys += [(t.span.start, f"~{t.relative or t.edtf}", 1.5) for t in reading.times if t.relative or t.edtf]
    keys += [(e.trigger.start, f"!{e.type}/{e.mode or ''}", 1.0) for e in reading.events]
    return sorted(keys)


def _inside(keys: list[tuple[int, str, float]], span: Span) -> list[tuple[int, str, float]]:
    return keys[bisect_right(keys, (span.start, "", 0.0)) : bisect_right(keys, (span.end, "", 0.0))]


def _passage(span: Span, role: Role, words: tuple[str, ...], text: str, keys: list[tuple[int, str, float]], quoted: bool) -> Passage:
    own = span.of(text)
    anchors: dict[str, float] = {}
    for _, key, weight in keys:
        anchors[key] = weight
    for value, start, end in numbers(own):
        # A year or a large number proves more than the "two" of two sides.
        anchors[f"#{value}"] = 2.0 if end - start > 1 else 1.0
    capitals = set()
    for m in _WORD.finditer(own):
        word = m.group()
        if not word[0].isalpha() or (len(word) < STEM and not word[0].isupper()):
            continue
        folded = key_of(word)
        upper = word[0].isupper()
        if upper and len(folded) >= 3:
            capitals.add(folded)
        key = f"s:{folded[:STEM]}"
        anchors[key] = max(anchors.get(key, 0.0), 1.5 if upper else 0.7)
    if quoted or has_quote_marks(own) or opens_with_dash(text, span.start):
        anchors['"'] = 0.5
    if own.rstrip("\"'”’»› ").endswith(("?", "？", "؟")):
        anchors["?"] = 0.5
    size = sum(1 for c in own if not c.isspace())
    return Passage(span=span, role=role, words=words, size=size, anchors=anchors, capitals=frozenset(capitals), quoted=quoted)
