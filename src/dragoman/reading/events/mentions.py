"""What a mention tells by itself: the state of a place, the host of an office; and words that stand in a row."""

from __future__ import annotations

from ..types import Name


def in_rows(words: tuple[str, ...], rows: tuple[str, ...]) -> frozenset[int]:
    """The places of these words where they stand in one of the rows."""
    held = [tuple(row.split()) for row in rows]
    return frozenset(k for row in held for i in range(len(words) - len(row) + 1) if words[i : i + len(row)] == row for k in range(i, i + len(row)))


def state_of(name: Name) -> str | None:
    """The state of a place that stands for nobody by itself: `place:VEN/caracas` lies in VEN."""
    if name.kind != "place" or not name.id or name.principal:
        return None
    state = name.id.removeprefix("place:").partition("/")[0]
    return state if len(state) == 3 and state.isupper() else None


def host_of(name: Name) -> str | None:
    """The party with which an office or body sits: `office:SWE/ambassador@ISR` sits with ISR."""
    return name.id.partition("@")[2] or None if name.id and name.kind in ("office", "body") else None
