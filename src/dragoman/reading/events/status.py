"""How real an act is: done, announced, threatened, weighed, denied, supposed, or only the content of another act."""

from __future__ import annotations

from .decisions import decision_over
from .frame import Frame
from .lexicon import lexicon
from .starting import clausal
from .tags import NOMINAL
from .tree import Tree

_RANK = ("actual", "announced", "considered", "threatened", "denied", "hypothetical", "content")
_SAID = frozenset(("ACCUSE", "SUPPORT", "REJECT", "REQUEST", "THREATEN", "AGREE"))  # done by being said
_PLANNED = ("announced", "considered")
_DEEPEST = 8
_BREAKS = (":", ";", "–", "—", "-")
_OF_THE_ASKED = frozenset(("ADP", "DET", "ADJ", "PART", "PROPN", "PRON", "SCONJ"))  # "calls for the Japanese side to …"
_MET = frozenset(("CONSULT", "COOPERATE"))  # acts that do not happen when something is denied of them
_CLAUSES = ("xcomp", "advcl", "acl", "obl", "ccomp", "conj")
_LIGHT = frozenset(("xcomp", "ccomp", "advcl", "acl", "obl", "nmod", "obj", "conj", "nsubj", "csubj", "advmod", "dep", "appos"))


def status_of(frame: Frame) -> str:
    """The status of the act that this frame tells; "content" when it is only what another act asks, proposes or rules out."""
    tree, at = frame.tree, frame.at
    if tree.under(at, tree.section.instead):
        return "content"  # "instead of sending weapons"
    if frame.entry.noun:
        if frame.entry.rule.type == "REQUEST" and _answered(frame):
            return "actual"  # "agreed to the proposal": it was made
        met = frame.entry.rule.type in _MET
        if met and _turned_down(frame):
            return "content"
        status = _noun_status(tree, at, met=met, said=frame.entry.rule.type in _SAID)
        return "actual" if status == "considered" and _of_another(frame) else status
    told = clausal(tree, at)
    if told is not None:
        return told if frame.entry.rule.type not in _SAID else "actual"
    if frame.entry.rule.duty:
        words = tuple(w for o in tree.section.obligations if not o.own and o.mode == "demand" for w in o.words)
        over = tree.head(at)
        governing = (over,) if over is not None and tree.rel(at) == "xcomp" else ()  # "doivent quitter"
        bound = any(tree.is_word(c, words) for c in (*_auxiliaries(tree, at), *governing))
        return "actual" if bound and not tree.negated(at) else "content"
    if frame.entry.rule.modal:
        return "actual" if _under_modal(tree, at) and not tree.negated(at) and not conditional(frame) else "content"
    meets = frame.entry.rule.type == "CONSULT" and frame.parties.quote_at(tree.tokens[at].start) is None
    status = _verb_status(tree, at, own=True, meets=meets)
    head = tree.head(at)
    due = meets and head is not None and tree.rel(at) in ("xcomp", "ccomp") and tree.is_word(head, tree.section.scheduled) and _indicative(tree, head)
    if status == "content" and (frame.entry.rule.type, frame.entry.rule.mode) == ("ACCUSE", None) and _thereby(frame):
        return "actual"
    return "announced" if status == "content" and due else status


def _thereby(frame: Frame) -> bool:
    """True for what somebody does by a step that is told as taken or decided: "a rappelé son ambassadeur pour protester contre …"."""
    tree, at = frame.tree, frame.at
    head = tree.head(at)
    if head is None or tree.tokens[head].upos != "VERB" or not tree.infinitive(at) or not _meant(tree, at, tree.marks(at)):
        return False
    asked = tree.governor(head) in ("content", "denied", "considered", "threatened")
    step = any(e.rule.type in ("SANCTION", "REJECT") for e in lexicon(frame.pack).verb(tree.lemmas[head], tree.words[head]))
    return step and not asked and _verb_status(tree, head, own=False, depth=1) in ("actual", "announced")


def _under_modal(tree: Tree, at: int) -> bool:
    """True for a verb of which it is said that somebody can, must or will do it."""
    duties = tuple(w for o in tree.section.obligations if not o.own for w in o.words)
    over = tree.head(at)
    governing = (over,) if over is not None and tree.rel(at) in ("xcomp", "csubj") else ()
    return any(tree.is_word(c, duties) or _auxiliary_status(tree, c) != "actual" for c in (*_auxiliaries(tree, at), *governing))


def _of_another(frame: Frame) -> bool:
    """True for a deed of somebody else than whoever thinks of it: "Helsinki discussed Russia's attack"."""
    tree, over = frame.tree, frame.tree.predicate_over(frame.at)
    owners = {p for party in frame.parties.owners(frame.at) for p in party.principals}
    own = {p for s in (tree.subjects(over) if over is not None else ()) for party in frame.parties.of(s) for p in party.principals}
    acts = over is not None and not frame.tree.passive(over) and any(s != frame.at for s in frame.tree.own_subjects(over))
    return bool(owners) and acts and not owners & own


def _answered(frame: Frame) -> bool:
    """True for a wish of which the verb above tells the answer."""
    tree, over = frame.tree, frame.tree.head(frame.at)
    if over is None or tree.rel(frame.at) not in ("obj", "obl", "iobj") or tree.tokens[over].upos != "VERB":
        return False
    entries = lexicon(frame.pack).verb(tree.lemmas[over], tree.words[over])
    return any(e.rule.answers and e.rule.type in ("AGREE", "REJECT", "CONCEDE") for e in entries)


def _turned_down(frame: Frame) -> bool:
    """True for a meeting that somebody rejects: "ruled out talks with Uganda"."""
    tree, over = frame.tree, frame.tree.head(frame.at)
    if over is None or tree.rel(frame.at) != "obj" or tree.tokens[over].upos != "VERB" or tree.negated(over):
        return False
    near = set(tree.words[over + 1 : frame.at])
    entries = lexicon(frame.pack).verb(tree.lemmas[over], tree.words[over])
    refused = (e for e in entries if e.rule.type == "REJECT" and e.rule.mode == "refuse")
    return any(not e.particle or e.particle in near for e in refused)


def negated(frame: Frame) -> bool:
    """True when the sentence says that the act of this verb did not or does not happen."""
    return not frame.entry.noun and frame.tree.negated(frame.at)


def conditional(frame: Frame) -> bool:
    """True for a verb whose own clause a word of condition opens."""
    tree, at = frame.tree, frame.at
    while not frame.entry.noun and tree.rel(at) in ("xcomp", "ccomp") and (over := tree.head(at)) is not None and tree.infinitive(at):
        at = over  # "if it refuses to comply"
        if any(_opens_condition(tree, m, tree.marks(at)) for m in tree.marks(at)):
            return tree.rel(at) not in ("ccomp", "xcomp")
    # "has not decided whether the country will expel …": what is asked, no condition
    if not frame.entry.noun and frame.at in tree.conditioned:
        return True
    marks = () if frame.entry.noun or tree.rel(frame.at) in ("ccomp", "xcomp") else tree.marks(frame.at)
    return any(_opens_condition(tree, m, marks) for m in marks)


def _opens_condition(tree: Tree, mark: int, marks: tuple[int, ...]) -> bool:
    """True for a word of condition; not for "om" in "om att …", which only says what it is about."""
    return tree.is_word(mark, tree.section.conditionals) and not tree.of_condition(mark + 1) and mark + 1 not in marks


def _indicative(tree: Tree, i: int) -> bool:
    return tree.tokens[i].feat("Mood") in (None, "Ind")


def _verb_status(tree: Tree, at: int, *, own: bool, depth: int = 0, meets: bool = False) -> str:
    found = ["actual"]
    section = tree.section
    for c in _auxiliaries(tree, at):
        told = "actual" if _hearsay(tree, at, c) else _auxiliary_status(tree, c)
        found.append("announced" if told == "content" and meets and own and tree.is_word(c, section.scheduled) and _indicative(tree, c) else told)
    found += _mood(tree, at)
    if _to_come(tree, at) or _of_headline(tree, at):
        found.append("announced")
    if tree.negated(at) and not own:
        found.append("denied")
    marks = tree.marks(at)
    head = tree.head(at)
    weighed = head is not None and tree.governor(head) == "considered"  # "is weighing whether to …"
    if at in tree.conditioned:
        found.append("hypothetical")
    if not weighed and any(_opens_condition(tree, m, marks) for m in marks):
        found.append("hypothetical")
    if head is not None and depth < _DEEPEST:
        above = _from_governor(tree, at, head, marks, depth)
        if above in ("announced", "threatened") and tree.governor(head) == above:
            return above  # "a annoncé qu'elle expulserait": the mood only follows from what is said above
        found.append(above if above in _RANK else "actual")  # what a noun between them causes or owns says nothing of the verb
    return max(found, key=_RANK.index)


def _hearsay(tree: Tree, at: int, auxiliary: int) -> bool:
    """True for a modal in the present over a perfect, which passes on what others tell: "Russland skal ha angrepet Ukraina"."""
    token = tree.tokens[auxiliary]
    if not tree.section.verb_second or token.feat("Tense") != "Pres" or _auxiliary_status(tree, auxiliary) != "announced":
        return False
    if tree.tokens[at].feat("VerbForm") == "Sup" and not tree.is_word(auxiliary, tree.section.future):
        return True  # sv "ska under mötet krävt": the auxiliary of the perfect may be left out
    had = (c for c in tree.kids(at, "aux") if tree.tokens[c].feat("VerbForm") == "Inf" and tree.is_word(c, tree.section.perfect))
    return not tree.is_word(auxiliary, tree.section.future) and next(had, None) is not None


def _mood(tree: Tree, at: int) -> list[str]:
    """What the form of the verb, or of its auxiliary, says by itself: a future without auxiliary, a conditional."""
    tokens = (tree.tokens[i] for i in (at, *tree.kids(at, "aux", "cop")) if tree.words[i] not in tree.section.pasts)
    pairs = {(name, value) for token in tokens for name in ("Tense", "Mood") if (value := token.feat(name))}
    return [status for feature, status in tree.section.moods.items() if tuple(feature.split("=")) in pairs]


def _to_come(tree: Tree, at: int) -> bool:
    """True for an infinitive, the verb's own or that of its passive, under an auxiliary of the future."""
    helping = [c for c in _auxiliaries(tree, at) if tree.is_word(c, tree.section.future) and tree.tokens[c].feat("VerbForm") == "Fin"]
    return bool(helping) and any(tree.tokens[i].feat("VerbForm") == "Inf" for i in (at, *tree.kids(at, "aux")))


def _of_headline(tree: Tree, at: int) -> bool:
    """True for a headline's infinitive behind its subject: "Iran to expel the envoy"."""
    opened = [m for m in tree.marks(at) if tree.words[m] in tree.section.infinitive_marks and tree.tokens[m].upos == "PART"]
    return tree.rel(at) == "root" and bool(opened) and not tree.kids(at, "aux") and any(s < opened[0] for s in tree.own_subjects(at))


def _auxiliaries(tree: Tree, at: int) -> tuple[int, ...]:
    own = tuple(c for c in tree.kids(at, "aux") if c < at or tree.rel(at) == "root")
    head = tree.head(at)
    # "will close its mission and expel …": the second verb shares the auxiliary of the first.
    if not own and head is not None and tree.rel(at) == "conj" and not tree.kids(at, "nsubj"):
        form = tree.tokens[at].feat("VerbForm")
        if form != "Fin" or not tree.kids(head, "aux"):
            return _auxiliaries(tree, head)
    return own


def _from_governor(tree: Tree, at: int, head: int, marks: tuple[int, ...], depth: int) -> str:
    """What the word above makes of it: a decision, a threat, a demand, a report."""
    rel = tree.rel(at)
    own = tree.governor(head) == "own" and tree.infinitive(at)  # "a convoqué l'ambassadeur pour protester": that is what it does by it
    if (_meant(tree, at, marks) and not own) or _awaited(tree, at, head) or _listed(tree, at, marks):
        return "content"
    if rel == "conj" and (like := _like_participle(tree, at, head)) is not None:
        return _verb_status(tree, like, own=False, depth=depth + 1)
    joined = rel == "conj" and (tree.tokens[head].upos in ("VERB", "ADJ") or tree.rel(head) == "ccomp")  # "that Mali refrain": a noun to many taggers
    if joined:
        if tree.kids(at, "nsubj") and not _another_complement(tree, marks):
            return "actual"
        if tree.kids(at, "nsubj") and not tree.marks(head):
            rel = "ccomp"  # "demanded guarantees … and that the alliance withdraw": what is hung on the verb is its second complement
    if joined and rel == "conj":
        inherited = _from_above(tree, head, depth)
        # "is not going to declare him unwanted and expel him": a denial over the first infinitive goes for the second as well.
        return inherited if inherited != "denied" or (tree.infinitive(at) and tree.infinitive(head)) else "actual"
    governs = tree.governor(head)
    over = tree.head(head)
    claimed = rel in ("acl", "ccomp") and tree.is_word(head, tree.section.charges) and not tree.relative(at)
    if claimed and over is not None and tree.rel(head) == "obj" and tree.governor(over) in ("content", "denied"):
        return "content"  # "rejected claims that it had attacked the ship"
    if tree.tokens[head].upos == "NOUN" and tree.rel(head) == "obj" and over is not None and tree.governor(over) == "denied":
        return "content"  # "decided to end the attempts to reach an agreement"
    infinitive = tree.infinitive(at)
    if infinitive and (noun := decision_over(tree, at)) is not None and noun != head:
        return _decided(tree, noun, depth)
    if infinitive and governs == "actual" and over is not None and tree.rel(head) == "obj" and tree.is_word(over, tree.section.deciding):
        return _verb_status(tree, over, own=False, depth=depth + 1)  # "must take the decision to withdraw"
    if governs in (None, "same", "actual") and rel in _CLAUSES and any(tree.words[m] in tree.section.means for m in marks):
        return _told_of(tree, at, head, depth)  # "responded by expelling …"
    if governs == "own":
        return _told_of(tree, at, head, depth)  # "summoned the envoy to protest against it"
    if governs == "fact" and not infinitive and _verb_status(tree, head, own=False, depth=depth + 1) in ("actual", "denied"):
        return "actual"  # "did not like that …", "does not hide that …"; not "would like …"
    if governs == "caused":
        if not infinitive:
            return "actual"
        above = _told_of(tree, at, head, depth) if tree.kids(head, "obj", "iobj") else "content"
        return above if above in ("actual", "announced", "denied") else "content"  # "tries to make the union react"
    if infinitive and governs in (None, "same", "announced") and (told := _noun_between(tree, at, head)):
        return told
    if tree.relative(at) and not infinitive:
        return "actual"
    if governs is None and rel == "advcl" and tree.section.verb_second and tree.negated(head) and _another_complement(tree, marks):
        return "content"  # "bedeute nicht, dass Athen die Beziehungen abbreche"
    if not infinitive and rel in ("advcl", "acl", "obl") and any(tree.tokens[m].upos in ("ADP", "SCONJ") for m in marks):
        if governs == "content" and tree.tokens[head].upos == "NOUN" and not any(tree.words[m] in tree.section.subordinators for m in marks):
            return "content"  # "accusations that Kigali backs the rebels"
        if governs == "denied" and any(c < at for c in tree.kids(head, "xcomp")):
            return "actual"  # "refused to apologise for downing the plane"
        return _accused(tree, head, marks)
    if rel in ("xcomp", "ccomp") or (rel in ("advcl", "acl", "obl", "nmod", "csubj", "advmod") and infinitive):
        if governs is None:
            # A purpose, or the complement of a verb that the pack does not know: nothing says that it was done.
            return "content" if infinitive and rel not in ("xcomp", "ccomp") else _told_of(tree, at, head, depth)
        if governs == "same" and infinitive and (tree.kids(head, "obj", "iobj") or (tree.passive(head) and not tree.kids(at, "aux"))):
            return "content"  # "told Canada to recall …", "has been told to withdraw …"
        if governs == "same":
            return _told_of(tree, at, head, depth)
        if governs == "announced" and not infinitive and _done(tree, at):
            return "actual"  # "announced that it had expelled …"
        above = _verb_status(tree, head, own=False, depth=depth + 1)
        if governs in _PLANNED and not infinitive and _done(tree, at):
            return "actual"
        if above in ("content", "hypothetical"):
            return above  # "accused Niger of refusing to reopen …", "if it refuses to reopen …"
        if above == "denied":
            return "denied" if governs not in ("content", "denied") else "content"
        return governs
    return "actual"


def _like_participle(tree: Tree, at: int, head: int) -> int | None:
    """The participle before with which this one is joined though the parser hung it on the finite verb: "accused it of waging … and calling …"."""
    present = tree.tokens[at].feat("VerbForm") == "Ger" or (tree.tokens[at].feat("Tense") == "Pres" and tree.tokens[at].feat("VerbForm") == "Part")
    if not present or tree.tokens[head].feat("VerbForm") != "Fin" or tree.words[at - 1] == "," or tree.kids(at, "aux", "cop"):
        return None
    nearest = next((i for i in range(at - 1, head, -1) if tree.tokens[i].upos == "VERB"), None)
    return nearest if nearest is not None and tree.tokens[nearest].feat("VerbForm") == "Ger" and tree.rel(nearest) in ("advcl", "acl") else None


def _decided(tree: Tree, noun: int, depth: int) -> str:
    """What the noun of deciding right before an act makes of it; less where the verb that takes it denies or asks for the decision."""
    over = tree.head(noun)
    above = _verb_status(tree, over, own=False, depth=depth + 1) if over is not None and tree.rel(noun) == "obj" else "actual"
    told = tree.governors.get(tree.lemmas[noun], tree.governors.get(tree.words[noun], "actual"))
    return above if above in ("denied", "hypothetical", "content") else "actual" if told == "same" else told


def _meant(tree: Tree, at: int, marks: tuple[int, ...]) -> bool:
    """True for a clause of purpose: "um … zu verhaften", "damit …", "for at … skal"."""
    purposes = tree.section.purposes
    if not purposes or not marks:
        return False
    opened = " ".join(tree.words[m] for m in sorted({*marks, *(c for c in tree.kids(at, "case") if c < at)}))
    single = any(tree.words[m] in purposes and (tree.tokens[m].upos == "SCONJ" or tree.infinitive(at)) for m in marks)
    return single or any(" " in p and f" {p} " in f" {opened} " for p in purposes)


def _listed(tree: Tree, at: int, marks: tuple[int, ...]) -> bool:
    """True for what a wish is said to hold: "the demands include Doha ending its support and closing the base"."""
    over = tree.predicate_over(at)
    if over is None or over >= at or marks or tree.kids(at, "aux") or any(tree.words[k] in _BREAKS for k in range(over, at)):
        return False
    hung = tree.rel(at) in ("ccomp", "xcomp", "obj") or (tree.rel(at) == "parataxis" and "," not in tree.words[over:at])
    if not hung and tree.tokens[at].feat("VerbForm") not in ("Ger", "Part"):
        return False
    if _listed(tree, over, tree.marks(over)):
        return True
    wishes = [s for s in tree.own_subjects(over) if tree.tokens[s].upos == "NOUN" and tree.governor(s) == "content"]
    beside = tree.rel(at) in ("advcl", "acl") and tree.words[at - 1] == ","  # "the demand angered Cairo, prompting it to recall …"
    return bool(wishes) and not beside and not tree.passive(over) and not any(at in tree.subtree(s) for s in wishes)


def _awaited(tree: Tree, at: int, head: int) -> bool:
    """True for what is only waited for: "until the blockade is lifted", "would not talk until it was lifted"; not "until Iran left in 2018"."""
    if tree.rel(at) not in ("advcl", "obl", "dep", "nmod") or not tree.under(at, tree.section.untils) or len(tree.marks(at)) > 1:
        return False
    return not _done(tree, at) or tree.negated(head)


def _noun_between(tree: Tree, at: int, head: int) -> str | None:
    """What the noun right before an infinitive makes of it, though the parser hung it on the verb above: "renews calls for Japan to remove …"."""
    section, own = tree.section, set(tree.subtree(at))
    for i in range(at - 1, head, -1):
        upos = tree.tokens[i].upos
        if upos == "NOUN":
            told = tree.governors.get(tree.lemmas[i], tree.governors.get(tree.words[i]))
            if told not in (None, "same", "actual"):
                # "decided at the request of Iran to …": the phrase only says how the verb came about.
                return None if any(f"{case} {tree.words[i]}" in section.adverbial for case in tree.cases(i)) else told
            if i not in own and not tree.is_word(i, section.acting):
                return None
        elif i not in own and upos not in _OF_THE_ASKED and tree.words[i] != ",":
            return None
    return None


def _told_of(tree: Tree, at: int, head: int, depth: int) -> str:
    """The status of the verb above, which only plans to tell of what is done: "will say that it has expelled …"."""
    told = _verb_status(tree, head, own=False, depth=depth + 1)
    return "actual" if told in _PLANNED and not tree.infinitive(at) and _done(tree, at) else told


def _done(tree: Tree, at: int) -> bool:
    """True for a finite clause in the past or the perfect."""
    helping = tree.kids(at, "aux")
    if any(tree.is_word(c, tree.section.perfect) for c in helping):
        return not any(c for c in helping if _auxiliary_status(tree, c) != "actual")
    return not helping and tree.tokens[at].feat("Tense") in ("Past", "Imp") and tree.tokens[at].feat("VerbForm") == "Fin"


def _auxiliary_status(tree: Tree, i: int) -> str:
    """What an auxiliary makes of its verb."""
    table = tree.section.auxiliaries
    return table.get(tree.lemmas[i], table.get(tree.words[i], "actual"))


def _another_complement(tree: Tree, marks: tuple[int, ...]) -> bool:
    """True for a clause that opens with a complementizer of its own ("and that …"): it is said to be, like the one before it."""
    section = tree.section
    other = (*section.conditionals, *section.subordinators, *section.infinitive_marks)
    return any(tree.tokens[m].upos == "SCONJ" and not tree.is_word(m, other) for m in marks)


def _accused(tree: Tree, head: int, marks: tuple[int, ...]) -> str:
    """What somebody is blamed for, warned against or kept from ("accuses Iran of breaking …") is but the content of that."""
    if any(tree.words[m] in tree.section.subordinators for m in marks):
        return "actual"
    over = tree.predicate_over(head) if tree.tokens[head].upos in NOMINAL else head
    governs = None if over is None else tree.governors.get(tree.lemmas[over], tree.governors.get(tree.words[over]))
    return governs if governs in ("content", "denied") else "actual"


def _from_above(tree: Tree, at: int, depth: int) -> str:
    head = tree.head(at)
    return "actual" if head is None else _from_governor(tree, at, head, tree.marks(at), depth + 1)


def _possible(tree: Tree, at: int) -> bool:
    """True for a deed, not known to anybody, of which a clause tells what it might lead to: "an attack could …", "is a case that could …"."""
    over = tree.head(at)
    if over is None or tree.rel(at) != "nsubj" or tree.definite(at):
        return False
    if any(tree.tokens[c].deprel == "nmod:poss" or tree.tokens[c].feat("PronType") in ("Dem", "Prs") for c in tree.children[at]):
        return False
    if tree.kids(over, "cop"):
        kinds = (over, *tree.kids(over, "nmod"))  # "one of the few cases that could …"
        described = [over, *(c for k in kinds for c in tree.kids(k, "acl") if tree.relative(c) and not tree.negated(c))]
    else:
        described = [over] if tree.tokens[over].upos == "VERB" else []
    modal = [v for v in described if tree.kids(v, "xcomp")]  # where "may" is the verb, and what it leads to hangs on it
    weighed = (*modal, *(c for v in described for c in tree.kids(v, "aux")))
    unsure = ("content", "considered", "hypothetical", *(("announced",) if tree.kids(over, "cop") else ()))  # "an attack would be a mistake"
    return any(_auxiliary_status(tree, c) in unsure for c in weighed)


def _takes_place(tree: Tree, verb: int, subject: int) -> bool:
    """True for a verb that tells of its subject no more than that it is ("will take place in Geneva"): "has not led to a solution" tells more."""
    if not tree.is_word(verb, tree.section.occurring):
        return False  # "the talks have not advanced": they were held
    objects = all(not tree.kids(o, "det", "amod", "nmod", "nummod") for o in tree.kids(verb, "obj"))
    other = (c for c in tree.kids(verb, "obl", "ccomp", "xcomp") if c != subject and tree.tokens[c].upos not in ("PROPN", "NUM"))
    return objects and all(tree.under(c, tree.section.place_cases) or not tree.cases(c) for c in other)


def _noun_status(tree: Tree, at: int, *, met: bool, said: bool) -> str:
    """A noun is told as done unless a verb or noun above threatens, weighs, asks for or denies it."""
    section = tree.section
    if any(tree.is_word(c, section.negations) and not tree.of_more(c) for c in tree.kids(at, "det", "advmod")):
        return "denied"
    if not met and tree.kids(at, "cop") and tree.rel(at) in ("xcomp", "ccomp"):
        return "actual"  # "the main topic is expected to be the invasion": what is expected is that they speak of it
    # A capital at the head of the sentence leads taggers astray: the first word counts wherever the tree has it.
    for c in () if said else (*tree.kids(at, "amod", "acl"), *((0,) if at == 1 else ())):
        told = section.governors.get(tree.lemmas[c], section.governors.get(tree.words[c]))
        told = "announced" if tree.is_word(c, section.planned) else told if met else None
        if told in _PLANNED:
            return told  # "the planned visit", "the announced expulsion"
    for c in () if said else tree.kids(at, "acl"):
        weighed = section.governors.get(tree.lemmas[c], section.governors.get(tree.words[c])) if tree.relative(c) else None
        if weighed in ("announced", "threatened", "considered", "content") and tree.own_subjects(c) and not tree.kids(c, "xcomp", "ccomp"):
            return weighed  # "the tariffs that Trump announced"
    above = tree.head(at)
    fronted = above is not None and at < above and tree.rel(at) == "obl" and not met
    occasion = fronted or tree.under(at, (*section.cause_cases, *section.subordinators))
    for head in tree.ancestors(at) if not occasion else ():  # "threatened to retaliate after the attack": that was made
        particles = [tree.words[c] for c in tree.children[head] if tree.tokens[c].deprel == "compound:prt"]
        keys = [f"{tree.lemmas[head]} {p}" for p in (*particles, *tree.words[head + 1 : head + 2])]  # "legges opp til besøk"
        keys += [] if particles else [tree.lemmas[head], tree.lemmas[head].rpartition("-")[2]]
        governs = next((section.governors[key] for key in keys if key in section.governors), None)
        # A demand that is refused was still made: only what the pack itself lists makes less of a noun.
        if met and governs == "denied" and tree.head(at) == head and tree.rel(at) == "obj":
            return "content"  # "was refused a meeting"
        if governs and governs not in ("same", "denied") and tree.rel(at) in _LIGHT:
            direct = tree.head(at) == head
            if direct and tree.rel(at) == "nsubj" and tree.tokens[head].upos == "ADJ" and tree.kids(head, "cop") and governs != "actual":
                return "content"  # "an attack is likely"
            if direct and tree.rel(at) == "nsubj" and not tree.passive(head):
                break
            if governs in ("caused", "own", "fact"):
                return "actual"  # "prompted a protest", "regretted the expulsion"
            if direct and met and tree.negated(head):
                return "denied"  # "no meeting is planned"
            if direct or tree.tokens[head].upos != "VERB" or (governs == "content" and tree.rel(at) in ("nmod", "obl")):
                return governs
        if tree.tokens[head].upos == "VERB":
            break
    if not met and not said and _possible(tree, at):
        return "content"  # "a blockade could lead to …"
    over = tree.predicate_over(at)
    if met and over is not None and tree.head(at) == over and tree.rel(at) == "obl" and tree.negated(over):
        return "denied"  # "is not coming on a visit"
    if over is not None and tree.head(at) == over and tree.rel(at) in ("obj", "nsubj"):
        told = _verb_status(tree, over, own=False) if tree.rel(at) == "obj" or tree.passive(over) else "actual"
        # "will not accept the demands": the demands were made all the same.
        if met and tree.negated(over) and (tree.rel(at) == "obj" or tree.passive(over) or _takes_place(tree, over, at)):
            return "denied"  # "the visit will not go ahead"
        return "actual" if told == "denied" else told
    return "actual"
