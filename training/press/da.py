"""Sentences of Danish press reports with their trees: what a small treebank of the 1980s shows too seldom.

Inversion, passives in -s and with "blive", particle verbs, genitives with an apostrophe, commas before subordinate clauses, at-clauses and
at-infinitives, attribution behind the comma. Labels as in UD Danish-DDT, with clausal objects as ``ccomp`` and ``xcomp``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from training.conllu import TreebankSentence
from training.press.grammar import SAME, Dice, Node, Phrase, as_sentence, is_tree, punct

WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
AGREEMENT = {"c": "Gender=Com|Number=Sing", "n": "Gender=Neut|Number=Sing", "p": "Gender=Com|Number=Plur"}
PARTICIPLE = "Definite=Ind|Number=Sing|Tense=Past|VerbForm=Part"
INFINITIVE = "VerbForm=Inf|Voice=Act"
BY_MOTION = frozenset(("rejse",))
"""Verbs whose perfect is formed with "være"."""


class Verb(NamedTuple):
    """A verb, its forms and what it takes with it."""

    infinitive: str
    present: str
    past: str
    participle: str
    particle: str
    arguments: list[str]

    @property
    def deponent(self) -> bool:
        """Passive in form only."""
        return self.infinitive.endswith("s")

    @property
    def object(self) -> str | None:
        """What the object may be; None where it takes none."""
        found = (argument.removeprefix("obj ") for argument in self.arguments if argument.startswith("obj "))
        return None if self.deponent else next(found, None)

    @property
    def takes_clause(self) -> bool:
        """Whether a clause or an infinitive belongs to it."""
        return any(argument == "that" or argument.split()[-1] == "at" for argument in self.arguments)

    def s_passive(self, tense: str) -> str | None:
        """Its passive in -s; the past one only where that is in use."""
        if tense == "Pres":
            return self.infinitive + "s"
        return self.past + "s" if self.past.endswith(("ede", "te")) else None


VERBS = [Verb._make(verb) for verb in WORDS["verbs"]]
SIMPLE_VERBS = [verb for verb in VERBS if not verb.takes_clause]


def sentences(count: int = 6000, seed: int = 7) -> Iterator[TreebankSentence]:
    """So many sentences; the same for the same seed."""
    press = _Press(seed)
    made = 0
    while made < count:
        nodes, root = press.sentence()
        root.deprel, root.head = "root", None
        followers = [*(node.form for node in nodes[1:]), ","]
        nodes = [node for node, follower in zip(nodes, followers, strict=True) if node.form != "," or follower not in (",", ".")]
        if is_tree(nodes):
            made += 1
            yield as_sentence(nodes, "da-press")


def _finite(tense: str, voice: str = "Act") -> str:
    return f"Mood=Ind|Tense={tense}|VerbForm=Fin|Voice={voice}"


def _genitive(name: str) -> str:
    if name in WORDS["abbreviations"]:
        return name + "'s"
    return name + ("'" if name[-1] in "sxz" else "s")


def _noun(form: str, lemma: str, gender: str, definite: bool) -> Node:
    return Node(form, lemma, "NOUN", f"Definite={'Def' if definite else 'Ind'}|{AGREEMENT[gender]}")


def _article(gender: str, definite: bool, head: Node) -> Node:
    if definite:
        agreement = "Number=Plur" if gender == "p" else AGREEMENT[gender]
        return Node({"c": "den", "n": "det", "p": "de"}[gender], "den", "DET", f"{agreement}|PronType=Dem", "det", head)
    return Node({"c": "en", "n": "et"}[gender], "en", "DET", f"{AGREEMENT[gender]}|PronType=Ind", "det", head)


def _adjective(lemma: str, gender: str, definite: bool, head: Node) -> Node:
    neuter, other = WORDS["agreement"].get(lemma, (lemma, lemma + "e"))
    form = other if definite or gender == "p" else neuter if gender == "n" else lemma
    feats = "Degree=Pos" if definite else "Degree=Pos|Number=Plur" if gender == "p" else "Definite=Ind|Degree=Pos|" + AGREEMENT[gender]
    return Node(form, lemma, "ADJ", feats, "amod", head)


def _preposition(form: str, head: Node, deprel: str = "case") -> Node:
    return Node(form, form, "ADP", "AdpType=Prep", deprel, head)


def _prepositional(form: str, phrase: Phrase, head: Node, deprel: str = "obl") -> list[Node]:
    return [_preposition(form, phrase.head), *phrase.under(head, deprel)]


def _adverb(form: str, head: Node, deprel: str = "advmod") -> Node:
    return Node(form, form, "ADV", "", deprel, head)


def _auxiliary(lemma: str, form: str, tense: str, head: Node, deprel: str = "aux") -> Node:
    return Node(form, lemma, "AUX", _finite(tense), deprel, head)


def _owned_by(owner: Phrase, head: Node) -> list[Node]:
    return owner.under(head, "nmod:poss")


def _gender(node: Node) -> str:
    return "p" if "Plur" in node.feats else "n" if "Neut" in node.feats else "c"


class _Press(Dice):
    """The grammar, with its dice."""

    def word(self, items: str) -> str:
        return self.dice.choice(items.split())

    # Parties: states, persons, offices, bodies

    def state(self, owner: bool = False) -> Phrase:
        case, deprel = ("Case=Gen", "nmod:poss") if owner else ("", "dep")
        if self.chance(0.05):
            *before, last = self.pick(WORDS["long_names"]).split()
            head = Node(_genitive(last) if owner else last, last, "PROPN", case, deprel)
            nodes = []
            for form in before:
                if form in ("De", "Den", "Det"):
                    nodes.append(Node(form.lower() if self.chance(0.4) else form, "den", "DET", "PronType=Dem", "det", head))
                elif form.endswith("'s"):
                    nodes.append(Node(form, form[:-2], "PROPN", "Case=Gen", "nmod:poss", head))
                else:
                    nodes.append(Node(form, form, "PROPN", "", "amod", head))
            return Phrase([*nodes, head], head)
        name = self.pick(WORDS["abbreviations"]) if self.chance(0.22) else self.pick(WORDS["states"])
        head = Node(_genitive(name) if owner else name, name, "PROPN", case, deprel)
        return Phrase([head], head)

    def name(self, surname_only: bool = False) -> Phrase:
        parts = self.pick(WORDS["people"]).split()
        head, *rest = [Node(part, part, "PROPN") for part in (parts[-1:] if surname_only else parts)]
        for node in rest:
            node.deprel, node.head = "flat", head
        return Phrase([head, *rest], head)

    def person(self) -> Phrase:
        kind = self.dice.random()
        if kind < 0.42:
            return self.name(surname_only=self.chance(0.5))
        office = _noun(title := self.pick(WORDS["offices"])[0], title, "c", False)
        if kind < 0.72:  # Ruslands udenrigsminister Sergej Lavrov
            name = self.name()
            office.deprel, office.head = "nmod", name.head
            if self.chance(0.6):
                return Phrase([office, *name.words], name.head)
            owner = _owned_by(self.state(owner=True), office)
            quality = []
            if self.chance(0.12):
                quality = [Node(self.pick(["nye", "øverste", "tidligere", "fungerende"]), SAME, "ADJ", "Degree=Pos", "amod", office)]
            return Phrase([*owner, *quality, office, *name.words], name.head)
        owner = _owned_by(self.state(owner=True), office)  # Ruslands udenrigsminister, Sergej Lavrov,
        name = self.name()
        return Phrase([*owner, office, punct(",", name.head), *name.under(office, "appos"), punct(",", name.head)], office)

    def office(self) -> Phrase:
        title, definite = self.pick(WORDS["offices"])
        kind = self.dice.random()
        head = _noun(title, title, "c", False)
        if kind < 0.5:
            nodes = [_article("c", True, head), _adjective(self.pick(WORDS["nationalities"]), "c", True, head), head]
            if self.chance(0.5):
                name = self.name()
                apposed = name.under(head, "appos")
                nodes += apposed if self.chance(0.6) else [punct(",", name.head), *apposed, punct(",", name.head)]
            return Phrase(nodes, head)
        if kind < 0.75:
            return Phrase([*_owned_by(self.state(owner=True), head), head], head)
        if kind < 0.85:
            head = _noun(definite, title, "c", True)
            return Phrase([head], head)
        return Phrase([_article("c", False, head), head, *_prepositional("for", self.body(), head, "nmod")], head)

    def body(self) -> Phrase:
        lemma, bare, definite, gender = self.pick(WORDS["bodies"])
        kind = self.dice.random()
        head = _noun(bare, lemma, gender, False)
        if kind < 0.45:
            nodes = [_article(gender, True, head), _adjective(self.pick(WORDS["nationalities"]), gender, True, head), head]
            return Phrase(nodes[1:] if gender == "p" and self.chance(0.5) else nodes, head)
        if kind < 0.72:
            return Phrase([*_owned_by(self.state(owner=True), head), head], head)
        head = _noun(definite, lemma, gender, True)
        return Phrase([head] if kind < 0.85 else [head, *_prepositional("i", self.state(), head, "nmod")], head)

    def pronoun(self) -> Phrase:
        form, number = self.pick(WORDS["pronouns"])
        node = Node(form, form, "PRON", f"Case=Nom|Gender=Com|Number={number}|PronType=Prs")
        return Phrase([node], node)

    def party(self, joined: float = 0.12) -> Phrase:
        """Who acts; with ``joined`` chance two of them."""
        if self.chance(0.07):
            form, lemma, gender = self.pick(WORDS["parties"])
            node = _noun(form, lemma, gender, True)
            return Phrase([node], node)
        kind = self.dice.random()
        party = self.state() if kind < 0.52 else self.office() if kind < 0.68 else self.body() if kind < 0.82 else self.person()
        if self.chance(joined):
            other = self.party(0)
            conjunction = Node("og", "og", "CCONJ", "", "cc", other.head)
            party = Phrase([*party.words, conjunction, *other.under(party.head, "conj")], party.head)
        return party

    # Things

    def thing(self, lemma: str, owned: float = 0.3) -> Phrase:
        gender, definite, plural, definite_plural = WORDS["things"][lemma]
        many = bool(plural) and self.chance(0.5)
        kind = self.dice.random()
        bare = plural if many else lemma
        gender, single = ("p" if many else gender), gender
        head = _noun(bare, lemma, gender, False)
        qualities = WORDS["adjectives"]
        if kind < 0.35:
            if self.chance(0.35):
                quality = _adjective(self.pick(qualities + WORDS["nationalities"]), gender, True, head)
                return Phrase([_article(gender, True, head), quality, head], head)
            head = _noun(definite_plural if many else definite, lemma, gender, True)
            return Phrase([head], head)
        if kind < 0.35 + owned:
            nodes = [*self._owner(gender, head), head]
            if self.chance(0.25):
                nodes.insert(-1, _adjective(self.pick(qualities), gender, True, head))
            return Phrase(nodes, head)
        nodes = [head]
        if self.chance(0.45):
            nodes.insert(0, _adjective(self.pick(qualities + WORDS["nationalities"] * 2), gender, False, head))
        if many and self.chance(0.4):
            number = self.word("to tre fire fem otte ti 20 60")
            nodes.insert(0, Node(number, number, "NUM", "NumType=Card", "nummod", head))
        elif many and self.chance(0.15):
            nodes.insert(0, Node("flere", "mange", "ADJ", "Degree=Cmp", "amod", head))
        elif not many and plural and self.chance(0.85):
            nodes.insert(0, _article(single, False, head))
        return Phrase(nodes, head)

    def _owner(self, gender: str, head: Node) -> list[Node]:
        if self.chance(0.35):
            agreement = "Number=Plur" if gender == "p" else AGREEMENT[gender]
            own = {"c": "sin", "n": "sit", "p": "sine"}[gender]
            return [Node(own, "sin", "DET", f"{agreement}|Person=3|Poss=Yes|PronType=Prs|Reflex=Yes", "det", head)]
        if self.chance(0.15):
            return [Node("landets", "land", "NOUN", "Case=Gen|Definite=Def|Gender=Neut|Number=Sing", "nmod:poss", head)]
        return _owned_by(self.state(owner=True), head)

    # What belongs to a verb

    def filler(self, what: str) -> Phrase:
        """One of what an argument may be."""
        if what == "party":
            return self.party(0.1)
        return self.state() if what == "state" else self.thing(self.pick(what.split(",")))

    def arguments(self, verb: Verb, head: Node, passive: bool = False) -> list[list[Node]]:
        found = []
        for argument in verb.arguments:
            if argument.startswith("?") and self.chance(0.5):
                continue
            role, _, what = argument.lstrip("?").partition(" ")
            if role == "sig":
                found.append([Node("sig", "sig", "PRON", "Case=Acc|Person=3|PronType=Prs|Reflex=Yes", "obj", head)])
            elif role == "obj":
                if not passive:
                    found.append(self.filler(what).under(head, "obj"))
            elif role == "iobj":
                found.append(self.party(0).under(head, "iobj"))
            elif role == "at":
                found.append(self.infinitive(head, "xcomp"))
            elif role == "that":
                nodes, clause = self.clause("subordinate")
                clause.head, clause.deprel = head, "ccomp"
                found.append([punct(",", clause), Node("at", "at", "SCONJ", "", "mark", clause), *nodes])
            elif what == "at":
                nodes = self.infinitive(head, "advcl", perfect=role == "for" and self.chance(0.5))
                verb_of_it = next(node for node in nodes if node.deprel == "advcl" and node.head is head)
                found.append([_preposition(role, verb_of_it, "mark"), *nodes])
            else:
                found.append(_prepositional(role, self.filler(what), head))
        return found

    def infinitive(self, head: Node, deprel: str, perfect: bool = False) -> list[Node]:
        verb = self.pick(SIMPLE_VERBS)
        while verb.deponent:
            verb = self.pick(SIMPLE_VERBS)
        node = Node(verb.infinitive, verb.infinitive, "VERB", INFINITIVE, deprel, head)
        rest = self.arguments(verb, node)
        if verb.particle:
            first = not any(word.deprel == "obj" for words in rest for word in words) or self.chance(0.3)
            rest.insert(0 if first else 1, [_adverb(verb.particle, node, "compound:prt")])
        before = [Node("at", "at", "PART", "", "mark", node)]
        if self.chance(0.1):
            before.insert(0, _adverb("ikke", node))
        if perfect:
            before.append(Node("have", "have", "AUX", INFINITIVE, "aux", node))
            node.form, node.feats = verb.participle, PARTICIPLE
        return [*before, node, *(word for words in rest for word in words)]

    def adverbial(self, head: Node) -> list[Node]:
        """When or where."""
        kind = self.dice.random()
        weekday = self.pick(WORDS["weekdays"])
        day = _noun(weekday, weekday, "c", False)
        day.deprel, day.head = "obl:tmod", head
        if kind < 0.25:
            return [day]
        if kind < 0.33:
            last = Node(weekday + "s", weekday + "s", "NOUN", "", "obl", head)
            return [_preposition("i", last), last]
        if kind < 0.4:
            part = _noun(self.pick(["aften", "formiddag", "eftermiddag", "morgen"]), SAME, "c", False)
            part.deprel, part.head, day.deprel, day.head = "obl:tmod", head, "nmod", part
            return [day, part]
        if kind < 0.45:
            day.deprel = "obl"
            return [_preposition("på", day), day]
        if kind < 0.52:
            week = _noun("uge", "uge", "c", False)
            week.deprel, week.head = "obl", head
            return [_preposition("i", week), Node(self.pick(["sidste", "næste"]), SAME, "ADJ", "Degree=Pos", "amod", week), week]
        if kind < 0.57:
            same = _noun("dag", "dag", "c", False)
            same.deprel, same.head = "obl:tmod", head
            return [Node("samme", "samme", "ADJ", "Degree=Pos", "amod", same), same]
        if kind < 0.68:
            adverbs = "nu desuden samtidig derefter siden tidligere dermed også derfor igen senere efterfølgende"
            return [_adverb(self.word(adverbs), head)]
        if kind < 0.77:
            return _prepositional("i", self.state(), head)
        if kind < 0.83:
            year = Node(self.word("2014 2015 2018 2021 2022"), SAME, "NUM", "NumType=Card", "obl", head)
            return [_preposition("i", year), year]
        if kind < 0.89:
            number = self.word("to tre fire")
            lemma, plural = self.pick([("uge", "uger"), ("dag", "dage"), ("år", "år"), ("måned", "måneder")])
            span = _noun(plural, lemma, "p", False)
            span.deprel, span.head = "obl", head
            return [_preposition("for", span), Node(number, number, "NUM", "NumType=Card", "nummod", span), span, _preposition("siden", span)]
        if kind < 0.95:
            first, second = self.pick(["i går", "i dag", "i morges"]).split()
            opener = _preposition(first, head, "advmod")
            return [opener, Node(second, second, "NOUN" if second == "dag" else "ADV", "", "fixed", opener)]
        name = self.word("januar marts maj juni oktober december")
        month = _noun(name, name, "c", False)
        month.deprel, month.head = "obl:tmod", head
        return [
            Node("den", "den", "DET", "Gender=Com|Number=Sing|PronType=Dem", "det", month),
            Node(self.pick(["3.", "12.", "26.", "17."]), SAME, "ADJ", "NumType=Ord", "amod", month),
            month,
        ]

    # Clauses

    def clause(self, order: str, subject: Phrase | None = None) -> tuple[list[Node], Node]:
        """The words and the verb of one clause.

        ``order`` is ``plain``, ``inverted`` (something else first), ``subordinate`` or ``relative`` (the subject is said elsewhere).
        """
        verb = self.pick(VERBS if order in ("plain", "inverted") else SIMPLE_VERBS)
        may_be_passive = verb.object is not None and not verb.takes_clause
        kind = self.dice.choices(["simple", "perfect", "passive", "modal"], [6, 2.6, 1.7 if may_be_passive else 0, 1.8])[0]
        if verb.deponent and kind == "perfect":
            kind = "simple"
        head = Node("", verb.infinitive, "VERB", "", "root")
        if subject is None and kind == "passive" and verb.object is not None:
            subject = self.filler(verb.object)
        elif subject is None:
            subject = self.pronoun() if self.chance(0.12) else self.party()
        rest = self.arguments(verb, head, kind == "passive")
        objects = [at for at, words in enumerate(rest) if any(w.deprel in ("obj", "iobj") and w.head is head for w in words)]
        if verb.particle:
            at = 0 if kind == "passive" or not objects or self.chance(0.35) else objects[-1] + 1
            rest.insert(at, [_adverb(verb.particle, head, "compound:prt")])
        if kind == "passive" and self.chance(0.5):
            rest.append(_prepositional("af", self.party(0.05), head))
        negation = [_adverb("ikke", head)] if self.chance(0.1) else []
        adverbial = self.adverbial(head) if self.chance(0.45) or order == "inverted" else []
        finite, inner = self._inflect(verb, head, kind)
        opening = subject.under(head, "nsubj:pass" if kind == "passive" else "nsubj") if subject.words else []
        behind = [word for words in rest for word in words]
        first, last = ([finite], [head]) if finite else ([head], [])
        return self._ordered(order, opening, first, negation, [*inner, *last], behind, adverbial, bool(verb.particle)), head

    def _inflect(self, verb: Verb, head: Node, kind: str) -> tuple[Node | None, list[Node]]:
        """Gives the verb its form; its finite auxiliary, and what stands between that and the verb."""
        tense = self.pick(["Pres", "Pres", "Past", "Past", "Past"])
        share = self.dice.random() if kind in ("simple", "passive") else 0
        if kind == "passive":
            if share < 0.62:
                head.form, head.feats = verb.participle, PARTICIPLE
                if share < 0.16:
                    return _auxiliary("være", "er", "Pres", head), [Node("blevet", "blive", "AUX", PARTICIPLE, "aux:pass", head)]
                form, tense = ("blev", "Past") if share < 0.5 else ("bliver", "Pres")
                return _auxiliary("blive", form, tense, head, "aux:pass"), []
            if share < 0.75:
                head.form, head.feats = verb.infinitive + "s", "VerbForm=Inf|Voice=Pass"
                return self._modal(head), []
            in_s = verb.s_passive(tense)
            head.form, head.feats = (in_s, _finite(tense, "Pass")) if in_s else (verb.infinitive + "s", _finite("Pres", "Pass"))
            return None, []
        if kind == "perfect":
            head.form, head.feats = verb.participle, PARTICIPLE
            if verb.infinitive in BY_MOTION:
                return _auxiliary("være", "er", "Pres", head), []
            form, tense = self.pick([("har", "Pres"), ("har", "Pres"), ("havde", "Past")])
            return _auxiliary("have", form, tense, head), []
        if kind == "modal":
            head.form, head.feats = verb.infinitive, INFINITIVE
            return self._modal(head), []
        head.form, head.feats = verb.present if tense == "Pres" else verb.past, _finite(tense)
        return None, []

    def _modal(self, head: Node) -> Node:
        lemma, form, tense = self.pick(WORDS["modals"])
        return _auxiliary(lemma, form, tense, head)

    def _ordered(
        self, order: str, subject: list[Node], first: list[Node], negation: list[Node], last: list[Node],
        behind: list[Node], adverbial: list[Node], particle: bool,
    ) -> list[Node]:  # fmt: skip
        """The parts of a clause in their places; ``first`` is the finite verb, ``last`` the rest of the verb."""
        if order in ("relative", "subordinate"):
            return [*subject, *negation, *first, *last, *behind, *adverbial]
        if order == "inverted":
            return [*adverbial, *first, *subject, *negation, *last, *behind]
        if adverbial and self.chance(0.5) and not particle and not last:
            return [*subject, *first, *negation, *adverbial, *behind]
        if adverbial and self.chance(0.4) and last:
            return [*subject, *first, *adverbial, *negation, *last, *behind]
        return [*subject, *first, *negation, *last, *behind, *adverbial]

    def saying(self, head: Node | None = None, deprel: str = "root") -> Node:
        infinitive, present, past = self.pick(WORDS["saying"])
        form, tense = (present, "Pres") if self.chance(0.6) else (past, "Past")
        return Node(form, infinitive, "VERB", _finite(tense), deprel, head)

    def attribution(self, head: Node) -> list[Node]:
        """What follows a statement: ", siger X til Ritzau" or ", ifølge X"."""
        if self.chance(0.15):
            party = self.party(0)
            return [punct(",", party.head), *_prepositional("ifølge", party, head)]
        verb = self.saying(head, "parataxis")
        speaker = self.person() if self.chance(0.6) else self.party(0)
        nodes = [punct(",", verb), verb, *speaker.under(verb, "nsubj")]
        kind = self.dice.random()
        if kind < 0.25:
            medium = self.pick(WORDS["media"])
            nodes += _prepositional("til", Phrase([node := Node(medium, medium, "PROPN")], node), verb)
        elif kind < 0.4:
            nodes += _prepositional("i", self.thing("udtalelse", 0), verb)
        elif kind < 0.5:
            nodes += self.adverbial(verb)
        return nodes

    def with_relative_clause(self, phrase: Phrase) -> Phrase:
        nodes, verb = self.clause("relative", Phrase([], Node("som", "som", "PRON")))
        verb.head, verb.deprel = phrase.head, "acl:relcl"
        form = self.pick(["som", "der", "der"])
        passive = "Voice=Pass" in verb.feats or any(node.deprel == "aux:pass" and node.head is verb for node in nodes)
        relative = Node(form, form, "PRON", "PronType=Rel", "nsubj:pass" if passive else "nsubj", verb)
        comma = [] if phrase.words[-1].form == "," else [punct(",", verb)]
        return Phrase([*phrase.words, *comma, relative, *nodes, punct(",", verb)], phrase.head)

    def predicate(self, order: str) -> tuple[list[Node], Node]:
        """X er villig til at …; anklagerne er grundløse; X og Y er enige om …"""
        kind = self.dice.random()
        if kind < 0.4:
            subject, lemma, gender = self.party(0.15), self.pick(WORDS["ready"]), "c"
        elif kind < 0.75:
            subject, lemma = self.thing(self.pick(WORDS["judged"])), self.pick(WORDS["judgements"])
            gender = _gender(subject.head)
        else:
            subject, lemma, gender = self.party(0.6), "enig", "p"
        head = self._predicative(lemma, gender)
        form, tense = self.pick([("er", "Pres"), ("er", "Pres"), ("var", "Past")])
        copula = _auxiliary("være", form, tense, head, "cop")
        rest: list[Node] = []
        if lemma in WORDS["ready"]:
            rest = self.infinitive(head, "acl")
            rest = [_preposition("til", next(node for node in rest if node.deprel == "acl" and node.head is head), "mark"), *rest]
        elif lemma == "enig":
            rest = _prepositional("om", self.thing(self.word("aftale våbenhvile plan sanktion")), head)
        negation = [_adverb("ikke", head)] if self.chance(0.12) else []
        opening = subject.under(head, "nsubj")
        if order == "inverted":
            return [*self.adverbial(head), copula, *opening, *negation, head, *rest], head
        return [*opening, copula, *negation, head, *rest], head

    def judgement(self) -> tuple[list[Node], Node]:
        """X kalder Y's beslutning uacceptabel."""
        subject, judged = self.party(0), self.thing(self.pick(WORDS["called"]))
        quality = self._predicative(self.pick(WORDS["judgements"]), _gender(judged.head))
        form, tense = ("kalder", "Pres") if self.chance(0.6) else ("kaldte", "Past")
        head = Node(form, "kalde", "VERB", _finite(tense), "root")
        quality.feats, quality.deprel, quality.head = "Degree=Pos", "xcomp", head
        return [*subject.under(head, "nsubj"), head, *judged.under(head, "obj"), quality], head

    def _predicative(self, lemma: str, gender: str) -> Node:
        neuter, plural = WORDS["agreement_predicative"].get(lemma, (lemma + "t", lemma + "e"))
        agreement = "Number=Plur" if gender == "p" else AGREEMENT[gender]
        form = {"n": neuter, "p": plural}.get(gender, lemma)
        return Node(form, lemma, "ADJ", f"Definite=Ind|Degree=Pos|{agreement}", "root")

    # Sentences

    def sentence(self) -> tuple[list[Node], Node]:
        """Its words and its root; not yet sure to be a tree."""
        if self.chance(0.08):
            nodes, root = self.judgement() if self.chance(0.3) else self.predicate(self.pick(["plain", "plain", "inverted"]))
            return [*nodes, *(self.attribution(root) if self.chance(0.4) else []), punct(".", root)], root
        if self.chance(0.06):  # a headline
            return self.clause("plain")
        kind = self.dice.random()
        if kind < 0.46:
            nodes, root = self.clause("plain" if kind < 0.2 else "inverted")
        elif kind < 0.62:
            nodes, root = self.reported()
        elif kind < 0.8:
            nodes, root = self.quoted()
            return nodes, root
        elif kind < 0.86:
            nodes, root = self.clause("plain", self.with_relative_clause(self.party(0)))
        elif kind < 0.93:
            nodes, root = self.with_adverbial_clause()
        elif kind < 0.97:
            source = self.party(0)
            self.clause("plain")  # thrown away: kept only so that the dice fall as they did for the shipped model
            nodes, root = self.clause("inverted")
            verb = next(at for at, node in enumerate(nodes) if node.upos in ("VERB", "AUX"))
            nodes = [*_prepositional("ifølge", source, root), *nodes[verb:]]
        else:  # Det oplyser X.
            root = self.saying()
            speaker = self.person()
            it = Node("det", "den", "PRON", "Gender=Neut|Number=Sing|Person=3|PronType=Prs", "obj", root)
            nodes = [it, root, *speaker.under(root, "nsubj"), *(self.adverbial(root) if self.chance(0.5) else [])]
        return [*nodes, punct(".", root)], root

    def reported(self) -> tuple[list[Node], Node]:
        """X siger, at …"""
        root = self.saying()
        speaker = self.person() if self.chance(0.5) else self.party(0.05)
        nodes, verb = self.clause("subordinate")
        verb.deprel, verb.head = "ccomp", root
        subject = speaker.under(root, "nsubj")
        if self.chance(0.25):
            opening = [*self.adverbial(root), root, *subject]
        else:
            opening = [*subject, root, *(self.adverbial(root) if self.chance(0.2) else [])]
        comma = [] if opening[-1].form == "," else [punct(",", verb)]
        return [*opening, *comma, Node("at", "at", "SCONJ", "", "mark", verb), *nodes], root

    def quoted(self) -> tuple[list[Node], Node]:
        """- …, siger X. »…«, siger X."""
        nodes, root = self.clause(self.pick(["plain", "inverted"]))
        nodes = [*nodes, *self.attribution(root), punct(".", root)]
        kind = self.dice.random()
        if kind < 0.35:
            return [Node(self.pick(["-", "–", "-"]), "-", "PUNCT", "", "punct", root), *nodes], root
        if kind < 0.55:
            ends = (at for at, n in enumerate(nodes) if n.form == "," and n.upos == "PUNCT" and n.head and n.head.deprel in ("parataxis", "obl"))
            if end := next(ends, 0):
                opening, closing = self.pick([("»", "«"), ("”", "”"), ('"', '"')])
                nodes[0].glued = True
                return [punct(opening, root, False), *nodes[:end], punct(closing, root), *nodes[end:]], root
        return nodes, root

    def with_adverbial_clause(self) -> tuple[list[Node], Node]:
        """…, fordi …"""
        nodes, root = self.clause("plain")
        rest, verb = self.clause("subordinate")
        verb.deprel, verb.head = "advcl", root
        words = self.pick(["fordi", "mens", "hvis", "efter at", "da", "når", "selv om"]).split()
        openers = [Node(words[0], words[0], "SCONJ" if len(words) == 1 else "ADP", "", "mark", verb)]
        openers += [Node(word, word, "SCONJ", "", "mark", verb) for word in words[1:]]
        return [*nodes, punct(",", verb), *openers, *rest], root
