"""What two reports are to one another: copy, excerpt, translation, rewrite, or nothing.

The figures were set on stitched and whole parallel documents and on pairs of independent reports of one event (see tests/families);
where they leave a doubt the answer is "unrelated", because a family makes two witnesses one.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from ..report.types import Role
from .alignment import Bead, align, weigh_anchors, weigh_words
from .meanings import knows, rendered
from .profile import FRAME, Passage, Profile
from .rejoining import rejoined, rejoined_alike

# A passage of a copy has at least this share of the words of the passage it renders.
_COPIED = 0.6
# Reworded, it still has this much; two reporters at one press conference mostly stay below it.
_REWORDED = 0.35

# Share of the shorter report that must be copied: less where its opening is copied, more where only later paragraphs
# are, as when an outlet repeats the background of yesterday in today's story.
_PART_WITH_OPENING = 0.5
_PART_WITHOUT_OPENING = 0.85
# From here on the longer report, too, is "most of it", and the pair a copy rather than an excerpt.
_MOST = 0.55

# Fewer words in a row outside quotations than this may be chance, a formula, or one shared sentence of background.
_FEWEST_OWN_SHINGLES = 15
_LEAST_OWN_SHARE = 0.1
# A flash of one or two sentences has not that many: there nearly all must be shared, and more than a formula.
_NEARLY_ALL = 0.8
_FLASH = 5

# A copy keeps at least this share of the shorter report's words in a row; with the same words in other rows somebody has rewritten it.
_VERBATIM = 0.5

# Of two reports tagged with two languages, from here on one tag must be wrong.
_MOSTLY_SAME = 0.8

# The first passages of a report, and how far down the longer report an excerpt's may have come from.
_OPENING = 2
_TOP = 0.4

# Share of the anchors known to both reports that stand in passages that go together, and how far the lengths of those passages stray
# from one ratio (the mean of |log|). Two reporters who tell one event in one order reach a share of 0.83 and stray by 0.1 to 0.3
# (tests/families, evaluation/cases); translations mostly have 0.86 and more and stray by 0.1.
_FAITHFUL = 0.86
_UNEVEN = 0.3
_RATHER_EVEN = 0.18
_FAITHFUL_WHERE_EVEN = 0.84
_EVEN = 0.13

# So much that lengths say little, where words can be asked as well.
_NEARLY_ALL_ANCHORS = 0.95

# Share of either report that the other renders sentence by sentence and in one order. Translations reach 0.89 and more on both sides, two
# reporters of one event 0.72 on the weaker one (evaluation/families); of a translated part only one side is rendered.
_RENDERED = 0.75
_RENDERED_PART = 0.9

# Weight of shared anchors (a rare name counts about 2): without the first nothing is said at all; the more, the less lengths matter.
_LITTLE = 4.0
_SOME = 8.0
_MUCH = 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How report `a` and report `b` go together, without saying which was first.

    `kind` is copy, excerpt, translation, rewrite or unrelated; `strength` 0.0 to 1.0 orders pairs of one family;
    `cover_a` and `cover_b` say how much of each is found in the other.
    """

    kind: str
    strength: float
    cover_a: float
    cover_b: float
    beads: tuple[Bead, ...]
    why: str
    foreign: bool = False  # held against each other as two languages


def relate(a: Profile, b: Profile) -> Relation:
    """What the two reports are to one another."""
    if not a.passages or not b.passages:
        return Relation(kind="unrelated", strength=0.0, cover_a=0.0, cover_b=0.0, beads=(), why="one of them has no text")
    if same_tongue(a, b):
        return _same_language(a, b)
    return _across_languages(a, b)


def turned(relation: Relation) -> Relation:
    """The same relation with the sides exchanged."""
    beads = tuple(replace(bead, a=bead.b, b=bead.a) for bead in relation.beads)
    return replace(relation, cover_a=relation.cover_b, cover_b=relation.cover_a, beads=beads)


def same_tongue(a: Profile, b: Profile) -> bool:
    """True when words can be compared as they stand: one language, or so many words in a row in common that the tag must be wrong."""
    if a.language.split("-")[0] == b.language.split("-")[0] != "und":
        return True
    fewest = min(len(a.shingles), len(b.shingles))
    return len(a.shingles & b.shingles) >= 0.3 * fewest > 0


def _same_language(a: Profile, b: Profile) -> Relation:
    shared = len(a.own & b.own)
    fewest = min(len(a.own), len(b.own))
    needed = max(min(_FEWEST_OWN_SHINGLES, max(_FLASH, _NEARLY_ALL * fewest)), _LEAST_OWN_SHARE * fewest)
    if a.digest != b.digest and shared < needed:
        return Relation(kind="unrelated", strength=0.0, cover_a=0.0, cover_b=0.0, beads=(), why="too little wording in common")
    # a copy that leaves out sentences leaves those it keeps as long as they were
    beads = align(a.passages, b.passages, weigh_words(a.passages, b.passages), ratio=1.0)
    cover_a, cover_b = (_covered(p.passages, beads, side, _is_copied) for side, p in enumerate((a, b)))
    shorter = 0 if _length(a) <= _length(b) else 1
    of_shorter, of_longer = (cover_a, cover_b) if shorter == 0 else (cover_b, cover_a)
    opening = _opening_found((a, b), beads, shorter, _is_copied)
    between = _is_between_languages(a, b)
    verbatim = shared >= _VERBATIM * min(len(a.own), len(b.own))
    if of_shorter >= (_PART_WITH_OPENING if opening else _PART_WITHOUT_OPENING) and (verbatim or between):
        kind = "translation" if between else "copy" if of_longer >= _MOST else "excerpt"
        why = f"{of_shorter:.0%} of the shorter and {of_longer:.0%} of the longer report stand in the other nearly word for word"
        strength, whole = (of_shorter + of_longer) / 2, rejoined_alike(a, b, beads)
        return Relation(kind=kind, strength=strength, cover_a=cover_a, cover_b=cover_b, beads=whole, why=why)
    loose_a, loose_b = (_covered(p.passages, beads, side, _is_reworded) for side, p in enumerate((a, b)))
    # A desk that tells yesterday's background anew opens with today's news; who rewrites a story opens as it does.
    begins_alike = all(_opening_found((a, b), beads, side, _is_reworded, first=1) for side in (0, 1))
    if begins_alike and min(loose_a, loose_b) >= 0.5 and max(loose_a, loose_b) >= 0.7:
        kind = "translation" if between else "rewrite"
        why = f"the same passages in the same order, put otherwise: {min(loose_a, loose_b):.0%} of either report at least"
        strength, whole = min(loose_a, loose_b) / 2, rejoined_alike(a, b, beads)
        return Relation(kind=kind, strength=strength, cover_a=loose_a, cover_b=loose_b, beads=whole, why=why)
    return Relation(kind="unrelated", strength=0.0, cover_a=cover_a, cover_b=cover_b, beads=beads, why="too little wording in common")


def _is_between_languages(a: Profile, b: Profile) -> bool:
    """True for near languages (Bokmål and Nynorsk), which share sentences even in translation; what is mostly one text has a wrong tag."""
    if a.language.split("-")[0] == b.language.split("-")[0]:
        return False
    return len(a.shingles & b.shingles) < _MOSTLY_SAME * min(len(a.shingles), len(b.shingles))


def _across_languages(a: Profile, b: Profile) -> Relation:
    weighed = weigh_anchors(a.passages, b.passages)
    beads = align(a.passages, b.passages, weighed)
    cover_a, cover_b = (_scored(p.passages, beads, side) for side, p in enumerate((a, b)))
    shared = sum(bead.weight * bead.agreement for bead in beads)
    share_a, share_b = shared / max(0.1, _mass(weighed.a)), shared / max(0.1, _mass(weighed.b))
    uneven = _unevenness(a.passages, b.passages, beads)
    share = min(share_a, share_b)
    strayed = uneven > (_UNEVEN if shared >= _MUCH else _RATHER_EVEN)
    faithful = (share >= _FAITHFUL and not strayed) or (share >= _FAITHFUL_WHERE_EVEN and uneven <= _EVEN and shared >= _SOME)
    whole = faithful and min(cover_a, cover_b) >= 0.43 and max(cover_a, cover_b) >= 0.5
    # A translated part of a longer report: only the shorter side can show it, so it must show it better.
    found = max((cover_a, share_a), (cover_b, share_b))
    even = uneven <= _EVEN or (found[1] >= _NEARLY_ALL_ANCHORS and uneven <= _UNEVEN and knows(a.language) and knows(b.language))
    part = found[0] >= 0.6 and found[1] >= _FAITHFUL and even and min(cover_a, cover_b) >= 0.2
    if shared >= _LITTLE and min(len(a.passages), len(b.passages)) >= 3 and (whole or part) and _means_the_same(a, b, whole=whole):
        why = f"{found[1]:.0%} of the names, numbers, dates and words of common stock stand in the same order in both"
        strength = (cover_a + cover_b) / 2
        return Relation(kind="translation", strength=strength, cover_a=cover_a, cover_b=cover_b, beads=rejoined(a, b, beads), why=why)
    why = "their passages do not follow one another in the same order"
    return Relation(kind="unrelated", strength=0.0, cover_a=cover_a, cover_b=cover_b, beads=beads, why=why, foreign=True)


def _means_the_same(a: Profile, b: Profile, *, whole: bool) -> bool:
    """False when words that tables can hold against each other say other things, or the same at other places; names alone cannot tell."""
    if not (knows(a.language) and knows(b.language)):
        return True
    texts = [[p.span.of(side.text) for p in side.passages if p.role not in FRAME] for side in (a, b)]
    shares = rendered(texts[0], a.language, texts[1], b.language)
    return min(shares) >= _RENDERED if whole else max(shares) >= _RENDERED_PART


def _is_copied(bead: Bead) -> bool:
    return bead.agreement >= _COPIED


def _is_reworded(bead: Bead) -> bool:
    return bead.agreement >= _REWORDED


def _mass(side: tuple[dict[str, float], ...]) -> float:
    return sum(sum(keys.values()) for keys in side)


def _length(profile: Profile) -> int:
    return sum(p.size for p in profile.passages)


def _weight(passage: Passage) -> float:
    """Quoted words weigh little: who heard the same speech has them too. By-lines and the like weigh nothing."""
    if passage.role in FRAME:
        return 0.0
    return passage.size * (0.25 if passage.quoted else 1.0)


def _covered(passages: tuple[Passage, ...], beads: tuple[Bead, ...], side: int, holds: Callable[[Bead], bool]) -> float:
    found = {i for bead in beads if bead.a and bead.b and holds(bead) for i in (bead.a, bead.b)[side]}
    return sum(_weight(passages[i]) for i in found) / max(1.0, sum(_weight(p) for p in passages))


def _scored(passages: tuple[Passage, ...], beads: tuple[Bead, ...], side: int) -> float:
    """Length of the passages that have a partner, each counted as far as its partner is sure."""
    total = sum(bead.score * passages[i].size for bead in beads if bead.a and bead.b for i in (bead.a, bead.b)[side])
    return total / max(1, sum(p.size for p in passages))


def _opening_found(
    pair: tuple[Profile, Profile], beads: tuple[Bead, ...], side: int, holds: Callable[[Bead], bool], *, first: int = _OPENING
) -> bool:
    """True when one of the first passages of one report's running text stands near the top of the other's."""
    here, there = (_running(p) for p in (pair[side], pair[1 - side]))
    top = set(there[: max(_OPENING, round(_TOP * len(there)))])
    for bead in beads:
        own, other = (bead.a, bead.b) if side == 0 else (bead.b, bead.a)
        if own and other and holds(bead) and set(own) & set(here[:first]) and set(other) & top:
            return True
    return False


def _running(profile: Profile) -> list[int]:
    return [i for i, p in enumerate(profile.passages) if p.role in (Role.LEDE, Role.BODY)]


def _unevenness(a: tuple[Passage, ...], b: tuple[Passage, ...], beads: tuple[Bead, ...]) -> float:
    """How far the lengths of passages that go together stray from the common ratio: the mean of |log|."""
    sizes = [(sum(a[i].size for i in bead.a), sum(b[j].size for j in bead.b)) for bead in beads if bead.a and bead.b]
    if not sizes:
        return math.inf
    ratio = sum(y for _, y in sizes) / max(1, sum(x for x, _ in sizes))
    return sum(abs(math.log(max(1, y) / (max(1, x) * ratio))) for x, y in sizes) / len(sizes)
