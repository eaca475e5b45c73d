"""Stretches between commas that a sentence can do without: who tells it, when it was, what its subject is or does besides."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ...packs import Pack
from .headlines import topic
from .parties import Parties
from .tags import NOMINAL, TOPIC
from .tree import Tree

_LONGEST = 24  # tokens between the commas
_SHORT = 12  # tokens of a stretch that only says who tells the rest
_BEYOND = 4  # commas from the opening one within which the closing one is looked for
_LIST = 6  # tokens of a list up to its "and"
_NEAR = 4  # tokens from the closing comma to the verb of the subject before the opening one
_BEFORE_VERB = frozenset(("AUX", "PRON", "PART", "ADV"))
_TIMING = frozenset(("ADP", "DET", "ADV", "NUM", "PUNCT"))
_DESCRIBING = frozenset(("DET", "NOUN", "ADJ", "NUM", "ADV", "PRON"))
_MARKS = ('"', "“", "”", "„", "«", "»")
_OPENS_REST = frozenset(("CCONJ", "PUNCT"))


@dataclass(frozen=True, slots=True)
class Aside:
    """A stretch with the commas around it; `relation` is what it is to the sentence: "parataxis", "obl", or to the noun before it: "acl", "appos".

    The topic of a headline begins with the sentence and ends with its colon.
    """

    first: int
    last: int
    relation: str


@dataclass(frozen=True, slots=True)
class _Sayings:
    """How a pack says who tells something."""

    verbs: frozenset[str]
    openings: tuple[tuple[str, ...], ...]
    endings: frozenset[str]
    links: frozenset[str]


@lru_cache(maxsize=32)
def _sayings(pack: Pack) -> _Sayings:
    quotes = pack.quotes
    verbs = {form for cue in quotes.cues for verb in cue.verbs for form in verb.forms.split()}
    phrases = {tuple(p.split()) for rule in quotes.sources if not rule.after for p in rule.phrases if "*" not in p}
    phrases |= {tuple(p.split()) for p in pack.events.source_cases}
    endings = {p for rule in quotes.sources if rule.after for p in rule.phrases}
    return _Sayings(frozenset(verbs), tuple(sorted(phrases, key=len, reverse=True)), frozenset(endings), frozenset(quotes.grammar.asides))


def asides(tree: Tree, parties: Parties, pack: Pack) -> tuple[Aside, ...]:
    """The stretches of the sentence that can be left out, in order and apart from each other."""
    colon = topic(tree)
    commas = [i for i, word in enumerate(tree.words) if word == "," and i > (colon or 0)]
    found: list[Aside] = [] if colon is None else [Aside(0, colon, TOPIC)]
    n = 0
    while n < len(commas) - 1:
        aside = next((a for m in range(n + 1, min(n + 1 + _BEYOND, len(commas))) if (a := _aside(tree, parties, pack, commas[n], commas[m]))), None)
        if aside is not None:
            found.append(aside)
            n = commas.index(aside.last)
        n += 1
    return tuple(found)


def _aside(tree: Tree, parties: Parties, pack: Pack, first: int, last: int) -> Aside | None:
    inside = range(first + 1, last)
    if not 0 < len(inside) <= _LONGEST or not first or last + 2 >= len(tree.tokens) or tree.tokens[last + 1].upos in _OPENS_REST:
        return None
    if any(tree.tokens[i].text in _MARKS for i in inside) or _in_list(tree, last):
        return None
    if _timed(tree, parties, inside):
        return Aside(first, last, "obl")
    named = all(t.upos in ("PROPN", "PUNCT") for t in tree.tokens[last + 1 :])  # "…, says Poland's premier, Donald Tusk."
    if not named and len(inside) <= _SHORT and _tells_who(tree, _sayings(pack), inside):
        return Aside(first, last, "parataxis")
    if tree.tokens[first - 1].upos not in (*NOMINAL, "NUM", "ADJ", "X") and tree.tokens[first - 1].text != ")":
        return None
    leads = _is_subject(tree, first) and _acts_behind(tree, last)
    if _related(tree, inside) and (leads or _goes_on(tree, last)):
        return Aside(first, last, "acl")
    if not leads or not _describes(tree, parties, inside):
        return None
    verbal = any(tree.tokens[i].upos == "VERB" and tree.rel(i) != "amod" for i in inside[:_NEAR])
    return Aside(first, last, "acl" if verbal else "appos")


def _in_list(tree: Tree, comma: int) -> bool:
    """True for a comma between two names of a list that goes on to its "and": "writes Lavrov to the ministers of the USA, Canada and others"."""
    if tree.tokens[comma - 1].upos != "PROPN" or tree.tokens[comma + 1].upos != "PROPN":
        return False
    for token in tree.tokens[comma + 1 : comma + 1 + _LIST]:
        if token.upos in ("CCONJ", "VERB", "AUX"):
            return token.upos == "CCONJ"
    return False


def _timed(tree: Tree, parties: Parties, inside: range) -> bool:
    """True for nothing but a time."""
    spans = parties.times
    held = [i for i in inside if any(s.start <= tree.tokens[i].start < s.end for s in spans)]
    return bool(held) and all(i in held or tree.tokens[i].upos in _TIMING for i in inside)


def _tells_who(tree: Tree, sayings: _Sayings, inside: range) -> bool:
    words = tree.words[inside.start : inside.stop]
    verbs = [i for i in inside if tree.tokens[i].upos in ("VERB", "AUX") and tree.rel(i) not in ("case", "fixed", "amod")]
    named = any(tree.tokens[i].upos in NOMINAL for i in inside)
    if not named:
        return False
    if any(words[: len(p)] == p for p in sayings.openings) or words[-1] in sayings.endings or " ".join(words[-2:]) in sayings.endings:
        return not any(tree.tokens[i].feat("VerbForm") == "Fin" for i in verbs)
    linked = words[0] in sayings.links
    said = [i for i in inside if tree.words[i] in sayings.verbs] or (verbs if linked else [])
    if not said or tree.relates(inside[0]):
        return False
    joined = any(tree.tokens[i].upos in ("SCONJ", "CCONJ") for i in inside[1:] if tree.words[i] not in sayings.links)
    others = [i for i in verbs if i not in said and tree.rel(i) != "aux" and tree.tokens[i].upos == "VERB"]
    return (
        not joined
        and not others
        and _by_somebody(tree, inside, said[0])
        and (linked or tree.tokens[inside[0]].upos not in ("SCONJ", "CCONJ", "PRON"))
    )


def _by_somebody(tree: Tree, inside: range, said: int) -> bool:
    """True for a verb of saying with a subject before or right behind it: "condemned by Iran" says nothing."""
    if any(tree.tokens[i].upos in NOMINAL for i in range(inside.start, said)):
        return True
    following = next((i for i in range(said + 1, inside.stop) if tree.tokens[i].upos in (*NOMINAL, "ADP")), None)
    return following is not None and tree.tokens[following].upos != "ADP"


def _is_subject(tree: Tree, first: int) -> bool:
    """True where one nominal phrase stands before the comma, at the head of its clause."""
    for i in range(first - 1, -1, -1):
        token = tree.tokens[i]
        if token.upos in ("VERB", "AUX"):
            return False
        if token.upos == "SCONJ" or token.text in (",", ":", ";", "—", "–"):
            break
    return tree.tokens[i if i and tree.tokens[i].upos not in ("SCONJ", "PUNCT") else i + bool(i)].upos != "ADP"


def _acts_behind(tree: Tree, last: int) -> bool:
    """True where a finite verb follows the comma at `last`, with nothing but small words before it."""
    for i in range(last + 1, min(last + 1 + _NEAR, len(tree.tokens))):
        token = tree.tokens[i]
        if token.upos in ("VERB", "AUX"):
            return token.feat("VerbForm") not in ("Ger", "Conv", "Inf") or i > last + 1
        if token.upos not in _BEFORE_VERB or "PronType=Rel" in token.feats or tree.relates(i):
            return False
    return False


def _related(tree: Tree, inside: range) -> bool:
    """True for a relative clause."""
    opening = any("PronType=Rel" in tree.tokens[i].feats or tree.words[i] in tree.section.relatives for i in inside[:2])
    verbs = [i for i in inside if tree.tokens[i].upos in ("VERB", "AUX")]
    closed = not tree.section.objects_first or inside[-1] in verbs
    return opening and bool(verbs) and closed


def _goes_on(tree: Tree, last: int) -> bool:
    """True where what follows the comma belongs to the verb before, as far as that can be seen: a phrase with a preposition, an infinitive.

    Where a relative clause ends with its verb, whatever else follows does so too.
    """
    token = tree.tokens[last + 1]
    related = "PronType=Rel" in token.feats or tree.words[last + 1] in tree.section.relatives
    return token.upos in ("ADP", "PART") or (tree.section.objects_first and token.upos in ("DET", "NUM", "ADJ", "NOUN", "ADV") and not related)


def _describes(tree: Tree, parties: Parties, inside: range) -> bool:
    """True for a noun or a participle with what belongs to it, that names no second party at its head."""
    first = tree.tokens[inside[0]]
    verbs = [i for i in inside if tree.tokens[i].upos in ("VERB", "AUX") and tree.rel(i) not in ("case", "fixed", "amod")]
    if (
        verbs
        # A verb right behind the comma is a participle, whatever the tagger says: the verb of the sentence is still to come.
        and (verbs[0] == inside[0] or (tree.tokens[verbs[0]].feat("VerbForm") in ("Part", "Conv", "Ger") and verbs[0] - inside[0] < _NEAR))
        and not tree.kids(verbs[0], "aux")
    ):
        return first.upos != "PRON"
    related = next((i for i in inside if "PronType=Rel" in tree.tokens[i].feats or tree.tokens[i].text == ","), inside.stop)
    plain = range(inside.start, related)
    if first.upos not in _DESCRIBING or not any(tree.tokens[i].upos == "NOUN" for i in plain) or any(i < related for i in verbs):
        return False
    whole = tree.tokens[plain[0]].start, tree.tokens[plain[-1]].end
    return not any(p.span.end == whole[1] and p.agent is None and len(p.span) > (whole[1] - whole[0]) / 2 for i in plain for p in parties.at[i])
