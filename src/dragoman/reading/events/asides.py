"""Asides between a subject and its verb ("Canada, the agency reported, expelled …"), over which small parsers lose the one or the other."""

from __future__ import annotations

from dataclasses import replace

from ...models import Sentence, Token
from .lexicon import Lexicon
from .parties import Parties
from .tags import NOMINAL
from .tree import Tree

_LONGEST_LEAD = 6  # tokens of a phrase of time or place before the subject
_LONGEST_SUBJECT = 8  # tokens before the comma that opens the aside
_LONGEST = 14  # tokens of an aside
_NEAR = 3  # tokens from the comma that closes it to the verb: auxiliaries, pronouns, negations
_BEFORE_VERB = frozenset(("AUX", "PRON", "PART", "ADV"))
_MISTAKEN = frozenset(("NOUN", "ADJ", "X"))  # what a tagger may call a verb that it does not know
_PARTICIPLES = frozenset(("Part", "Conv", "Ger"))


def interrupted(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with the verb behind an aside over the subject before it, `None` where there is no aside or the tree has it so."""
    commas = [i for i, word in enumerate(tree.words[: _LONGEST_LEAD + _LONGEST_SUBJECT + _LONGEST + 3]) if word == ","]
    opening = commas[0] + 1 if len(commas) > 2 and _leads(tree, commas[0]) else 0
    commas = commas[1:] if opening else commas
    if len(commas) < 2 or not 0 < commas[0] - opening <= _LONGEST_SUBJECT or not 1 < commas[1] - commas[0] <= _LONGEST + 1:
        return None
    first, second = commas[:2]
    aside = range(first + 1, second)
    subject, verb = _subject(tree, opening, first), _verb(tree, lex, second)
    if subject is None or verb is None or subject in tree.kids(verb, "nsubj") or tree.rel(subject) == "obl" or tree.kids(subject, "case"):
        return None
    relation = _relation(tree, parties, aside, range(opening, first))
    return None if relation is None else tree.with_tokens(_over(tree, subject, verb, aside, opening, relation))


def _relation(tree: Tree, parties: Parties, aside: range, subject: range) -> str | None:
    """How the aside belongs to the sentence: as a clause or phrase about its subject, or one that says who tells it; `None` for anything else."""
    if tree.tokens[aside[0]].upos == "SCONJ" and _verbs(tree, aside):
        return "advcl"
    if _describes(tree, parties, aside, subject):
        return "acl" if _verbs(tree, aside) else "appos"
    return "parataxis" if _tells_who(tree, aside) and any(parties.at[i] for i in subject) else None


def _leads(tree: Tree, comma: int) -> bool:
    """True for a phrase with a preposition before the first comma: "On Monday, …"."""
    words = tree.tokens[:comma]
    return 0 < comma <= _LONGEST_LEAD and words[0].upos == "ADP" and not any(t.upos in ("VERB", "AUX", "SCONJ") for t in words)


def _subject(tree: Tree, opening: int, first: int) -> int | None:
    """The head of what stands before the aside, where that is one nominal phrase."""
    before = range(opening, first)
    if any(tree.tokens[i].upos in ("VERB", "AUX", "SCONJ") for i in before) or tree.tokens[opening].upos in ("ADP", "ADV"):
        return None
    heads = [i for i in before if tree.tokens[i].upos in NOMINAL and (tree.head(i) is None or tree.head(i) not in before)]
    return heads[0] if len(heads) == 1 else None


def _verb(tree: Tree, lex: Lexicon, second: int) -> int | None:
    """The verb that follows the comma at `second`, with nothing but its small words before it, or that of the auxiliary there."""
    for i in range(second + 1, min(second + 2 + _NEAR, len(tree.tokens))):
        if tree.tokens[i].upos == "VERB" or (tree.words[i] in lex.verbs and tree.tokens[i].upos in _MISTAKEN):
            return i if tree.tokens[i].feat("VerbForm") not in ("Ger", "Conv") or i > second + 1 else None
        if tree.tokens[i].upos not in _BEFORE_VERB:
            break
    helping = second + 1
    helped = tree.head(helping) if helping < len(tree.tokens) and tree.tokens[helping].upos == "AUX" and tree.rel(helping) == "aux" else None
    return helped if helped is not None and helped > helping and tree.tokens[helped].upos == "VERB" else None


def _verbs(tree: Tree, aside: range) -> list[int]:
    return [i for i in aside if tree.tokens[i].upos in ("VERB", "AUX") and tree.rel(i) not in ("case", "fixed", "amod")]


def _describes(tree: Tree, parties: Parties, aside: range, subject: range) -> bool:
    """True for an aside that tells what the subject is: a participle with what belongs to it, or an apposition that names nobody else."""
    verbs = _verbs(tree, aside)
    first = tree.tokens[aside[0]]
    if verbs:
        related = any("PronType=Rel" in tree.tokens[i].feats for i in aside[:2])
        shared = tree.tokens[verbs[0]].feat("VerbForm") in _PARTICIPLES and not tree.kids(verbs[0], "aux", "cop")
        return related or ((shared or verbs[0] == aside[0]) and first.upos != "PRON")
    named = {state for i in aside for party in parties.at[i] for state in party.principals}
    known = {state for i in subject for party in parties.at[i] for state in party.principals}
    noun = any(tree.tokens[i].upos == "NOUN" for i in aside)
    return noun and first.upos not in ("ADP", "CCONJ", "SCONJ", "PROPN") and bool(known) and named <= known


def _tells_who(tree: Tree, aside: range) -> bool:
    """True for an attribution: a phrase without a verb that a preposition opens, or somebody with one verb."""
    verbs = [i for i in aside if tree.tokens[i].upos == "VERB" and tree.rel(i) not in ("case", "fixed", "amod")]
    if any(tree.tokens[i].upos in ("SCONJ", "CCONJ") for i in aside) or any("PronType=Rel" in tree.tokens[i].feats for i in aside):
        return False
    opens = tree.tokens[aside[0]].upos == "ADP" or tree.rel(aside[0]) in ("case", "fixed")
    return (opens and not verbs) or (len(verbs) == 1 and any(tree.tokens[i].upos in NOMINAL for i in aside))


def _over(tree: Tree, subject: int, verb: int, aside: range, opening: int, relation: str) -> list[Token]:
    changed = list(tree.tokens)
    top = next((i for i in aside if tree.tokens[i].upos == "VERB"), next((i for i in aside if tree.head(i) not in aside), aside[0]))
    predicate = tree.tokens[verb].upos if tree.tokens[verb].upos == "ADJ" and tree.kids(verb, "cop") else "VERB"
    changed[verb] = replace(tree.tokens[verb], upos=predicate, head=verb, deprel="root")
    for i, token in enumerate(tree.tokens):
        if i in (verb, subject):
            continue
        away = token.head in aside or token.head == i or token.head == subject
        if i in aside:
            if i == top:
                changed[i] = replace(token, head=subject if relation in ("acl", "appos") else verb, deprel=relation)
            elif token.head not in aside:
                changed[i] = replace(token, head=top, deprel="nsubj" if token.upos in NOMINAL and changed[top].upos == "VERB" else token.deprel)
        elif i > aside[-1] and away:
            changed[i] = replace(token, head=verb, deprel="obl" if token.deprel in ("nmod", "root") else token.deprel)
        elif i < opening and (token.head is None or token.head >= opening):
            changed[i] = replace(token, head=verb, deprel="punct" if token.upos == "PUNCT" else "obl")
        elif i < aside[0] and token.head in aside:
            changed[i] = replace(token, head=subject)
    changed[subject] = replace(tree.tokens[subject], head=verb, deprel="nsubj")
    return changed
