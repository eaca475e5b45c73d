"""Which of two related reports was first, told by what a copy or translation cannot hide."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from ..report.types import Role
from ..text import Span
from .letters import key_of
from .profile import Profile
from .quotemarks import unbalanced
from .relation import Relation, turned

# Signs add up; below this margin the answer is that it cannot be told.
_SURE = 2.0

_WORD = re.compile(r"[^\W\d_]+")
_CAPITALISED = re.compile(r"[^\W\d_]{4,}")
_SAME_NAME = 80.0
# A name that a translation garbled is still this like itself; what is liker is a spelling of it.
_NEAR, _TOO_NEAR = 60.0, 95.0
_CERTAIN = 0.8
_SHORT = 4

Finder = Callable[[Profile, Profile, Relation], Iterator[tuple[float, str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Direction:
    """Which report the other goes back to: `first` is "a", "b" or `None`; `sure` only with signs enough and none as strong against."""

    first: str | None
    sure: bool
    why: str


def direction(a: Profile, b: Profile, relation: Relation) -> Direction:
    """Which of the two was first, with the signs that say so."""
    agency = _common_source(a, b)
    if agency:
        return Direction(first=None, sure=False, why=f"both go back to {agency}, whose own report is neither")
    seen_from_b = turned(relation)
    for_a = [sign for finder in _SIGNS for sign in finder(a, b, relation)]
    for_b = [sign for finder in _SIGNS for sign in finder(b, a, seen_from_b)]
    sum_a, sum_b = sum(s for s, _ in for_a), sum(s for s, _ in for_b)
    if sum_a == sum_b:
        why = "the signs of who was first cancel out" if for_a else "nothing tells which of the two was first"
        return Direction(first=None, sure=False, why=why)
    first, signs = ("a", for_a) if sum_a > sum_b else ("b", for_b)
    margin = abs(sum_a - sum_b)
    why = "; ".join(text for _, text in sorted(signs, key=lambda s: (-s[0], s[1])))
    return Direction(first=first, sure=margin >= _SURE and min(sum_a, sum_b) <= margin, why=why)


def respelled(a: Profile, b: Profile) -> tuple[tuple[str, str], ...]:
    """Names that `b` spells two ways, once as `a` does: (spelling of `a`, other spelling), sorted.

    A translator who writes Sergei all along leaves a Sergej standing only when it stood in the original.
    """
    in_a = {w.casefold() for w in _names(a)}
    in_b = sorted(_names(b), key=lambda w: (w.casefold(), w))
    left = {w.casefold(): w for w in in_b if w.casefold() in in_a}
    other = {w.casefold(): w for w in in_b if w.casefold() not in in_a}
    return tuple(
        (left[x], other[y]) for x in sorted(left) for y in sorted(other)
        if x[0] == y[0] and not x.startswith(y) and not y.startswith(x) and _same_name(x, y)
    )  # fmt: skip


def _same_name(x: str, y: str) -> bool:
    # A state and its adjective (Canada, Canadian) differ in length, two transliterations of one name hardly do.
    return key_of(x) == key_of(y) or (x[:3] == y[:3] and abs(len(x) - len(y)) <= 1 and fuzz.ratio(x, y) >= _SAME_NAME)


def _names(profile: Profile) -> set[str]:
    """Words that the report writes with a capital, and never without."""
    words = {w for p in profile.passages for w in _CAPITALISED.findall(p.span.of(profile.text))}
    small = {w for w in words if w[0].islower()}
    return {w for w in words if w[0].isupper() and w.casefold() not in small}


def _older(a: Profile, b: Profile, _: Relation) -> Iterator[tuple[float, str]]:
    first, second = a.reading.report.published.edtf, b.reading.report.published.edtf
    if first and second and len(first) >= 7 and len(second) >= 7 and "/" not in first + second:
        # Only what both know is compared: a day says nothing against a month that holds it.
        known = min(len(first), len(second))
        if first[:known] < second[:known]:
            yield 3.0, f"it is dated {first}, the other {second}"


def _credited(a: Profile, b: Profile, _: Relation) -> Iterator[tuple[float, str]]:
    one, other = a.reading.report, b.reading.report
    if one.outlet and other.agency and other.agency.casefold() == one.outlet.casefold() != (other.outlet or "").casefold():
        yield 3.0, f"the other credits {one.outlet}"
    elif one.outlet and other.outlet and one.outlet.casefold() != other.outlet.casefold() and _says(b, one.outlet) and not _says(a, other.outlet):
        yield 3.0, f"the other names {one.outlet} as its source"
    elif one.agency and other.agency == one.agency and _in_dateline(a, one.agency) and not _in_dateline(b, one.agency):
        yield 2.0, f"it has the dateline of {one.agency}, which the other only credits"
    elif other.agency and not one.agency and one.byline and not other.byline:
        yield 1.0, f"it has a by-line where the other credits {other.agency}"


def _says(profile: Profile, outlet: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(outlet)}(?!\w)", profile.text) is not None


def _left_standing(a: Profile, b: Profile, relation: Relation) -> Iterator[tuple[float, str]]:
    if relation.kind == "translation":
        pairs = respelled(a, b)
        if pairs:
            yield 3.0, f"the other writes {pairs[0][1]} and, as it does, {pairs[0][0]}"


def _named_author(a: Profile, b: Profile, _: Relation) -> Iterator[tuple[float, str]]:
    if a.reading.report.byline and not b.reading.report.byline:
        yield 1.0, "it names its author, the other none"


def _dateline(a: Profile, b: Profile, _: Relation) -> Iterator[tuple[float, str]]:
    if _has(a, Role.DATELINE) and not _has(b, Role.DATELINE):
        yield 1.0, "it has a dateline, the other none"


def _has(profile: Profile, role: Role) -> bool:
    return any(block.role is role for block in profile.reading.report.blocks)


def _common_source(a: Profile, b: Profile) -> str | None:
    """The agency that both credit and that published neither: two clients of one wire, of whom none is the first."""
    one, other = a.reading.report, b.reading.report
    agency = one.agency
    if not agency or other.agency != agency or agency in (one.outlet, other.outlet) or _in_dateline(a, agency) or _in_dateline(b, agency):
        return None
    return agency


def _in_dateline(profile: Profile, agency: str) -> bool:
    return any(agency in b.span.of(profile.text) for b in profile.reading.report.blocks if b.role is Role.DATELINE)


def _surroundings(a: Profile, b: Profile, _: Relation) -> Iterator[tuple[float, str]]:
    junk_a, junk_b = (sum(block.role is Role.JUNK for block in p.reading.report.blocks) for p in (a, b))
    if junk_b >= 2 and junk_a == 0:
        yield 0.5, "the other stands among a site's menus and forms"


def _marks_kept(a: Profile, b: Profile, relation: Relation) -> Iterator[tuple[float, str]]:
    for bead in relation.beads:
        if bead.a and bead.b and any(unbalanced(b.text, b.passages[j].span) for j in bead.b):
            if not any(unbalanced(a.text, a.passages[i].span) for i in bead.a):
                yield 1.0, "its quotation marks are whole where the other's are not"
            return


def _garbled(a: Profile, b: Profile, relation: Relation) -> Iterator[tuple[float, str]]:
    """Names that resolve in one report and have come out as nobody's in the other, or as somebody's whom the reader only just recognised."""
    if relation.kind not in ("translation", "rewrite"):
        return
    there, spelt = {n.id for n in b.reading.names}, {key_of(w) for w in _names(b)}
    known = {n.text: n for n in a.reading.names if n.id and n.certainty >= _CERTAIN and n.kind in ("person", "place", "state")}
    gone = [n for n in known.values() if n.kind != "person" or n.id not in there]
    lost = {w for n in gone for w in _WORD.findall(f"{n.text} {n.label or ''}") if w[0].isupper() and key_of(w) not in spelt}
    # of a person of whom nobody knows the reader makes an id from the very letters
    resolved = {
        key_of(w) for n in b.reading.names if n.id and (n.kind != "person" or n.principal or n.certainty > _CERTAIN) for w in _WORD.findall(n.text)
    }
    dated = [t.span for t in b.reading.times]
    words = {m.group() for p in b.passages for m in _CAPITALISED.finditer(b.text, p.span.start, p.span.end) if not _is_in(m.start(), dated)}
    for word in sorted(w for w in _names(b) & words if key_of(w) not in resolved and len(w) > _SHORT):
        for name in sorted(w for w in lost if len(w) > _SHORT):
            if _misspelt(key_of(word), key_of(name)) and key_of(name) not in resolved:
                yield 2.0, f"the other garbles {name} into {word}"
                return
    for one, other in _two_writings(a, b):
        yield 2.0, f"it writes {one} as the name is written, the other {other}"
        return


def _is_in(place: int, spans: Sequence[Span]) -> bool:
    return any(s.start <= place < s.end for s in spans)


def _two_writings(a: Profile, b: Profile) -> Iterator[tuple[str, str]]:
    """Words of names that `a` writes as the world does, and `b` with other letters within."""
    right = {(n.id, key_of(w)): w for n in a.reading.names if n.kind == "person" and n.id and n.label for w in n.text.split() if _is_of(w, n.label)}
    for n in b.reading.names:
        if n.kind == "person" and n.id and n.label:
            for word in n.text.split():
                key = key_of(word)
                close = [w for (i, k), w in right.items() if i == n.id and len(key) > _SHORT and _misspelt(key, k)]
                if close and (n.id, key) not in right and not any(k == key for i, k in right if i == n.id):
                    yield close[0], word


def _is_of(word: str, label: str) -> bool:
    return key_of(word) in {key_of(w) for w in label.split()}


def _misspelt(word: str, name: str) -> bool:
    """True for spellings that differ within the word; endings that differ are inflections, which every language has its own of."""
    same = next((i for i, (x, y) in enumerate(zip(word, name, strict=False)) if x != y), min(len(word), len(name)))
    return word[0] == name[0] and same < min(len(word), len(name)) - 2 and _NEAR <= fuzz.ratio(word, name) < _TOO_NEAR


def _longer(_a: Profile, _b: Profile, relation: Relation) -> Iterator[tuple[float, str]]:
    if relation.kind == "excerpt" and relation.cover_b - relation.cover_a >= 0.3:
        yield 2.0, "the other is a part of it"
    elif relation.kind in ("copy", "translation") and relation.cover_b - relation.cover_a >= 0.2:
        yield 0.5, "the other leaves parts of it out"


_SIGNS: tuple[Finder, ...] = (_older, _credited, _left_standing, _named_author, _dateline, _surroundings, _marks_kept, _garbled, _longer)
