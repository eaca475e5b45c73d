"""Verbs whose object the parser gave away: "it imposed sanctions", "had damaged Philippine vessels", "the decision to cut ties was taken"."""

from __future__ import annotations

from dataclasses import replace

from ...models import Sentence, Token
from .lexicon import Lexicon
from .parties import Parties
from .tags import NOMINAL
from .tree import Tree

_FINITE = "Mood=Ind|Tense=Past|VerbForm=Fin"


def governing(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with such verbs over their objects, `None` when there is nothing to mend.

    What stands right before the verb gives it away: somebody who acts and whom nothing makes an attribute himself, a personal pronoun that cannot own
    what follows, or an auxiliary of the perfect that has no verb.
    """
    changed = list(tree.sentence.tokens)
    for v in range(1, len(changed)):
        noun = tree.head(v)
        if noun is None or noun < v or tree.rel(v) != "amod" or tree.words[v] not in lex.verbs or tree.tokens[v].upos not in ("VERB", "ADJ"):
            continue
        before = v - 1
        while before > 0 and tree.tokens[before].upos == "ADV":
            before -= 1
        if _waits(tree, before):
            _take_helper(tree, changed, v, noun, before)
        elif _acts(tree, before, noun) or _named(tree, parties, before, noun):
            _take_subject(tree, changed, v, noun)
    for v in range(1, len(changed)):
        if (thing := _second_subject(tree, v)) is not None:
            changed[thing] = replace(changed[thing], head=v, deprel="obj")
    return tree.with_tokens(changed)


def national(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with adjectives of nationality under the noun before them, that the parser took for verbs or nouns: "un navire philippin"."""
    del lex
    if not parties.draft.pack.names.adjective_after:
        return None
    changed = list(tree.sentence.tokens)
    for i in range(1, len(changed)):
        token, noun = tree.tokens[i], i - 1
        whole = token.upos in ("VERB", "X")  # "l'armée érythréenne" is one name
        told = token.text.islower() and any(p.span.end == token.end and (whole or p.span.start == token.start) for p in parties.at[i])
        if not told or token.upos == "PROPN" or tree.tokens[noun].upos != "NOUN" or (token.upos == "ADJ" and tree.rel(i) == "amod"):
            continue
        over, place = tree.head(i), changed[i]
        heir = noun
        if tree.head(noun) == i and tree.rel(noun).startswith("nsubj"):
            heir = next((c for c in tree.children[i] if c > i and tree.tokens[c].upos == "VERB"), noun)  # "l'armée érythréenne s'est retirée"
        if tree.head(noun) == i or heir != noun:
            changed[heir] = replace(changed[heir], head=heir if over is None else over, deprel=place.deprel)
            if heir != noun:
                changed[noun] = replace(changed[noun], head=heir)
        for c in tree.children[i]:
            if c not in (noun, heir):
                changed[c] = replace(changed[c], head=heir)
        changed[i] = replace(place, upos="ADJ", head=noun, deprel="amod", feats="")
    return tree.with_tokens(changed)


def nominal(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with nouns of deeds over the names behind them, `None` when there is nothing to mend.

    An attribute that can be bent stands in the case of its noun: in fi "diplomaatin karkottamiseen Turkista" the deed is none of Turkey's.
    """
    del parties
    if not tree.inflects:
        return None
    changed = list(tree.sentence.tokens)
    for i, token in enumerate(tree.tokens):
        name = tree.head(i)
        over = None if name is None else tree.head(name)
        if name != i + 1 or over is None or tree.rel(i) != "amod" or not lex.noun(tree.lemmas[i], tree.words[i]):
            continue
        cases = (token.feat("Case"), tree.tokens[name].feat("Case"))
        if not all(cases) or cases[0] == cases[1] or tree.tokens[name].upos != "PROPN":
            continue
        changed[i] = replace(token, upos="NOUN", head=over, deprel=tree.rel(name))
        changed[name] = replace(tree.tokens[name], head=i, deprel="nmod")
        if i and tree.head(i - 1) == over and tree.tokens[i - 1].upos == "NOUN" and tree.tokens[i - 1].feat("Case") == "Gen":
            changed[i - 1] = replace(tree.tokens[i - 1], head=i, deprel="nmod:gobj")
    return tree.with_tokens(changed)


def _take_helper(tree: Tree, changed: list[Token], v: int, noun: int, helper: int) -> None:
    """Put the verb in the place of the auxiliary that had none: "had" over "damaged"."""
    carrier = tree.tokens[helper]
    changed[v] = replace(tree.tokens[v], upos="VERB", head=v if carrier.head == helper else carrier.head, deprel=carrier.deprel)
    for i, token in enumerate(tree.tokens):
        if i not in (v, noun, helper) and token.head == helper:
            changed[i] = replace(changed[i], head=v)
    changed[noun] = replace(changed[noun], head=v, deprel="obj")
    changed[helper] = replace(changed[helper], head=v, deprel="aux")


def _take_subject(tree: Tree, changed: list[Token], v: int, noun: int) -> None:
    """Put the verb in the place of its object, with what stands before it as subject; a later verb of which that was the subject goes under it."""
    over = tree.head(noun) if tree.rel(noun) == "nsubj" else None
    place = noun if over is None else over
    carrier = tree.tokens[place]
    changed[v] = replace(tree.tokens[v], upos="VERB", feats=_FINITE, head=v if carrier.head == place else carrier.head, deprel=carrier.deprel)
    for i in range(v):
        if tree.tokens[i].head == noun:
            they = i == v - 1 and tree.words[i] in tree.section.third_plural
            who = they or tree.tokens[i].upos in NOMINAL
            changed[i] = replace(changed[i], upos="PRON" if they else changed[i].upos, head=v, deprel="nsubj" if who else tree.tokens[i].deprel)
    changed[noun] = replace(changed[noun], head=v, deprel="obj")
    if over is not None:
        changed[over] = replace(changed[over], head=v, deprel="advcl")


def _waits(tree: Tree, i: int) -> bool:
    """True for an auxiliary of the perfect that helps no verb as yet."""
    return tree.tokens[i].upos in ("AUX", "VERB") and tree.is_word(i, tree.section.perfect) and tree.rel(i) != "aux"


def _acts(tree: Tree, i: int, noun: int) -> bool:
    """True for a personal pronoun under the noun which, by its form, does not own it."""
    token = tree.tokens[i]
    if token.upos == "DET" and tree.words[i] in tree.section.third_plural and tree.head(i) == noun and i > 0:
        return tree.tokens[i - 1].upos == "SCONJ" and tree.tokens[i + 1].feat("VerbForm") == "Fin"  # "at de utviste tre diplomater": no article
    return (
        token.upos == "PRON"
        and token.feat("PronType") == "Prs"
        and token.feat("Poss") != "Yes"
        and token.feat("Case") != "Gen"
        and tree.head(i) == noun
    )


def _named(tree: Tree, parties: Parties, i: int, noun: int) -> bool:
    """True for a party named under the noun that has no article and no preposition: "Germany halted certification", but "a UN brokered deal"."""
    head = next((p for p in (i, *tree.ancestors(i)) if tree.head(p) == noun), None)
    if head is None or tree.tokens[i].upos != "PROPN" or not parties.at[i] or tree.rel(head) not in ("nsubj", "compound", "nmod"):
        return False
    return not any(k < i for k in (*tree.kids(noun, "case", "det"), *tree.kids(head, "case")))


def _second_subject(tree: Tree, v: int) -> int | None:
    """What stands behind the infinitive under a subject as one more subject of the same verb: it is the object of the infinitive."""
    subject = tree.head(v)
    if tree.tokens[v].feat("VerbForm") != "Inf" or subject is None or tree.rel(subject) != "nsubj" or tree.kids(v, "obj"):
        return None
    verb = tree.head(subject)
    others = [] if verb is None else [i for i in tree.kids(verb, "nsubj") if v < i < verb]
    return others[0] if len(others) == 1 and all(tree.tokens[k].upos not in ("VERB", "AUX", "PUNCT") for k in range(v + 1, others[0])) else None
