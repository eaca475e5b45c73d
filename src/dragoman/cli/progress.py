"""A counter on standard error for what takes longer than two seconds."""

from __future__ import annotations

import sys
import time
from types import TracebackType

_PATIENCE = 2.0  # seconds that a person waits without wondering


class Progress:
    """Counts items; shown only on a terminal, only after two seconds, and gone at the end."""

    def __init__(self, verb: str) -> None:
        self._verb = verb
        self._started = time.monotonic()
        self._count = 0
        self._shown = False

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)

    def advance(self) -> None:
        """One more item is done."""
        self._count += 1
        spent = time.monotonic() - self._started
        if spent >= _PATIENCE and sys.stderr.isatty():
            self._shown = True
            print(f"\r\x1b[K{self._verb}: {self._count} reports, {spent:.0f} s", end="", file=sys.stderr, flush=True)
