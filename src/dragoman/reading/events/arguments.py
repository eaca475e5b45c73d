"""Subjects and objects that small parsers give to an adverb, give twice or not at all, told by agreement and order."""

from __future__ import annotations

from dataclasses import replace

from ...models import Sentence
from .lexicon import Lexicon
from .parties import Parties
from .tags import NOMINAL
from .tree import Tree

_ARGUMENTS = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:arg", "aux", "aux:pass")


def of_adverbs(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with what hangs on an adverb under a verb hung on the verb: "haben Russland offiziell für den Abschuss verantwortlich gemacht"."""
    del parties, lex
    if not tree.section.verb_second:
        return None
    changed = list(tree.sentence.tokens)
    for i, token in enumerate(tree.tokens):
        verb = tree.head(i)
        if tree.section.objects_first and _attribute(tree, i):
            changed[i] = replace(token, feats="Tense=Past|VerbForm=Part|Voice=Pass")
            continue
        if token.upos not in ("ADJ", "ADV") or tree.rel(i) != "advmod" or verb is None or tree.tokens[verb].upos != "VERB":
            continue
        owned = [c for c in tree.children[i] if tree.tokens[c].deprel in _ARGUMENTS]
        if any(tree.tokens[c].deprel.startswith(("nsubj", "aux")) for c in owned):
            for c in owned:
                changed[c] = replace(changed[c], head=verb)
    return tree.with_tokens(changed)


def _attribute(tree: Tree, i: int) -> bool:
    """True for a participle between an article and its noun that the tagger took for a finite verb: "einen von Oman unterstützten Vorschlag"."""
    token, noun = tree.tokens[i], tree.head(i)
    finite = token.upos == "VERB" and tree.rel(i) == "amod" and token.feat("VerbForm") == "Fin"
    return finite and noun is not None and noun > i and any(c < i for c in tree.kids(noun, "det")) and not tree.kids(i, "nsubj")


def agreeing(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with one subject for each verb: of two, who agrees with it; of two objects and no subject, who agrees and stands first."""
    del lex
    if not tree.section.verb_second and not tree.inflects:
        return None
    changed = list(tree.sentence.tokens)
    for i, verb in enumerate(tree.tokens):
        if verb.upos != "VERB" or tree.passive(i):
            continue
        if tree.inflects:
            for c, rel in _by_number(tree, i).items():
                changed[c] = replace(changed[c], deprel=rel)
            continue
        finite = next((k for k in (i, *tree.kids(i, "aux")) if tree.tokens[k].feat("VerbForm") == "Fin"), None)
        if finite is None:
            continue
        number = tree.tokens[finite].feat("Number")
        subjects = [c for c in tree.kids(i, "nsubj") if tree.tokens[c].upos in NOMINAL]
        objects = [c for c in tree.kids(i, "obj") if tree.tokens[c].upos in NOMINAL]
        if len(subjects) == 2 and not objects:
            second = _other(tree, subjects, number)
            if parties.of(second) or parties.acts(second):
                changed[second] = replace(changed[second], deprel="obj")
        elif (
            not subjects and _plain(tree, finite, i) and len(objects) > 1 and finite < objects[0] and _number(tree, objects[0]) == (number or "Sing")
        ):
            # "Nach dem Urteil hat die Regierung das Nachbarland aufgefordert": where no argument stands before the finite verb, its subject follows.
            changed[objects[0]] = replace(changed[objects[0]], deprel="nsubj")
    return tree.with_tokens(changed)


def _by_number(tree: Tree, verb: int) -> dict[int, str]:
    """New relations where what was taken for the object alone agrees with the verb: "Израильские самолёты атаковали Дамаск", in either order."""
    subjects, objects = tree.kids(verb, "nsubj"), tree.kids(verb, "obj")
    if len(subjects) != 1 or len(objects) != 1 or tree.kids(verb, "aux") or not min(*subjects, *objects) < verb < max(*subjects, *objects):
        return {}
    doer, other = objects[0], subjects[0]
    named = tree.tokens[other].upos == "PROPN" and tree.tokens[doer].upos in NOMINAL and tree.tokens[doer].feat("Case") == "Nom"
    number = tree.tokens[verb].feat("Number")
    if not named or number != "Plur" or _number(tree, doer) != number or _number(tree, other) == number:
        return {}
    return {doer: "nsubj", other: "obj"}


def _plain(tree: Tree, finite: int, verb: int) -> bool:
    """True without a modal: "sollen 13 Diplomaten das Land verlassen" has more than one reading."""
    return finite == verb or tree.is_word(finite, tree.section.perfect)


def _other(tree: Tree, subjects: list[int], number: str | None) -> int:
    """Of two subjects the one that is none: who does not agree with the verb; where both do, who stands behind it, or last."""
    first, last = subjects
    if number and _number(tree, first) != _number(tree, last):
        return last if _number(tree, first) == number else first
    return last


def _number(tree: Tree, i: int) -> str:
    """Plural for what is coordinated too."""
    return "Plur" if tree.kids(i, "conj") else tree.tokens[i].feat("Number") or "Sing"


def bare(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with a noun as object of a verb that has none, where the parser took its article for a preposition: "a massé des soldats"."""
    del lex
    if tree.inflects:
        return None
    changed = list(tree.sentence.tokens)
    for i, token in enumerate(tree.tokens):
        verb = tree.head(i)
        if token.deprel != "obl:arg" or token.upos != "NOUN" or verb is None or verb > i or tree.tokens[verb].upos != "VERB":
            continue
        timed = any(t.start <= token.start < t.end for t in parties.times)
        if not timed and not tree.cases(i) and tree.kids(i, "det") and not tree.objects(verb) and not tree.passive(verb):
            changed[i] = replace(token, deprel="obj")
    return tree.with_tokens(changed)
