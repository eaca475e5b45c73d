"""Acts of states and organisations towards one another, read from dependency trees with a pack's triggers.

    names, times, quotes ─┐
    sentences (trees) ────┼─ frames ── parties in their slots ── status ── content, day, carrier ── Event
    pack: triggers ───────┘

A sentence is looked at when it holds a party and a trigger. An act without an actor is not given.
"""

from .find import find_events
from .scenes import Scenes

__all__ = ["Scenes", "find_events"]
