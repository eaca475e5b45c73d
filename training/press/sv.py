"""Swedish press sentences with their trees, in the labels of UD Swedish-Talbanken.

Talbanken holds essays and brochures: inversion behind adverbials with a bare state's name as the subject, s-passives of diplomacy,
attribution behind the comma and genitives with a colon are rare in it. Here every tree is right by construction.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from training.conllu import TreebankSentence
from training.press.grammar import Node, Phrase, as_sentence, is_tree, punct

T = TypeVar("T")

_FINITE = "Mood=Ind|Tense={}|VerbForm=Fin|Voice={}"
_NUMBER = {"c": "Gender=Com|Number=Sing", "n": "Gender=Neut|Number=Sing", "p": "Gender=Com|Number=Plur"}
_AGREEING = {"c": "Gender=Com|Number=Sing", "n": "Gender=Neut|Number=Sing", "p": "Number=Plur"}
_MODALS = (
    ("skola", "ska", "Pres"), ("skola", "skulle", "Past"), ("vilja", "vill", "Pres"), ("kunna", "kan", "Pres"),
    ("måste", "måste", "Pres"), ("böra", "bör", "Pres"), ("böra", "borde", "Past"),
)  # fmt: skip
_PRONOUNS = (("vi", "Plur"), ("jag", "Sing"), ("han", "Sing"), ("hon", "Sing"), ("de", "Plur"))
_JUDGED = ("krav", "beslut", "attack", "anklagelse", "agerande", "utvisning", "åtgärd", "uttalande")
_CALLED_WRONG = (*_JUDGED[:-1], "förslag", "uttalande")
_SPANS = (("vecka", "veckor"), ("dag", "dagar"), ("år", "år"), ("månad", "månader"))
_SUBORDINATORS = (("sedan",), ("eftersom",), ("om",), ("efter", "att"), ("när",), ("trots", "att"))
_ADVERB_PARTICLES = frozenset(("hem", "upp", "tillbaka", "in", "ned", "fram", "ut", "med"))


class Order(StrEnum):
    """Which word order a clause has."""

    SUBJECT_FIRST = "v2"
    INVERTED = "inv"  # something else before the verb, the subject behind it
    SUBORDINATE = "sub"
    RELATIVE = "rel"  # without its subject


@dataclass(frozen=True, slots=True)
class _Takes:
    """One thing that a verb takes: its kind, what it may be, and whether it may be left out."""

    kind: str
    may_be: str
    optional: bool


@dataclass(frozen=True, slots=True)
class _Verb:
    lemma: str
    present: str
    past: str
    supine: str
    particle: str
    takes: tuple[_Takes, ...]

    @property
    def deponent(self) -> bool:
        """True for verbs that look passive and are none ("enas")."""
        return self.lemma.endswith("s")

    @property
    def deep(self) -> bool:
        """True when the verb takes a clause or an infinitive."""
        return any(t.kind in ("to do", "of doing", "that") for t in self.takes)

    @property
    def object(self) -> _Takes | None:
        """What a passive clause of the verb has for its subject; an optional object does not count."""
        return None if self.deponent else next((t for t in self.takes if t.kind in ("object", "state") and not t.optional), None)

    def passive(self, tense: str) -> str:
        """The s-form.

        >>> _Verb("kräva", "kräver", "krävde", "krävt", "", ()).passive("present")
        'krävs'
        """
        if tense != "present":
            return {"past": self.past, "supine": self.supine, "infinitive": self.lemma}[tense] + "s"
        if self.present == "fryser":
            return "fryses"
        if self.present.endswith("ar") or (self.present[-2] in "åäöea" and not self.present.endswith("er")):
            return self.present[:-1] + "s"
        return self.present[:-2] + "s" if self.present.endswith("er") else self.present + "s"


def _takes(source: str) -> _Takes:
    optional, source = source.startswith("? "), source.removeprefix("? ")
    kind, _, may_be = source.partition(": ")
    return _Takes(kind, may_be, optional)


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


@cache
def _verbs() -> tuple[_Verb, ...]:
    return tuple(
        _Verb(v["lemma"], v["present"], v["past"], v["supine"], v.get("particle", ""), tuple(_takes(t) for t in v["takes"]))
        for v in _words()["verbs"]
    )


def sentences(count: int = 6000, seed: int = 7) -> Iterator[TreebankSentence]:
    """So many sentences; the same for the same seed."""
    writer = _Writer(random.Random(seed))
    made = 0
    while made < count:
        nodes = writer.sentence()
        if is_tree(nodes):
            made += 1
            yield as_sentence(nodes, source="sv-press")


# -------------------------------------------------------------------------------------------------------- single words


def _noun(form: str, lemma: str, gender: str, *, definite: bool) -> Node:
    return Node(form, lemma, "NOUN", f"Case=Nom|Definite={'Def' if definite else 'Ind'}|{_NUMBER[gender]}")


def _agreeing(lemma: str, gender: str, *, definite: bool) -> str:
    neuter, plural = _words()["irregular"].get(lemma, (lemma + "t", lemma + "a"))
    if definite or gender == "p":
        return str(plural)
    return str(neuter) if gender == "n" else lemma


def _predicative(lemma: str, gender: str, deprel: str, head: Node | None = None) -> Node:
    return Node(_agreeing(lemma, gender, definite=False), lemma, "ADJ", f"Case=Nom|Definite=Ind|Degree=Pos|{_AGREEING[gender]}", deprel, head)


def _definite_adjective(form: str, head: Node) -> Node:
    return Node(form, form, "ADJ", "Case=Nom|Definite=Def|Degree=Pos", "amod", head)


def _article(gender: str, head: Node, *, definite: bool) -> Node:
    if definite:
        return Node({"c": "den", "n": "det", "p": "de"}[gender], "den", "DET", f"Definite=Def|{_AGREEING[gender]}|PronType=Art", "det", head)
    return Node({"c": "en", "n": "ett"}[gender], "en", "DET", f"Definite=Ind|{_AGREEING[gender]}|PronType=Art", "det", head)


def _gender(node: Node) -> str:
    if "Plur" in node.feats:
        return "p"
    return "n" if "Neut" in node.feats else "c"


def _genitive(name: str) -> str:
    if name in _words()["abbreviations"]:
        return name + ":s"
    return name if name[-1] in "sxz" else name + "s"


def _not(head: Node) -> Node:
    return Node("inte", "inte", "PART", "Polarity=Neg", "advmod", head)


def _case(word: str, head: Node) -> Node:
    return Node(word, word, "ADP", "", "case", head)


def _under_case(word: str, phrase: Phrase, head: Node, deprel: str = "obl") -> list[Node]:
    return [_case(word, phrase.head), *phrase.under(head, deprel)]


def _clause_mark(head: Node) -> Node:
    return Node("att", "att", "SCONJ", "", "mark", head)


def _auxiliary(form: str, lemma: str, tense: str, head: Node) -> Node:
    return Node(form, lemma, "AUX", _FINITE.format(tense, "Act"), "aux", head)


class _Writer:
    """Puts sentences together; all chance comes from the one generator that it is given."""

    def __init__(self, generator: random.Random) -> None:
        self._random = generator
        self._simple = tuple(v for v in _verbs() if not v.deep)

    def _pick(self, choices: Sequence[T]) -> T:
        return self._random.choice(choices)

    def _chance(self, share: float) -> bool:
        return self._random.random() < share

    # ------------------------------------------------------------------------------------------------ who acts

    def _state(self, *, genitive: bool = False) -> Phrase:
        case, deprel = ("Case=Gen", "nmod:poss") if genitive else ("Case=Nom", "dep")
        if self._chance(0.04):
            parts = self._pick(_words()["long_names"]).split()
            last = Node(_genitive(parts[-1]) if genitive else parts[-1], parts[-1], "PROPN", case, deprel)
            if len(parts) == 1:
                return Phrase([last], last)
            first = Node(parts[0], parts[0], "PROPN", "Case=Nom", deprel)
            last.deprel, last.head = "flat:name", first
            return Phrase([first, last], first)
        name = self._pick(_words()["abbreviations"]) if self._chance(0.22) else self._pick(_words()["states"])
        node = Node(_genitive(name) if genitive else name, name, "PROPN", case, deprel)
        return Phrase([node], node)

    def _owned(self, head: Node) -> list[Node]:
        """A state in the genitive before its noun."""
        owner = self._state(genitive=True)
        owner.head.head = head
        return owner.words

    def _name(self, *, surname: bool = False) -> list[Node]:
        parts = self._pick(_words()["names"]).split()[-1 if surname else 0 :]
        first = Node(parts[0], parts[0], "PROPN", "Case=Nom")
        return [first, *(Node(part, part, "PROPN", "Case=Nom", "flat:name", first) for part in parts[1:])]

    def _person(self) -> Phrase:
        kind = self._random.random()
        if kind < 0.45:
            # The choice between full name and surname comes before the name is drawn.
            name = self._name(surname=self._chance(0.5))
            return Phrase(name, name[0])
        name = self._name()
        lemma = self._pick(tuple(_words()["offices"]))
        title = _noun(lemma, lemma, "c", definite=False)
        title.deprel, title.head = "nmod", name[0]
        if kind < 0.75:
            return Phrase([title, *name], name[0])
        owner = self._owned(title)
        added = [_definite_adjective(self._pick(_words()["title_words"]), title)] if self._chance(0.15) else []
        return Phrase([*owner, *added, title, *name], name[0])

    def _adjective(self, lemma: str, gender: str, head: Node, *, definite: bool, of_a_man: bool = False) -> Node:
        form = _agreeing(lemma, gender, definite=definite)
        if of_a_man and self._chance(0.4):
            form = form[:-1] + "e"
        feats = "Case=Nom|Definite=Def|Degree=Pos" if definite else f"Case=Nom|Definite=Ind|Degree=Pos|{_AGREEING[gender]}"
        return Node(form, lemma, "ADJ", feats, "amod", head)

    def _nationality(self) -> str:
        return str(self._pick(_words()["nationalities"]))

    def _office(self) -> Phrase:
        lemma, definite = self._pick(tuple(_words()["offices"].items()))
        kind = self._random.random()
        if kind < 0.5:
            head = _noun(definite, lemma, "c", definite=True)
            nodes = [_article("c", head, definite=True), self._adjective(self._nationality(), "c", head, definite=True, of_a_man=True), head]
            if self._chance(0.5):
                name = self._name()
                nodes += Phrase(name, name[0]).under(head, "appos")
            return Phrase(nodes, head)
        head = _noun(lemma, lemma, "c", definite=False)
        if kind < 0.8:
            return Phrase([*self._owned(head), head], head)
        body = self._body()
        return Phrase([_article("c", head, definite=False), head, *_under_case("för", body, head, "nmod")], head)

    def _body(self) -> Phrase:
        lemma, (definite, gender) = self._pick(tuple(_words()["bodies"].items()))
        kind = self._random.random()
        if kind < 0.4:
            head = _noun(definite, lemma, gender, definite=True)
            nodes = [_article(gender, head, definite=True), self._adjective(self._nationality(), gender, head, definite=True), head]
            return Phrase(nodes[1:] if self._chance(0.3) else nodes, head)
        if kind < 0.75 and gender != "p":
            head = _noun(lemma, lemma, gender, definite=False)
            return Phrase([*self._owned(head), head], head)
        head = _noun(definite, lemma, gender, definite=True)
        return Phrase([head, *_under_case("i", self._state(), head, "nmod")], head)

    def _pronoun(self) -> Phrase:
        form, number = self._pick(_PRONOUNS)
        node = Node(form, form, "PRON", f"Case=Nom|Definite=Def|Gender=Com|Number={number}|PronType=Prs")
        return Phrase([node], node)

    def _stand_in(self) -> Phrase:
        form, lemma = self._pick(tuple(_words()["stand_ins"].items()))
        gender = "p" if form.endswith("na") else "n" if form == "landet" else "c"
        node = _noun(form, lemma, gender, definite=True)
        return Phrase([node], node)

    def _party(self, joined: float = 0.12) -> Phrase:
        kind = self._random.random()
        if self._chance(0.07):
            return self._stand_in()
        if kind < 0.52:
            party = self._state()
        elif kind < 0.68:
            party = self._office()
        else:
            party = self._body() if kind < 0.82 else self._person()
        if self._chance(joined):
            second = self._party(0)
            party = Phrase([*party.words, Node("och", "och", "CCONJ", "", "cc", second.head), *second.under(party.head, "conj")], party.head)
        return party

    # ------------------------------------------------------------------------------------------------ what is acted on

    def _thing(self, lemma: str, owned: float = 0.3) -> Phrase:
        gender, definite, plural, definite_plural = _words()["things"][lemma]
        several = bool(plural) and self._chance(0.5)
        kind = self._random.random()
        gender = "p" if several else gender
        qualities, nationalities = _words()["qualities"], _words()["nationalities"]
        if kind < 0.35:
            head = _noun(definite_plural if several else definite, lemma, gender, definite=True)
            if not self._chance(0.3):
                return Phrase([head], head)
            adjective = self._adjective(self._pick(qualities + nationalities), gender, head, definite=True)
            return Phrase([_article(gender, head, definite=True), adjective, head], head)
        head = _noun(plural if several else lemma, lemma, gender, definite=False)
        if kind < 0.35 + owned:
            nodes = [*self._owner(gender, head), head]
            if self._chance(0.25):
                nodes.insert(-1, self._adjective(self._pick(qualities), gender, head, definite=True))
            return Phrase(nodes, head)
        nodes = [head]
        if self._chance(0.45):
            nodes.insert(0, self._adjective(self._pick(qualities + nationalities + nationalities), gender, head, definite=False))
        if several and self._chance(0.4):
            number = self._pick(("två", "tre", "fyra", "fem", "åtta", "tio", "20", "60"))
            nodes.insert(0, Node(number, number, "NUM", "Case=Nom|NumType=Card", "nummod", head))
        elif several and self._chance(0.15):
            nodes.insert(0, Node("flera", "flera", "ADJ", "Case=Nom|Degree=Cmp|Number=Plur", "amod", head))
        elif not several and plural and self._chance(0.85):
            nodes.insert(0, _article(gender, head, definite=False))
        return Phrase(nodes, head)

    def _owner(self, gender: str, head: Node) -> list[Node]:
        if self._chance(0.35):
            form = {"c": "sin", "n": "sitt", "p": "sina"}[gender]
            return [Node(form, "sig", "PRON", f"Definite=Def|{_AGREEING[gender]}|Poss=Yes|PronType=Prs", "nmod:poss", head)]
        if self._chance(0.15):
            return [Node("landets", "land", "NOUN", "Case=Gen|Definite=Def|Gender=Neut|Number=Sing", "nmod:poss", head)]
        return self._owned(head)

    def _what(self, takes: _Takes) -> Phrase:
        if takes.kind == "state" or takes.may_be == "state":
            return self._state()
        if takes.may_be in ("", "party"):
            return self._party(0.1)
        return self._thing(self._pick(takes.may_be.split(", ")))

    def _taken(self, verb: _Verb, head: Node, *, but_object: bool = False) -> list[list[Node]]:
        """What the verb takes, in its order; a passive clause has the object for its subject."""
        found: list[list[Node]] = []
        for takes in verb.takes:
            if takes.optional and self._chance(0.5):
                continue
            match takes.kind:
                case "itself":
                    found.append([Node("sig", "sig", "PRON", "Case=Acc|Definite=Def|PronType=Prs", "obj", head)])
                case "object" | "state":
                    if not but_object:
                        found.append(self._what(takes).under(head, "obj"))
                case "to whom":
                    found.append(self._party(0).under(head, "iobj"))
                case "to do":
                    found.append(self._infinitive(head, "xcomp"))
                case "of doing":
                    doing = self._infinitive(head, "advcl", done=self._chance(0.5))
                    done = next(node for node in doing if node.deprel == "advcl" and node.head is head)
                    found.append([Node("för", "för", "ADP", "", "mark", done), *doing])
                case "that":
                    nodes, below = self._clause(Order.SUBORDINATE)
                    below.head, below.deprel = head, "ccomp"
                    found.append([_clause_mark(below), *nodes])
                case preposition:
                    found.append(_under_case(preposition, self._what(takes), head))
        return found

    # ------------------------------------------------------------------------------------------------ clauses

    def _infinitive(self, head: Node, deprel: str, *, done: bool = False) -> list[Node]:
        """An infinitive with its mark and what it takes; `done` for "att ha" with the supine."""
        verb = self._pick(self._simple)
        while verb.deponent:
            verb = self._pick(self._simple)
        node = Node(verb.lemma, verb.lemma, "VERB", "VerbForm=Inf|Voice=Act", deprel, head)
        taken = self._taken(verb, node)
        if verb.particle:
            upos = "ADV" if verb.particle in _ADVERB_PARTICLES else "ADP"
            taken.insert(0, [Node(verb.particle, verb.particle, upos, "", "compound:prt", node)])
        before = [Node("att", "att", "PART", "", "mark", node)]
        if self._chance(0.1):
            before.append(_not(node))
        if done:
            before.append(Node("ha", "ha", "AUX", "VerbForm=Inf|Voice=Act", "aux", node))
            node.form, node.feats = verb.supine, "VerbForm=Sup|Voice=Act"
        return [*before, node, *(n for nodes in taken for n in nodes)]

    def _adverbial(self, head: Node) -> list[Node]:
        kind, day = self._random.random(), self._pick(_words()["weekdays"])
        if kind < 0.22:
            noun = _noun(day + "en", day, "c", definite=True)
            return _under_case(self._pick(("på", "på", "under")), Phrase([noun], noun), head)
        if kind < 0.36:
            noun = Node(day + "s", day + "s", "NOUN")
            return _under_case("i", Phrase([noun], noun), head)
        if kind < 0.42:
            noun = _noun(day + "skvällen", day + "skväll", "c", definite=True)
            return _under_case("på", Phrase([noun], noun), head)
        if kind < 0.5:
            noun = _noun("veckan", "vecka", "c", definite=True)
            last_week = Phrase([_definite_adjective("förra", noun), noun], noun)
            return _under_case("i", last_week, head) if self._chance(0.5) else last_week.under(head, "obl")
        if kind < 0.56:
            noun = _noun("dag", "dag", "c", definite=False)
            return Phrase([_definite_adjective("samma", noun), noun], noun).under(head, "obl")
        if kind < 0.66:
            adverb = self._pick(_words()["adverbs"])
            return [Node(adverb, adverb, "ADV", "", "advmod", head)]
        if kind < 0.76:
            return _under_case("i", self._state(), head)
        if kind < 0.82:
            year = self._pick(("2014", "2015", "2018", "2021", "2022"))
            return [Node(year, year, "NUM", "Case=Nom|NumType=Card", "obl", head)]
        if kind < 0.88:
            number, (lemma, plural) = self._pick(("två", "tre", "fyra")), self._pick(_SPANS)
            noun = _noun(plural, lemma, "p", definite=False)
            counted = Node(number, number, "NUM", "Case=Nom|NumType=Card", "nummod", noun)
            return [*_under_case("för", Phrase([counted, noun], noun), head), _case("sedan", noun)]
        if kind < 0.94:
            day = self._pick(("går", "dag", "morse"))
            first = Node("i", "i", "ADP", "ExtPos=ADV", "advmod", head)
            return [first, Node(day, day, "NOUN" if day == "dag" else "ADV", "", "fixed", first)]
        month = self._pick(_words()["months"])
        noun = _noun(month, month, "c", definite=False)
        date = self._pick(("3", "12", "26", "17"))
        nodes = [
            Node("den", "den", "DET", "Definite=Def|Gender=Com|Number=Sing|PronType=Art", "det", noun),
            Node(date, date, "NUM", "Case=Nom|NumType=Card", "nummod", noun),
            noun,
        ]
        return Phrase(nodes, noun).under(head, "obl")

    def _clause(self, order: Order, subject: Phrase | None = None) -> tuple[list[Node], Node]:
        """The words of a clause and its verb."""
        verb = self._pick(_verbs() if order in (Order.SUBJECT_FIRST, Order.INVERTED) else self._simple)
        weights = (6, 2.4, 1.6 if verb.object and not verb.deep else 0, 1.8)
        kind = self._random.choices(("simple", "perfect", "passive", "modal"), weights)[0]
        node = Node("", verb.lemma, "VERB", deprel="root")
        if verb.lemma == "vilja":
            kind = "simple"
        if kind == "passive" and verb.object:
            subject = subject or self._what(verb.object)
        elif subject is None:
            subject = self._pronoun() if self._chance(0.12) else self._party()
        taken = self._taken(verb, node, but_object=kind == "passive")
        if verb.particle:
            taken.insert(0, [Node(verb.particle, verb.particle, "ADV", "", "compound:prt", node)])
        if kind == "passive" and self._chance(0.5):
            taken.append(_under_case("av", self._party(0.05), node, "obl:agent"))
        negation = [_not(node)] if self._chance(0.1) else []
        adverbial = self._adverbial(node) if self._chance(0.45) or order is Order.INVERTED else []
        finite = self._conjugated(verb, node, kind)
        subject_nodes = subject.under(node, "nsubj:pass" if kind == "passive" else "nsubj") if subject and subject.words else []
        rest = [n for nodes in taken for n in nodes]
        return self._ordered(order, verb, node, finite, subject_nodes, negation, adverbial, rest), node

    def _conjugated(self, verb: _Verb, node: Node, kind: str) -> Node | None:
        """Gives the verb its form; gives back the auxiliary, where it has one."""
        tense = self._pick(("present", "past", "past"))
        voice = "Pass" if kind == "passive" else "Act"
        if kind == "perfect":
            node.form, node.feats = verb.supine, "VerbForm=Sup|Voice=Act"
            form, had = self._pick((("har", "Pres"), ("har", "Pres"), ("hade", "Past")))
            return _auxiliary(form, "ha", had, node)
        if kind == "modal":
            node.form, node.feats = verb.lemma, "VerbForm=Inf|Voice=Act"
            return self._modal(node)
        if kind == "passive" and self._chance(0.25):
            node.form, node.feats = verb.passive("supine"), "VerbForm=Sup|Voice=Pass"
            form = self._pick(("har", "hade"))
            return _auxiliary(form, "ha", "Pres" if form == "har" else "Past", node)
        if kind == "passive" and self._chance(0.2):
            node.form, node.feats = verb.passive("infinitive"), "VerbForm=Inf|Voice=Pass"
            return self._modal(node)
        active = verb.present if tense == "present" else verb.past
        node.form = verb.passive(tense) if kind == "passive" else active
        node.feats = _FINITE.format("Pres" if tense == "present" else "Past", voice)
        return None

    def _modal(self, head: Node) -> Node:
        lemma, form, tense = self._pick(_MODALS)
        return _auxiliary(form, lemma, tense, head)

    def _ordered(
        self,
        order: Order,
        verb: _Verb,
        node: Node,
        finite: Node | None,
        subject: list[Node],
        negation: list[Node],
        adverbial: list[Node],
        rest: list[Node],
    ) -> list[Node]:
        helper = [finite] if finite else []
        match order:
            case Order.RELATIVE:
                return [*negation, *(helper if finite and self._chance(0.7) else []), node, *rest, *adverbial]
            case Order.SUBORDINATE:
                if finite and finite.lemma == "ha" and self._chance(0.35):
                    helper = []  # "att Ryssland utvisat": the perfect without its auxiliary
                return [*subject, *negation, *helper, node, *rest, *adverbial]
            case Order.INVERTED if finite:
                return [*adverbial, finite, *subject, *negation, node, *rest]
            case Order.INVERTED:
                return [*adverbial, node, *subject, *negation, *rest]
            case _:
                if adverbial and self._chance(0.5) and not verb.particle and not finite:
                    return [*subject, node, *negation, *adverbial, *rest]
                if adverbial and self._chance(0.3) and finite:
                    return [*subject, finite, *negation, *adverbial, node, *rest]
                return [*subject, *([finite, *negation, node] if finite else [node, *negation]), *rest, *adverbial]

    # ------------------------------------------------------------------------------------------------ predicates

    def _predicate(self, order: Order) -> tuple[list[Node], Node]:
        """X is willing to do something; a decision is wrong; X and Y agree on something."""
        kind = self._random.random()
        if kind < 0.4:
            subject, lemma = self._party(0.15), self._pick(_words()["willing"])
            gender = "n" if subject.head.upos == "PROPN" else "c"
        elif kind < 0.75:
            subject, lemma = self._thing(self._pick(_CALLED_WRONG)), self._pick(_words()["judgements"])
            gender = _gender(subject.head)
        else:
            subject, lemma, gender = self._party(0.5), "enig", "p"
        node = _predicative(lemma, gender, "root")
        form = self._pick(("är", "är", "var"))
        copula = Node(form, "vara", "AUX", _FINITE.format("Past" if form == "var" else "Pres", "Act"), "cop", node)
        rest: list[Node] = []
        if lemma in _words()["willing"]:
            rest = self._infinitive(node, "xcomp")
        elif lemma == "enig":
            rest = _under_case("om", self._thing(self._pick(("avtal", "vapenvila", "plan"))), node)
        negation = [_not(node)] if self._chance(0.12) else []
        subject_nodes = subject.under(node, "nsubj")
        if order is Order.INVERTED:
            return [*self._adverbial(node), copula, *subject_nodes, *negation, node, *rest], node
        return [*subject_nodes, copula, *negation, node, *rest], node

    def _judgement(self) -> tuple[list[Node], Node]:
        """X calls something wrong."""
        subject, thing, lemma = self._party(0), self._thing(self._pick(_JUDGED)), self._pick(_words()["judgements"])
        present = self._chance(0.6)
        node = Node("kallar" if present else "kallade", "kalla", "VERB", _FINITE.format("Pres" if present else "Past", "Act"), "root")
        gender = _gender(thing.head)
        return [*subject.under(node, "nsubj"), node, *thing.under(node, "obj"), _predicative(lemma, gender, "xcomp", node)], node

    # ------------------------------------------------------------------------------------------------ sentences

    def _says(self, head: Node | None = None, deprel: str = "root") -> Node:
        verb, present = self._pick(_words()["saying"]), self._chance(0.6)
        return Node(verb["present" if present else "past"], verb["lemma"], "VERB", _FINITE.format("Pres" if present else "Past", "Act"), deprel, head)

    def _attribution(self, said: Node) -> list[Node]:
        """ ", säger X till TT" or ", enligt X"."""
        if self._chance(0.15):
            source = self._party(0)
            return [punct(",", source.head), *_under_case("enligt", source, said)]
        cue = self._says(said, "parataxis")
        speaker = self._person() if self._chance(0.6) else self._party(0)
        nodes = [punct(",", cue), cue, *speaker.under(cue, "nsubj")]
        kind = self._random.random()
        if kind < 0.25:
            outlet = self._pick(_words()["media"])
            name = Node(outlet, outlet, "PROPN", "Case=Nom")
            nodes += _under_case("till", Phrase([name], name), cue)
        elif kind < 0.4:
            nodes += _under_case("i", self._thing("uttalande", 0), cue)
        elif kind < 0.5:
            nodes += self._adverbial(cue)
        return nodes

    def _with_relative(self, party: Phrase) -> Phrase:
        nodes, verb = self._clause(Order.RELATIVE, Phrase([], Node("som", "som", "PRON")))
        verb.head, verb.deprel = party.head, "acl:relcl"
        who = Node("som", "som", "PRON", "PronType=Rel", "nsubj:pass" if "Voice=Pass" in verb.feats else "nsubj", verb)
        return Phrase([*party.words, punct(",", verb), who, *nodes, punct(",", verb)], party.head)

    def sentence(self) -> list[Node]:
        """The words of one sentence."""
        kind = self._random.random()
        if self._chance(0.07):
            either = (Order.SUBJECT_FIRST, Order.SUBJECT_FIRST, Order.INVERTED)
            nodes, verb = self._judgement() if self._chance(0.3) else self._predicate(self._pick(either))
            return [*nodes, *(self._attribution(verb) if self._chance(0.4) else []), punct(".", verb)]
        if self._chance(0.06):  # a headline
            return self._clause(Order.SUBJECT_FIRST)[0]
        if kind < 0.46:
            nodes, verb = self._clause(Order.SUBJECT_FIRST if kind < 0.2 else Order.INVERTED)
            return [*nodes, punct(".", verb)]
        if kind < 0.62:
            return self._reported()
        if kind < 0.8:
            return self._quoted()
        if kind < 0.86:
            nodes, verb = self._clause(Order.SUBJECT_FIRST, self._with_relative(self._party(0)))
            return [*nodes, punct(".", verb)]
        if kind < 0.93:
            return self._with_subordinate()
        return self._with_source() if kind < 0.97 else self._told_before()

    def _reported(self) -> list[Node]:
        """X säger att …"""
        cue = self._says()
        speaker = self._person() if self._chance(0.5) else self._party(0.05)
        nodes, verb = self._clause(Order.SUBORDINATE)
        verb.deprel, verb.head = "ccomp", cue
        if self._chance(0.25):
            first = [*self._adverbial(cue), cue, *speaker.under(cue, "nsubj")]
        else:
            first = [*speaker.under(cue, "nsubj"), cue, *(self._adverbial(cue) if self._chance(0.2) else [])]
        return [*first, _clause_mark(verb), *nodes, punct(".", cue)]

    def _quoted(self) -> list[Node]:
        """A clause with its attribution behind the comma: bare, behind a dash, or in marks."""
        said, verb = self._clause(self._pick((Order.SUBJECT_FIRST, Order.INVERTED)))
        rest = [*self._attribution(verb), punct(".", verb)]
        kind = self._random.random()
        if kind < 0.35:
            return [punct("–", verb, glued=False), *said, *rest]
        # Words with a relative clause by "enligt" inside would close the marks too early.
        early = any(n.form == "," and n.head is not None and n.head.deprel in ("parataxis", "obl") for n in said)
        if kind < 0.55 and not early:
            said[0].glued = True
            return [punct("”", verb, glued=False), *said, punct("”", verb), *rest]
        return [*said, *rest]

    def _with_subordinate(self) -> list[Node]:
        nodes, verb = self._clause(Order.SUBJECT_FIRST)
        below, second = self._clause(Order.SUBORDINATE)
        second.deprel, second.head = "advcl", verb
        opener = self._pick(_SUBORDINATORS)
        marks = [Node(opener[0], opener[0], "SCONJ" if len(opener) == 1 else "ADP", "", "mark", second)]
        if len(opener) > 1:
            marks.append(_clause_mark(second))
        return [*nodes, *marks, *below, punct(".", verb)]

    def _with_source(self) -> list[Node]:
        """Enligt X har …: the subject stands behind the verb."""
        source = self._party(0)
        self._clause(Order.SUBJECT_FIRST)  # drawn and left: the shipped model was trained on what comes after it
        nodes, verb = self._clause(Order.INVERTED)
        opener = next(place for place, node in enumerate(nodes) if node.upos in ("VERB", "AUX"))
        return [*_under_case("enligt", source, verb), *nodes[opener:], punct(".", verb)]

    def _told_before(self) -> list[Node]:
        """Det uppger X på onsdagen."""
        cue, speaker = self._says(), self._person()
        what = Node("det", "den", "PRON", "Definite=Def|Gender=Neut|Number=Sing|PronType=Prs", "obj", cue)
        return [what, cue, *speaker.under(cue, "nsubj"), *(self._adverbial(cue) if self._chance(0.5) else []), punct(".", cue)]
