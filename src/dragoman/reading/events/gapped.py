"""Second subjects whose verb is left out, with a number for all the rest: "France expelled four diplomats and Denmark two"."""

from __future__ import annotations

from dataclasses import replace

from ...models import Sentence
from .lexicon import Lexicon
from .parties import Parties
from .tags import NOMINAL
from .tree import Tree

_AFTER = frozenset(("PUNCT", "CCONJ"))
_YEARS = 1500  # from which on a number is rather a year
_DASHES = ("—", "–", "-")
_JOINING = frozenset(("CCONJ", "SCONJ"))


def gapped(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with such parties beside its subject, which parsers put beside its object; `None` where there is none."""
    del lex
    changed = list(tree.tokens)
    for at in range(2, len(changed) - 1):
        party = parties.headed(at)
        number = at + 2 if tree.words[at + 1] in _DASHES and at + 2 < len(changed) else at + 1
        if party is None or changed[at].upos not in ("PROPN", "NOUN") or not _bare_number(tree, number):
            continue
        first = next((i for i in range(at) if changed[i].start >= party.span.start), at)
        while first and changed[first - 1].upos == "DET":
            first -= 1
        joined = first > 0 and (changed[first - 1].upos in _JOINING or tree.words[first - 1] == ",")
        subject = _subject(tree, first) if joined else None
        if subject is None or subject == at or tree.kids(at, "case"):
            continue
        changed[at] = replace(changed[at], head=subject, deprel="conj")
        changed[number] = replace(changed[number], head=at, deprel="orphan")
        if changed[first - 1].head != at and first - 1 != subject:
            changed[first - 1] = replace(changed[first - 1], head=at, deprel="cc" if changed[first - 1].upos in _JOINING else "punct")
    return tree.with_tokens(changed)


def _bare_number(tree: Tree, i: int) -> bool:
    """True for a number that counts nothing behind it: its noun has been named before."""
    if i >= len(tree.tokens) or tree.tokens[i].upos != "NUM" or (tree.words[i].isdecimal() and int(tree.words[i]) > _YEARS):
        return False
    return i + 1 == len(tree.tokens) or tree.tokens[i + 1].upos in _AFTER


def _subject(tree: Tree, before: int) -> int | None:
    """The subject of the verb of which something counted stands before this token, the nearest verb first."""
    for verb in range(before - 1, -1, -1):
        if tree.tokens[verb].upos != "VERB":
            continue
        subjects = [s for s in tree.own_subjects(verb) if s < before and tree.tokens[s].upos in NOMINAL]
        counted = any(tree.tokens[i].upos == "NUM" and i != verb for i in range(subjects[0] if subjects else 0, before))
        if subjects and counted:
            return subjects[0]
    return None
