"""What the families stage gives: which reports are copies or translations of which, and what a copy changed."""

from __future__ import annotations

from dataclasses import dataclass

from ..text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A passage of the original and the passage of the copy that renders it; `score` is 0.0 to 1.0."""

    original: Span
    copy: Span
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing a copy does differently; a side is `None` where it has nothing.

    `kind`: dropped added changed-name changed-number changed-date changed-meaning lost-attribution mistranslation boilerplate;
    `severity`: high medium low; `note` is one plain sentence.
    """

    kind: str
    original: Span | None
    copy: Span | None
    severity: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two reports held against each other: `relation` is copy, excerpt, translation, rewrite or unrelated."""

    relation: str
    original: str  # report id
    copy: str  # report id
    direction_sure: bool
    why: str
    pairs: tuple[Pair, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A report's place in its family: `relation` original copy excerpt translation rewrite, `of` which report."""

    report: str
    relation: str
    of: str | None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Reports that go back to one text: together they are one witness. `origin` is `None` when it cannot be told."""

    id: str
    origin: str | None
    members: tuple[Member, ...]
    comparisons: tuple[Comparison, ...] = ()
