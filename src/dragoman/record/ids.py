"""Ids of the record's objects: hashes of what is said, so that they do not depend on the order of folding."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def stable_id(prefix: str, *said: str | Iterable[str] | None) -> str:
    """`prefix` and ten hexadecimal digits of a hash over what is said.

    >>> stable_id("x", "demand", ["RUS"], None) == stable_id("x", "demand", ("RUS",), None)
    True
    """
    fields = ("\x1e".join(s) if s is not None and not isinstance(s, str) else s if s is not None else "\x00" for s in said)
    return f"{prefix}{hashlib.sha256(chr(0x1F).join(fields).encode()).hexdigest()[:10]}"
