"""Slips around owners: verbs before them ("summoned Myanmar's ambassador"), and agents of nouns ("закрытие властями Польши консульства")."""

from __future__ import annotations

from dataclasses import replace

from ...models import Sentence
from .lexicon import Lexicon
from .mainverb import moved
from .parties import Parties
from .tree import Tree

_WITHIN = ("nmod", "amod", "det", "compound", "flat", "nummod", "appos", "case", "acl")  # what stays with the noun


def before_owner(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with that word its verb and the noun the object: no attribute stands before the owner of its noun."""
    del parties
    for i, token in enumerate(tree.tokens):
        noun = tree.head(i)
        if token.upos != "VERB" or tree.rel(i) != "amod" or noun is None or noun <= i or tree.words[i] not in lex.verbs:
            continue
        if not any(i < c < noun and tree.tokens[c].deprel == "nmod:poss" and tree.tokens[c].upos == "PROPN" for c in tree.children[noun]):
            continue
        top = noun
        while tree.rel(top) in ("nmod", "compound", "flat") and (above := tree.head(top)) is not None and above == top + 1:
            top = above  # "Myanmar's ambassador Lwin Oo"
        over = tree.head(top)
        subject = next((s for n in (top, over) if n is not None for s in tree.own_subjects(n) if s < i and s != top), None)
        if subject is None or tree.tokens[i - 1].upos in ("DET", "ADP"):
            continue
        changed = list(tree.sentence.tokens)
        changed[i] = moved(token, i, "root", "VERB", finite=True)
        for c in tree.children[top]:
            if c != i and (tree.rel(c) not in _WITHIN or c < i):
                changed[c] = moved(changed[c], i, changed[c].deprel, changed[c].upos, finite=False)
        changed[top] = moved(changed[top], i, "obj", changed[top].upos, finite=False)
        changed[subject] = moved(changed[subject], i, "nsubj", changed[subject].upos, finite=False)
        if over is not None:
            changed[over] = moved(changed[over], i, "advcl", changed[over].upos, finite=False)
        return tree.with_tokens(changed)
    return None


def by_agent(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with the agent behind a noun for a deed hung on it, then what was acted upon: "the closure by Poland of its mission"."""
    if not tree.inflects or not tree.section.agent_cases:
        return None
    changed = list(tree.sentence.tokens)
    for i, token in enumerate(tree.tokens[:-2]):
        agent = i + 1
        if token.upos != "NOUN" or not lex.noun(tree.lemmas[i], tree.words[i]) or tree.tokens[agent].upos not in ("NOUN", "PROPN"):
            continue
        if not any(tree.in_case(agent, case) for case in tree.section.agent_cases) or not (parties.acts(agent) or parties.at[agent]):
            continue
        behind = agent + 1
        while behind < len(tree.tokens) and tree.tokens[behind].upos in ("PROPN", "ADJ", "DET") and parties.at[behind]:
            behind += 1  # "властями Польши | консульства"
        while behind < len(tree.tokens) and tree.tokens[behind].upos in ("ADJ", "DET"):
            behind += 1
        changed[agent] = replace(changed[agent], head=i, deprel="obl:agent")
        if behind < len(tree.tokens) and tree.tokens[behind].upos == "NOUN" and tree.in_case(behind, "case:Gen"):
            changed[behind] = replace(changed[behind], head=i, deprel="nmod")
    return tree.with_tokens(changed)


def of_participle(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with the agent behind a participle, and what stands between, hung on it: "les sanctions imposées à Niamey par la Cédéao"."""
    del parties
    agents = tuple(case for case in tree.section.agent_cases if case not in tree.section.of_cases and ":" not in case)
    if tree.inflects or not agents:
        return None
    changed = list(tree.sentence.tokens)
    for i, token in enumerate(tree.tokens):
        noun = tree.head(i)
        past = token.feat("VerbForm") == "Part" and token.feat("Tense") != "Pres"
        if noun is None or noun > i or token.deprel != "acl" or not (past or (token.upos == "ADJ" and tree.words[i] in lex.verbs)):
            continue
        agent = next((c for c in (*tree.kids(i, "obl"), *tree.kids(noun, "nmod")) if c > i and tree.under(c, agents)), None)
        if agent is None or any(tree.tokens[k].upos in ("PUNCT", "VERB", "AUX") for k in range(i + 1, agent)):
            continue
        for k in range(i + 1, agent + 1):
            if (tree.head(k) or i) < i and tree.rel(k) in ("obl", "nmod"):
                changed[k] = replace(tree.tokens[k], head=i, deprel="obl:agent" if k == agent else "obl:arg")
        changed[agent] = replace(changed[agent], head=i, deprel="obl:agent")
        changed[i] = token if past else replace(token, upos="VERB", feats="Tense=Past|VerbForm=Part|Voice=Pass")
    return tree.with_tokens(changed)
