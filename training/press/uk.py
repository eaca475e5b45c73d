"""Sentences of Ukrainian press reports with their trees, put together from parts.

Cases of states and names, free order of words, reported speech, impersonal passives, datives and duties, as the press has them. Labels and
features are those of UD Ukrainian-ParlaMint. Forms are made by rules of declension; words that go their own way carry their stem in uk.toml.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.conllu import TreebankSentence
from training.press.grammar import Dice, Node, Phrase, as_sentence, is_tree, punct

_WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
THINGS: dict[str, list[str]] = _WORDS["things"] | _WORDS["more_things"]
CASES = ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc")
GENDERS = {"m": "Masc", "f": "Fem", "n": "Neut", "p": None}
UNCHANGED = frozenset("уюіїе")
VOWELS = frozenset("аеєиіїоуюя")
QUOTES = (("«", "»"), ("«", "»"), ('"', '"'), ("“", "”"))
SOFT = {"г": "з", "к": "ц", "х": "с"}

dice = Dice(7)


def features(**given: str | None) -> str:
    """Features in the order of the treebanks."""
    return "|".join(f"{key}={value}" for key, value in sorted(given.items(), key=lambda item: item[0].lower()) if value)


# ------------------------------------------------------------------ forms


def _locative(stem: str) -> str:
    return stem[:-1] + SOFT[stem[-1]] + "і" if stem[-1] in SOFT else stem + "і"


def _singular(lemma: str, gender: str, alive: bool, stem: str | None) -> tuple[str, ...]:
    """Nominative to locative of a noun in the singular."""
    if lemma.isupper() or lemma[-1] in UNCHANGED or lemma in ("Марокко", "Конго") or (lemma.endswith("о") and lemma[-2] in VOWELS):
        return (lemma,) * 6
    if lemma.endswith("ія"):
        s = lemma[:-1]
        return lemma, s + "ї", s + "ї", s + "ю", s + "єю", s + "ї"
    if lemma.endswith(("ння", "ття", "р'я")):
        s = lemma[:-1]
        return lemma, lemma, s + "ю", lemma, s + "ям", s + "і" if not lemma.endswith("'я") else s + "ї"
    if lemma.endswith("я"):
        s = lemma[:-1]
        return lemma, s + "і", s + "і", s + "ю", s + "ею", s + "і"
    if lemma.endswith("а"):
        s = lemma[:-1]
        hard = s[-1] not in "жчшщ"
        return lemma, s + ("и" if hard else "і"), _locative(s), s + "у", s + ("ою" if hard else "ею"), _locative(s)
    if lemma.endswith("о"):
        s = lemma[:-1]
        return lemma, s + "а", s + "у", s + "а" if alive else lemma, s + "ом", _locative(s) if s[-1] not in "к" else s + "у"
    if lemma.endswith("ість"):
        s = lemma[:-4] + "ост"
        return lemma, s + "і", s + "і", lemma, lemma[:-2] + "тю", s + "і"
    if gender == "f":
        s = lemma.removesuffix("ь")
        return lemma, s + "і", s + "і", lemma, s + s[-1] + "ю" if s[-2] in VOWELS else s + "ю", s + "і"
    if lemma.endswith("ець"):
        s = lemma[:-3]
        return lemma, s + "ця", s + "цю", s + "ця", s + "цем", s + "ці"
    if lemma.endswith("ий"):
        s = lemma[:-2]
        return lemma, s + "ого", s + "ому", s + "ого", s + "им", s + "ому"
    if lemma.endswith("й"):
        s = lemma[:-1]
        genitive = s + ("я" if alive else "ю")
        return lemma, genitive, s + "ю", genitive if alive else lemma, s + "єм", s + "ї"
    if lemma.endswith("ь") or (stem is not None and lemma[-2:] in ("нь", "ль")):
        s = (stem or lemma[:-1]).removesuffix("ь")
        genitive = s + ("ю" if lemma[0].isupper() and stem is None else "я")
        return lemma, genitive, s + "ю", s + "я" if alive else lemma, s + "ем", s + "і"
    s = stem or lemma
    genitive = s + ("а" if alive or (stem and lemma[0].isupper()) else "у")
    return (
        lemma,
        genitive,
        s + "у",
        genitive if alive else lemma,
        s + ("ем" if s[-1] in "жчшщ" else "ом"),
        _locative(s) if s[-1] not in "к" else s + "у",
    )


def _plural(lemma: str, gender: str, alive: bool, stem: str | None) -> tuple[str, ...]:
    """Nominative to locative of a noun in the plural."""
    if lemma.isupper() or (lemma[-1] in "ую" and gender != "f"):
        return (lemma,) * 6
    if gender == "p":
        if lemma.endswith("дані"):
            s = lemma[:-1]
            return lemma, s + "их", s + "им", lemma, s + "ими", s + "их"
        s = lemma[:-1]
        genitive = (
            s if s.endswith("н") and lemma.endswith("ни") and not lemma.endswith("сини") and s[-2] in VOWELS and lemma[0].isupper() else s + "ів"
        )
        return lemma, "відносин" if lemma.endswith("відносини") else genitive, s + "ам", lemma, s + "ами", s + "ах"
    if lemma.endswith("ія"):
        s = lemma[:-1]
        forms = s + "ї", s + "й", s + "ям", s + "ї", s + "ями", s + "ях"
    elif lemma.endswith("ння"):
        s = lemma[:-2]
        forms = lemma, s + "ь", lemma + "м", lemma, lemma + "ми", lemma + "х"
    elif lemma.endswith("а"):
        s = lemma[:-1]
        forms = s + "и", s if lemma != "заява" else "заяв", s + "ам", s + "и", s + "ами", s + "ах"
    elif lemma.endswith("о"):
        s = lemma[:-1]
        nominative = {"слово": "слова", "військо": "війська", "мито": "мита"}.get(lemma, s + "а")
        forms = nominative, {"слово": "слів", "військо": "військ"}.get(lemma, s), s + "ам", nominative, s + "ами", s + "ах"
    elif lemma.endswith("ий"):
        s = lemma[:-2]
        forms = s + "і", s + "их", s + "им", s + "і", s + "ими", s + "их"
    elif lemma.endswith("анин"):
        s = lemma[:-2]
        forms = s + "и", s, s + "ам", s + "и", s + "ами", s + "ах"
    else:
        s = (stem or lemma).removesuffix("ь")
        forms = s + "и", s + "ів", s + "ам", s + "и", s + "ами", s + "ах"
    return (*forms[:3], forms[1] if alive else forms[3], *forms[4:])


def adjective(lemma: str, case: str, gender: str | None, alive: bool) -> str:
    """The form that agrees; without gender the plural."""
    stem, soft = lemma[:-2], lemma.endswith("ій")
    hard = {
        "Masc": ("ий", "ого", "ому", "ого" if alive else "ий", "им", "ому"),
        "Neut": ("е", "ого", "ому", "е", "им", "ому"),
        "Fem": ("а", "ої", "ій", "у", "ою", "ій"),
        None: ("і", "их", "им", "их" if alive else "і", "ими", "их"),
    }[gender]
    ending = hard[CASES.index(case)]
    if soft:
        ending = {
            "ий": "ій",
            "ого": "ього",
            "ому": "ьому",
            "им": "ім",
            "е": "є",
            "а": "я",
            "ої": "ьої",
            "у": "ю",
            "ою": "ьою",
            "их": "іх",
            "ими": "іми",
        }.get(ending, ending)
    return stem + ending


class Noun(Phrase):
    """A noun with what hangs on it, and what its verb agrees with."""

    def __init__(self, words: list[Node], head: Node, gender: str | None) -> None:
        super().__init__(words, head)
        self.gender = gender
        """None in the plural."""


def noun(spec: str, case: str, *, proper: bool = False) -> Noun:
    """ "новий_санкція f *": a noun with adjectives before it; "акт+агресія m": with a genitive behind it."""
    written, about, *more = spec.split()
    many = "*" in more
    stem = next((item for item in more if item != "*"), None)
    first, _, behind = written.partition("+")
    *adjectives, lemma = first.split("_")
    alive, letter = about.endswith("a") and about != "a", about[0]
    plural = many or letter == "p"
    table = _plural if plural else _singular
    form = table(lemma, letter, alive, stem)[CASES.index(case)]
    gender = None if plural else GENDERS[letter]
    abbreviation = {"Abbr": "Yes", "InflClass": "Ind"} if lemma.isupper() else {}
    feats = features(
        Animacy="Anim" if alive else "Inan", Case=case, Gender=gender, Number=("Ptan" if letter == "p" else "Plur") if plural else "Sing",
        NameType="Geo" if proper and not lemma.isupper() else None, **abbreviation,
    )  # fmt: skip
    head = Node(form, lemma, "PROPN" if proper or lemma[0].isupper() else "NOUN", feats)
    words: list[Node] = []
    for adj in adjectives:
        words.append(_agreeing(adj, case, gender, alive, head))
    words.append(head)
    if behind:
        words += _behind(behind, head)
    return Noun(words, head, gender)


def _agreeing(lemma: str, case: str, gender: str | None, alive: bool, head: Node) -> Node:
    feats = features(
        Case=case, Gender=gender, Number="Sing" if gender else "Plur",
        Animacy=("Anim" if alive else "Inan") if case == "Acc" and gender in (None, "Masc") else None,
    )  # fmt: skip
    return Node(adjective(lemma, case, gender, alive), lemma, "ADJ", feats, "amod", head)


def _behind(spec: str, head: Node) -> list[Node]:
    """What stands in the genitive behind a noun: "закордонний:справа", "дипломат*", "МЗС", "нон" (грата)."""
    if spec == "нон":
        return [
            Node("нон", "нон", "X", "Foreign=Yes", "flat:foreign", head),
            Node("ґрата" if dice.chance(0.2) else "грата", "грата", "X", "Foreign=Yes", "flat:foreign", head),
        ]
    *adjectives, lemma = spec.rstrip("*").split(":")
    letter = (
        "f"
        if lemma[-1] in "ая" and not lemma.endswith("ння")
        else "p"
        if lemma.endswith("ини")
        else "n"
        if lemma[-1] in "оя" or lemma.isupper()
        else "m"
    )
    many = spec.endswith("*") or bool(adjectives)
    behind = noun("_".join([*adjectives, lemma]) + f" {letter}{'a' if lemma == 'дипломат' else ''}{' *' if many else ''}", "Gen")
    return behind.under(head, "nmod")


# ------------------------------------------------------------------ parties


def place(spec: str, case: str) -> Noun:
    """A state or town."""
    return noun(spec, case, proper=True)


def state(case: str) -> Noun:
    """A state, by its name or abbreviation."""
    stock = "abbreviations" if dice.chance(0.3) else "fixed_names" if dice.chance(0.07) else "states"
    return place(dice.pick(_WORDS[stock]), case)


def body(case: str) -> Noun:
    """A ministry or another body of a state."""
    spec = dice.pick(_WORDS["bodies"])
    if dice.chance(0.3):
        written, about = spec.split()
        adj = dice.pick(_WORDS["of_states"])
        found = noun(spec, case)
        found.words.insert(0, _agreeing(adj, case, found.gender, False, found.head))
        del written, about
        return found
    found = noun(spec, case)
    if found.head.lemma == "МЗС" and dice.chance(0.5):
        found.head.upos = "NOUN"
    return Noun(found.words + state("Gen").under(found.head, "nmod"), found.head, found.gender)


def person(case: str, *, titled: bool | None = None) -> Noun:
    """A person, mostly with an office."""
    woman = dice.chance(0.25)
    given, family = dice.pick(_WORDS["women" if woman else "men"]), dice.pick(_WORDS["women_families" if woman else "men_families"])
    gender = "Fem" if woman else "Masc"

    def part(word: str, kind: str) -> Node:
        feats = features(Animacy="Anim", Case=case, Gender=gender, NameType=kind, Number="Sing")
        return Node(_name(word, case, woman), word, "PROPN", feats)

    last = part(family, "Sur")
    if dice.chance(0.2) and titled is not True:
        return Noun([last], last, gender)
    first = part(given, "Giv")
    last.head, last.deprel = first, "flat:name"
    words = [first, last]
    if titled or (titled is None and dice.chance(0.6)):
        office = noun(dice.pick(_WORDS["titles_f" if woman else "titles_m"]), case)
        if dice.chance(0.55) and len(office.words) < 2:
            office.words += state("Gen").under(office.head, "nmod")
        elif dice.chance(0.5):
            office.words.insert(0, _agreeing(dice.pick(_WORDS["of_states"]), case, gender, True, office.head))
        first.head, first.deprel = office.head, "appos"
        return Noun(office.words + words, office.head, gender)
    return Noun(words, first, gender)


def _name(word: str, case: str, woman: bool) -> str:
    if word.endswith(("ський", "цький")):
        return adjective(word, case, "Masc", True)
    if word.endswith(("ська", "цька")):
        return adjective(word[:-1] + "ий", case, "Fem", True)
    if woman and word.endswith("ова"):
        s = word[:-1]
        return {"Nom": word, "Gen": s + "ої", "Dat": s + "ій", "Acc": s + "у", "Ins": s + "ою", "Loc": s + "ій"}[case]
    if woman and word[-1] not in "ая":
        return word
    if word.endswith(("ов", "єв", "ін")) and case == "Ins":
        return word + "им"
    return _singular(word, "f" if word[-1] in "ая" else "m", True, None)[CASES.index(case)]


def party(case: str) -> Noun:
    """Who acts or is acted upon."""
    roll = dice.dice.random()
    return state(case) if roll < 0.55 else body(case) if roll < 0.75 else person(case)


def thing(kind: str, case: str) -> Noun:
    """A phrase of one of the classes that frames ask for."""
    match kind:
        case "state":
            return state(case)
        case "town":
            town = dice.pick(_WORDS["towns"])
            return place(
                f"{town} {town.split()[0]}" if town.endswith(" m") else town, case
            )  # with a stem of its own: of towns, the genitive is in -а
        case "party":
            return party(case)
        case "person":
            return person(case)
    found = noun(dice.pick(THINGS[kind]), case)
    if kind in ("dipl", "chief") and dice.chance(0.75):
        alive, plural = True, found.gender is None
        if kind == "dipl" and plural and dice.chance(0.4):
            found.words[:0] = _number(case, found.head)
            case = "Gen" if case == "Nom" else case
        if dice.chance(0.5):
            found.words.insert(len(found.words) - 1, _agreeing(dice.pick(_WORDS["of_states"]), case, found.gender, alive, found.head))
        else:
            found.words += state("Gen").under(found.head, "nmod")
    elif kind in ("act", "plan", "charge", "mission", "border") and dice.chance(0.45):
        if dice.chance(0.4) and len(found.words) == 1:
            found.words.insert(0, _agreeing(dice.pick(_WORDS["of_states"]), case, found.gender, False, found.head))
        elif len(found.words) == 1:
            found.words += state("Gen").under(found.head, "nmod")
    return found


def _number(case: str, head: Node) -> list[Node]:
    lemma, forms = dice.pick(
        [
            ("два", "два двох двом двох двома двох"),
            ("три", "три трьох трьом трьох трьома трьох"),
            ("чотири", "чотири чотирьох чотирьом чотирьох чотирма чотирьох"),
        ]
    )
    return [Node(forms.split()[CASES.index(case)], lemma, "NUM", features(Case=case, NumType="Card"), "nummod", head)]


def prepositional(words: str, phrase: Phrase, head: Node, deprel: str) -> list[Node]:
    """A phrase behind its preposition, which goes by the sounds around it."""
    following = phrase.words[0].form.lower()
    form = words
    if words == "у":
        form = "в" if following[0] in VOWELS or dice.chance(0.4) else "у"
    elif words == "з":
        form = "із" if following[0] in "сзшщжчц" and dice.chance(0.6) else "зі" if following[:2] in ("сп", "ст", "сш") else "з"
    case = dict(item.split("=") for item in phrase.head.feats.split("|")).get("Case", "Gen")
    return [Node(form, form, "ADP", features(Case=case), "case", phrase.head), *phrase.under(head, deprel)]


# ------------------------------------------------------------------ clauses


def _past(infinitive: str) -> list[str]:
    """Masculine, feminine, neuter, plural."""
    known = _WORDS["verbs"]["past"].get(infinitive)
    if known:
        return str(known).split()
    if infinitive.endswith("тися"):
        stem = infinitive[:-4]
        return [stem + "вся", stem + "лася", stem + "лося", stem + "лися"]
    stem = infinitive[:-2]
    return [stem + "в", stem + "ла", stem + "ло", stem + "ли"]


def verb(infinitive: str, subject: Noun | None) -> Node:
    """A finite verb that agrees; without a subject the plural of the unnamed."""
    present = _WORDS["verbs"]["imperfective"].get(infinitive)
    common = {"Aspect": "Imp" if present else "Perf", "Mood": "Ind", "VerbForm": "Fin", "Reflex": "Yes" if infinitive.endswith("ся") else None}
    gender = subject.gender if subject else None
    number = "Sing" if gender else "Plur"
    if present and dice.chance(0.7):
        return Node(present.split()[0 if gender else 1], infinitive, "VERB", features(**common, Number=number, Person="3", Tense="Pres"))
    future = _WORDS["verbs"]["future"].get(infinitive)
    if future and dice.chance(0.25):
        return Node(future.split()[0 if gender else 1], infinitive, "VERB", features(**common, Number=number, Person="3", Tense="Fut"))
    form = _past(infinitive)[("Masc", "Fem", "Neut", None).index(gender)]
    return Node(form, infinitive, "VERB", features(**common, Number=number, Gender=gender, Tense="Past"))


def infinitive_of(infinitive: str) -> Node:
    """The infinitive."""
    reflexive = "Yes" if infinitive.endswith("ся") else None
    return Node(infinitive, infinitive, "VERB", features(Aspect="Perf", Reflex=reflexive, VerbForm="Inf"))


def arguments(slots: str, head: Node) -> list[list[Node]]:
    """The phrases that a frame asks for, in its order."""
    found = []
    for slot in slots.split():
        if slot.startswith("?"):
            if dice.chance(0.5):
                continue
            slot = slot[1:]
        *relation, case, kind = slot.split(":")
        deprel = ":".join(relation)
        if "+" in case:
            preposition, case = case.split("+")
            found.append(prepositional(preposition, thing(kind, case), head, deprel))
        else:
            found.append(thing(kind, case).under(head, deprel))
    return found


def _times(head: Node) -> list[Node]:
    roll = dice.dice.random()
    if roll < 0.5:
        word = dice.pick(_WORDS["days"])
        day = Node(word, {"середу": "середа", "п'ятницю": "п'ятниця", "суботу": "субота", "неділю": "неділя"}.get(word, word), "NOUN", features(
            Animacy="Inan", Case="Acc", Gender="Masc" if word in ("понеділок", "вівторок", "четвер") else "Fem", Number="Sing"))  # fmt: skip
        return prepositional("у", Phrase([day], day), head, "obl")
    nominative, genitive, _ = dice.pick(_WORDS["months"]).split()
    day = Node(str(dice.dice.randint(1, 30)), "1", "ADJ", features(Case="Gen", Gender="Neut", NumType="Ord", Number="Sing"), "obl", head)
    day.lemma = day.form
    return [day, Node(genitive, nominative, "NOUN", features(Animacy="Inan", Case="Gen", Gender="Masc", Number="Sing"), "nmod", day)]


def _adverb(head: Node, share: float = 0.2) -> list[Node]:
    if not dice.chance(share):
        return []
    word = dice.pick(_WORDS["adverbs"])
    return [Node(word, word, "ADV", "", "advmod", head)]


def _frame() -> tuple[str, str]:
    infinitive, _, slots = dice.pick(_WORDS["frames"]["list"]).partition(" ")
    return infinitive, slots


def infinitive_clause(head: Node, deprel: str) -> list[Node]:
    """An infinitive with what it takes."""
    infinitive, slots = _frame()
    node = infinitive_of(infinitive)
    words = [node, *(word for phrase in arguments(slots, node) for word in phrase)]
    node.head, node.deprel = head, deprel
    return words


def clause() -> tuple[list[Node], Node]:
    """A clause and its verb."""
    roll = dice.dice.random()
    if roll < 0.55:
        return _plain()
    if roll < 0.65:
        return _impersonal()
    if roll < 0.75:
        return _asking()
    if roll < 0.84:
        return _meaning()
    if roll < 0.93:
        return _duty()
    return _unnamed()


def _plain() -> tuple[list[Node], Node]:
    infinitive, slots = _frame()
    subject = party("Nom")
    if dice.chance(0.08):
        subject = _joined(subject)
    node = verb(infinitive, subject)
    phrases = arguments(slots, node)
    said = subject.under(node, "nsubj")
    negation = [Node("не", "не", "PART", "Polarity=Neg", "advmod:neg", node)] if dice.chance(0.07) else []
    times = _times(node) if dice.chance(0.3) else []
    core = [*_adverb(node), *negation, node]
    behind = [word for phrase in phrases for word in phrase]
    order = dice.dice.random()
    if order < 0.62:
        return [*said, *core, *behind, *times], node
    if order < 0.78:
        return [*(times or _times(node)), *said, *core, *behind], node
    if order < 0.9 and phrases:
        return [*phrases[0], *core, *said, *(word for phrase in phrases[1:] for word in phrase), *times], node
    return [*times, *core, *said, *behind], node


def _joined(subject: Noun) -> Noun:
    other = state("Nom")
    word = dice.pick(["і", "та", "й"])
    other.head.head, other.head.deprel = subject.head, "conj"
    return Noun([*subject.words, Node(word, word, "CCONJ", "", "cc", other.head), *other.words], subject.head, None)


def _impersonal() -> tuple[list[Node], Node]:
    infinitive = dice.pick(list(_WORDS["verbs"]["passive"]))
    slots = next(
        (
            f.partition(" ")[2]
            for f in dice.dice.sample(_WORDS["frames"]["list"], len(_WORDS["frames"]["list"]))
            if f.startswith(infinitive + " ") and "obj:" in f
        ),
        "",
    )
    node = Node(_WORDS["verbs"]["passive"][infinitive], infinitive, "VERB", features(Aspect="Perf", Mood="Ind", Person="0", VerbForm="Fin"))
    phrases = arguments(slots, node)
    times = _times(node) if dice.chance(0.4) else []
    aux = (
        [Node("було", "бути", "AUX", features(Aspect="Imp", Gender="Neut", Mood="Ind", Number="Sing", Tense="Past", VerbForm="Fin"), "aux", node)]
        if dice.chance(0.3)
        else []
    )
    first, rest = (phrases[0], phrases[1:]) if phrases else ([], [])
    behind = [word for phrase in rest for word in phrase]
    if dice.chance(0.6):
        return [*first, *aux, node, *behind, *times], node
    return [*times, *aux, node, *first, *behind], node


def _asking() -> tuple[list[Node], Node]:
    subject = party("Nom")
    dative = dice.chance(0.4)
    node = verb(dice.pick(_WORDS["frames"]["ask_dative" if dative else "ask_accusative"]), subject)
    whom = party("Dat" if dative else "Acc").under(node, "iobj" if dative else "obj")
    return [*subject.under(node, "nsubj"), *_adverb(node), node, *whom, *infinitive_clause(node, "xcomp")], node


def _meaning() -> tuple[list[Node], Node]:
    subject = party("Nom")
    node = verb(dice.pick(_WORDS["frames"]["mean_to"]), subject)
    return [*subject.under(node, "nsubj"), *_adverb(node), node, *infinitive_clause(node, "xcomp")], node


def _duty() -> tuple[list[Node], Node]:
    subject = party("Nom")
    if dice.chance(0.5):
        form = "має" if subject.gender else "мають"
        node = Node(
            form,
            "мати",
            "VERB",
            features(Aspect="Imp", Mood="Ind", Number="Sing" if subject.gender else "Plur", Person="3", Tense="Pres", VerbForm="Fin"),
        )
    else:
        form = {"Masc": "повинен", "Fem": "повинна", "Neut": "повинно", None: "повинні"}[subject.gender]
        node = Node(form, "повинний", "ADJ", features(Case="Nom", Gender=subject.gender, Number="Sing" if subject.gender else "Plur"))
    return [*subject.under(node, "nsubj"), node, *infinitive_clause(node, "xcomp")], node


def _unnamed() -> tuple[list[Node], Node]:
    """ "In Paris they summoned the ambassador"."""
    infinitive, slots = _frame()
    node = verb(infinitive, None)
    where = prepositional("у", thing(dice.pick(["town", "town", "mid"]), "Loc"), node, "obl")
    return [*where, node, *(word for phrase in arguments(slots, node) for word in phrase)], node


# ------------------------------------------------------------------ reported speech


def _speaker() -> Noun:
    roll = dice.dice.random()
    return person("Nom", titled=dice.chance(0.7)) if roll < 0.65 else body("Nom") if roll < 0.9 else state("Nom")


def _that(said: Noun, node: Node, words: list[Node], inner: Node) -> list[Node]:
    inner.head, inner.deprel = node, "ccomp"
    that = dice.pick(["що", "що", "що", "нібито"])
    return [*said.under(node, "nsubj"), *_adverb(node, 0.1), node, punct(",", inner), Node(that, that, "SCONJ", "", "mark", inner), *words]


def _quoted(said: Noun, node: Node, words: list[Node], inner: Node) -> list[Node]:
    opening, closing = dice.pick(QUOTES)
    node.head, node.deprel = inner, "parataxis"
    words[0].glued = True
    behind = [punct(dice.pick(["—", "–", "-"]), node, False), node, *said.under(node, "nsubj")]
    if dice.chance(0.3):
        words[0].glued = False
        return [*words, punct(",", node), *behind[dice.dice.randint(0, 1) :]]
    return [punct(opening, inner), *words, punct(closing, inner), punct(",", node), *behind]


def _by_words(said: Noun, words: list[Node], inner: Node) -> list[Node]:
    noun_form, lemma, case = dice.pick([("словами", "слово", "Ins"), ("даними", "дані", "Ins"), ("інформацією", "інформація", "Ins")])
    number = "Sing" if lemma == "інформація" else "Plur"
    head = Node(
        noun_form, lemma, "NOUN", features(Animacy="Inan", Case=case, Number=number, Gender="Neut" if lemma == "слово" else None), "parataxis", inner
    )
    source = [Node("за", "за", "ADP", features(Case=case), "case", head), head, *said.under(head, "nmod")]
    return [*source, punct(",", head), *words] if dice.chance(0.6) else [*words, punct(",", head), *source]


def reported() -> tuple[list[Node], Node]:
    """A sentence that somebody says."""
    words, inner = clause()
    roll = dice.dice.random()
    if roll > 0.88:
        return _by_words(dice.pick([person, body])("Gen"), words, inner), inner
    said = _speaker()
    node = verb(dice.pick(_WORDS["frames"]["say"]), said)
    if roll < 0.5:
        return _that(said, node, words, inner), node
    if roll < 0.78:
        return _quoted(said, node, words, inner), inner
    opening, closing = dice.pick(QUOTES)
    inner.head, inner.deprel = node, "ccomp"
    words[0].glued = True
    return [*said.under(node, "nsubj"), node, punct(":", inner), punct(opening, inner, False), *words, punct(closing, inner)], node


def sentences(count: int = 5000, seed: int = 7) -> Iterator[TreebankSentence]:
    """So many sentences; the same for the same seed."""
    dice.dice.seed(seed)
    seen: set[str] = set()
    while len(seen) < count:
        nodes, root = reported() if dice.chance(0.45) else clause()
        root.head, root.deprel = None, "root"
        if not dice.chance(0.06):
            nodes = [*nodes, punct(".", root)]
        if len(nodes) < 4 or not is_tree(nodes):
            continue
        made = as_sentence(nodes, "uk-press")
        if made.text not in seen:
            seen.add(made.text)
            yield made
