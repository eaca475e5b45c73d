"""The schema of a pack's `blocks.toml`: the words by which the lines of a page show what they are.

Phrases are matched word by word, whatever the case, spacing and punctuation between the words. In a phrase `#` is any number,
`#date` an ISO date, and `…` one to six words of any kind (at the end of a phrase, all that follow). `everywhere` says that a rule holds on
pages of every language, as with the furniture of site software.
"""

from __future__ import annotations

from enum import StrEnum

from .schema import Rule, Section


class At(StrEnum):
    """Where in its line a phrase must stand."""

    WHOLE = "whole"
    START = "start"
    END = "end"
    INSIDE = "inside"


class Takes(StrEnum):
    """How much a phrase decides."""

    LINE = "line"
    WORDS = "words"  # only the matched words; the rest of the line is read as a line of its own
    TEASERS = "teasers"  # the line and, when the phrase is all of it, the titles of other stories that follow
    REST = "rest"  # the line and all after it, once the story is over


class Role(StrEnum):
    """The roles that a line rule may give."""

    BYLINE = "byline"
    CAPTION = "caption"
    CREDIT = "credit"
    DATELINE = "dateline"
    JUNK = "junk"


class LineRule(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Phrases that give their line a role.

    `words` bounds how long such a line may be; `tail` asks that no paragraph of the story follows; `colon` that a colon
    follows the phrase; `bracketed` that it closes a bracket, as picture credits do, or that its line opens with one (`at` the start).
    """

    role: Role
    phrases: tuple[str, ...]
    at: At = At.WHOLE
    takes: Takes = Takes.LINE
    words: int = 40
    tail: bool = False
    colon: bool = False
    bracketed: bool = False
    everywhere: bool = False


class NameLineRule(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Phrases that name the authors: what follows them on the line must be names, parted by `joiners`."""

    phrases: tuple[str, ...]
    joiners: tuple[str, ...] = ()
    everywhere: bool = False


class StampKind(StrEnum):
    """What a word on the line of the publication date says."""

    PUBLISHED = "published"
    UPDATED = "updated"
    NOW = "now"  # "just now": a stamp that gives no date
    FILLER = "filler"  # words that may stand there and say nothing: "at", "GMT"


class StampRule(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words of the line on which a page states when it was published."""

    kind: StampKind
    phrases: tuple[str, ...]
    everywhere: bool = False


class AgencyRule(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """News agencies, each with the forms in which it is credited."""

    names: dict[str, tuple[str, ...]]
    everywhere: bool = False


class Capitals(StrEnum):
    """What words in capitals with a colon after them open, where a language's press has a custom."""

    CAPTION = "caption"
    DATELINE = "dateline"


class BlocksSection(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a language needs for blocks."""

    capitals_open: Capitals | None = None
    lines: tuple[LineRule, ...] = ()
    bylines: tuple[NameLineRule, ...] = ()
    stamps: tuple[StampRule, ...] = ()
    agencies: tuple[AgencyRule, ...] = ()
