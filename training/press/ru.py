"""Sentences of Russian press reports with their trees, put together from parts.

Cases of states and names, free order of words, reported speech, passives, datives and duties, as the wires write them. Labels and
features are those of UD Russian-Taiga. The forms stand in ru.tsv (from the dictionary of OpenCorpora, CC BY-SA 3.0): nouns in twelve
forms, adjectives in six times six, verbs in the past, present or future, as converb and as short passive participle.
"""

from __future__ import annotations

import itertools
import random
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from training.conllu import TreebankSentence
from training.press.grammar import Node, Phrase, as_sentence

rnd = random.Random()
pick = rnd.choice


def chance(p: float) -> bool:
    """True so often."""
    return rnd.random() < p


_WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
STATES: list[str] = _WORDS["states"]
TOWNS: list[str] = _WORDS["towns"]
OF_STATES: list[str] = _WORDS["of_states"]
BODIES: list[str] = _WORDS["bodies"]
MEN: list[str] = _WORDS["men"]
MEN_FAMILIES: list[str] = _WORDS["men_families"]
WOMEN: list[str] = _WORDS["women"]
WOMEN_FAMILIES: list[str] = _WORDS["women_families"]
TITLES: list[str] = _WORDS["titles"]
FRAMES: list[str] = _WORDS["frames"]
ASK_ACCUSATIVE: list[str] = _WORDS["ask_accusative"]
ASK_DATIVE: list[str] = _WORDS["ask_dative"]
MEAN_TO: list[str] = _WORDS["mean_to"]
SAY: list[str] = _WORDS["say"]
MONTHS: list[str] = _WORDS["months"]
DAYS: list[str] = _WORDS["days"]
ADVERBS: list[str] = _WORDS["adverbs"]
IMPERFECTIVE: dict[str, str] = _WORDS["imperfective"]
UNDECLINED_TOWNS: dict[str, str] = _WORDS["undeclined_towns"]
ABBREVIATIONS: dict[str, tuple[str, ...]] = {k: tuple(v) for k, v in _WORDS["abbreviations"].items()}
NUMBERS: dict[str, tuple[str, ...]] = {k: tuple(v) for k, v in _WORDS["numbers"].items()}
INSTITUTIONS: list[tuple[str, str]] = list(_WORDS["institutions"].items())
CASES = ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc")


class W(Node):
    """A word; its relation may auxiliary given with it."""

    def __init__(self, form: str, lemma: str, upos: str, feats: str = "_", rel: str = "dep", head: Node | None = None, glue: bool = False) -> None:
        super().__init__(form, lemma, upos, "" if feats == "_" else feats, rel, head, glue)


class P(Phrase):
    """A noun phrase with what its verb agrees with."""

    def __init__(self, words: list[Node], head: Node, num: str = "Sing", gen: str = "Masc", anim: bool = False) -> None:
        super().__init__(words, head)
        self.num, self.gen, self.anim = num, gen, anim


def features(**k: str | None) -> str:
    """Features in the order of the treebanks."""
    return "|".join(f"{a}={b}" for a, b in sorted(k.items(), key=lambda x: x[0].lower()) if b) or "_"


def hang(p: Phrase, head: Node, rel: str) -> list[Node]:
    """The words of a phrase, hung on a word."""
    p.head.head, p.head.deprel = head, rel
    return p.words


def punct(c: str, head: Node, glue: bool = True) -> Node:
    """A mark."""
    return W(c, c, "PUNCT", rel="punct", head=head, glue=glue)


# ------------------------------------------------------------------ forms
@cache
def _table() -> dict[tuple[str, str], tuple[str, list[str]]]:
    rows = (line.split("\t") for line in Path(__file__).with_suffix(".tsv").read_text(encoding="utf-8").splitlines())
    return {(kind, lemma): (about, forms.split(" ")) for kind, lemma, about, forms in rows}


def noun(lemma: str, case: str, num: str = "Sing") -> tuple[str, str, bool]:
    """Form, gender and whether it lives."""
    about, forms = _table()["noun", lemma]
    return forms[CASES.index(case) + (6 if num == "Plur" else 0)], about.split()[0], about.endswith("Anim")


def adj(lemma: str, case: str, num: str, gen: str, anim: bool) -> str:
    """The form that agrees."""
    row = (4 + anim) if num == "Plur" else {"Masc": 0 + anim, "Fem": 2, "Neut": 3}[gen]
    return _table()["adj", lemma][1][row].split("/")[CASES.index(case)]


def aspect(inf: str) -> str:
    """The aspect of a verb."""
    return _table()["verb", inf][0]


def adjective_word(lemma: str, case: str, num: str, gen: str, anim: bool, upos: str = "ADJ", rel: str = "amod") -> Node:
    """An adjective that agrees."""
    k = {
        "Case": case,
        "Number": num,
        "Gender": gen if num == "Sing" else None,
        "Animacy": ("Anim" if anim else "Inan") if case == "Acc" and (num == "Plur" or gen == "Masc") else None,
    }
    if upos == "ADJ":
        k["Degree"] = "Pos"
    form = adj(lemma, case, num, gen, anim)
    if lemma[0].isupper():
        form = form.capitalize()
    return W(form, lemma, upos, features(**k), rel)


def noun_word(form: str, lemma: str, upos: str, case: str, num: str, gen: str, anim: bool) -> Node:
    """A noun or name."""
    return W(form, lemma, upos, features(Animacy="Anim" if anim else "Inan", Case=case, Gender=gen, Number=num))


def noun_phrase(spec: str, case: str, num: str | None = None) -> P:
    """ "adj noun* > во+Acc adj noun": a noun with its adjectives, a star for the plural, > for what hangs on it (genitive unless told)."""
    top, *rest = [x.strip() for x in spec.split(">", 1)]
    *adjs, n = top.split()
    pl = n.endswith("*")
    n = n.rstrip("*")
    number = num or ("Plur" if pl else "Sing")
    form, g, anim = noun(n, case, number)
    h = noun_word(form, n, "NOUN" if n.islower() else "PROPN", case, number, g, anim)
    if n.isupper():
        h.form = n
    words = [adjective_word(a, case, number, g, anim) for a in adjs]
    for w in words:
        w.head = h
    words.append(h)
    if rest:
        r = rest[0]
        prep, c2 = None, "Gen"
        first = r.split()[0]
        if "+" in first:
            prep, c2 = first.split("+")
            r = r[len(first) :].strip()
        elif first in CASES:
            c2 = first
            r = r[len(first) :].strip()
        sub = CLASSES[r](c2) if r in CLASSES else noun_phrase(r, c2)
        words += prepositional(prep, sub, h, "nmod") if prep else hang(sub, h, "nmod")
    return P(words, h, number, g, anim)


def prepositional(prep: str, phrase: P, head: Node, rel: str) -> list[Node]:
    """A phrase behind its preposition, one of several words with underscores."""
    ws = prep.split("_")
    first = W(ws[0], ws[0], "ADP", rel="case", head=phrase.head)
    out = [first]
    if ws[0] == "в" and phrase.words[0].form[:2].lower() in ("вл", "вт", "вс", "фр", "вв"):
        first.form = "во"
    if ws == ["о"] and phrase.words[0].form[0].lower() in "аиоуэ":
        first.form = "об"
    if ws[0] == "с" and phrase.words[0].form[:2].lower() in ("сш", "ст", "сп", "вс", "св", "зн") and phrase.words[0].form != "США":
        first.form = "со"
    for w in ws[1:]:
        out.append(
            W(
                w,
                {"связи": "связь", "отношении": "отношение"}.get(w, w),
                "NOUN" if len(w) > 2 else "ADP",
                {"связи": "Animacy=Inan|Case=Loc|Gender=Fem|Number=Sing", "отношении": "Animacy=Inan|Case=Loc|Gender=Neut|Number=Sing"}.get(w, "_"),
                "fixed",
                first,
            )
        )
    return out + hang(phrase, head, rel)


# ------------------------------------------------------------------ parties
NEUTER = {"Марокко", "Косово", "Конго"}
FEMININE = {"Никарагуа", "Чили", "Перу"}


def place(name: str, case: str) -> P:
    """A state, town or abbreviation."""
    if name in ABBREVIATIONS:
        g, n = ABBREVIATIONS[name]
        h = noun_word(name, name, "PROPN", case, n, g, False)
        return P([h], h, n, g)
    if name in UNDECLINED_TOWNS or name in NEUTER or name in FEMININE:
        g = UNDECLINED_TOWNS.get(name, "Neut" if name in NEUTER else "Fem")
        f = name
        if name == "Косово":
            f = {"Nom": "Косово", "Acc": "Косово", "Gen": "Косова", "Dat": "Косову", "Ins": "Косовом", "Loc": "Косове"}[case]
        h = noun_word(f, name, "PROPN", case, "Sing", g, False)
        return P([h], h, "Sing", g)
    plural = name in ("Филиппины", "Нидерланды", "Афины")
    if plural:
        st = name[:-1]
        f = {
            "Nom": name,
            "Acc": name,
            "Gen": {"Филиппины": "Филиппин", "Нидерланды": "Нидерландов", "Афины": "Афин"}[name],
            "Dat": st + "ам",
            "Ins": st + "ами",
            "Loc": st + "ах",
        }[case]
        h = noun_word(f, name, "PROPN", case, "Plur", "Masc" if name == "Нидерланды" else "Fem", False)
        return P([h], h, "Plur", "Fem")
    f, g = geo(name, case)
    h = noun_word(f, name, "PROPN", case, "Sing", g, False)
    return P([h], h, "Sing", g)


def geo(n: str, case: str) -> tuple[str, str]:
    """Form and gender of a place name, by its end."""
    if n.endswith("ия"):
        return n[:-1] + {"Nom": "я", "Gen": "и", "Dat": "и", "Acc": "ю", "Ins": "ей", "Loc": "и"}[case], "Fem"
    if n.endswith("я"):
        return n[:-1] + {"Nom": "я", "Gen": "и", "Dat": "е", "Acc": "ю", "Ins": "ей", "Loc": "е"}[case], "Fem"
    if n.endswith("а"):
        return n[:-1] + {
            "Nom": "а",
            "Gen": "и" if n[-2] in "гкхжшчщ" else "ы",
            "Dat": "е",
            "Acc": "у",
            "Ins": "ей" if n[-2] in "жшчщц" else "ой",
            "Loc": "е",
        }[case], "Fem"
    if n.endswith("ь"):
        return n[:-1] + {"Nom": "ь", "Gen": "я", "Dat": "ю", "Acc": "ь", "Ins": "ем", "Loc": "е"}[case], "Masc"
    if n.endswith("й"):
        return n[:-1] + {"Nom": "й", "Gen": "я", "Dat": "ю", "Acc": "й", "Ins": "ем", "Loc": "е"}[case], "Masc"
    return n + {"Nom": "", "Gen": "а", "Dat": "у", "Acc": "", "Ins": "ем" if n[-1] in "жшчщц" else "ом", "Loc": "е"}[case], "Masc"


def state(case: str) -> P:
    """A state."""
    return place(pick(STATES) if chance(0.7) else pick(list(ABBREVIATIONS)) if chance(0.6) else "США", case)


def town(case: str) -> P:
    """A town."""
    return place(pick(TOWNS), case)


def body(case: str) -> P:
    """A ministry or another body of a state."""
    s = pick(BODIES)
    if s == "минобороны":
        h = noun_word(pick(["Минобороны", "минобороны"]), "минобороны", "NOUN", case, "Sing", "Neut", False)
        p = P([h], h, "Sing", "Neut")
    elif s == "МИД":
        f = "МИД" + ({"Nom": "", "Gen": "а", "Dat": "у", "Acc": "", "Ins": "ом", "Loc": "е"}[case] if chance(0.3) else "")
        h = noun_word(f, "МИД", "PROPN" if chance(0.5) else "NOUN", case, "Sing", "Masc", False)
        h.upos = "PROPN"
        p = P([h], h)
    else:
        p = noun_phrase(s, case)
    if chance(0.25) and s != "МИД":
        w = adjective_word(pick(OF_STATES), case, p.num, p.gen, False)
        w.head = p.head
        p.words.insert(0, w)
    else:
        p.words += hang(state("Gen"), p.head, "nmod")
    return p


def fixed(case: str) -> P:
    """An institution with a name of its own."""
    if chance(0.25):
        a, n, known = pick(
            [
                ("белый", "дом", "дом"),
                ("европейский", "союз", "союз"),
                ("северный", "Корея", "Корея"),
                ("южный", "Корея", "Корея"),
                ("саудовский", "Аравия", "Аравия"),
                ("верховный", "рада", "рада"),
            ]
        )
        f, g = geo(n, case) if n[0].isupper() else noun(n, case)[:2]
        w = adjective_word(a, case, "Sing", g, False)
        w.form = w.form.capitalize()
        h = noun_word(f, known, "PROPN" if n[0].isupper() else "NOUN", case, "Sing", g, False)
        w.head = h
        return P([w, h], h, "Sing", g)
    n, g = pick(INSTITUTIONS)
    f, g = geo(n, case)
    if n == "Кремль":
        f = {"Nom": "Кремль", "Gen": "Кремля", "Dat": "Кремлю", "Acc": "Кремль", "Ins": "Кремлём" if chance(0.3) else "Кремлем", "Loc": "Кремле"}[
            case
        ]
    h = noun_word(f, n, "PROPN", case, "Sing", g, False)
    return P([h], h, "Sing", g)


# ------------------------------------------------------------------ persons


def malefirst(n: str, c: str) -> str:
    """A man's given name."""
    if c == "Nom":
        return n
    if n.endswith("ий"):
        return n[:-1] + {"Gen": "я", "Dat": "ю", "Acc": "я", "Ins": "ем", "Loc": "и"}[c]
    if n.endswith("й"):
        return n[:-1] + {"Gen": "я", "Dat": "ю", "Acc": "я", "Ins": "ем", "Loc": "е"}[c]
    if n.endswith("ь"):
        return n[:-1] + {"Gen": "я", "Dat": "ю", "Acc": "я", "Ins": "ем", "Loc": "е"}[c]
    if n.endswith("а"):
        return n[:-1] + {"Gen": "ы", "Dat": "е", "Acc": "у", "Ins": "ой", "Loc": "е"}[c]
    if n[-1] in "аеёиоуыэюя":
        return n
    if n == "Петр":
        n = "Петр"
    return n + {"Gen": "а", "Dat": "у", "Acc": "а", "Ins": "ем" if n[-1] in "жшчщц" else "ом", "Loc": "е"}[c]


def malelast(n: str, c: str) -> str:
    """A man's family name."""
    if c == "Nom":
        return n
    if n.endswith(("ский", "цкий")):
        return n[:-2] + {"Gen": "ого", "Dat": "ому", "Acc": "ого", "Ins": "им", "Loc": "ом"}[c]
    if n == "Павел":
        return n
    if n.endswith(("ов", "ев", "ин")) and n not in ("Маркин",):
        return n + {"Gen": "а", "Dat": "у", "Acc": "а", "Ins": "ым", "Loc": "е"}[c]
    if n.endswith("й"):
        return n[:-1] + {"Gen": "я", "Dat": "ю", "Acc": "я", "Ins": "ем", "Loc": "е"}[c]
    if n.endswith("ь"):
        return n[:-1] + {"Gen": "я", "Dat": "ю", "Acc": "я", "Ins": "ем", "Loc": "е"}[c]
    if n.endswith("а"):
        return n[:-1] + {"Gen": "и" if n[-2] in "гкхжшчщ" else "ы", "Dat": "е", "Acc": "у", "Ins": "ой", "Loc": "е"}[c]
    if n.endswith("я"):
        return n[:-1] + {"Gen": "и", "Dat": "е", "Acc": "ю", "Ins": "ей", "Loc": "е"}[c]
    if n[-1] in "еёиоуыэю":
        return n
    return n + {"Gen": "а", "Dat": "у", "Acc": "а", "Ins": "ем" if n[-1] in "жшчщц" else "ом", "Loc": "е"}[c]


def femfirst(n: str, c: str) -> str:
    """A woman's given name."""
    if c == "Nom" or n[-1] not in "ая":
        return n
    if n.endswith("ия"):
        return n[:-1] + {"Gen": "и", "Dat": "и", "Acc": "ю", "Ins": "ей", "Loc": "и"}[c]
    if n.endswith("я"):
        return n[:-1] + {"Gen": "и", "Dat": "е", "Acc": "ю", "Ins": "ей", "Loc": "е"}[c]
    return n[:-1] + {"Gen": "и" if n[-2] in "гкхжшчщ" else "ы", "Dat": "е", "Acc": "у", "Ins": "ой", "Loc": "е"}[c]


def femlast(n: str, c: str) -> str:
    """A woman's family name."""
    if c == "Nom":
        return n
    if n.endswith(("ская", "вая")):
        return n[:-2] + {"Gen": "ой", "Dat": "ой", "Acc": "ую", "Ins": "ой", "Loc": "ой"}[c]
    if n.endswith(("ова", "ева", "ина", "ынa")):
        return n[:-1] + {"Gen": "ой", "Dat": "ой", "Acc": "у", "Ins": "ой", "Loc": "ой"}[c]
    if n in ("Колонна",):
        return n[:-1] + {"Gen": "ы", "Dat": "е", "Acc": "у", "Ins": "ой", "Loc": "е"}[c]
    return n


def bare_name(case: str, fem: bool | None = None) -> P:
    """A person by name alone."""
    fem = chance(0.25) if fem is None else fem
    a, b = (pick(WOMEN), pick(WOMEN_FAMILIES)) if fem else (pick(MEN), pick(MEN_FAMILIES))
    fa, fb = (femfirst(a, case), femlast(b, case)) if fem else (malefirst(a, case), malelast(b, case))
    g = "Fem" if fem else "Masc"
    if chance(0.45):
        h = noun_word(fb, b, "PROPN", case, "Sing", g, True)
        return P([h], h, "Sing", g, True)
    h = noun_word(fa, a, "PROPN", case, "Sing", g, True)
    last = noun_word(fb, b, "PROPN", case, "Sing", g, True)
    last.deprel, last.head = "flat:name", h
    ws = [h]
    if chance(0.05):
        m = W("фон", "фон", "PART", "_", "flat:name", h)
        m2 = W("дер", "дер", "PART", "_", "flat:name", h)
        ws += [m, m2]
    return P([*ws, last], h, "Sing", g, True)


def title(case: str) -> P:
    """An office and whose."""
    s = pick(TITLES)
    p = noun_phrase(s, case)
    p.anim = True
    p.gen = "Masc"
    if s in ("глава",):
        p.head.feats = p.head.feats.replace("Inan", "Anim")
    k = rnd.random()
    if s == "глава":
        sub = pick(["МИД", "МИД", "дипломатия", "правительство", "ведомство", "государство", "делегация", "Пентагон", "Еврокомиссия", "Госдеп"])
        if sub in ("Пентагон", "Еврокомиссия", "Госдеп"):
            f, g = geo(sub, "Gen")
            h = noun_word(f, sub, "PROPN", "Gen", "Sing", g, False)
            q = P([h], h)
        elif sub == "МИД":
            h = noun_word("МИД" if chance(0.75) else "МИДа", "МИД", "PROPN", "Gen", "Sing", "Masc", False)
            q = P([h], h)
        else:
            q = noun_phrase(sub, "Gen")
        if sub in ("МИД", "дипломатия", "правительство", "ведомство", "государство", "делегация"):
            if chance(0.6):
                q.words += hang(state("Gen"), q.head, "nmod")
            else:
                w = adjective_word(pick(OF_STATES), "Gen", "Sing", q.gen, False)
                w.head = q.head
                q.words.insert(0, w)
        p.words += hang(q, p.head, "nmod")
    elif k < 0.3:
        w = adjective_word(pick(OF_STATES), case, "Sing", "Masc", True)
        w.head = p.head
        p.words.insert(0, w)
    elif k < 0.75 and s not in ("замминистр",):
        p.words += hang(
            body("Gen") if s in ("представитель", "пресс-секретарь", "помощник", "спикер") and chance(0.7) else state("Gen"), p.head, "nmod"
        )
    elif s in ("посол", "представитель"):
        p.words += prepositional(
            "в" if s == "посол" else "при", place(pick(["Россия", "Украина", "США", "ООН", "Сирия", "Турция", "Польша"]), "Loc"), p.head, "nmod"
        )
    if s == "посол" and chance(0.3):
        p.words += prepositional("в", place(pick(STATES + TOWNS), "Loc"), p.head, "nmod")
    return p


def person(case: str) -> P:
    """A person."""
    k = rnd.random()
    if k < 0.3:
        return bare_name(case)
    p = title(case)
    if k < 0.85:
        fem = chance(0.2)
        n = bare_name(case, fem)
        if fem:
            p.gen = "Fem"
        p.words += hang(n, p.head, "appos")
    return p


def pronoun(case: str) -> P:
    """A pronoun."""
    lemma, g, n, forms = pick(
        [
            ("он", "Masc", "Sing", {"Nom": "он", "Gen": "него", "Dat": "ему", "Acc": "его", "Ins": "им", "Loc": "нём"}),
            ("она", "Fem", "Sing", {"Nom": "она", "Gen": "неё", "Dat": "ей", "Acc": "её", "Ins": "ей", "Loc": "ней"}),
            ("они", None, "Plur", {"Nom": "они", "Gen": "них", "Dat": "им", "Acc": "их", "Ins": "ими", "Loc": "них"}),
        ]
    )
    h = W(forms[case], lemma, "PRON", features(Case=case, Gender=g, Number=n, Person="3"))
    return P([h], h, n, g or "Masc", True)


def joined(a: P, b: P) -> P:
    """Two parties with a conjunction."""
    c = W("и", "и", "CCONJ", "_", "cc", b.head)
    ws = [*a.words, c, *hang(b, a.head, "conj")]
    return P(ws, a.head, "Plur", "Masc", a.anim)


def party(case: str) -> P:
    """Whoever acts between states."""
    k = rnd.random()
    if k < 0.42:
        return state(case)
    if k < 0.52:
        return town(case)
    if k < 0.66:
        return body(case)
    if k < 0.74:
        return fixed(case)
    if k < 0.92:
        return person(case)
    if case in ("Nom", "Acc", "Dat") and k < 0.95:
        return pronoun(case)
    return joined(state(case), state(case) if chance(0.7) else town(case))


def named_party(case: str) -> P:
    """A party that is no pronoun."""
    while True:
        p = party(case)
        if p.head.upos != "PRON":
            return p


PEOPLE = ("дипломат", "сотрудник > посольство", "сотрудник > дипмиссия", "дипломат", "дипломат", "гражданин", "военнослужащий", "солдат")


def counted(case: str, nouns: tuple[str, ...] = PEOPLE) -> P:
    """So many people."""
    n = pick(nouns)
    a = pick(OF_STATES) if chance(0.6) else None
    if chance(0.2):
        return noun_phrase((f"{a} " if a else "") + n, case, "Plur")
    if case not in ("Nom", "Acc", "Gen", "Dat"):
        return noun_phrase((f"{a} " if a else "") + n, case, "Plur")
    if chance(0.5):
        form = str(rnd.randint(2, 70))
        lem = form
        small = form[-1] in "234" and form[-2:] not in ("12", "13", "14")
        one = form.endswith("1") and not form.endswith("11")
        feats = "NumForm=Digit"
        if one:
            return counted(case, nouns)
    else:
        lem = pick(list(NUMBERS))
        fs = NUMBERS[lem]
        small = lem in ("два", "три", "четыре")
        form = fs[["Nom", "Acc", "Gen", "Dat"].index(case)]
        feats = features(Case=case, Animacy="Anim" if case == "Acc" and small else None)
    if case in ("Gen", "Dat"):
        p = noun_phrase((f"{a} " if a else "") + n, case, "Plur")
        rel = "nummod"
    elif case == "Acc" and small and not (form.isdigit() and chance(0.5)):
        p = noun_phrase((f"{a} " if a else "") + n, "Acc", "Plur")
        rel = "nummod"
    elif small:
        p = noun_phrase(n, "Gen", "Sing")
        rel = "nummod:gov"
        if a:
            w = adjective_word(a, "Gen", "Plur", p.gen, True)
            w.head = p.head
            p.words.insert(0, w)
    else:
        p = noun_phrase((f"{a} " if a else "") + n, "Gen", "Plur")
        rel = "nummod:gov"
    p.words.insert(0, W(form, lem, "NUM", feats, rel, p.head))
    p.num = "Plur"
    p.anim = True
    return p


def diplomats(case: str) -> P:
    """Diplomats."""
    return (
        counted(case)
        if chance(0.7)
        else noun_phrase(
            pick(
                [
                    "российский дипломат*",
                    "посол > state",
                    "американский посол",
                    "временный поверенный",
                    "военный атташе",
                    "консул > state",
                    "дипломат* > state",
                    "посол > state",
                ]
            ),
            case,
        )
    )


def chief(case: str) -> P:
    """An ambassador."""
    k = rnd.random()
    if k < 0.35:
        return noun_phrase(f"{pick(OF_STATES)} посол", case)
    p = noun_phrase(
        pick(["посол > state", "временный поверенный > state", "посол", "посол > state", "глава > дипмиссия", "поверенный > state"]), case
    )
    if p.head.lemma == "глава":
        p.head.feats = p.head.feats.replace("Inan", "Anim")
    if k > 0.7:
        p.words += hang(bare_name(case), p.head, "appos")
    return p


def oneof(*specs: str) -> Callable[[str], P]:
    """A maker of one of these phrases."""
    return lambda case: noun_phrase(pick(specs), case)


# ------------------------------------------------------------------ verbs: what each governs


def foreign_ministry(case: str) -> P:
    """The foreign ministry."""
    h = noun_word("МИД", "МИД", "PROPN", case, "Sing", "Masc", False)
    p = P([h], h)
    if chance(0.3):
        p.words += hang(state("Gen"), h, "nmod")
    return p


CLASSES: dict[str, Callable[[str], P]] = {kind: oneof(*specs) for kind, specs in _WORDS["things"].items()}
CLASSES |= {
    "state": state,
    "town": town,
    "party": named_party,
    "any": party,
    "person": person,
    "dipl": diplomats,
    "chief": chief,
    "body": body,
    "mid": foreign_ministry,
}


def verb(inf: str, subj: P | None = None, tense: str = "Past") -> Node:
    """A finite form that agrees with its subject (none: plural, impersonal)."""
    num, gen = (subj.num, subj.gen) if subj else ("Plur", "Masc")
    asp, forms = _table()["verb", inf]
    voice = "Mid" if inf.endswith("ся") else "Act"
    if tense == "Past" or forms[1] == "-":
        form = forms[0].split("/")[3 if num == "Plur" else ("Masc", "Fem", "Neut").index(gen)]
        return W(
            form,
            inf,
            "VERB",
            features(Aspect=asp, Gender=gen if num == "Sing" else None, Mood="Ind", Number=num, Tense="Past", VerbForm="Fin", Voice=voice),
        )
    form = forms[1].split("/")[num == "Plur"]
    return W(
        form,
        inf,
        "VERB",
        features(Aspect=asp, Mood="Ind", Number=num, Person="3", Tense="Fut" if asp == "Perf" else "Pres", VerbForm="Fin", Voice=voice),
    )


def infinitive(inf: str) -> Node:
    """The infinitive."""
    return W(inf, inf, "VERB", features(Aspect=aspect(inf), VerbForm="Inf", Voice="Mid" if inf.endswith("ся") else "Act"))


def converb(inf: str) -> Node:
    """The converb."""
    return W(
        _table()["verb", inf][1][2],
        inf,
        "VERB",
        features(
            Aspect=aspect(inf), Tense="Past" if aspect(inf) == "Perf" else "Pres", VerbForm="Conv", Voice="Mid" if inf.endswith("ся") else "Act"
        ),
    )


def shortpart(inf: str, subj: P) -> Node | None:
    """The short passive participle, where there is one."""
    forms = _table()["verb", inf][1][3]
    if forms == "-":
        return None
    form = forms.split("/")[3 if subj.num == "Plur" else ("Masc", "Fem", "Neut").index(subj.gen)]
    return W(
        form,
        inf,
        "VERB",
        features(
            Aspect="Perf",
            Gender=subj.gen if subj.num == "Sing" else None,
            Number=subj.num,
            Tense="Past",
            Variant="Short",
            VerbForm="Part",
            Voice="Pass",
        ),
    )


def short(lemma: str, subj: P) -> Node:
    """A short adjective as predicate."""
    k = {"Fem": "а", "Neut": "о", "Masc": ""}
    base = {
        "готовый": "готов",
        "намеренный": "намерен",
        "должен": "долж",
        "обязанный": "обязан",
        "неприемлемый": "неприемлем",
        "недопустимый": "недопустим",
        "незаконный": "незаконн",
        "согласный": "соглас",
        "уверенный": "уверен",
        "вынужденный": "вынужден",
        "необоснованный": "необоснованн",
        "безосновательный": "безосновательн",
        "возмутительный": "возмутительн",
        "разочарованный": "разочарован",
        "заинтересованный": "заинтересован",
        "обеспокоенный": "обеспокоен",
        "невозможный": "невозможн",
        "преступный": "преступн",
    }[lemma]
    if subj.num == "Plur":
        f = base + ("н" if base in ("долж", "соглас") else "") + "ы"
    elif subj.gen == "Masc":
        f = {
            "долж": "должен",
            "соглас": "согласен",
            "незаконн": "незаконен",
            "необоснованн": "необоснован",
            "безосновательн": "безосновательно",
            "возмутительн": "возмутителен",
            "невозможн": "невозможен",
            "преступн": "преступен",
        }.get(base, base)
    else:
        f = base + ("н" if base in ("долж", "соглас") else "") + k[subj.gen]
    return W(f, lemma, "ADJ", features(Degree="Pos", Gender=subj.gen if subj.num == "Sing" else None, Number=subj.num, Variant="Short"))


# ------------------------------------------------------------------ circumstances


def date(head: Node) -> list[Node]:
    """Day and month, now and then the year."""
    d = str(rnd.randint(1, 31))
    h = W(d, d, "ADJ", "NumForm=Digit" if chance(0.5) else "_", "obl", head)
    h.feats = "NumForm=Digit"
    m = pick(MONTHS)
    f, _g, _a = noun(m, "Gen")
    ws: list[Node] = [h, W(f, m, "NOUN", features(Animacy="Inan", Case="Gen", Gender="Masc", Number="Sing"), "flat", h)]
    if chance(0.3):
        y = str(rnd.randint(1990, 2026))
        yn = noun_word("года", "год", "NOUN", "Gen", "Sing", "Masc", False)
        yn.deprel, yn.head = "flat", h
        ws += [W(y, y, "ADJ", "NumForm=Digit", "amod", yn), yn]
    return ws


def time(head: Node) -> list[Node]:
    """When it was."""
    k = rnd.random()
    if k < 0.35:
        return date(head)
    if k < 0.6:
        d = pick(DAYS)
        f, g, _a = noun(d, "Acc")
        h = noun_word(f, d, "NOUN", "Acc", "Sing", g, False)
        ws = prepositional("в", P([h], h), head, "obl")
        if ws[0].form == "в" and f == "вторник":
            ws[0].form = "во"
        if chance(0.2):
            ws += [punct(",", h)]
            dd = date(h)
            dd[0].deprel = "appos"
            ws += [*dd, punct(",", h)]
        return ws
    if k < 0.7:
        y = str(rnd.randint(1990, 2026))
        h = noun_word("году", "год", "NOUN", "Loc", "Sing", "Masc", False)
        p = P([W(y, y, "ADJ", "NumForm=Digit", "amod", h), h], h)
        return prepositional("в", p, head, "obl")
    if k < 0.8:
        return prepositional("на", noun_phrase(pick(["прошлый неделя", "прошлый неделя", "следующий неделя"]), "Loc"), head, "obl")
    if k < 0.86:
        return prepositional("в", noun_phrase(pick(["конец > год", "начало > месяц", "прошлый год", "прошлый месяц"]), "Loc"), head, "obl")
    return [W(w := pick(ADVERBS), w, "ADV", "Degree=Pos", "advmod", head)]


def circumstance(head: Node) -> list[Node]:
    """Why or where it was."""
    k = rnd.random()
    if k < 0.35:
        return prepositional(
            "в_связи_с",
            noun_phrase(
                pick(
                    [
                        "обвинение* > в+Loc шпионаж",
                        "отравление",
                        "ситуация",
                        "инцидент",
                        "нарушение* > право",
                        "заявление > person",
                    ]
                ),
                "Ins",
            ),
            head,
            "obl",
        )
    if k < 0.55:
        h = noun_word("ответ", "ответ", "NOUN", "Acc", "Sing", "Masc", False)
        p = P([h], h)
        p.words += prepositional("на", CLASSES["act"]("Acc"), h, "nmod")
        return prepositional("в", p, head, "obl")
    if k < 0.75:
        return prepositional(
            "из-за",
            noun_phrase(pick(["действие* > state", "спор", "конфликт > с+Ins state", "поддержка > террорист*", "смерть > гражданин"]), "Gen"),
            head,
            "obl",
        )
    if k < 0.87:
        return prepositional(
            "после",
            noun_phrase(pick(["встреча > с+Ins person", "удар*", "переговоры*", "арест > гражданин", "атака > на+Acc посольство"]), "Gen"),
            head,
            "obl",
        )
    return prepositional("на", noun_phrase(pick(["пресс-конференция", "брифинг", "саммит", "форум"]), "Loc"), head, "obl")


def adv(head: Node, p: float = 0.12) -> list[Node]:
    """Perhaps an adverb."""
    return [W(w := pick(ADVERBS), w, "ADV", "Degree=Pos", "advmod", head)] if chance(p) else []


def neg(head: Node, p: float = 0.06) -> list[Node]:
    """Perhaps a negation."""
    return [W("не", "не", "PART", "Polarity=Neg", "advmod", head)] if chance(p) else []


# ------------------------------------------------------------------ clauses
def args(slots: str, v: Node, light: bool = False) -> list[tuple[str, list[Node]]]:
    """What fills the slots of a frame."""
    out = []
    for s in slots.split():
        if s[0] == "?":
            if light or chance(0.55):
                continue
            s = s[1:]
        rel, c, cl = s.split(":")
        if "+" in c:
            prep, c = c.split("+")
            out.append((rel, prepositional(prep, of_class(cl, c), v, rel)))
        else:
            out.append((rel, hang(of_class(cl, c), v, rel)))
    return out


def of_class(cl: str, c: str) -> P:
    """A phrase of a class."""
    if cl == "party" and c in ("Acc", "Dat") and chance(0.12):
        return pronoun(c)
    return CLASSES[cl](c)


def infclause(head: Node, rel: str = "xcomp") -> list[Node]:
    """An infinitive with what it governs."""
    inf, _, slots = pick(FRAMES).partition(" ")
    h = infinitive(inf)
    ws = [*neg(h, 0.12), h]
    for _r, w in args(slots, h, True):
        ws += w
    h.head, h.deprel = head, rel
    return ws


def subject() -> P:
    """Who does it."""
    k = rnd.random()
    if k < 0.06:
        return pronoun("Nom")
    return named_party("Nom")


def clause(depth: int = 0, subj: P | None = None, tense: str | None = None) -> tuple[list[Node], Node]:
    """(words, head): a finite clause without its full stop."""
    k = rnd.random()
    v: Node
    h: Node
    ws: list[Node]
    a: list[tuple[str, list[Node]]]
    s = subj or subject()
    tense = tense or ("Past" if chance(0.75) else "Pres")
    if k < 0.56 or depth > 1:
        inf, _, slots = pick(FRAMES).partition(" ")
        if tense == "Pres" and inf in IMPERFECTIVE and chance(0.7):
            inf = IMPERFECTIVE[inf]
        v = verb(inf, s, tense)
        a = args(slots, v)
        sw = hang(s, v, "nsubj")
        body_ = [*neg(v), v]
        post = [w for _, ws in a for w in ws]
        t = time(v) if chance(0.45) else []
        c = circumstance(v) if chance(0.18) else []
        order = rnd.random()
        if order < 0.45:
            ws = sw + adv(v) + body_ + post + (t if chance(0.5) and t else [])
        elif order < 0.6:
            ws = sw + t + body_ + post
        elif order < 0.75:
            ws = t + sw + adv(v) + body_ + post
        elif order < 0.85:
            ws = t + body_ + sw + post
        elif order < 0.93 and a and a[0][0] in ("obj", "iobj"):
            ws = a[0][1] + t + body_ + sw + [w for _, x in a[1:] for w in x]
        elif a and a[-1][0] == "obl":
            ws = a[-1][1] + body_ + sw + [w for _, x in a[:-1] for w in x]
        else:
            ws = t + sw + body_ + post
        if not any(w in ws for w in t) and chance(0.3):
            ws = ws + t
        if c and c[0] not in ws:
            ws = (c + ws) if chance(0.3) else ws + c
        if chance(0.08) and depth == 0:
            cv = converb(pick(["обвинить", "заявить", "вызвать", "выслать", "отвергнуть"]))
            _, _, sl = next(x for x in FRAMES if x.startswith(cv.lemma + " ")).partition(" ")
            g = [cv] + [w for _, x in args(sl, cv, True) for w in x]
            cv.deprel, cv.head = "advcl", v
            ws = [*ws, punct(",", cv), *g]
        elif chance(0.1) and depth == 0:
            inf2, _, sl2 = pick(FRAMES).partition(" ")
            v2 = verb(inf2, s, "Past")
            v2.deprel, v2.head = "conj", v
            ws = ws + [W("и", "и", "CCONJ", "_", "cc", v2)] + adv(v2) + [v2] + [w for _, x in args(sl2, v2, True) for w in x]
        return ws, v
    if k < 0.64:  # object control
        if chance(0.5):
            v = verb(pick(ASK_ACCUSATIVE), s)
            o = hang(of_class("party", "Acc"), v, "obj")
        else:
            v = verb(pick(ASK_DATIVE), s)
            o = hang(of_class("party", "Dat"), v, "iobj")
        ws = hang(s, v, "nsubj") + (time(v) if chance(0.25) else []) + [v] + o + infclause(v)
        return ws, v
    if k < 0.71:
        v = verb(pick(MEAN_TO), s, tense)
        return hang(s, v, "nsubj") + (time(v) if chance(0.2) else []) + neg(v) + [v] + infclause(v), v
    if k < 0.77:
        v = short(pick(["готовый", "намеренный", "должен", "обязанный", "вынужденный", "должен", "намеренный"]), s)
        return hang(s, v, "nsubj") + neg(v) + ([auxiliary(s, "cop", v)] if chance(0.12) else []) + [v] + infclause(v), v
    if k < 0.80:
        v = W(
            *{
                "следует": ("следует", "следовать", "VERB", "Aspect=Imp|Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin|Voice=Act"),
                "нужно": ("нужно", "нужный", "ADJ", "Degree=Pos|Gender=Neut|Number=Sing|Variant=Short"),
                "необходимо": ("необходимо", "необходимый", "ADJ", "Degree=Pos|Gender=Neut|Number=Sing|Variant=Short"),
            }[pick(["следует", "нужно", "необходимо"])]
        )
        s2 = of_class("party", "Dat")
        return [*hang(s2, v, "iobj"), v, *infclause(v, "csubj")], v
    if k < 0.89:  # passive
        cands = [x for x in FRAMES if "obj:Acc" in x.split()[1]]
        for _ in range(9):
            inf, _, slots = pick(cands).partition(" ")
            first, _, rest = slots.partition(" ")
            s2 = of_class(first.split(":")[2], "Nom")
            passive = shortpart(inf, s2)
            if passive:
                v = passive
                break
        else:
            return clause(depth)
        ws = hang(s2, v, "nsubj:pass")
        t = time(v) if chance(0.35) else []
        mid = ([auxiliary(s2, "aux:pass", v)] if chance(0.6) else []) + [v] + [w for _, x in args(rest, v, True) for w in x]
        if chance(0.25):
            mid += hang(named_party("Ins"), v, "obl")
        return (t + ws + mid if chance(0.5) else ws + t + mid if chance(0.5) else t + mid + ws), v
    if k < 0.93:  # judgement: something is something
        s2 = CLASSES[pick(["act", "charge", "act"])]("Nom")
        r = rnd.random()
        if r < 0.4:
            h = short(pick(["неприемлемый", "недопустимый", "незаконный", "необоснованный", "возмутительный", "преступный"]), s2)
            ws = (
                hang(s2, h, "nsubj")
                + (
                    [W(x := pick(["абсолютно", "совершенно", "полностью", "категорически"]), x, "ADV", "Degree=Pos", "advmod", h)]
                    if chance(0.5)
                    else []
                )
                + [h]
            )
        elif r < 0.75:
            h = verb("являться", s2, "Pres")
            label = CLASSES["label"]("Ins")
            ws = [*hang(s2, h, "nsubj"), h, *hang(label, h, "xcomp")]
        else:
            label = CLASSES["label"]("Nom")
            h = label.head
            ws = hang(s2, h, "nsubj") + [punct("—", h, False)] + ([W("это", "это", "PART", "_", "expl", h)] if chance(0.7) else []) + label.words
        return ws, h
    if k < 0.97:  # impersonal plural
        inf, _, slots = pick([x for x in FRAMES if "obj:" in x]).partition(" ")
        v = verb(inf)
        pl = prepositional("в", pick([town, fixed, lambda c: foreign_ministry(c), body])("Loc"), v, "obl")
        a = args(slots, v, True)
        ws = pl + (adv(v)) + [v] + [w for _, x in a for w in x]
        if chance(0.2) and a[0][0] == "obj":
            ws = a[0][1] + [v] + pl + [w for _, x in a[1:] for w in x]
        return ws, v
    # persona non grata
    v = verb("объявить", s)
    n = pick(["Sing", "Plur"])
    whom = diplomats("Acc")
    h = noun_word("персоной" if n == "Sing" else "персонами", "персона", "NOUN", "Ins", n, "Fem", False)
    h.deprel, h.head = "xcomp", v
    png = [h, W("нон", "нон", "X", "Foreign=Yes", "flat:foreign", h), W("грата", "грата", "X", "Foreign=Yes", "flat:foreign", h)]
    return (hang(s, v, "nsubj") if chance(0.7) else prepositional("в", town("Loc"), v, "obl")) + [v] + (
        hang(whom, v, "obj") + png if chance(0.6) else png + hang(whom, v, "obj")
    ), v


def auxiliary(s: P, rel: str, head: Node) -> Node:
    """The auxiliary that agrees."""
    f = {"Plur": "были"}.get(s.num) or {"Masc": "был", "Fem": "была", "Neut": "было"}[s.gen]
    return W(
        f,
        "быть",
        "AUX",
        features(Gender=s.gen if s.num == "Sing" else None, Mood="Ind", Number=s.num, Tense="Past", VerbForm="Fin", Voice="Act"),
        rel,
        head,
    )


def say(s: P) -> Node:
    """A verb of saying."""
    inf = pick(SAY)
    impf = aspect(inf) == "Imp"
    return verb(inf, s, "Pres" if impf and chance(0.7) else "Past")


def speaker(case: str = "Nom") -> P:
    """Who says it."""
    k = rnd.random()
    return (
        person(case)
        if k < 0.55
        else body(case)
        if k < 0.75
        else fixed(case)
        if k < 0.83
        else state(case)
        if k < 0.9
        else pronoun(case)
        if case == "Nom" and k < 0.96
        else named_party(case)
    )


def relclause(n: P) -> list[Node]:
    """A clause with "который" behind a noun."""
    r = rnd.random()
    num, g = n.num, n.gen
    if r < 0.7:
        f = adj("который", "Nom", num, g, False)
        q = W(f, "который", "PRON", features(Case="Nom", Gender=g if num == "Sing" else None, Number=num))
        s = P([q], q, num, g)
        inf, _, sl = pick(FRAMES).partition(" ")
        v = verb(inf, s)
        ws = hang(s, v, "nsubj") + adv(v) + [v] + [w for _, x in args(sl, v, True) for w in x]
    else:
        f = adj("который", "Acc", num, g, n.anim)
        q = W(f, "который", "PRON", features(Case="Acc", Gender=g if num == "Sing" else None, Number=num))
        s = named_party("Nom")
        v = verb(pick(["осудить", "поддержать", "отвергнуть", "признать", "назвать", "обвинить", "ввести", "подписать"]), s)
        q.deprel, q.head = "obj", v
        ws = [q] + ([v, *hang(s, v, "nsubj")] if chance(0.7) else [*hang(s, v, "nsubj"), v])
    v.deprel, v.head = "acl:relcl", n.head
    return [punct(",", v), *ws]


def attributed() -> tuple[list[Node], Node]:
    """A sentence that somebody says."""
    k = rnd.random()
    s = speaker()
    v = say(s)
    sw = hang(s, v, "nsubj")
    cw, ch = clause(1)
    place_ = (
        prepositional(
            "в",
            noun_phrase(pick(["интервью > газета", "эфир > телеканал", "интервью", "обращение > к+Dat нация"]), "Loc"),
            v,
            "obl",
        )
        if chance(0.12)
        else time(v)
        if chance(0.2)
        else []
    )
    if k < 0.38:
        if chance(0.12):  # relative or apposition on the speaker
            sw = sw + relclause(s) + [punct(",", v)] if s.head.upos != "PRON" else sw
        ch.deprel, ch.head = "ccomp", v
        ws = sw + (place_ if chance(0.4) else []) + adv(v, 0.1) + [v] + ([w for w in place_ if w not in sw] if chance(0) else [])
        ws = [*ws, punct(",", ch), W("что", "что", "SCONJ", "_", "mark", ch), *cw]
        if chance(0.1):
            ws = (place_ if place_ and place_[0] not in ws else []) + ws
        return [*ws, punct(".", v)], v
    if k < 0.75:  # "…", — said X
        v.deprel, v.head = "parataxis", ch
        o, c = pick([("«", "»"), ("«", "»"), ('"', '"'), ("“", "”")])
        dash = pick(["—", "—", "-", "–"])
        if chance(0.35):
            first, last = [], [punct(",", v)]
            mid = [punct("—", v, False)] if chance(0.4) else []
        else:
            first, last = [W(o, o, "PUNCT", rel="punct", head=ch)], [punct(c, ch), punct(",", v)]
            mid = [punct(dash, v, False)]
            cw[0].glued = True
        tail = [v] + (place_ if chance(0.4) else []) + sw
        tail += [w for w in place_ if w not in tail]
        if chance(0.15) and s.head.upos != "PRON":
            tail = tail + relclause(s)
        return first + cw + last + mid + tail + [punct(".", ch)], ch
    if k < 0.83:  # X said: "…"
        o, c = pick([("«", "»"), ('"', '"')])
        ch.deprel, ch.head = "parataxis" if chance(0.5) else "ccomp", v
        ch.deprel = "ccomp"
        cw[0].glued = True
        return [*sw, v, *list(place_), punct(":", ch), W(o, o, "PUNCT", rel="punct", head=ch), *cw, punct(c, ch), punct(".", v)], v
    if k < 0.93:  # according to
        n, c = pick([("слово*", "Dat"), ("данные*", "Dat"), ("мнение", "Dat"), ("информация", "Dat")])
        n = n.replace("данные*", "данные")
        if n == "данные":
            h = noun_word("данным", "данные", "NOUN", "Dat", "Plur", "Fem", False)
            q = P([h], h, "Plur")
        else:
            q = noun_phrase(n, "Dat")
        q.words += hang(speaker("Gen"), q.head, "nmod")
        ws = prepositional("по", q, ch, "parataxis")
        if chance(0.6):
            return [*ws, punct(",", q.head), *cw, punct(".", ch)], ch
        return [*cw, punct(",", q.head), *ws, punct(".", ch)], ch
    m = W("как", "как", "SCONJ", "_", "mark", v)
    v.deprel, v.head = "advcl", ch
    inner = [m, v, *sw] if chance(0.6) else [m, *sw, v]
    return [*inner, punct(",", v), *cw, punct(".", ch)], ch


def sentence() -> tuple[list[Node], Node]:
    """A sentence and its root."""
    if chance(0.5):
        return attributed()
    ws, h = clause(0)
    if chance(0.12):
        # a relative clause on the last noun phrase
        n = next((w for w in reversed(ws) if w.upos in ("NOUN",) and w is ws[-1]), None)
        if n:
            fs = dict(x.split("=") for x in n.feats.split("|"))
            ws = ws + relclause(P([n], n, fs.get("Number", "Sing"), fs.get("Gender", "Masc"), fs.get("Animacy") == "Anim"))
    elif chance(0.06):
        ih = infclause(h, "advcl")
        v = next(w for w in ih if w.head is h)

        ws = [*ws, punct(",", v), W("чтобы", "чтобы", "SCONJ", "Mood=Cnd", "mark", v), *ih]
    if not chance(0.06):
        ws = [*ws, punct(".", h)]
    return ws, h


def sentences(count: int = 6000, seed: int = 7) -> Iterator[TreebankSentence]:
    """So many sentences; the same for the same seed."""
    rnd.seed(seed)
    seen: set[str] = set()
    while len(seen) < count:
        nodes, root = sentence()
        nodes = _without_doubled_commas(nodes)
        if not 3 <= len(nodes) <= LONGEST:
            continue
        root.head, root.deprel = None, "root"
        if not _is_tree(nodes, root):
            continue
        first = next(node for node in nodes if node.upos != "PUNCT")
        first.form = first.form[0].upper() + first.form[1:]
        if chance(0.75):
            for node in nodes:
                node.form, node.lemma = _with_e(node.form), _with_e(node.lemma)
        for mark, node in itertools.pairwise(nodes):
            if mark.form in OPENING and node.glued and chance(0.9):
                node.form = node.form[0].upper() + node.form[1:]
        made = as_sentence(nodes, "ru-press")
        if made.text in seen:
            continue
        seen.add(made.text)
        yield made


LONGEST = 45
OPENING = ("«", "“", '"')


def _with_e(word: str) -> str:
    return word.replace("ё", "е").replace("Ё", "Е")


def _without_doubled_commas(nodes: list[Node]) -> list[Node]:
    clean: list[Node] = []
    for node in nodes:
        if node.upos == "PUNCT" and node.form in (",", ".") and clean and clean[-1].form == ",":
            if node.form == ",":
                continue
            clean.pop()
        clean.append(node)
    return clean


def _is_tree(nodes: list[Node], root: Node) -> bool:
    inside = set(map(id, nodes))
    if len(inside) != len(nodes) or any(node is not root and id(node.head) not in inside for node in nodes):
        return False
    for node in nodes:
        at, steps = node, 0
        while at is not root and at.head is not None and steps < 60:
            at, steps = at.head, steps + 1
        if at is not root:
            return False
    return True
