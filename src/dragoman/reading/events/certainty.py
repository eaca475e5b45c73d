"""How sure an event is: by what its parties were told, as measured on reports of which we know the right answers."""

from __future__ import annotations

from .frame import Frame
from .parties import Party

# Share of right ones among events of each kind on the development reports of nine languages, less what unseen reports take off it.
_SURE = {
    ("own", "own", "verb"): 0.92,
    ("own", "sentence", "verb"): 0.85,
    ("context", "own", "verb"): 0.85,
    ("own", "context", "verb"): 0.8,
    ("own", "nobody", "verb"): 0.75,
    ("own", "own", "noun"): 0.75,
}
_ELSE = 0.7


def certainty(frame: Frame, who: tuple[Party, ...], whom: tuple[Party, ...]) -> float:
    """How sure this event is, 0.0 to 1.0."""
    return _SURE.get(kind(frame, who, whom), _ELSE)


def kind(frame: Frame, who: tuple[Party, ...], whom: tuple[Party, ...]) -> tuple[str, str, str]:
    """Whether the actor stands in the sentence, and whether whom it met stands in a place of the frame, elsewhere in the sentence or before it."""
    actor = "own" if all(p in frame.parties.all for p in who) else "context"
    return actor, _met(frame, whom), "noun" if frame.entry.noun else "verb"


def _met(frame: Frame, whom: tuple[Party, ...]) -> str:
    if not whom:
        return "nobody"
    if not all(p in frame.parties.all for p in whom):
        return "context"
    rule = frame.entry.rule
    slots = (rule.noun_recipient or rule.recipient) if frame.entry.noun else rule.recipient
    placed = {p for s in slots if s not in ("sentence", "near") for p in frame.slot_parties(s)}
    return "own" if set(whom) <= placed else "sentence"
