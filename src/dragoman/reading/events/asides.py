"""Asides between a subject and its verb ("Canada, the agency reported, expelled …"), over which small parsers lose the one or the other."""

from __future__ import annotations

from dataclasses import replace

from ...models import Sentence, Token
from .lexicon import Lexicon
from .parties import Parties
from .tags import NOMINAL
from .tree import Tree

_LONGEST_SUBJECT = 8  # tokens before the first comma
_LONGEST = 10  # tokens of an aside
_NEAR = 3  # tokens from the second comma to the verb: auxiliaries, pronouns, negations
_BEFORE_VERB = frozenset(("AUX", "PRON", "PART", "ADV"))


def interrupted(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with the verb behind an aside over the subject before it, `None` where there is no aside or the tree has it so."""
    commas = [i for i, word in enumerate(tree.words[: _LONGEST_SUBJECT + _LONGEST + 2]) if word == ","]
    if len(commas) < 2 or not 0 < commas[0] <= _LONGEST_SUBJECT or not 1 < commas[1] - commas[0] <= _LONGEST + 1:
        return None
    first, second = commas[:2]
    subject, verb = _subject(tree, parties, first), _verb(tree, lex, second)
    if subject is None or verb is None or subject in tree.kids(verb, "nsubj") or tree.rel(subject) == "obl" or tree.kids(subject, "case"):
        return None
    aside = range(first + 1, second)
    if not _tells_who(tree, aside):
        return None
    return tree.with_tokens(_over(tree, subject, verb, aside, first))


def _subject(tree: Tree, parties: Parties, first: int) -> int | None:
    """The head of what stands before the first comma, where that is one nominal phrase of a party."""
    if any(tree.tokens[i].upos in ("VERB", "AUX", "SCONJ") for i in range(first)) or tree.tokens[0].upos in ("ADP", "ADV"):
        return None
    heads = [i for i in range(first) if tree.tokens[i].upos in NOMINAL and (tree.head(i) is None or (tree.head(i) or 0) >= first)]
    return heads[0] if len(heads) == 1 and any(parties.at[i] for i in range(first)) else None


def _verb(tree: Tree, lex: Lexicon, second: int) -> int | None:
    """The verb that follows the second comma, with nothing but its small words before it."""
    for i in range(second + 1, min(second + 2 + _NEAR, len(tree.tokens))):
        if tree.tokens[i].upos == "VERB" or (tree.words[i] in lex.verbs and tree.tokens[i].upos not in ("PROPN", "ADP", "AUX")):
            return i if tree.tokens[i].feat("VerbForm") not in ("Ger", "Conv") or i > second + 1 else None
        if tree.tokens[i].upos not in _BEFORE_VERB:
            return None
    return None


def _tells_who(tree: Tree, aside: range) -> bool:
    """True for an attribution: a phrase without a verb that a preposition opens, or somebody with one verb."""
    verbs = [i for i in aside if tree.tokens[i].upos == "VERB" and tree.rel(i) not in ("case", "fixed", "amod")]
    if any(tree.tokens[i].upos in ("SCONJ", "CCONJ") for i in aside) or any("PronType=Rel" in tree.tokens[i].feats for i in aside):
        return False
    opens = tree.tokens[aside[0]].upos == "ADP" or tree.rel(aside[0]) in ("case", "fixed")
    return (opens and not verbs) or (len(verbs) == 1 and any(tree.tokens[i].upos in NOMINAL for i in aside))


def _over(tree: Tree, subject: int, verb: int, aside: range, first: int) -> list[Token]:
    changed = list(tree.tokens)
    top = next((i for i in aside if tree.tokens[i].upos == "VERB"), next((i for i in aside if tree.head(i) not in aside), aside[0]))
    changed[verb] = replace(tree.tokens[verb], upos="VERB", head=verb, deprel="root")
    for i, token in enumerate(tree.tokens):
        if i in (verb, subject):
            continue
        away = token.head in aside or token.head == i or token.head == subject
        if i in aside:
            if i == top:
                changed[i] = replace(token, head=verb, deprel="parataxis")
            elif token.head not in aside:
                changed[i] = replace(token, head=top, deprel="nsubj" if token.upos in NOMINAL and changed[top].upos == "VERB" else token.deprel)
        elif i > aside[-1] and away:
            changed[i] = replace(token, head=verb, deprel="obl" if token.deprel in ("nmod", "root") else token.deprel)
        elif i <= first and token.head in aside:
            changed[i] = replace(token, head=subject)
    changed[subject] = replace(tree.tokens[subject], head=verb, deprel="nsubj")
    return changed
