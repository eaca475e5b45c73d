"""Participles and converbs behind a comma, which small pipelines of inflecting languages take for adjectives and finite verbs.

"Она осудила Чехию, объявившую …": the form's ending and its agreement say more than the tree.
"""

from __future__ import annotations

from dataclasses import replace

from ...models import Sentence, Token
from .lexicon import Lexicon
from .parties import Parties
from .tags import NOMINAL
from .tree import Tree

_FARTHEST = 10  # tokens from a participle back to the noun that it describes
_ALIKE = (frozenset(("Nom", "Acc")), frozenset(("Gen", "Loc", "Acc")))  # cases of one form in many words
_ALIKE_FEMININE = frozenset(("Gen", "Dat", "Ins", "Loc"))
_BY_CASE = {"Acc": "obj", "Dat": "iobj", "Nom": "obj"}


def participial(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with such forms as verbs under the noun or the verb to which they belong, `None` when there is nothing to mend."""
    del parties
    if not tree.inflects:
        return None
    changed = list(tree.sentence.tokens)
    for i in range(1, len(changed) - 1):
        if _attributive(tree, i):
            for c in tree.kids(i, "nsubj"):  # whoever does it is the noun behind
                changed[c] = replace(changed[c], deprel="obl")
    for i in range(1, len(changed)):
        if tree.words[i] not in lex.verbs or not tree.tokens[i].text.islower():
            continue
        voice = next((v for v, ends in tree.section.participle_endings.items() if tree.words[i].endswith(ends)), None)
        if voice is not None and (comma := _comma(tree, i)) is not None:
            _describe(tree, changed, i, comma, voice)
        elif tree.words[i].endswith(tree.section.converb_endings) and tree.words[i - 1] == "," and tree.tokens[i].upos in ("VERB", "ADJ", "ADV"):
            _go_with(tree, changed, i)
    return tree.with_tokens(changed)


def _attributive(tree: Tree, i: int) -> bool:
    """True for an active participle right before the noun that it describes: fi "Turkkia vastustavan mielenilmauksen"."""
    token, noun = tree.tokens[i], tree.tokens[i + 1]
    active = token.feat("VerbForm") == "Part" and token.feat("Voice") == "Act" and not tree.kids(i, "aux", "cop")
    return active and tree.head(i) == i + 1 and tree.rel(i) in ("acl", "amod") and noun.upos == "NOUN"


def _comma(tree: Tree, i: int) -> int | None:
    """The comma that opens the participle's phrase: right before it, or before the adverbs in front of it."""
    at = i - 1
    while at > 0 and tree.tokens[at].upos in ("ADV", "PART"):
        at -= 1
    return at if tree.words[at] == "," else None


def _describe(tree: Tree, changed: list[Token], i: int, comma: int, voice: str) -> None:
    noun = next(
        (k for k in range(comma - 1, max(comma - _FARTHEST, -1), -1) if tree.tokens[k].upos in ("NOUN", "PROPN") and _agree(tree, i, k)), None
    )
    inside = _phrase(tree, i)
    if noun is None or any(tree.head(k) is None for k in inside) or any(a in inside for a in tree.ancestors(noun)):
        return
    tense = "Past" if tree.tokens[i].feat("Tense") != "Pres" else "Pres"
    case = f"Case={tree.tokens[i].feat('Case')}|" if tree.tokens[i].feat("Case") else ""
    changed[i] = replace(tree.tokens[i], upos="VERB", feats=f"{case}Tense={tense}|VerbForm=Part|Voice={voice}", head=noun, deprel="acl")
    for k in inside[1:]:
        over = tree.head(k)
        if over == i or over is None or over in inside:
            continue
        changed[k] = replace(tree.tokens[k], head=i, deprel=_relation(tree, k, voice))


def _relation(tree: Tree, k: int, voice: str) -> str:
    """What a phrase is to the participle before it, by its case word or its case."""
    token = tree.tokens[k]
    if token.upos not in NOMINAL or tree.kids(k, "case"):
        return "obl" if token.upos in NOMINAL else token.deprel
    case = tree.case(k)
    if case == "Ins":
        return "obl:agent" if voice == "Pass" else "obl"
    return _BY_CASE.get(case or "", "nmod") if voice == "Act" else "obl"


def _phrase(tree: Tree, i: int) -> list[int]:
    """The participle and the tokens behind it up to the next comma or finite verb."""
    held = [i]
    for k in range(i + 1, len(tree.tokens)):
        token = tree.tokens[k]
        if token.upos in ("PUNCT", "SCONJ", "CCONJ") or token.feat("VerbForm") == "Fin":
            break
        held.append(k)
    return held


def _agree(tree: Tree, participle: int, noun: int) -> bool:
    one, other = tree.tokens[participle], tree.tokens[noun]
    if not one.feat("Number") or one.feat("Number") != other.feat("Number"):
        return False
    cases = {one.feat("Case"), tree.case(noun)}
    genders = {one.feat("Gender"), other.feat("Gender")} - {None}
    alike = len(cases) == 1 or any(cases <= group for group in _ALIKE) or (genders == {"Fem"} and cases <= _ALIKE_FEMININE)
    return alike and (one.feat("Number") == "Plur" or len(genders) < 2)


def _go_with(tree: Tree, changed: list[Token], i: int) -> None:
    """Hang a converb on the finite verb before its comma, whose subject it shares."""
    if tree.tokens[i].feat("VerbForm") == "Conv" and tree.rel(i) == "advcl":
        return
    verb = next((k for k in range(i - 2, -1, -1) if tree.tokens[k].feat("VerbForm") == "Fin" and tree.tokens[k].upos == "VERB"), None)
    if verb is None or tree.head(i) is None or i in tree.ancestors(verb):
        return
    changed[i] = replace(tree.tokens[i], upos="VERB", feats="Tense=Past|VerbForm=Conv|Voice=Act", head=verb, deprel="advcl")
