"""Which words of a sentence start which frames: verbs with their particles and the nouns that they need, and nouns that tell an act by themselves."""

from __future__ import annotations

from ...packs import Pack
from .frame import FARTHEST_PARTICLE, NEXT, Frame
from .lexicon import Entry, Lexicon
from .parties import Parties
from .tree import Tree


def frames(pack: Pack, lex: Lexicon, tree: Tree, parties: Parties) -> tuple[tuple[Frame, ...], ...]:
    """The triggers of a sentence, each token with the rules that fit, the most demanding first; verbs take the nouns that they need."""
    found: list[tuple[Frame, ...]] = []
    used: set[int] = set()
    for noun in (False, True):
        for i in range(len(tree.tokens)):
            if (
                i in used
                or parties.part_of_person(i)
                or not (_may_start(tree, lex, i, noun=noun) or (not noun and _verb_by_form(tree, lex, parties, i)))
            ):
                continue
            entries = (lex.noun if noun else lex.verb)(tree.lemmas[i], tree.words[i])
            if tree.rel(i) == "cop":
                entries = lex.verbs.get(tree.lemmas[i], ())  # fr "nous sommes": not the verb that has a form like it
            fitting = tuple(f for f in (started(pack, tree, parties, entry, i) for entry in entries) if f is not None)
            if fitting:
                found.append(fitting)
                used.update((i, *(c for c in fitting[0].companions if not _told_too(tree, lex, fitting[0], c))))
    return tuple(sorted(found, key=lambda f: f[0].at))


def _told_too(tree: Tree, lex: Lexicon, frame: Frame, noun: int) -> bool:
    """True for what a verb speaks of that is an act by itself: "accepted the invitation of Denmark", "condemned the Russian expulsion of …"."""
    if frame.entry.noun:
        return False
    rule, told = frame.entry.rule, [e.rule for e in lex.noun(tree.lemmas[noun], tree.words[noun])]
    done = rule.type in ("ACCUSE", "REJECT") and bool(frame.parties.owners(noun)) and any(t.type == "SANCTION" and t.mode for t in told)
    return done or (rule.answers and rule.type in ("AGREE", "REJECT", "CONCEDE") and any(t.type == "REQUEST" for t in told))


def _may_start(tree: Tree, lex: Lexicon, i: int, *, noun: bool) -> bool:
    """True when the tag allows this token to be read as a noun, or as a verb; a "noun" with a subject of its own is a verb."""
    nominal = tree.tokens[i].upos in ("NOUN", "PROPN")
    if clausal(tree, i) and not noun and lex.verb(tree.lemmas[i], tree.words[i]):
        return True
    if noun:
        return (
            nominal
            and not (tree.kids(i, "nsubj") and tree.kids(i, "obj"))
            and not (tree.rel(i) == "advcl" and tree.marks(i))  # "criticised officials for meeting with …": a verb form, and theirs
            and (bool(tree.kids(i, "cop")) or not any(f"{case} {tree.words[i]}" in tree.section.adverbial for case in tree.cases(i)))
        )
    if nominal:
        if tree.kids(i, "cop"):
            return any(e.rule.actor == ("teller",) for e in lex.verb(tree.lemmas[i], tree.words[i]))  # "the move is a provocation", somebody says
        if tree.section.passive_endings and tree.words[i].endswith(tree.section.passive_endings):
            return not lex.noun(tree.lemmas[i], tree.words[i])
        if tree.kids(i, "nsubj") and tree.kids(i, "obj"):
            return True
        return bool(tree.kids(i, "nsubj", "obj")) and not lex.noun(tree.lemmas[i], tree.words[i])
    return tree.tokens[i].upos in ("VERB", "ADJ", "AUX", "X") and not tree.tokens[i].deprel.startswith("aux")


def clausal(tree: Tree, i: int) -> str | None:
    """The status that a form which stands for a clause of its own gives its act (fi "karkottavansa"), `None` for any other form.

    Right before the noun that it describes, the same form is an attribute: "Turkkia vastustavan mielenilmauksen".
    """
    if tree.rel(i) in ("acl", "amod") and tree.head(i) == i + 1 and tree.tokens[i + 1].upos == "NOUN":
        return None
    return next((status for ending, status in tree.section.clause_endings.items() if tree.words[i].endswith(ending)), None)


def _verb_by_form(tree: Tree, lex: Lexicon, parties: Parties, i: int) -> bool:
    """True for a form of one of the pack's verbs right behind a party, whatever the tagger takes it for."""
    if not i or tree.words[i] not in lex.verbs or lex.noun(tree.lemmas[i], tree.words[i]) or not tree.tokens[i].text.islower():
        return False
    if not tree.inflects and (tree.tokens[i].upos not in ("NOUN", "PROPN") or all(e.lemma == tree.words[i] for e in lex.verbs[tree.words[i]])):
        return False
    return any(p.span.end == tree.tokens[i - 1].end for p in parties.at[i - 1]) and not parties.genitive(i - 1)


def started(pack: Pack, tree: Tree, parties: Parties, entry: Entry, i: int) -> Frame | None:
    """The frame that this token starts by this entry, `None` when a need of its rule is not met."""
    particles: tuple[int, ...] = ()
    if entry.particle:
        word = entry.particle
        held = [] if " " in word else [c for c in tree.children[i] if tree.words[c] == word]
        held = held or [c for c in range(i + 1, min(i + 7, len(tree.tokens))) if tree.words[c] == word and tree.rel(c) in ("compound", "advmod")]
        held = held or [c for c in range(i + 1, min(i + 2, len(tree.tokens))) if tree.words[c] == word]
        held = held or _before_object(tree, i, word)
        held = held or (_at_end(tree, i, word) if entry.separable else [])
        held = held or (_in_row(tree, i, word.split()) if " " in word else [])
        if not held:
            return None
        particles = (held[0],)
    bare = Frame(pack=pack, tree=tree, parties=parties, entry=entry, at=i, particles=particles)
    companions: list[int] = []
    for need in entry.rule.noun_needs if entry.noun else entry.rule.needs:
        tokens = [t for alternative in need.split(" or ") for t in bare.matching(alternative)]
        if not tokens:
            return None
        if "=" in need and not need.startswith("subj"):
            companions.append(tokens[0])
    if any(bare.matching(u) for u in entry.rule.unless) or (entry.rule.wish and not entry.noun and bare.states_facts()):
        return None
    return Frame(pack=pack, tree=tree, parties=parties, entry=entry, at=i, companions=tuple(companions), particles=particles)


def _before_object(tree: Tree, verb: int, word: str) -> list[int]:
    """The particle that the parser took for the preposition of the verb's object, behind a day: "kalte torsdag hjem sin ambassadør"."""
    for c in range(verb + 1, min(verb + NEXT, len(tree.tokens))):
        over = tree.head(c)
        if tree.words[c] == word and tree.rel(c) == "case" and over is not None and tree.head(over) == verb:
            return [c] if all(k > c or tree.head(k) == verb for k in range(verb + 1, c)) else []
    return []


def _in_row(tree: Tree, verb: int, words: list[str]) -> list[int]:
    """The first word of a particle of several words ("mettre en garde") behind the verb, with nothing but adverbs and auxiliaries between."""
    for c in range(verb + 1, min(verb + NEXT, len(tree.tokens))):
        if list(tree.words[c : c + len(words)]) == words:
            return [c]
        if tree.tokens[c].upos not in ("ADV", "AUX", "PRON", "PART"):
            break
    return []


def _at_end(tree: Tree, verb: int, word: str) -> list[int]:
    """The particle of a separable verb at the end of its clause, wherever the parser hung it."""
    for c in range(verb + 1, min(verb + FARTHEST_PARTICLE, len(tree.tokens))):
        closes = c + 1 == len(tree.tokens) or tree.tokens[c + 1].upos in ("PUNCT", "CCONJ")
        if tree.words[c] == word and closes and not tree.children[c]:
            return [c]
        if tree.tokens[c].upos == "PUNCT" and tree.words[c] not in (",", "-", "–"):
            break
    return []
