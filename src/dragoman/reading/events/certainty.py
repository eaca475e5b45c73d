"""How sure an event is: by what its parties were told, as measured on reports of which we know the right answers."""

from __future__ import annotations

from .frame import Frame
from .party import Met

# Share of right ones among events of each kind (`python -m evaluation.score_calibration`), less a twelfth, which unseen reports take off it.
_SURE = {
    "place/place/verb": 0.9,
    "place/each other/verb": 0.9,
    "place/content/verb": 0.9,
    "place/accuser/verb": 0.9,
    "duty": 0.85,
    "place/sentence/verb": 0.85,
    "place/deed/verb": 0.85,
    "place/clause/noun": 0.85,
    "pronoun/place/verb": 0.85,
    "place/asker/verb": 0.8,
    "place/below/verb": 0.8,
    "place/counterpart/verb": 0.75,
    "place/pronoun/verb": 0.8,
    "place/partner/verb": 0.65,
    "place/nobody/verb": 0.7,
    "place/collective/verb": 0.7,
    "teller/counterpart/verb": 0.65,
    "place/same act/verb": 0.6,
    "clause/place/noun": 0.6,
}
_ELSE = 0.75
_MENDED = 0.05  # less where the tree had to be mended at the verb


def basis_of(frame: Frame, who: Met, whom: Met) -> str:
    """How actor and recipient were found, whether a verb or a noun tells of the act, and whether the tree had to be mended there."""
    told = "noun" if frame.entry.noun else "verb"
    return "/".join((who.how, whom.how, told, *(("mended",) if frame.at in frame.tree.mended else ())))


def certainty(basis: str) -> float:
    """How sure an event on this basis is, 0.0 to 1.0."""
    kind = basis.removesuffix("/mended")
    return round(_SURE.get(kind, _ELSE) - (_MENDED if kind != basis else 0.0), 2)
