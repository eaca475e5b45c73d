"""Commitments: the instruments by which somebody is said to be bound, over all reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..reading.types import CommitmentClaim
from .claims import Ground
from .ids import stable_id
from .live import Files
from .types import Commitment, Evidence, Wording


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Bound:
    """One sentence's word on an instrument."""

    report: str
    number: int  # in its report
    claim: CommitmentClaim


def instruments(base: Ground) -> Files[Bound, Commitment]:
    """Each instrument once, with what it is said to lay down, who is bound and who invokes it."""

    def make(instrument: str, said: Sequence[Bound]) -> Commitment:
        return _commitment(base, instrument, [(Evidence(report=b.report, span=b.claim.evidence), b.claim) for b in said])

    return Files(key=lambda b: b.claim.instrument, order=lambda b: (b.report, b.number), make=make)


def _commitment(base: Ground, instrument: str, said: list[tuple[Evidence, CommitmentClaim]]) -> Commitment:
    said = sorted(said, key=lambda pair: base.preference(pair[0]))
    known = base.world.instruments.get(instrument)
    labels = Counter(claim.label for _, claim in said)
    years = sorted({claim.year for _, claim in said if claim.year is not None})
    return Commitment(
        id=stable_id("k", instrument),
        instrument=instrument,
        label=known.label if known is not None else min(labels, key=lambda one: (-labels[one], one)),
        year=known.year if known is not None else years[0] if len(years) == 1 else None,
        provisions=_provisions(base, said),
        parties=tuple(sorted({p for _, claim in said for p in claim.parties})),
        invoked_by=tuple(sorted({p for _, claim in said for p in claim.invoked_by})),
        evidence=base.sorted_evidence(e for e, _ in said),
    )


def _provisions(base: Ground, said: list[tuple[Evidence, CommitmentClaim]]) -> tuple[Wording, ...]:
    """What is laid down, in words of the reports: a rendering of a passage already quoted adds nothing, and who has said it before says it once."""
    kept: list[Wording] = []
    for place, claim in said:
        if claim.provision is None:
            continue
        at = Evidence(report=place.report, span=claim.provision)
        words, by = " ".join(base.words(at).split()), tuple(sorted(claim.invoked_by))
        same = next((k for k in kept if words == k.text or base.aligned(at.report, at.span, k.place.report, k.place.span)), None)
        if same is None:
            kept.append(Wording(text=words, place=at, invoked_by=by))
        elif not set(by) <= set(same.invoked_by):
            kept[kept.index(same)] = replace(same, invoked_by=tuple(sorted({*same.invoked_by, *by})))
    return tuple(kept)
