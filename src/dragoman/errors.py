"""The one tree of exceptions: each says what is wrong, where, and what to do next.

An odd report is not an exception but a `Note` in the reading; an exception means that an input cannot be
read at all, or that the caller, the pack or the casebook is wrong.

    DragomanError
    ├── InputError        an input that cannot be read (goes to quarantine)
    ├── UsageError        the call itself is wrong (exit code 2)
    ├── PackError         a language pack that breaks the schema
    ├── ModelError        a pipeline that is missing or unfit
    └── CasebookError     a casebook that cannot be opened or is of another version
"""

from __future__ import annotations


class DragomanError(Exception):
    """Root of all errors that Dragoman raises on purpose; its text is one sentence for a person."""


class InputError(DragomanError):
    """An input that cannot be read.

    Args:
        source: the path, URL or line the input came from, as the user wrote it.
        reason: what is wrong with it, without a final full stop.
        remedy: what the user can do next, without a final full stop.
    """

    def __init__(self, source: str, reason: str, remedy: str) -> None:
        self.source, self.reason, self.remedy = source, reason, remedy
        super().__init__(f"{source}: {reason}; {remedy}.")


class UsageError(DragomanError):
    """A call that cannot be meant as it stands (exit code 2)."""


class PackError(DragomanError):
    """A language pack that breaks the schema or fails its own examples."""


class ModelError(DragomanError):
    """A language model that is missing or does not give what reading needs."""


class CasebookError(DragomanError):
    """A casebook that cannot be opened, is damaged, or was written by a newer version."""
