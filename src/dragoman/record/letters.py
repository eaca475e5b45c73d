"""Letters, and summaries of all that was asked: what they make one occasion."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import combinations

from .days import agree, quarters
from .homes import gaps, recent, told_together
from .live import Keys
from .merge import Happening
from .occasions import Occasion, Sort, is_bare, kind_of, sort_of

# A letter is written, handed over and published on days that follow one another.
_CARRIED = 2
# Sentences within which a letter tells of the asking beside it, and within which it is what a report is about.
_NEAR, _ABOUT = 3, 4


def is_letter(h: Happening) -> bool:
    """True for a letter of which it is not said in the same words what it asks."""
    return h.event.mode == "letter" and kind_of(h) is None and h.event.status == "actual"


def carrying(h: Happening) -> list[Hashable]:
    """Keys under which a letter looks for what it carried."""
    sides = [(p, t) for p in h.event.actors for t in h.event.recipients]
    return [c.report for c in h.claims] + [(*s, q) for s in sides for q in quarters(h.when, before=_CARRIED, after=_CARRIED)]


def carried_under(g: Occasion) -> list[Hashable]:
    """Keys under which an occasion is found by letters."""
    return [*g.reports, *((p, t, q) for p in g.senders for t in g.to for q in quarters(g.opened))]


def carried(h: Happening, groups: Sequence[Occasion]) -> tuple[Occasion, ...]:
    """The occasions that this letter carried: one, or what several reports tell, each in its way, of the letter that all tell of."""
    asked = [g for g in groups if g.sort is not Sort.INVITE and g.senders & set(h.event.actors)]
    found = [g for g in asked if _carries(h, g, [o for o in asked if o is not g])]
    return tuple(found) if all(_one_letter(a, b) for a, b in combinations(found, 2)) else ()


def _carries(h: Happening, group: Occasion, others: Sequence[Occasion]) -> bool:
    """True when this letter may be what carried the group's asking: told close by, or in a report that tells no other asking of its writer."""
    if not group.senders & set(h.event.actors) or not group.to & set(h.event.recipients) or not agree(h.when, group.opened, slack=_CARRIED):
        return False
    if h.when is not None and group.opened is not None:
        return True
    elsewhere = {report for o in others for report in o.reports}
    return any(abs(gap) <= (_NEAR if report in elsewhere else _ABOUT) for gap, report in gaps(h, group))


def _one_letter(a: Occasion, b: Occasion) -> bool:
    """True for what two reports tell, each in its way, of the letter that both tell of."""
    return not a.reports & b.reports and bool(a.to & b.to) and agree(a.opened, b.opened, slack=_CARRIED)


def summed_keys(g: Occasion) -> Keys:
    """Where a summary meets the pieces that its report tells."""
    if g.sort is not Sort.PRESS:
        return Keys()
    sums = {c.report for h in _sums(g) for c in h.claims}
    return Keys(found=g.reports, looks=sums)


def summed(a: Occasion, b: Occasion) -> float:
    """1.0 for two occasions that a summary of all that was asked ("the demands") makes one: what its report tells in pieces without another day."""
    return 1.0 if agree(a.opened, b.opened) and (any(_piece(h, b) for h in _sums(a)) or any(_piece(h, a) for h in _sums(b))) else 0.0


def _sums(g: Occasion) -> list[Happening]:
    return [h for h in g.members if is_bare(h) and sort_of(h) is Sort.PRESS]


def _piece(h: Happening, g: Occasion) -> bool:
    common = g.senders & set(h.event.actors) and g.to & set(h.event.recipients) and told_together(h, g)
    return g.sort is Sort.PRESS and bool(common) and recent(g.opened or h.known, h.known)
