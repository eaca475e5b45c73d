"""Sentences of Finnish press reports with their trees, put together from parts.

Cases of states and names, objects in three cases, passives, duties, participles in place of clauses, reported speech in and without
quotation marks. Labels and features are those of UD Finnish-TDT; the forms stand in fi.tsv, the words and what follows them in fi.toml.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from training.conllu import TreebankSentence
from training.press.grammar import SAME, Dice, Node, Phrase, as_sentence, punct

WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
CASES = ("Nom", "Gen", "Par", "Ine", "Ela", "Ill", "Ade", "Abl", "All", "Ess", "Tra")
OWNED = "Person[psor]=3"
"""Feature of a possessive suffix."""
AGENT_ENDINGS = {"Gen Sing": "an", "Par Sing": "aa", "Ill Sing": "aan", "Nom Plur": "at", "Gen Plur": "ien", "Par Plur": "ia", "Ill Plur": "iin"}
"""Endings of the agent participle behind its -m-; the other cases take the nominative's -a."""
THIRD_INFINITIVE = {"Ill": "maan", "Ela": "masta"}


class Verb(NamedTuple):
    """A verb and the forms that the others are made of."""

    infinitive: str
    present: str
    stem: str
    """Of the plural of the present."""
    weak: str
    """The form behind the negation."""
    past: str
    conditional: str
    participle: str
    """Active and past."""
    passive: str
    passive_stem: str

    def harmonious(self, ending: str) -> str:
        """The ending with the vowels that go with the verb's own."""
        return ending if self.passive[-2] == "a" else ending.replace("a", "ä").replace("u", "y")


@dataclass(slots=True, eq=False)
class NounPhrase(Phrase):
    """A phrase that a verb agrees with."""

    plural: bool = False


def _read_forms() -> tuple[dict[str, dict[str, tuple[str, ...]]], dict[str, Verb]]:
    """Forms of nouns, adjectives and names, singular and plural, and verbs, by lemma."""
    declined: dict[str, dict[str, tuple[str, ...]]] = {}
    verbs: dict[str, Verb] = {}
    for line in Path(__file__).with_suffix(".tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        kind, lemma, *forms = line.split("\t")
        if kind == "verb":
            verbs[lemma] = Verb(lemma, *forms[0].split())
        else:
            declined[lemma] = {number: tuple(row.split()) for number, row in zip(("Sing", "Plur"), forms, strict=False)}
    return declined, verbs


DECLINED, VERBS = _read_forms()


def sentences(count: int = 8000, seed: int = 11) -> Iterator[TreebankSentence]:
    """So many sentences; the same for the same seed."""
    press = _Press(seed)
    for _ in range(count):
        yield as_sentence(press.sentence().words, "fi-press")


# Words


def _number(plural: bool) -> str:
    return "Plur" if plural else "Sing"


def _form(lemma: str, case: str, plural: bool = False) -> str:
    return DECLINED[lemma][_number(plural)][CASES.index(case)]


def _noun(lemma: str, case: str, plural: bool = False) -> Node:
    return Node(_form(lemma, case, plural), lemma, "NOUN", f"Case={case}|Number={_number(plural)}")


def _name(lemma: str, case: str) -> Node:
    abbreviated = "Abbr=Yes|" if lemma.isupper() else ""
    return Node(_form(lemma, case), lemma, "PROPN", f"{abbreviated}Case={case}|Number=Sing")


def _owned_noun(lemma: str) -> Node:
    """ "konsulaattinsa": the genitive with a possessive suffix, on the stem of the essive."""
    essive = _form(lemma, "Ess")
    return Node(f"{essive[:-2]}ns{essive[-1]}", lemma, "NOUN", f"Case=Gen|Number=Sing|{OWNED}")


def _adjective(lemma: str, case: str, head: Node, plural: bool = False) -> Node:
    derivation = "Derivation=Lainen|" if lemma.endswith(("lainen", "läinen")) else "Derivation=Inen|" if lemma.endswith("nen") else ""
    feats = f"Case={case}|Degree=Pos|{derivation}Number={_number(plural)}"
    return Node(_form(lemma, case, plural), lemma, "ADJ", feats, "amod", head)


def _year(year: int, head: Node, deprel: str) -> Node:
    return Node(str(year), SAME, "NUM", "NumType=Card", deprel, head)


def _alone(node: Node) -> NounPhrase:
    return NounPhrase([node], node)


def _comma(head: Node) -> Node:
    return punct(",", head)


def _that(head: Node) -> Node:
    return Node("että", "että", "SCONJ", "", "mark", head)


def _and(head: Node) -> Node:
    return Node("ja", "ja", "CCONJ", "", "cc", head)


def _time_or_place(phrase: Phrase, verb: Node) -> list[Node]:
    return phrase.under(verb, "advmod" if phrase.head.upos == "ADV" else "obl")


def _with_postposition(phrase: NounPhrase, word: str) -> NounPhrase:
    phrase.words = [*phrase.words, Node(word, word, "ADP", "AdpType=Post", "case", phrase.head)]
    return phrase


# Forms of verbs


def _agreeing(tense: str, plural: bool) -> str:
    return f"Mood=Ind|Number={_number(plural)}|Person=3|Tense={tense}|VerbForm=Fin|Voice=Act"


def _finite(lemma: str, tense: str, plural: bool) -> Node:
    verb = VERBS[lemma]
    ending = verb.harmonious("vat")
    singular, stem = (verb.present, verb.stem) if tense == "Pres" else (verb.past, verb.past)
    return Node(stem + ending if plural else singular, lemma, "VERB", _agreeing(tense, plural))


def _conditional(lemma: str, plural: bool) -> Node:
    verb = VERBS[lemma]
    form = verb.conditional + verb.harmonious("vat") if plural else verb.conditional
    return Node(form, lemma, "VERB", f"Mood=Cnd|Number={_number(plural)}|Person=3|VerbForm=Fin|Voice=Act")


def _we(lemma: str) -> Node:
    return Node(VERBS[lemma].weak + "mme", lemma, "VERB", "Mood=Ind|Number=Plur|Person=1|Tense=Pres|VerbForm=Fin|Voice=Act")


def _participle(lemma: str, plural: bool) -> Node:
    active = VERBS[lemma].participle
    form = active[:-2] + "eet" if plural else active
    return Node(form, lemma, "VERB", f"Case=Nom|Number={_number(plural)}|PartForm=Past|VerbForm=Part|Voice=Act")


def _passive(lemma: str, tense: str) -> Node:
    verb = VERBS[lemma]
    return Node(verb.passive if tense == "Pres" else verb.passive_stem + "tiin", lemma, "VERB", f"Mood=Ind|Tense={tense}|VerbForm=Fin|Voice=Pass")


def _passive_participle(lemma: str, tense: str) -> Node:
    """ "karkotettu" or "karkotettava"."""
    verb = VERBS[lemma]
    form = verb.passive_stem + verb.harmonious("tu" if tense == "Past" else "tava")
    return Node(form, lemma, "VERB", f"Case=Nom|Number=Sing|PartForm={tense}|VerbForm=Part|Voice=Pass")


def _infinitive(lemma: str) -> Node:
    return Node(lemma, lemma, "VERB", "InfForm=1|Number=Sing|VerbForm=Inf|Voice=Act")


def _third_infinitive(lemma: str, case: str) -> Node:
    verb = VERBS[lemma]
    form = verb.stem + verb.harmonious(THIRD_INFINITIVE[case])
    return Node(form, lemma, "VERB", f"Case={case}|InfForm=3|Number=Sing|VerbForm=Inf|Voice=Act")


def _reporting_participle(lemma: str, past: bool, owned: bool) -> Node:
    """ "karkottavan", "karkottaneen", with the suffix "karkottaneensa": a participle in place of a clause."""
    verb = VERBS[lemma]
    form = verb.participle[:-2] + "een" if past else verb.stem + verb.harmonious("van")
    feats = f"Case=Gen|Number=Sing|PartForm={'Past' if past else 'Pres'}|{OWNED + '|' if owned else ''}VerbForm=Part|Voice=Act"
    return Node(form + verb.harmonious("sa") if owned else form, lemma, "VERB", feats)


def _agent_participle(lemma: str, case: str, plural: bool, head: Node) -> Node:
    """ "esittämä": what somebody has put forward."""
    verb = VERBS[lemma]
    ending = AGENT_ENDINGS.get(f"{case} {_number(plural)}", "a")
    feats = f"Case={case}|Number={_number(plural)}|PartForm=Agt|VerbForm=Part|Voice=Act"
    return Node(f"{verb.stem}m{verb.harmonious(ending)}", lemma, "VERB", feats, "acl", head)


def _negated(lemma: str) -> Node:
    return Node(VERBS[lemma].weak, lemma, "VERB", "Connegative=Yes|Mood=Ind|Tense=Pres|VerbForm=Fin")


def _not(head: Node, plural: bool = False, glued: bool = False) -> Node:
    feats = f"Number={_number(plural)}|Person=3|Polarity=Neg|VerbForm=Fin|Voice=Act"
    return Node("eivät" if plural else "ei", "ei", "AUX", feats, "aux", head, glued)


def _auxiliary(form: str, lemma: str, head: Node, plural: bool = False, tense: str = "Pres", deprel: str = "aux") -> Node:
    return Node(form, lemma, "AUX", _agreeing(tense, plural), deprel, head)


def _perfect(lemma: str, plural: bool) -> tuple[list[Node], Node]:
    verb = _participle(lemma, plural)
    return [_auxiliary("ovat" if plural else "on", "olla", verb, plural)], verb


def _object_under_negation(phrase: Phrase) -> None:
    """Puts the head of an object into the partitive, unless other words would have to follow it."""
    head = phrase.head
    if head.upos not in ("NOUN", "PROPN") or OWNED in head.feats or any(w.deprel in ("amod", "acl", "nummod", "flat:name") for w in phrase.words):
        return
    if "Case=Gen" in head.feats or "Case=Nom" in head.feats:
        head.form = _form(head.lemma, "Par", "Number=Plur" in head.feats)
        head.feats = head.feats.replace("Case=Gen", "Case=Par").replace("Case=Nom", "Case=Par")


class _Press(Dice):
    """The grammar, with its dice."""

    def word(self, words: str) -> str:
        """One of "a/b/c"; no dice for a word alone."""
        return self.pick(words.split("/")) if "/" in words else words

    # Parties

    def place(self, case: str) -> Node:
        return _name(self.pick(WORDS["cities"]), case)

    def state(self, case: str) -> NounPhrase:
        return _alone(_name(self.pick(WORDS["states"]), case))

    def organisation(self, case: str) -> NounPhrase:
        return _alone(_name(self.pick(WORDS["organisations"]), case))

    def owner(self) -> NounPhrase:
        return self.state("Gen") if self.chance(0.8) else self.organisation("Gen")

    def person(self, case: str) -> NounPhrase:
        """A family name, or given name and family name, often with a title; of a full name only the family name is declined."""
        family = _name(self.pick(WORDS["family_names"]), case)
        if self.chance(0.45):
            return _alone(family)
        given = Node(self.pick(WORDS["given_names"]), SAME, "PROPN", "Case=Nom|Number=Sing")
        family.head, family.deprel = given, "flat:name"
        words: list[Node] = []
        if self.chance(0.6):
            title = _noun(self.pick(WORDS["titles"]), "Nom")
            title.head, title.deprel = given, "compound:nn"
            if self.chance(0.5):
                words += self.owner().under(title, "nmod:poss")
            words.append(title)
        words += [given, family]
        if self.chance(0.12):
            words += self.party_of(given)
        return NounPhrase(words, given)

    def party_of(self, person: Node) -> list[Node]:
        """ "(vihr.)" behind a name."""
        short = self.pick(WORDS["parties"])
        party = Node(short + self.pick([".", ""]), short, "NOUN", "Abbr=Yes", "appos", person, glued=True)
        return [punct("(", party, glued=False), party, punct(")", party)]

    def body(self, case: str) -> NounPhrase:
        head = _noun(self.pick(WORDS["bodies"]), case)
        kind = self.dice.random()
        if kind < 0.85:
            return NounPhrase([*self.owner().under(head, "nmod:poss"), head], head)
        if head.lemma in WORDS["missions"]:
            town = self.place("Ine")
            town.head, town.deprel = head, "nmod"
            return NounPhrase([head, town], head)
        return _alone(head)

    def office(self, case: str) -> NounPhrase:
        head = _noun(self.pick(WORDS["offices"]), case)
        words = self.owner().under(head, "nmod:poss") if self.chance(0.85) else []
        if self.chance(0.12):
            words = [*words, _adjective(self.pick(["uusi", "entinen"]), case, head)]
        return NounPhrase([*words, head], head)

    def party(self, case: str, share: float = 0.13) -> NounPhrase:
        """A state, organisation, body, office or person; so often two or three of them."""
        kind = self.dice.random()
        if kind < 0.42:
            first = self.state(case)
        elif kind < 0.56:
            first = self.organisation(case)
        elif kind < 0.70:
            first = self.body(case)
        elif kind < 0.78:
            first = self.office(case)
        else:
            first = self.person(case)
        if not self.chance(share):
            return first
        alone = len(first.words) == 1
        last = self.state(case) if alone else self.party(case, 0)
        words = first.words
        if alone and self.chance(0.25):
            middle = self.state(case)
            words = [*words, _comma(middle.head), *middle.under(first.head, "conj")]
        return NounPhrase([*words, _and(last.head), *last.under(first.head, "conj")], first.head, plural=True)

    def speaker(self, case: str = "Nom") -> NounPhrase:
        kind = self.dice.random()
        if kind < 0.6:
            return self.person(case)
        if kind < 0.8:
            return self.body(case)
        return self.office(case) if kind < 0.9 else self.state(case)

    # Things acted upon

    def thing(self, lemma: str, case: str, plural: bool | None = None, owned: bool | None = None) -> NounPhrase:
        """A noun with what stands before it; the dice say what is not said."""
        if plural is None:
            plural = lemma not in WORDS["uncounted"] and self.chance(0.4)
        head = _noun(lemma, case, plural)
        words: list[Node] = []
        if self.chance(0.4) if owned is None else owned:
            owner = self.owner() if self.chance(0.85) else self.person("Gen")
            words += owner.under(head, "nmod:poss")
        elif self.chance(0.12):
            maker = _agent_participle(self.pick(WORDS["made_by"]), case, plural, head)
            words += [*self.owner().under(maker, "nsubj"), maker]
        if self.chance(0.28):
            kind = "qualities" if self.chance(0.6) else "nationalities"
            words.append(_adjective(self.pick(WORDS[kind]), case, head, plural))
        return NounPhrase([*words, head], head, plural)

    def counted(self, lemma: str) -> NounPhrase:
        """ "kaksi venäläistä diplomaattia"."""
        number = self.pick(WORDS["numbers"])
        head = _noun(lemma, "Par")
        words = [Node(number, number, "NUM", "NumType=Card" if number.isdigit() else "Case=Nom|Number=Sing|NumType=Card", "nummod", head)]
        if self.chance(0.5):
            words.append(_adjective(self.pick(WORDS["nationalities"]), "Par", head))
        return NounPhrase([*words, head], head)

    def diplomats(self) -> NounPhrase:
        kind = self.dice.random()
        lemma = self.pick(WORDS["diplomats"])
        if kind < 0.5:
            return self.counted(lemma)
        if kind < 0.75:
            return self.thing(lemma, "Par", plural=True, owned=False)
        return self.thing(lemma, "Gen", plural=False) if kind < 0.9 else self.thing(lemma, "Nom", plural=True)

    def own(self, lemma: str) -> NounPhrase:
        """ "konsulaattinsa", "Moskovan-suurlähettiläänsä"."""
        head = _owned_noun(lemma)
        if lemma == "suurlähettiläs" and self.chance(0.2):
            head.form = f"{self.place('Gen').form}-{head.form}"
        return _alone(head)

    def relations(self, case: str) -> NounPhrase:
        """ "suhteensa", "diplomaattisuhteitaan"."""
        head = Node("suhteensa" if case == "Nom" else "suhteitaan", "suhde", "NOUN", f"Case={case}|Number=Plur|{OWNED}")
        if self.chance(0.4):
            head.form, head.lemma = "diplomaatti" + head.form, "diplomaattisuhde"
        return _alone(head)

    def foreign(self, lemma: str) -> NounPhrase:
        """ "iranilaisen tankkerin"."""
        head = _noun(lemma, "Gen")
        return NounPhrase([_adjective(self.pick(WORDS["nationalities"]), "Gen", head), head], head)

    def border(self) -> NounPhrase:
        """ "Ukrainan rajalle"."""
        head = Node("rajalle", "raja", "NOUN", "Case=All|Number=Sing")
        return NounPhrase([*self.state("Gen").under(head, "nmod:poss"), head], head)

    def staff(self) -> NounPhrase:
        """ "Venäjän suurlähetystön henkilökuntaa"."""
        head, mission = Node("henkilökuntaa", "henkilökunta", "NOUN", "Case=Par|Number=Sing"), _noun("suurlähetystö", "Gen")
        return NounPhrase([*self.owner().under(mission, "nmod:poss"), *_alone(mission).under(head, "nmod:poss"), head], head)

    def infinitive(self, case: str) -> NounPhrase:
        """ "lopettamaan hyökkäyksen", "hyväksymästä sopimusta"."""
        table = WORDS["complements" if case == "Ill" else "refusals"]
        verb = _third_infinitive(self.pick(list(table)), case)
        return NounPhrase([verb, *self.hung(self.slots(table[verb.lemma]), verb)], verb)

    # What follows a verb, as fi.toml says it

    def slots(self, specs: list[str]) -> list[tuple[str, NounPhrase]]:
        """Relation and phrase of each slot."""
        parted = (spec.split(" ", 1) for spec in specs)
        return [(deprel, self.phrase(rest)) for deprel, rest in parted]

    def hung(self, slots: list[tuple[str, NounPhrase]], verb: Node) -> list[Node]:
        return [node for deprel, phrase in slots for node in phrase.under(verb, deprel)]

    def phrase(self, spec: str) -> NounPhrase:
        """The phrase that a line of fi.toml asks for."""
        match spec.split():
            case ["party", case, share]:
                return self.party(case, float(share))
            case ["state", case]:
                return self.state(case)
            case ["place", case]:
                return _alone(self.place(case))
            case ["person", case]:
                return self.person(case)
            case ["office", case]:
                return self.office(case)
            case ["postposition", case, word]:
                return _with_postposition(self.party(case, 0.08), word)
            case ["thing", lemmas, _, _, "counted"]:
                return self.counted(self.word(lemmas))
            case ["thing", lemmas, cases, number, *owned]:
                plural, owners = {"sg": False, "pl": True}.get(number), {"owned": True, "bare": False}
                return self.thing(self.word(lemmas), self.word(cases), plural, owners[owned[0]] if owned else None)
            case ["noun", lemmas, case, number]:
                return _alone(_noun(self.word(lemmas), case, number == "pl"))
            case ["own", lemmas]:
                return self.own(self.word(lemmas))
            case ["foreign", lemmas]:
                return self.foreign(self.word(lemmas))
            case ["relations", case]:
                return self.relations(case)
            case ["infinitive", case]:
                return self.infinitive(case)
            case ["diplomats"]:
                return self.diplomats()
            case ["border"]:
                return self.border()
            case ["staff"]:
                return self.staff()
            case ["word", form, lemma, upos, *feats]:
                return _alone(Node(form, lemma, upos, "".join(feats)))
            case _:
                raise ValueError(f"fi.toml: no such phrase: {spec!r}")

    # When, where and why

    def time(self) -> NounPhrase:
        kind = self.dice.random()
        if kind < 0.45:
            day = self.pick(WORDS["days"])
            return _alone(Node(day + "na", day, "NOUN", "Case=Ess|Number=Sing"))
        if kind < 0.6:
            which = Node(self.pick(["viime", "ensi"]), SAME, "ADJ", "", "amod")
            case, lemma, form = self.pick(WORDS["spans"])
            which.head = Node(form, lemma, "NOUN", f"Case={case}|Number=Sing")
            return NounPhrase([which, which.head], which.head)
        if kind < 0.72:
            month = self.pick(WORDS["months"])
            head = Node(month + "ssa", month, "NOUN", "Case=Ine|Number=Sing")
            return NounPhrase([head, *self.perhaps_year(head, "nummod")], head)
        if kind < 0.82:
            head = Node("vuonna", "vuosi", "NOUN", "Case=Ess|Number=Sing")
            return NounPhrase([head, _year(self.pick(range(1949, 2024)), head, "nummod")], head)
        if kind < 0.9:
            head = Node(f"{self.pick(range(1, 31))}.", SAME, "ADJ", "NumType=Ord")
            month = self.pick(WORDS["months"])
            month_word = Node(month + "ta", month, "NOUN", "Case=Par|Number=Sing", "flat", head)
            return NounPhrase([head, month_word, *self.perhaps_year(head, "flat")], head)
        return _alone(Node(self.pick(WORDS["adverbs_of_time"]), SAME, "ADV"))

    def perhaps_year(self, head: Node, deprel: str) -> list[Node]:
        return [_year(self.pick(range(1990, 2024)), head, deprel)] if self.chance(0.5) else []

    def adverbial(self) -> NounPhrase:
        kind = self.dice.random()
        if kind < 0.62:
            return self.time()
        if kind < 0.85:
            return _alone(self.place("Ine"))
        if kind < 0.93:
            cause = self.thing(self.pick(WORDS["causes"]), "Gen", plural=False)
            return _with_postposition(cause, self.pick(["vuoksi", "jälkeen", "takia"]))
        return _alone(_noun(self.pick(WORDS["occasions"]), "Ine"))

    def perhaps_time(self, share: float, verb: Node) -> list[Node]:
        return _time_or_place(self.time(), verb) if self.chance(share) else []

    def perhaps_adverbial(self, share: float, verb: Node) -> list[Node]:
        return _time_or_place(self.adverbial(), verb) if self.chance(share) else []

    # Clauses

    def clause(self, tense: str = "", *, subject: bool = True, negated: bool = False) -> Phrase:
        """A finite clause: its words and its verb."""
        lemma = self.pick(list(WORDS["frames"]))
        slots = self.slots(self.pick(WORDS["frames"][lemma]))
        who = self.party("Nom") if subject else None
        plural = who is not None and (who.plural or (len(who.words) == 1 and who.head.lemma in WORDS["plural_states"] and self.chance(0.15)))
        kind = self.dice.random()
        before: list[Node] = []
        if negated:
            verb = _negated(lemma)
        elif tense:
            verb = _finite(lemma, tense, plural)
        elif kind < 0.07 and who is not None:
            return self.plan(who, plural, lemma, slots)
        else:
            before, verb = self.verb_group(lemma, plural, kind)
        opening = self.perhaps_adverbial(0.22, verb)
        words = [*opening, *(self.subject(who, verb) if who else [])]
        if before and self.chance(0.15) and not opening:
            words += [before[0], *_time_or_place(self.time(), verb), *before[1:], verb]
        else:
            words += [*before, verb]
        middle = _time_or_place(self.time(), verb) if self.chance(0.25) and not opening else []
        if any(node.lemma == "ei" for node in before):
            for deprel, phrase in slots:
                if deprel == "obj":
                    _object_under_negation(phrase)
        words += [*middle, *self.hung(slots, verb)]
        if self.chance(0.28) and not middle:
            words += _time_or_place(self.adverbial(), verb)
        return Phrase(words, verb)

    def verb_group(self, lemma: str, plural: bool, kind: float) -> tuple[list[Node], Node]:
        """What stands before the verb, and the verb."""
        if kind < 0.45:
            return [], _finite(lemma, "Past", plural)
        if kind < 0.62:
            return [], _finite(lemma, "Pres", plural)
        if kind < 0.80:
            return _perfect(lemma, plural)
        if kind < 0.84:
            verb = _participle(lemma, plural)
            return [_auxiliary("olivat" if plural else "oli", "olla", verb, plural, "Past")], verb
        if kind < 0.90:
            verb = _negated(lemma)
            return [_not(verb, plural)], verb
        if kind < 0.93:
            verb = _participle(lemma, plural)
            have = Node("ole", "olla", "AUX", "Connegative=Yes|Mood=Ind|Tense=Pres|VerbForm=Fin", "aux", verb)
            return [_not(verb, plural), have], verb
        if kind < 0.97:
            verb = _infinitive(lemma)
            form, auxiliary = self.pick(WORDS["may_plural" if plural else "may"])
            return [_auxiliary(form, auxiliary, verb, plural)], verb
        return [], _conditional(lemma, plural)

    def plan(self, who: NounPhrase, plural: bool, lemma: str, slots: list[tuple[str, NounPhrase]]) -> Phrase:
        """X päättää karkottaa …"""
        over = self.pick(WORDS["plan"])
        verb = _finite(over, self.pick(["Past", "Pres"]), plural)
        infinitive = _infinitive(lemma)
        infinitive.head, infinitive.deprel = verb, "xcomp"
        words = [*self.perhaps_time(0.3, verb), *who.under(verb, "nsubj"), verb, *self.perhaps_adverbial(0.25, verb)]
        return Phrase([*words, infinitive, *self.hung(slots, infinitive)], verb)

    def subject(self, who: NounPhrase, verb: Node) -> list[Node]:
        """The subject, sometimes with a relative clause."""
        words = who.under(verb, "nsubj")
        if not self.chance(0.07):
            return words
        relative = self.clause("Past", subject=False)
        which = Node("joka", "joka", "PRON", "Case=Nom|Number=Sing|PronType=Rel", "nsubj", relative.head)
        return [*words, _comma(relative.head), which, *relative.under(who.head, "acl:relcl"), _comma(relative.head)]

    def passive(self) -> Phrase:
        """Suurlähettiläs kutsuttiin puhutteluun."""
        lemma = self.pick(list(WORDS["passives"]))
        kind = self.dice.random()
        before: list[Node] = []
        if kind < 0.7:
            verb = _passive(lemma, "Past" if kind < 0.5 else "Pres")
        else:
            verb = _passive_participle(lemma, "Past")
            before = [_auxiliary(self.pick(["on", "oli"]), "olla", verb, deprel="aux:pass")]  # "oli" is no present; so the model was taught
        done_to, *rest = WORDS["passives"][lemma]
        words = [*self.hung(self.slots([done_to]), verb), *before, verb]
        time = self.perhaps_time(0.4, verb)
        time_first = bool(time) and self.chance(0.4)
        words += self.hung(self.slots(rest), verb)
        if not rest and self.chance(0.3):
            words += _alone(self.place("Ine")).under(verb, "obl")
        return Phrase([*time, *words] if time_first else [*words, *time], verb)

    def duty(self) -> Phrase:
        """X:n on vapautettava vangit. X:n pitää …"""
        lemma = self.pick(WORDS["needed"])
        who = self.party("Gen", 0.05)
        if self.chance(0.6):
            verb = _passive_participle(lemma, "Pres")
            auxiliary = _auxiliary("on", "olla", verb)
        else:
            verb = _infinitive(lemma)
            form, over = self.pick(WORDS["must"])
            auxiliary = _auxiliary(form, over, verb)
        return Phrase([*who.under(verb, "nsubj"), auxiliary, verb, *self.hung(self.slots(WORDS["complements"][lemma]), verb)], verb)

    def judgement(self) -> Phrase:
        """Päätös on laiton."""
        judged = self.thing(self.pick(WORDS["judged"]), "Nom", plural=False)
        lemma, upos = self.pick(WORDS["judgements"])
        head = Node(lemma, lemma, upos, "Case=Nom|Degree=Pos|Number=Sing" if upos == "ADJ" else "Case=Nom|Number=Sing")
        return Phrase([*judged.under(head, "nsubj:cop"), _auxiliary("on", "olla", head, deprel="cop"), head], head)

    def any_clause(self) -> Phrase:
        kind = self.dice.random()
        if kind < 0.68:
            return self.clause()
        if kind < 0.84:
            return self.passive()
        return self.duty() if kind < 0.94 else self.judgement()

    # Reported speech

    def reported(self) -> Phrase:
        """What somebody said, in one of four ways."""
        kind = self.dice.random()
        if kind < 0.34:
            return self.said_that()
        if kind < 0.5:
            return self.said_in_participles()
        if kind < 0.66:
            told = self.any_clause()
            return Phrase([*_with_postposition(self.speaker("Gen"), "mukaan").under(told.head, "obl"), *told.words], told.head)
        told = self.any_clause()
        return Phrase([*told.words, *self.attribution(told.head, WORDS["say"], 0.45)], told.head)

    def said_that(self) -> Phrase:
        """X sanoi, että … X sanoi, ettei …"""
        who = self.speaker()
        lemma = self.pick(WORDS["say"])
        before: list[Node] = []
        if self.chance(0.8):
            verb = _finite(lemma, self.pick(["Past", "Past", "Pres"]), who.plural)
        else:
            before, verb = _perfect(lemma, who.plural)
        words = [*who.under(verb, "nsubj"), *before, verb]
        if self.chance(0.35):
            words += _alone(_noun(self.pick(WORDS["listeners"]), "All", plural=True)).under(verb, "obl")
        words += self.perhaps_adverbial(0.3, verb)
        if self.chance(0.14):
            told = self.clause(negated=True)  # "ettei" is two words in one
            openers = [Node("ett", "että", "SCONJ", "", "mark", told.head), _not(told.head, glued=True)]
        else:
            told = self.any_clause()
            openers = [_that(told.head)]
        return Phrase([*words, _comma(told.head), *openers, *told.under(verb, "ccomp")], verb)

    def said_in_participles(self) -> Phrase:
        """X sanoi Y:n sulkeneen rajan. X sanoi sulkeneensa rajan."""
        who = self.speaker()
        verb = _finite(self.pick(WORDS["say"]), self.pick(["Past", "Pres"]), who.plural)
        words = [*who.under(verb, "nsubj"), verb, *self.perhaps_time(0.25, verb)]
        lemma = self.pick(list(WORDS["frames"]))
        slots = self.slots(self.pick(WORDS["frames"][lemma]))
        if self.chance(0.5):
            told = _reporting_participle(lemma, past=self.chance(0.5), owned=False)
            words += self.party("Gen", 0.05).under(told, "nsubj")
            told.deprel = "ccomp"
        else:
            told = _reporting_participle(lemma, past=self.chance(0.4), owned=True)
            told.deprel = "xcomp"
        told.head = verb
        return Phrase([*words, told, *self.hung(slots, told)], verb)

    def saying(self, told: Node, verbs: Sequence[str]) -> tuple[Node, list[Node], list[Node]]:
        """Verb, speaker and circumstances of what was said."""
        who = self.speaker()
        verb = _finite(self.pick(verbs), self.pick(["Past", "Past", "Pres"]), who.plural)
        verb.head, verb.deprel = told, "parataxis"
        return verb, who.under(verb, "nsubj"), self.perhaps_adverbial(0.4, verb)

    def attribution(self, told: Node, verbs: Sequence[str], verb_first: float) -> list[Node]:
        """, sanoi X."""
        return self.joined_saying(self.saying(told, verbs), verb_first)

    def joined_saying(self, saying: tuple[Node, list[Node], list[Node]], verb_first: float) -> list[Node]:
        verb, who, rest = saying
        return [_comma(verb), *([verb, *who] if self.chance(verb_first) else [*who, verb]), *rest]

    def dashed(self) -> Phrase:
        """– Vaadimme …, sanoi X."""
        if self.chance(0.45):
            verb = _we(self.pick(WORDS["spoken"]))
            told = Phrase([verb, *self.hung(self.slots(self.pick(WORDS["frames"][verb.lemma])), verb)], verb)
        else:
            told = self.any_clause()
        words = [punct("–", told.head, glued=False), *told.words]
        saying = self.saying(told.head, WORDS["say"][:3])
        if not self.chance(0.15):
            words += self.joined_saying(saying, 0.4)
        return Phrase(words, told.head)

    def quoted(self) -> Phrase:
        """”…”, sanoi X."""
        told = self.any_clause()
        told.words[0].glued = True
        quote = [punct("”", told.head, glued=False), *told.words, punct("”", told.head)]
        return Phrase([*quote, *self.attribution(told.head, WORDS["say"][:3], 0.4)], told.head)

    # Sentences

    def doing(self) -> Phrase:
        """X syyttää Y:tä diplomaattien karkottamisesta. X vaatii Y:ltä vankien vapauttamista."""
        noun = self.pick(list(WORDS["done"]))
        done_to = self.phrase(WORDS["done"][noun])
        verb = _finite(self.pick(["syyttää", "vaatia"]), self.pick(["Past", "Pres"]), plural=False)
        accuses = verb.lemma == "syyttää"
        words = [*self.party("Nom", 0).under(verb, "nsubj"), verb]
        words += self.party("Par" if accuses else "Abl", 0).under(verb, "obj" if accuses else "obl")
        doing = _noun(noun, "Ela" if accuses else "Par")
        return Phrase([*words, *done_to.under(doing, "nmod:gobj"), *_alone(doing).under(verb, "obl" if accuses else "obj")], verb)

    def headline(self) -> Phrase:
        """X: …"""
        told = self.clause("Pres" if self.chance(0.6) else "Past")
        if not self.chance(0.25):
            return told
        who = self.person("Nom") if self.chance(0.5) else self.body("Nom") if self.chance(0.5) else self.state("Nom")
        return Phrase([*who.under(told.head, "parataxis"), punct(":", told.head), *told.words], told.head)

    def joined(self) -> Phrase:
        """…, mutta …; … ja …; …, koska …"""
        first = self.clause()
        kind = self.dice.random()
        if kind < 0.4:
            second = self.clause()
            link = Node(self.pick(["ja", "mutta"]), SAME, "CCONJ", "", "cc", second.head)
            return Phrase([*first.words, _comma(second.head), link, *second.under(first.head, "conj")], first.head)
        if kind < 0.6:
            second = self.clause("Past", subject=False)
            return Phrase([*first.words, _and(second.head), *second.under(first.head, "conj")], first.head)
        second = self.clause()
        link = Node(self.pick(["koska", "kun", "jos", "vaikka"]), SAME, "SCONJ", "", "mark", second.head)
        return Phrase([*first.words, _comma(second.head), link, *second.under(first.head, "advcl")], first.head)

    def happening(self) -> Phrase:
        """EU:n pakotteet Irania vastaan jatkuvat."""
        what = self.thing(self.pick(WORDS["happening"]), "Nom", owned=True)
        extra = self.phrase(WORDS["extras"][what.head.lemma]).under(what.head, "nmod")
        form, lemma, tense = self.pick(WORDS["go_on" if what.plural else "goes_on"])
        verb = Node(form, lemma, "VERB", _agreeing(tense, what.plural))
        return Phrase([*what.under(verb, "nsubj"), *extra, verb, *self.perhaps_adverbial(0.6, verb)], verb)

    def sentence(self) -> Phrase:
        """A sentence, its root the head."""
        kind = self.dice.random()
        kinds = (
            (0.36, self.clause), (0.62, self.reported), (0.69, self.passive), (0.80, self.dashed), (0.89, self.joined), (0.93, self.duty),
            (0.96, self.happening), (0.97, self.judgement), (0.985, self.doing), (1.0, self.headline),
        )  # fmt: skip
        made = next(make for below, make in kinds if kind < below)()
        if 0.47 < kind < 0.52:
            made = self.quoted()  # the other one is thrown away, so that the dice fall as they did for the shipped model
        if self.chance(0.93):
            made.words = [*made.words, punct(".", made.head)]
        made.head.deprel, made.head.head = "root", None
        return made
