"""Ids of the record's objects: hashes of what is said, so that they do not depend on the order of folding."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence


def stable_id(prefix: str, *said: str | Iterable[str] | None) -> str:
    """`prefix` and ten hexadecimal digits of a hash over what is said.

    >>> stable_id("x", "demand", ["RUS"], None) == stable_id("x", "demand", ("RUS",), None)
    True
    """
    fields = ("\x1e".join(s) if s is not None and not isinstance(s, str) else s if s is not None else "\x00" for s in said)
    return f"{prefix}{hashlib.sha256(chr(0x1F).join(fields).encode()).hexdigest()[:10]}"


def distinct(ids: Sequence[str]) -> tuple[str, ...]:
    """The same ids, later ones of equal ones numbered; the caller has sorted the objects by what they hold.

    >>> distinct(["e1", "e2", "e1"])
    ('e1', 'e2', 'e1-2')
    """
    seen: dict[str, int] = {}
    out = []
    for one in ids:
        seen[one] = seen.get(one, 0) + 1
        out.append(one if seen[one] == 1 else f"{one}-{seen[one]}")
    return tuple(out)
