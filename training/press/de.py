"""German press sentences with their trees, in the labels of UD German-GSD.

The treebank that could be had is small and no newspaper: verbs at the end and in second place, separable verbs, passives, reported speech
in the subjunctive, genitives and datives without an article are rare in it. Here every tree is right by construction.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from training.conllu import TreebankSentence
from training.press.grammar import Node, Phrase, as_sentence, is_tree

T = TypeVar("T")

# In what follows g is a gender (m, f, n; p for the plural) and c a case (n, a, d, g); each function gives words that hang together.

_LATER = "?"
"""Lemma of a word whose form was chosen from several; `_set_lemmas` finds it."""
_random = random.Random()


@dataclass(slots=True)
class _Phrase(Phrase):
    plural: bool = False


@dataclass(frozen=True, slots=True)
class _Verb:
    inf: str
    prt: str
    sg: str
    past: str
    part: str
    args: tuple[str, ...]

    @property
    def aux(self) -> str:
        return "sein" if self.inf in ("reisen", "kommen", "steigen") else "haben"

    @property
    def acc(self) -> bool:
        """True when it takes an object, and so has a passive."""
        return any(a.removeprefix("?")[:2] == "a:" or a.removeprefix("?") == "q" for a in self.args)

    @property
    def refl(self) -> bool:
        return "r" in self.args


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


@cache
def _things() -> dict[str, tuple[str, str, str, str]]:
    return {row[0]: (row[0], row[1], row[2], row[3]) for row in _words()["things"]}


@cache
def _verbs() -> tuple[_Verb, ...]:
    rows = (line.split("|") for line in _words()["verbs"])
    return tuple(_Verb(inf, prt, sg, past, part, tuple(args.split(";"))) for inf, prt, sg, past, part, args in rows)


def sentences(count: int = 5000, seed: int = 7) -> Iterator[TreebankSentence]:
    """So many sentences; the same for the same seed."""
    _random.seed(seed)
    made = 0
    while made < count:
        nodes = _sentence()
        if is_tree(nodes):
            yield as_sentence(nodes, "de-press")
            made += 1


def _pick(options: Sequence[T]) -> T:
    return _random.choice(options)


def _chance(share: float) -> bool:
    return _random.random() < share


def _hang(phrase: Phrase, head: Node, deprel: str) -> list[Node]:
    return phrase.under(head, deprel)


def _feats(**features: str | None) -> str:
    return "|".join(f"{name}={value}" for name, value in sorted(features.items(), key=lambda f: f[0].lower()) if value)


_CASES = {"n": "Nom", "a": "Acc", "d": "Dat", "g": "Gen"}
_THE = {
    "m": {"n": "der", "a": "den", "d": "dem", "g": "des"},
    "f": {"n": "die", "a": "die", "d": "der", "g": "der"},
    "n": {"n": "das", "a": "das", "d": "dem", "g": "des"},
    "p": {"n": "die", "a": "die", "d": "den", "g": "der"},
}
_A = {
    "m": {"n": "ein", "a": "einen", "d": "einem", "g": "eines"},
    "f": {"n": "eine", "a": "eine", "d": "einer", "g": "einer"},
    "n": {"n": "ein", "a": "ein", "d": "einem", "g": "eines"},
}
_HIS = {
    "m": {"n": "{}", "a": "{}en", "d": "{}em", "g": "{}es"},
    "f": {"n": "{}e", "a": "{}e", "d": "{}er", "g": "{}er"},
    "n": {"n": "{}", "a": "{}", "d": "{}em", "g": "{}es"},
    "p": {"n": "{}e", "a": "{}e", "d": "{}en", "g": "{}er"},
}
_GENDERS = {"m": "Masc", "f": "Fem", "n": "Neut", "p": None}


def _article(g: str, c: str, kind: str = "def") -> Node:
    num, gen = ("Plur" if g == "p" else "Sing"), _GENDERS[g]
    if kind == "def":
        return Node(_THE[g][c], "der", "DET", _feats(Case=_CASES[c], Definite="Def", Gender=gen, Number=num, PronType="Art"), "det")
    if kind == "ein":
        return Node(_A[g][c], "ein", "DET", _feats(Case=_CASES[c], Definite="Ind", Gender=gen, Number=num, NumType="Card", PronType="Art"), "det")
    if kind == "kein":
        return Node(
            "k" + _A[g][c] if g != "p" else {"n": "keine", "a": "keine", "d": "keinen", "g": "keiner"}[c],
            "kein",
            "DET",
            _feats(Case=_CASES[c], Gender=gen, Number=num, PronType="Neg"),
            "det",
        )
    o = _pick(["sein", "ihr"])
    return Node(_HIS[g][c].format(o), o, "DET", _feats(Case=_CASES[c], Gender=gen, Number=num, Person="3", Poss="Yes", PronType="Prs"), "det:poss")


def _adjective_ending(g: str, c: str, kind: str) -> str:
    if kind == "def":
        return "e" if (c == "n" and g != "p") or (c == "a" and g in "fn") else "en"
    if kind in ("ein", "sein", "kein"):
        if g == "p":
            return "en"
        if c == "n":
            return {"m": "er", "f": "e", "n": "es"}[g]
        if c == "a":
            return {"m": "en", "f": "e", "n": "es"}[g]
        return "en"
    return {
        "m": {"n": "er", "a": "en", "d": "em", "g": "en"},
        "f": {"n": "e", "a": "e", "d": "er", "g": "er"},
        "n": {"n": "es", "a": "es", "d": "em", "g": "en"},
        "p": {"n": "e", "a": "e", "d": "en", "g": "er"},
    }[g][c]


def _adjective(stem: str, g: str, c: str, kind: str, lemma: str | None = None) -> Node:
    return Node(
        stem + _adjective_ending(g, c, kind),
        lemma or stem,
        "ADJ",
        _feats(Case=_CASES[c], Degree="Pos", Gender=_GENDERS[g], Number="Plur" if g == "p" else "Sing"),
        "amod",
    )


def _noun(form: str, lemma: str, g: str, c: str, upos: str = "NOUN") -> Node:
    return Node(form, lemma, upos, _feats(Case=_CASES[c], Gender=_GENDERS[g], Number="Plur" if g == "p" else "Sing"), "dep")


_OF_WOMEN = ("Bundeskanzlerin", "Außenministerin", "Premierministerin", "Präsidentin")


def _bare_state(c: str) -> _Phrase:
    n = _pick(_words()["states"])
    form = n + ("" if c != "g" else ("s" if n[-1] not in "sxz" else "'"))
    w = _noun(form, n, "n", c, "PROPN")
    return _Phrase([w], w)


def _full_name(c: str, gen: bool) -> list[Node]:
    parts = _pick(_words()["persons"]).split()
    ws: list[Node] = []
    for i, p in enumerate(parts):
        form = p + "s" if gen and i == len(parts) - 1 and p[-1] not in "sxzğ" else p
        ws.append(Node(form, p, "PROPN", _feats(Case=_CASES[c], Gender="Masc", Number="Sing"), "flat", ws[0] if ws else None))
    return ws


def _person(c: str) -> _Phrase:
    """Bare name, or title and name."""
    if _chance(0.3):
        ws = _full_name(c, c == "g")
        return _Phrase(ws, ws[0])
    if _chance(0.25):
        n = _pick(_words()["persons"]).split()[-1]
        w = Node(n + ("s" if c == "g" and n[-1] not in "sxz" else ""), n, "PROPN", _feats(Case=_CASES[c], Gender="Masc", Number="Sing"), "dep")
        return _Phrase([w], w)
    t = _pick(_words()["titles"])
    h = _noun(t, t, "f" if t in _OF_WOMEN else "m", c)
    ws = _full_name(c, c == "g")
    ws[0].head, ws[0].deprel = h, "appos"
    return _Phrase([h, *ws], h)


def _noun_form(lemma: str, end: str, c: str) -> str:
    if c == "g" and end:
        return lemma + end
    if end == "en" and c in "ad":
        return lemma + "en"
    return lemma


def _office(c: str, named: bool = True) -> _Phrase:
    """der russische Außenminister (Sergej Lawrow); Russlands Außenminister; der Außenminister der Türkei."""
    n, g, e = _pick(_words()["offices"])
    r = _random.random()
    h = _noun(_noun_form(n, e, c), n, g, c)
    if r < 0.55:
        kind = "ein" if n.startswith("Sprecher") and _chance(0.6) else "def"
        ws = [_article(g, c, kind), _adjective(_pick(_words()["nationalities"]), g, c, kind), h]
        for w in ws[:-1]:
            w.head = h
    elif r < 0.8 and c != "g":
        owner = _bare_state("g").words[0]
        owner.head, owner.deprel = h, "nmod"
        ws = [owner, h]
    else:
        kind = "def"
        ws = [_article(g, c), h]
        ws[0].head = h
        o = _state_with_article("g") if _chance(0.6) else _bare_state("g")
        ws += _hang(o, h, "nmod")
    if named and _chance(0.4):
        nm = _full_name(c, False)
        nm[0].head, nm[0].deprel = h, "appos"
        ws += nm
    return _Phrase(ws, h)


def _body(c: str) -> _Phrase:
    n, g, e = _pick(_words()["bodies"])
    h = _noun(_noun_form(n, e, c), n, g, c)
    r = _random.random()
    if r < 0.5:
        ws = [_article(g, c), _adjective(_pick(_words()["nationalities"]), g, c, "def"), h]
    elif r < 0.6 and c != "g":
        owner = _bare_state("g").words[0]
        owner.head, owner.deprel = h, "nmod"
        return _Phrase([owner, h], h)
    elif r < 0.8:
        ws = [_article(g, c), h]
        ws[0].head = h
        o = _state_with_article("g") if _chance(0.6) else _bare_state("g")
        return _Phrase(ws + _hang(o, h, "nmod"), h)
    elif r < 0.9:
        ws = [_article(g, c), h]
        ws[0].head = h
        o = _bare_state("d")
        k = Node("in", "in", "ADP", "", "case", o.words[0])
        return _Phrase([*ws, k, *_hang(_Phrase(o.words, o.words[0]), h, "nmod")], h)
    else:
        ws = [_article(g, c), h]
    for w in ws:
        if w is not h:
            w.head = h
    return _Phrase(ws, h)


def _state_with_article(c: str) -> _Phrase:
    n, g = _pick(_words()["with_article"])
    h = _noun(n + ("s" if c == "g" and g in "mn" and n not in ("Iran",) else ""), n, g, c, "PROPN")
    a = _article(g, c)
    a.head = h
    return _Phrase([a, h], h)


def _spokesperson(c: str) -> _Phrase:
    n = _pick(["Sprecher", "Sprecherin", "Vertreter"])
    g = "f" if n.endswith("in") else "m"
    h = _noun(n + ("s" if c == "g" and g == "m" else ""), n, g, c)
    kind = _pick(["def", "ein"])
    a = _article(g, c, kind)
    a.head = h
    o = _body("g")
    return _Phrase([a, h, *_hang(o, h, "nmod")], h)


def _party(c: str, conj: float = 0.12) -> _Phrase:
    r = _random.random()
    if r < 0.32:
        p = _bare_state(c)
        p = _Phrase(p.words, p.words[0])
    elif r < 0.55:
        p = _state_with_article(c)
    elif r < 0.72:
        p = _office(c)
    elif r < 0.84:
        p = _body(c)
    elif r < 0.95:
        p = _person(c)
    else:
        p = _spokesperson(c)
    if _chance(conj):
        q = _party(c, 0)
        cc = Node("und", "und", "CCONJ", "", "cc", q.head)
        q.head.head, q.head.deprel = p.head, "conj"
        p = _Phrase([*p.words, cc, *q.words], p.head)
        p.plural = True
    return p


def _is_plural(p: _Phrase) -> bool:
    return p.plural or "Number=Plur" in p.head.feats


def _thing(lemma: str, c: str, plural: bool | None = None, gen: float = 0.3, kind: str | None = None, pp: float = 0.0) -> _Phrase:
    word, g, e, pl = _things()[lemma]
    plural = (bool(pl) and _chance(0.45)) if plural is None else (plural and bool(pl))
    if g == "p":
        plural, pl = True, lemma
    if plural:
        gg = "p"
        form = pl
        if c == "d" and form[-1] not in "ns":
            form += "n"
    else:
        gg = g
        form = word + e if c == "g" and e and e != "en" else word + ("en" if e == "en" and c in "adg" else "")
    h = _noun(form, word, gg, c)
    kind = kind or _pick(["def", "ein", "sein", "bare", "def", "kein" if _chance(0.2) else "ein"])
    if gg == "p" and kind == "ein":
        kind = "bare"
    ws = []
    if kind != "bare":
        a = _article(gg, c, kind)
        a.head = h
        ws.append(a)
    elif gg == "p" and _chance(0.35):
        k = _pick(["zwei", "drei", "vier", "acht", "zehn", "20", "60", "mehrere", "zahlreiche"])
        w = (
            Node(k, k, "NUM", "NumType=Card", "nummod", h)
            if not k.startswith(("mehr", "zahl"))
            else Node(k, k[:-1] if k[-1] == "e" else k, "ADJ", _feats(Case=_CASES[c], Number="Plur"), "amod", h)
        )
        ws.append(w)
    elif gg != "p" and not _chance(0.3):
        kind = "def"
        a = _article(gg, c, kind)
        a.head = h
        ws.append(a)
    if _chance(0.35):
        s = _pick(_words()["nationalities"]) if _chance(0.5) else _pick(_words()["qualities"])
        w = _adjective(s, gg, c, kind if kind != "bare" else "bare")
        w.head = h
        ws.append(w)
    ws.append(h)
    if _chance(gen):
        ws += _hang(_genitive(), h, "nmod")
    if _chance(pp):
        ws += _attribute(h)
    return _Phrase(ws, h)


def _genitive() -> _Phrase:
    r = _random.random()
    if r < 0.45:
        p = _bare_state("g")
        return _Phrase(p.words, p.words[0])
    return _state_with_article("g") if r < 0.75 else _office("g", named=False) if r < 0.85 else _body("g")


_CONTRACTED = {
    ("in", "m"): ("im", "d"),
    ("in", "n"): ("im", "d"),
    ("an", "m"): ("am", "d"),
    ("an", "n"): ("am", "d"),
    ("zu", "m"): ("zum", "d"),
    ("zu", "n"): ("zum", "d"),
    ("zu", "f"): ("zur", "d"),
    ("von", "m"): ("vom", "d"),
    ("von", "n"): ("vom", "d"),
    ("bei", "m"): ("beim", "d"),
    ("bei", "n"): ("beim", "d"),
}


def _pairs(feats: str) -> Iterator[tuple[str, str]]:
    for feature in feats.split("|"):
        name, _, value = feature.partition("=")
        yield name, value


def _with_preposition(prep: str, p: _Phrase, c: str, rel: str, head: Node) -> list[Node]:
    """Put a preposition before a phrase; articles are contracted as a rule."""
    ws = list(p.words)
    k = Node(prep, prep, "ADP", "", "case", p.head)
    if ws and ws[0].upos == "DET" and ws[0].lemma == "der" and c == "d":
        g = {"Masc": "m", "Fem": "f", "Neut": "n"}.get(dict(_pairs(ws[0].feats)).get("Gender", ""), "")
        if "Number=Sing" in ws[0].feats and (prep, g) in _CONTRACTED and _chance(0.8):
            k.form = _CONTRACTED[prep, g][0]
            ws = ws[1:]
    p.head.head, p.head.deprel = head, rel
    return [k, *ws]


def _attribute(h: Node) -> list[Node]:
    prep, c = _pick(
        [("mit", "d"), ("gegen", "a"), ("an", "a"), ("zwischen", "d"), ("aus", "d"), ("von", "d"), ("in", "d"), ("über", "a"), ("zu", "d")]
    )
    p = _party(c, 0) if prep not in ("zwischen",) else None
    if p is None:
        p, q = _party("d", 0), _party("d", 0)
        cc = Node("und", "und", "CCONJ", "", "cc", q.head)
        q.head.head, q.head.deprel = p.head, "conj"
        p = _Phrase([*p.words, cc, *q.words], p.head)
    return _with_preposition(prep, p, c, "nmod", h)


def _past_plural(f: str) -> str:
    return f + "n" if f.endswith("e") else f + "en"


def _arguments(v: _Verb, head: Node, skip_acc: bool = False) -> list[list[Node]]:
    """The arguments in the order of the field between: pronoun sich, dative, accusative, prepositional; each a list of words."""
    out = []
    for a in v.args:
        opt = a.startswith("?")
        a = a.lstrip("?")
        if opt and _chance(0.5):
            continue
        a[0]
        if a == "r":
            out.append((0, [Node("sich", "sich", "PRON", "Case=Acc|Person=3|PronType=Prs|Reflex=Yes", "obj", head)]))
        elif a == "d":
            p = _party("d", 0.05)
            out.append((1, _hang(p, head, "obl:arg")))
        elif a == "q":
            if not skip_acc:
                p = _party("a", 0.1)
                out.append((2, _hang(p, head, "obj")))
        elif a.startswith("a:"):
            if not skip_acc:
                p = _thing(_pick(a[2:].split(",")), "a", pp=0.0 if len(v.args) > 1 else 0.15)
                out.append((2, _hang(p, head, "obj")))
        elif a.startswith("D:"):
            p = _thing(_pick(a[2:].split(",")), "d", kind="def")
            out.append((1, _hang(p, head, "obl:arg")))
        elif a.startswith("G:"):
            p = _thing(_pick(a[2:].split(",")), "g", kind=_pick(["def", "ein"]), plural=False, gen=0)
            out.append((3, _hang(p, head, "obl:arg")))
        elif a.startswith("p:"):
            _, prep, c, what = a.split(":")
            if what == "P":
                p = _party(c, 0.05)
            elif what == "S":
                p = _state_with_article(c) if _chance(0.3) else (lambda b: _Phrase(b.words, b.words[0]))(_bare_state(c))
            elif what == "B":
                b = _bare_state(c)
                p = _Phrase(b.words, b.words[0])
            else:
                p = _thing(_pick(what.split(",")), c, kind=_pick(["def", "ein", "bare"]))
            out.append((4, _with_preposition(prep, p, c, "obl", head)))
    return [w for _, w in sorted(out, key=lambda x: x[0])]


_DAYS = [
    "Montag",
    "Dienstag",
    "Mittwoch",
    "Donnerstag",
    "Freitag",
    "Samstag",
    "Sonntag",
    "Mittwochabend",
    "Dienstagabend",
    "Montagmorgen",
    "Wochenende",
]


def _adverbial(head: Node) -> list[Node]:
    r = _random.random()
    if r < 0.4:
        d = _pick(_DAYS)
        h = Node(d, d, "NOUN", "Case=Dat|Gender=Masc|Number=Sing", "obl", head)
        return [Node("am", "an", "ADP", "", "case", h), h]
    if r < 0.5:
        h = Node("Woche", "Woche", "NOUN", "Case=Dat|Gender=Fem|Number=Sing", "obl", head)
        return [
            Node("in", "in", "ADP", "", "case", h),
            Node("der", "der", "DET", "Case=Dat|Definite=Def|Gender=Fem|Number=Sing|PronType=Art", "det", h),
            Node("vergangenen", "vergangen", "ADJ", "Case=Dat|Degree=Pos|Gender=Fem|Number=Sing", "amod", h),
            h,
        ]
    if r < 0.58:
        h = Node("Woche", "Woche", "NOUN", "Case=Acc|Gender=Fem|Number=Sing", "obl", head)
        return [Node(_pick(["vergangene", "kommende", "vorige"]), "vergangen", "ADJ", "Case=Acc|Degree=Pos|Gender=Fem|Number=Sing", "amod", h), h]
    if r < 0.7:
        return [
            Node(
                _pick(["gestern", "heute", "zuvor", "daraufhin", "unterdessen", "zugleich", "erneut", "bereits", "nun", "inzwischen"]),
                _LATER,
                "ADV",
                "",
                "advmod",
                head,
            )
        ]
    if r < 0.8:
        b = _bare_state("d").words[0]
        b.head, b.deprel = head, "obl"
        return [Node("in", "in", "ADP", "", "case", b), b]
    if r < 0.88:
        y = Node(_pick(["2014", "2015", "2018", "2021", "1994"]), _LATER, "NUM", "NumType=Card", "nummod")
        h = Node("Jahr", "Jahr", "NOUN", "Case=Dat|Gender=Neut|Number=Sing", "obl", head)
        y.deprel, y.head = "appos", h
        return [Node("im", "in", "ADP", "", "case", h), h, y]
    if r < 0.95:
        n = Node(_pick(["zwei", "drei", "wenigen"]), _LATER, "NUM", "NumType=Card", "nummod")
        h = Node(_pick(["Wochen", "Tagen", "Jahren", "Monaten"]), _LATER, "NOUN", "Case=Dat|Number=Plur", "obl", head)
        n.head = h
        return [Node("vor", "vor", "ADP", "", "case", h), n, h]
    h = Node(_pick(["Januar", "März", "Juni", "Oktober", "Dezember"]), _LATER, "NOUN", "Case=Dat|Gender=Masc|Number=Sing", "obl", head)
    day = Node(_pick(["3.", "12.", "26.", "17."]), _LATER, "ADJ", "NumType=Ord", "amod", h)
    return [Node("am", "an", "ADP", "", "case", h), day, h]


def _set_lemmas(ws: list[Node]) -> None:
    for w in ws:
        if w.lemma == _LATER:
            w.lemma = {"Wochen": "Woche", "Tagen": "Tag", "Jahren": "Jahr", "Monaten": "Monat"}.get(w.form, w.form)


def _finite(mood: str = "Ind", pl: bool = False, tense: str = "Past") -> str:
    return _feats(Mood=mood, Number="Plur" if pl else "Sing", Person="3", Tense=tense, VerbForm="Fin")


def _subjunctive(inf: str) -> str:
    return (inf[:-2] if inf.endswith("en") else inf[:-1]) + "e"


_HAVE = {"pres": ("hat", "haben"), "past": ("hatte", "hatten"), "sub": ("habe", "hätten")}
_BE = {"pres": ("ist", "sind"), "past": ("war", "waren"), "sub": ("sei", "seien")}
_BECOME = {"pres": ("wird", "werden"), "past": ("wurde", "wurden"), "sub": ("werde", "würden")}
_MODALS = [
    ("wollen", "will", "wollen", "wollte", "wolle"),
    ("müssen", "muss", "müssen", "musste", "müsse"),
    ("sollen", "soll", "sollen", "sollte", "solle"),
    ("können", "kann", "können", "konnte", "könne"),
    ("dürfen", "darf", "dürfen", "durfte", "dürfe"),
    ("werden", "wird", "werden", "wird", "werde"),
]


def _auxiliary(lemma: str, forms: dict[str, tuple[str, str]], pl: bool, key: str, head: Node, rel: str = "aux") -> Node:
    return Node(
        forms[key][1 if pl else 0],
        lemma,
        "AUX",
        _feats(
            Mood="Sub" if key == "sub" else "Ind",
            Number="Plur" if pl else "Sing",
            Person="3",
            Tense="Past" if key == "past" else "Pres",
            VerbForm="Fin",
            Voice="Pass" if rel == "aux:pass" else None,
        ),
        rel,
        head,
    )


def _clause(order: str, mood: str = "ind", subject: _Phrase | None = None, neg: float = 0.12) -> tuple[list[Node], Node, _Phrase]:
    """One clause: its words, its verb, its subject.

    `order` is v2 (the subject first), inv (something else first), v1 (behind a subordinate clause) or end (the verb last).
    """
    v = _pick(_verbs())
    full = v.prt + v.inf
    verb = Node("", full, "VERB")
    kind = _random.choices(["simple", "perfect", "passive", "modal"], [5, 2.5, 2.2 if v.acc and not v.refl else 0, 2])[0]
    if kind == "passive":
        acc = next(a.lstrip("?") for a in v.args if a.lstrip("?")[:2] == "a:" or a.lstrip("?") == "q")
        subj = subject or (_party("n", 0.1) if acc == "q" else _thing(_pick(acc[2:].split(",")), "n", kind=_pick(["def", "ein", "sein", "bare"])))
        rel = "nsubj:pass"
    else:
        subj, rel = subject or _party("n"), "nsubj"
    pl = _is_plural(subj)
    subjw = list(subj.words) if subject is None or subject.words else []
    if subjw:
        subj.head.head, subj.head.deprel = verb, rel
    mid = _arguments(v, verb, skip_acc=kind == "passive")
    if kind == "passive" and _chance(0.45):
        by, case = ("von", "d") if _chance(0.8) else ("durch", "a")
        mid.append(_with_preposition(by, _party(case, 0), case, "obl:agent", verb))
    if _chance(0.45):
        place = 1 if v.refl else _random.randint(0, len(mid))
        mid.insert(place, _adverbial(verb))
    negw = [[Node("nicht", "nicht", "PART", "Polarity=Neg", "advmod", verb)]] if _chance(neg) else []
    mid = mid + negw if not any(a[:2] == "p:" for a in v.args) else mid[:-1] + negw + mid[-1:] if mid else negw
    key = "sub" if mood == "sub" else _pick(["pres", "past"])
    if kind == "simple":
        if mood == "sub":
            verb.form = _subjunctive(v.inf) if not pl else _pick([_past_plural(v.past)])
            verb.feats = _finite("Sub", pl, "Pres")
        elif _chance(0.3):
            verb.form = v.sg if not pl else v.inf
            verb.feats = _finite("Ind", pl, "Pres")
        else:
            verb.form = _past_plural(v.past) if pl else v.past
            verb.feats = _finite("Ind", pl, "Past")
        if order == "end":
            verb.form = v.prt + verb.form
            tail, fin = [verb], verb
        else:
            verb.lemma = v.inf
            fin = verb
            tail = [Node(v.prt, v.prt, "ADP", "", "compound:prt", verb)] if v.prt else []
    elif kind == "perfect":
        verb.form, verb.feats = v.prt + v.part, "VerbForm=Part"
        table, lem = (_BE, "sein") if v.aux == "sein" else (_HAVE, "haben")
        fin = _auxiliary(lem, table, pl, key, verb)
        tail = [verb]
        if order == "end":
            tail = [verb, fin]
    elif kind == "passive":
        verb.form, verb.feats = v.prt + v.part, "VerbForm=Part"
        if _chance(0.3):
            fin = _auxiliary("sein", _BE, pl, key, verb)
            tail = [verb, Node("worden", "werden", "AUX", "VerbForm=Part|Voice=Pass", "aux:pass", verb)]
        else:
            fin = _auxiliary("werden", _BECOME, pl, key, verb, "aux:pass")
            tail = [verb]
        if order == "end":
            tail = [*tail, fin]
    else:
        m = _pick(_MODALS)
        verb.form, verb.feats = v.prt + v.inf, "VerbForm=Inf"
        f = m[4] if mood == "sub" and not pl else (m[2] if pl else _pick([m[1], m[1], m[3]]))
        if pl and mood == "sub":
            f = {"wollen": "wollten", "müssen": "müssten", "sollen": "sollten", "können": "könnten", "dürfen": "dürften", "werden": "würden"}[m[0]]
        fin = Node(
            f,
            m[0],
            "AUX",
            _feats(Mood="Sub" if mood == "sub" else "Ind", Number="Plur" if pl else "Sing", Person="3", Tense="Pres", VerbForm="Fin"),
            "aux",
            verb,
        )
        tail = [verb]
        if order == "end":
            tail = [verb, fin]

    if order == "end":
        words = [*subjw, *chain.from_iterable(mid), *tail]
    elif order == "v1":
        words = [fin, *subjw, *chain.from_iterable(mid), *tail]
    elif order == "inv":
        first = _adverbial(verb)
        if mid and _chance(0.3) and not v.refl:
            i = next((k for k, m_ in enumerate(mid) if m_[0].form not in ("nicht", "sich")), None)
            if i is not None:
                first = mid.pop(i)
        if v.refl and mid and mid[0][0].form == "sich" and _chance(0.4):
            words = [*first, fin, mid[0][0], *subjw, *chain.from_iterable(mid[1:]), *tail]
        else:
            words = [*first, fin, *subjw, *chain.from_iterable(mid), *tail]
    else:
        words = [*subjw, fin, *chain.from_iterable(mid), *tail]
    return words, verb, subj


def _comma(head: Node) -> Node:
    return Node(",", ",", "PUNCT", "", "punct", head, True)


def _stop(head: Node) -> Node:
    return Node(".", ".", "PUNCT", "", "punct", head, True)


_SAY = [
    ("sagen", "sagte", "sagte"),
    ("erklären", "erklärte", "erklärte"),
    ("betonen", "betonte", "betonte"),
    ("mitteilen", "", "mitteilte"),
    ("behaupten", "behauptete", "behauptete"),
    ("versichern", "versicherte", "versicherte"),
    ("warnen", "warnte", "warnte"),
    ("schreiben", "schrieb", "schrieb"),
    ("bestätigen", "bestätigte", "bestätigte"),
    ("ankündigen", "", "ankündigte"),
    ("bekräftigen", "bekräftigte", "bekräftigte"),
    ("äußern", "äußerte", "äußerte"),
]


def _speaker() -> _Phrase:
    return _party("n", 0.05) if _chance(0.8) else _spokesperson("n")


def _verb_of_saying(pl: bool = False) -> Node:
    s = _pick([x for x in _SAY if x[1]])
    f = _past_plural(s[1]) if pl else s[1]
    return Node(f, s[0], "VERB", _finite("Ind", pl, "Past"))


def _sentence() -> list[Node]:
    r = _random.random()
    if r < 0.22:
        ws, verb, _ = _clause("v2")
        verb.deprel = "root"
        ws.append(_stop(verb))
    elif r < 0.42:
        ws, verb, _ = _clause("inv")
        verb.deprel = "root"
        ws.append(_stop(verb))
    elif r < 0.52:  # X sagte, dass …
        s = _speaker()
        saying = _verb_of_saying(_is_plural(s))
        saying.deprel = "root"
        c, verb, _ = _clause("end", _pick(["ind", "sub"]))
        verb.head, verb.deprel = saying, "ccomp"
        m = Node("dass", "dass", "SCONJ", "", "mark", verb)
        adv = _adverbial(saying) if _chance(0.5) else []
        ws = [*_hang(s, saying, "nsubj"), saying, *adv, _comma(verb), m, *c, _stop(saying)]
        if adv and _chance(0.4):
            ws = [*adv, saying, *s.words, _comma(verb), m, *c, _stop(saying)]
    elif r < 0.62:  # X sagte, Y habe …
        s = _speaker()
        saying = _verb_of_saying(_is_plural(s))
        saying.deprel = "root"
        c, verb, _ = _clause(_pick(["v2", "v2", "inv"]), "sub")
        verb.head, verb.deprel = saying, "ccomp"
        adv = _adverbial(saying) if _chance(0.5) else []
        ws = [*_hang(s, saying, "nsubj"), saying, *adv, _comma(verb), *c, _stop(saying)]
    elif r < 0.68:  # Y habe …, sagte X
        s = _speaker()
        saying = _verb_of_saying(_is_plural(s))
        saying.deprel = "root"
        c, verb, _ = _clause("v2", _pick(["sub", "ind"]))
        verb.head, verb.deprel = saying, "ccomp"
        ws = [*c, _comma(verb), saying, *_hang(s, saying, "nsubj"), *(_adverbial(saying) if _chance(0.5) else []), _stop(saying)]
    elif r < 0.74:  # zu-infinitive
        head = _pick(
            [
                ("fordern", "auf", "forderte", "q"),
                ("rufen", "auf", "rief", "q"),
                ("bitten", "", "bat", "q"),
                ("drohen", "", "drohte", "d"),
                ("versprechen", "", "versprach", "d"),
                ("beschuldigen", "", "beschuldigte", "q"),
                ("werfen", "vor", "warf", "d"),
                ("kündigen", "an", "kündigte", ""),
                ("drängen", "", "drängte", "q"),
                ("vereinbaren", "", "vereinbarte", ""),
                ("beschließen", "", "beschloss", ""),
            ]
        )
        s = _party("n", 0.05)
        saying = Node(_past_plural(head[2]) if _is_plural(s) else head[2], head[0], "VERB", _finite("Ind", _is_plural(s)))
        saying.deprel = "root"
        obj = _hang(_party("a", 0.05), saying, "obj") if head[3] == "q" else _hang(_party("d", 0.05), saying, "obl:arg") if head[3] == "d" else []
        v = _pick([v for v in _verbs() if not v.refl])
        verb = Node("", v.prt + v.inf, "VERB", "VerbForm=Inf", "xcomp", saying)
        mid = _arguments(v, verb)
        if v.prt:
            verb.form = v.prt + "zu" + v.inf
            vg = [verb]
        else:
            verb.form = v.inf
            vg = [Node("zu", "zu", "PART", "", "mark", verb), verb]
        ws = [
            *_hang(s, saying, "nsubj"),
            saying,
            *obj,
            *([Node(head[1], head[1], "ADP", "", "compound:prt", saying)] if head[1] else []),
            _comma(verb),
            *[w for m in mid for w in m],
            *vg,
            _stop(saying),
        ]
    elif r < 0.79:  # subordinate first
        con, _key = _pick([("nachdem", 0), ("weil", 0), ("während", 0), ("bevor", 0), ("falls", 0), ("wenn", 0)])
        c, lower, _ = _clause("end")
        main, verb, _ = _clause("v1")
        verb.deprel = "root"
        lower.head, lower.deprel = verb, "advcl"
        ws = [Node(con.capitalize(), con, "SCONJ", "", "mark", lower), *c, _comma(lower), *main, _stop(verb)]
    elif r < 0.83:  # subordinate last
        con = _pick(["nachdem", "weil", "während", "bevor", "obwohl"])
        main, verb, _ = _clause("v2")
        verb.deprel = "root"
        c, lower, _ = _clause("end")
        lower.head, lower.deprel = verb, "advcl"
        ws = [*main, _comma(lower), Node(con, con, "SCONJ", "", "mark", lower), *c, _stop(verb)]
    elif r < 0.88:  # relative
        s = _office("n") if _chance(0.6) else _state_with_article("n")
        pl = _is_plural(s)
        g = (
            "p"
            if pl
            else {"Gender=Masc": "m", "Gender=Fem": "f", "Gender=Neut": "n"}[next(x for x in s.head.feats.split("|") if x.startswith("Gender"))]
        )
        empty = _Phrase([], s.head)
        empty.plural = pl
        dummy = Node("", "", "X", s.head.feats)
        q = _Phrase([], dummy)
        q.plural = pl
        c, lower, _ = _clause("end", subject=q)
        rp = Node(
            _THE[g]["n"], "der", "PRON", _feats(Case="Nom", Gender=_GENDERS[g], Number="Plur" if pl else "Sing", PronType="Rel"), "nsubj", lower
        )
        lower.head, lower.deprel = s.head, "acl"
        main, verb, _ = _clause("v2", subject=_Phrase([], dummy))
        s.head.head, s.head.deprel = verb, "nsubj"
        verb.deprel = "root"
        ws = [*s.words, _comma(lower), rp, *c, _comma(lower), *main, _stop(verb)]
    elif r < 0.92:  # coordination of verbs
        a, verb, s = _clause("v2")
        verb.deprel = "root"
        dummy = Node("", "", "X", s.head.feats)
        q = _Phrase([], dummy)
        q.plural = _is_plural(s)
        b, second, _ = _clause("v2", subject=q)
        second.head, second.deprel = verb, "conj"
        ws = [*a, Node("und", "und", "CCONJ", "", "cc", second), *b, _stop(verb)]
    elif r < 0.96:  # copula
        s = _thing(_pick(["Angriff", "Ausweisung", "Entscheidung", "Annexion", "Vorwurf", "Forderung"]), "n", plural=False, kind="def")
        f = _pick(["ist", "sei", "war"])
        t = _random.random()
        if t < 0.4:
            verb = Node(
                _pick(["inakzeptabel", "haltlos", "illegal", "völkerrechtswidrig", "unbegründet", "bereit", "verantwortlich"]),
                _LATER,
                "ADJ",
                "Degree=Pos",
            )
            verb.lemma = verb.form
            pred = [verb]
        elif t < 0.7:
            p = _thing(_pick(["Angriff", "Schritt"]), "n", plural=False, kind="ein", gen=0)
            verb = p.head
            pred = p.words + _with_preposition("gegen", _party("a", 0), "a", "nmod", verb)
        else:
            s = _party("n", 0.05)
            f = "sind" if _is_plural(s) else "ist"
            verb = Node("bereit", "bereit", "ADJ", "Degree=Pos")
            pred = [
                *_with_preposition("zu", _thing(_pick(["Gespräch", "Verhandlung"]), "d", plural=True, kind="bare", gen=0), "d", "obl", verb),
                *([] if _chance(0.5) else _with_preposition("mit", _party("d", 0), "d", "obl", verb)),
                verb,
            ]
        verb.deprel, verb.head = "root", None
        cop = Node(f, "sein", "AUX", _finite("Sub" if f == "sei" else "Ind", False, "Past" if f == "war" else "Pres"), "cop", verb)
        ws = [*_hang(s, verb, "nsubj"), cop, *pred, _stop(verb)]
    else:  # nominalisation as subject
        h, g = _pick(
            [
                ("Ausweisung", "f"),
                ("Treffen", "n"),
                ("Brief", "m"),
                ("Forderung", "f"),
                ("Gespräch", "n"),
                ("Antwort", "f"),
                ("Besuch", "m"),
                ("Angriff", "m"),
            ]
        )
        s = _thing(h, "n", plural=False, kind="def", gen=0.5)
        s.words += _attribute(s.head)
        chosen = _pick(
            [("sorgte", "sorgen", "für", "a", "Zweifel"), ("führte", "führen", "zu", "d", "Streit"), ("löste", "lösen", "", "a", "Streit")]
        )
        verb = Node(chosen[0], chosen[1], "VERB", _finite())
        verb.deprel = "root"
        tail = (
            _with_preposition(
                chosen[2], _thing(chosen[4], "a" if chosen[3] == "a" else "d", plural=False, kind="bare", gen=0), chosen[3], "obl", verb
            )
            if chosen[2]
            else [*_hang(_thing(chosen[4], "a", plural=False, kind="ein", gen=0), verb, "obj"), Node("aus", "aus", "ADP", "", "compound:prt", verb)]
        )
        ws = [*_hang(s, verb, "nsubj"), verb, *tail, _stop(verb)]
    if _chance(0.04) and ws[-1].form == ".":
        ws = ws[:-1]  # headline
    _set_lemmas(ws)
    ws[0].form = ws[0].form[0].upper() + ws[0].form[1:]
    return ws
