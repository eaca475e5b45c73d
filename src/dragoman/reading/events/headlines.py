"""Headlines: participles without auxiliary, which parsers take for finite verbs ("Ecuador condemned for embassy raid"), and topics before a colon.

Who stands before such a participle is whom it was done to; the topic is what the rest is about, and nobody who acts in it.
"""

from __future__ import annotations

from dataclasses import replace

from ...models import Sentence
from ...packs.events import Trigger
from .lexicon import Lexicon, fits, slot
from .parties import Parties
from .tags import NOMINAL
from .tree import Tree

_LONGEST_TOPIC = 7  # tokens before the colon
_SHORTEST_REST = 4  # tokens behind it
_MARKS = ('"', "“", "”", "„", "«", "»", "'", "‘", "’")
_FOLLOWING = frozenset(("ADP", "SCONJ", "PART"))
_DONE_TO = frozenset(("ACCUSE", "SANCTION", "REQUEST"))
_UNDONE = "Tense=Past|VerbForm=Part|Voice=Pass"


def topic(tree: Tree) -> int | None:
    """The colon that closes the few words with which a headline says what it is about, where no verb stands among them."""
    colon = next((i for i, word in enumerate(tree.words[: _LONGEST_TOPIC + 1]) if word == ":"), None)
    if not colon or colon + _SHORTEST_REST >= len(tree.tokens) or tree.tokens[colon + 1].text in _MARKS:
        return None
    spaced = tree.tokens[colon].end < tree.tokens[colon + 1].start
    told = any(t.text in _MARKS or t.feat("VerbForm") == "Fin" or t.upos in ("AUX", "PRON") for t in tree.tokens[:colon])
    return colon if spaced and not told else None


def unhelped(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with such a participle as a passive, `None` where its verb is active or has its auxiliary."""
    if tree.inflects and not tree.section.objects_first:
        return None
    verb = next((i for i in range(len(tree.tokens)) if tree.head(i) is None), None)
    if verb is None or tree.tokens[verb].upos != "VERB" or tree.passive(verb) or not _bare(tree, verb):
        return None
    before = [c for c in (*tree.own_subjects(verb), *tree.kids(verb, "obj")) if c < verb and tree.tokens[c].upos in NOMINAL]
    entries = [e for e in lex.verb(tree.lemmas[verb], tree.words[verb]) if not e.particle or e.particle in tree.words[verb + 1 : verb + 3]]
    if len(before) != 1 or not entries or not (parties.of(before[0]) or parties.acts(before[0])):
        return None
    done_to = [e.rule for e in entries if e.rule.type in _DONE_TO and e.rule.mode != "warn"]
    article = tree.definite(before[0]) and "Pass" not in tree.section.participle_endings  # "the ambassador recalled …" may tell what he did
    envoys = not article and parties.acts(before[0]) and any(_sent(tree, parties, rule, before[0]) for rule in done_to)
    named = len(done_to) == len(entries) and all(e.rule.recipient[0].startswith("obj") and not e.particle for e in entries)
    passed = not article and _passed(tree, parties, verb) and any(s.startswith("obj") for rule in done_to for s in (*rule.recipient[:1], *rule.needs))
    if not (envoys or passed or (named and not tree.section.verb_second)):
        return None
    changed = list(tree.sentence.tokens)
    changed[verb] = replace(changed[verb], feats=_UNDONE)
    changed[before[0]] = replace(changed[before[0]], deprel="nsubj:pass")
    return tree.with_tokens(changed)


def _bare(tree: Tree, verb: int) -> bool:
    """True for what may be a participle, without auxiliary or anything acted upon behind it, where such a form ends or goes on with a preposition."""
    token = tree.tokens[verb]
    if tree.kids(verb, "aux", "cop", "ccomp", "expl") or any(c > verb for c in tree.kids(verb, "obj", "iobj", "nsubj")):
        return False
    if tree.section.objects_first:
        ends = all(t.upos == "PUNCT" for t in tree.tokens[verb + 1 :])
        return ends and token.feat("VerbForm") == "Part" and not any(t.feat("VerbForm") == "Fin" for t in tree.tokens)
    if tree.words[verb] == tree.lemmas[verb] or token.feat("VerbForm") not in ("Fin", "Part", "Sup") or token.feat("Tense") == "Pres":
        return False
    following = tree.tokens[verb + 1 : verb + 2]
    return not following or following[0].upos in _FOLLOWING or following[0].text in (".", "–", "—")


def _sent(tree: Tree, parties: Parties, rule: Trigger, noun: int) -> bool:
    """True for people whom the rule wants acted upon: diplomats, where it tells of expulsions."""
    wanted = (slot(parties.draft.pack, source) for need in rule.needs for source in need.split(" or "))
    return any(w.place == "obj" and w.lemmas and fits(tree.lemmas[noun], tree.words[noun], w.lemmas) for w in wanted)


def _passed(tree: Tree, parties: Parties, verb: int) -> bool:
    """True for a form that is a participle and nothing else, where the language tells it from the past, or that its agent shows to be one."""
    by = (c for c in tree.kids(verb, "obl") if c > verb and tree.under(c, tree.section.agent_cases) and parties.of(c))
    if not tree.section.verb_second and next(by, None) is not None:  # nn "fyrte av to missil": a particle, and a past
        return True
    form = tree.tokens[verb].feat("VerbForm") in ("Part", "Sup") and tree.tokens[verb].feat("Tense") != "Pres"
    ends = tree.section.participle_endings.get("Pass", ())
    return (form and tree.section.verb_second) or (bool(ends) and tree.words[verb].endswith(ends))
