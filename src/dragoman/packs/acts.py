"""The section `acts`: the wide vocabulary of acts, for sentences in which a user has marked source and target.

Where `events` says exactly who fills which slot, and so asserts acts by itself, this section only says which of PLOVER's types a verb or
noun tells of. It is asked when somebody else has already said between whom the act is.
"""

from __future__ import annotations

import msgspec

from .schema import Rule, Section


class ActWords(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that tell an act of one type.

    An entry is a lemma, or a lemma and further words that must follow it in this order within a few words ("open fire",
    "break off relation"): the longest entry that fits is meant. A word "@name" stands for any word of that set. `undergone` holds the verbs
    whose subject is the one that the act is on ("receive", "come under criticism from"). Examples mark `{source|…}` and `{target|…}`; in a
    `yes` example the pair's act is of this type, in a `no` example it is not.
    """

    type: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    undergone: tuple[str, ...] = ()


class ActsSection(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All of `acts.toml`; `reporting` holds the verbs by which somebody only tells what others do ("say")."""

    act: tuple[ActWords, ...] = ()
    sets: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    reporting: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for act in self.act:
            named = {word for entry in (*act.verbs, *act.nouns, *act.undergone) for word in entry.split() if word.startswith("@")}
            if missing := sorted(word for word in named if word[1:] not in self.sets):
                raise ValueError(f"act {act.id!r} names {', '.join(missing)}, which stands in no [sets]")
