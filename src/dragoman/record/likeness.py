"""When two claims may tell of one happening, and how alike they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .claims import Claim, Ground
from .days import agree, surely_before

# A status of the left side never meets one of another side: what was done is not what was only weighed.
_FACT = frozenset({"actual", "announced"})

# Modes that reporters use for one another when they tell of one act.
_KIN = (
    frozenset({"suspend-mission", "close-mission"}),
    frozenset({"expel", "withdraw-accreditation"}),
    frozenset({"meeting", "visit", "negotiation"}),
    frozenset({"condemn", "blame"}),
    frozenset({"demand", "question", "guarantee", "appeal", "ultimatum"}),
    frozenset({"restore", "reopen"}),
)

# Acts of which there is hardly ever a second one between the same parties on the same day.
SINGULAR = frozenset(
    {
        "reply", "meeting", "call", "visit", "negotiation", "summon", "expel", "recall", "withdraw-accreditation", "reduce-staff", "suspend-mission",
        "close-mission", "suspend-cooperation", "downgrade", "cut-ties", "retaliate", "sign", "comply", "refuse", "accept", "withdraw-forces",
        "restore", "reopen", "upgrade", "exercise", "build-up", "letter", "invitation",
    }
)  # fmt: skip

# Acts so rare between two parties that one in a month is hardly ever followed by another.
RARE = frozenset(
    {
        "expel", "recall", "withdraw-accreditation", "reduce-staff", "suspend-mission", "close-mission", "suspend-cooperation", "downgrade",
        "cut-ties", "restore", "reopen", "upgrade",
    }
)  # fmt: skip

# So many words of like meaning make two claims alike, when they are half of what either says.
_MEANT = 2

# Types in which actor and recipient do the same, so that either may be told as the actor.
MUTUAL = frozenset({"CONSULT", "COOPERATE"})


def kin_of(mode: str | None) -> tuple[str, ...]:
    """Keys of the kinds of telling that a mode belongs to: two modes that may be one share a key; empty for no mode."""
    if mode is None:
        return ()
    return (mode, *(f"kin {n}" for n, kin in enumerate(_KIN) if mode in kin))


def may_be_one(a: Claim, b: Claim) -> bool:
    """True when nothing that the claims say keeps them apart: type, mode, status, parties, date."""
    return same_act(a, b) and one_time(a, b)


def same_act(a: Claim, b: Claim) -> bool:
    """True for one kind of act between the same parties, whenever it was."""
    return _same_kind(a, b) and _same_side(a, b) and _same_parties(a, b)


def one_time(a: Claim, b: Claim) -> bool:
    """True unless the dates exclude each other, or one claim was told as done before the other's date."""
    early = any(c.date is None and c.event.status == "actual" and surely_before(c.told, d.date) for c, d in ((a, b), (b, a)))
    return agree(a.date, b.date) and not early


def renders(base: Ground, a: Claim, b: Claim) -> bool:
    """True when one claim is the other in another report of the family: one act of one actor in passages that render one another."""
    if a.family != b.family or a.report == b.report or a.ordinal != b.ordinal or not _same_side(a, b):
        return False
    same = a.event.type == b.event.type and (_same_kind(a, b) or bool(set(a.event.recipients) & set(b.event.recipients)))
    return same and bool(set(a.event.actors) & set(b.event.actors)) and base.aligned(a.report, a.event.trigger, b.report, b.event.trigger)


def alike(base: Ground, a: Claim, b: Claim) -> float:
    """How much the two claims say the same, 0.0 to 1.0; 1.0 when one renders the other."""
    return 1.0 if _one_telling(base, a, b) else _worded_alike((a.words, a.things), (b.words, b.things))


def likeness(base: Ground, some: Iterable[Claim], others: Sequence[Claim]) -> float:
    """How much the two claims of either side that are most alike say the same."""
    by_family: dict[str, list[Claim]] = {}
    for c in some:
        by_family.setdefault(c.family, []).append(c)
    if any(_one_telling(base, c, d) for d in others for c in by_family.get(d.family, ())):
        return 1.0
    # Many reports say the same in the same words.
    mine, theirs = {(c.words, c.things) for held in by_family.values() for c in held}, {(d.words, d.things) for d in others}
    return max((_worded_alike(x, y) for x in mine for y in theirs), default=0.0)


def _one_telling(base: Ground, a: Claim, b: Claim) -> bool:
    return renders(base, a, b) or (a.report == b.report and a.event.trigger.overlaps(b.event.trigger))


def _worded_alike(a: tuple[frozenset[str], frozenset[str]], b: tuple[frozenset[str], frozenset[str]]) -> float:
    (words, things), (other_words, other_things) = a, b
    mixed = shared(words | things, other_words | other_things, least=2) if words & other_words and things & other_things else 0.0
    return max(shared(words, other_words, least=2), 0.8 * shared(things, other_things, least=2), mixed)


def words_meant(a: Claim, b: Claim) -> int:
    """How many words of the one have a word of like meaning in the other: each side's count, the smaller of the two."""
    return min(sum(1 for w in a.senses if w & b.meanings), sum(1 for w in b.senses if w & a.meanings))


def meant_alike(a: Claim, b: Claim) -> bool:
    """True when two claims say at length what they are about, and in any languages mostly mean the same."""
    if a.bare or b.bare or not a.senses or not b.senses:
        return False
    common = words_meant(a, b)
    return common >= _MEANT and common >= min(len(a.senses), len(b.senses)) / 2


def shared(a: frozenset[str], b: frozenset[str], least: int) -> float:
    """The part of the smaller set that the larger one has, nothing when fewer than `least` are shared.

    >>> shared(frozenset("abcd"), frozenset("abx"), least=2)
    0.6666666666666666
    """
    common = len(a & b)
    return common / min(len(a), len(b)) if common >= least else 0.0


def _same_kind(a: Claim, b: Claim) -> bool:
    x, y = a.event, b.event
    if x.mode is None or y.mode is None:
        return x.type == y.type
    return x.mode == y.mode or any(x.mode in kin and y.mode in kin for kin in _KIN)


def _same_side(a: Claim, b: Claim) -> bool:
    x, y = a.event.status, b.event.status
    return x == y or (x in _FACT and y in _FACT)


def _same_parties(a: Claim, b: Claim) -> bool:
    x, y = a.event, b.event
    if x.type in MUTUAL and y.type in MUTUAL and x.mode not in ("reply", "letter"):
        both, other = {*x.actors, *x.recipients}, {*y.actors, *y.recipients}
        return len(both & other) >= 2 or both == other
    if not set(x.actors) & set(y.actors):
        return False
    return not x.recipients or not y.recipients or bool(set(x.recipients) & set(y.recipients))


def same_amounts(a: Claim, b: Claim) -> bool:
    """False when both count things and no count is the same."""
    x, y = {n for n, _ in a.event.amounts}, {n for n, _ in b.event.amounts}
    return not x or not y or bool(x & y)
