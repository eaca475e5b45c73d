"""Passives of which the parser made a verb of becoming with two complements: nb "I går ble en medarbeider ved ambassaden utvist"."""

from __future__ import annotations

from dataclasses import replace

from ...models import Sentence, Token
from .lexicon import Lexicon
from .parties import Parties
from .tags import NOMINAL
from .tree import Tree

_SUBJECTS = ("nsubj", "nsubj:pass", "xcomp", "obj", "obl")
_PARTICIPLES = ("VERB", "ADJ", "NOUN")


def passives(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with the participle as its verb, the word of becoming as its auxiliary, and the bare noun between them as its subject."""
    del parties
    changed = list(tree.sentence.tokens)
    for i in range(len(changed)):
        if not tree.is_word(i, tree.section.passive):
            continue
        verb = _participle(tree, lex, i)
        if verb is None:
            continue
        if tree.head(verb) == i:
            over = tree.head(i)
            changed[verb] = replace(changed[verb], head=verb if over is None else over, deprel=changed[i].deprel)
        changed[verb] = replace(changed[verb], upos="VERB", feats="VerbForm=Part|Voice=Pass", lemma=_lemma(tree, lex, verb))
        changed[i] = replace(changed[i], upos="AUX", head=verb, deprel="aux:pass")
        subject = _subject(tree, i, verb)
        for c in tree.children[i]:
            if c != verb:
                changed[c] = _under(changed[c], verb, subject=c == subject)
    return tree.with_tokens(changed)


def _participle(tree: Tree, lex: Lexicon, i: int) -> int | None:
    """The participle of a verb that tells acts, behind the word of becoming: over it, or hung on it."""
    over = tree.head(i)
    behind = [over] if over is not None and over > i and tree.rel(i) == "aux" else [c for c in tree.kids(i, "xcomp", "obj", "advcl") if c > i]
    held = [c for c in behind if tree.tokens[c].upos in _PARTICIPLES and _may_be_participle(tree, lex, c, helped=c == over)]
    if len(held) != 1 or (held[0] == over and not any(tree.tokens[c].upos in NOMINAL for c in tree.children[i])):
        return None
    return held[0]


def _may_be_participle(tree: Tree, lex: Lexicon, i: int, *, helped: bool) -> bool:
    """True for a form of a verb that tells acts, neither finite nor the infinitive itself; taggers err on that, but not if they saw its auxiliary."""
    known = tree.words[i] in lex.verbs or tree.lemmas[i] in lex.verbs
    if not known or tree.words[i] == _lemma(tree, lex, i) or (tree.tokens[i].upos == "ADJ" and _lemma(tree, lex, i) == tree.lemmas[i]):
        return False  # "blevet enige": an adjective that tells acts by itself
    return helped or tree.tokens[i].feat("VerbForm") not in ("Fin", "Inf")


def _lemma(tree: Tree, lex: Lexicon, i: int) -> str:
    """The verb of which a word is the participle, where the tagger took it for a noun or an adjective of its own: sv "utvisad"."""
    held = {e.lemma for e in lex.verbs.get(tree.words[i], ())}
    return tree.lemmas[i] if tree.lemmas[i] in held or not held else min(held)


def _subject(tree: Tree, i: int, verb: int) -> int | None:
    """The bare noun beside the word of becoming; nothing where the participle has a subject of its own."""
    if tree.own_subjects(verb) and tree.head(verb) != i:
        return None
    bare = [c for c in tree.children[i] if c != verb and tree.rel(c) in _SUBJECTS and tree.tokens[c].upos in NOMINAL and not tree.adposed(c)]
    between = [c for c in bare if i < c < verb]
    return between[0] if between else next((c for c in bare if tree.rel(c) == "nsubj"), None)


def _under(token: Token, verb: int, *, subject: bool) -> Token:
    return replace(token, head=verb, deprel="nsubj:pass" if subject else token.deprel)
