"""Norwegian Bokmål trees in Danish words: the two languages share their syntax, and the Norwegian treebank is three times the Danish one.

A word takes the Danish form that spelling rules and Danish word lists make likeliest, compounds part by part; double definiteness and possessives
behind their noun are undone, commas set before subordinate clauses. The words need not all be right: the trees are what is learnt from them.
"""

from __future__ import annotations

import gzip
import lzma
import math
import random
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from pathlib import Path

from training.conllu import TreebankSentence, Word, read_conllu

TABLES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
WORDS: dict[str, str] = {norwegian: danish.replace("_", " ") for norwegian, _, danish in (pair.partition("=") for pair in TABLES["words"].split())}
KEPT = frozenset(("PROPN", "PUNCT", "NUM", "SYM", "X"))
DEMONSTRATIVES = frozenset(("den", "det", "de", "denne", "dette", "disse"))
LONGEST_PART = 14
MOST_VARIANTS = 6000

_NO_VERB = ("et>ede", "a>ede", "er>e", "er>", "r>der", "en>et", "et>en")
NOT_FOR = {
    "past": ("et>et", "er>e", "er>", "en>et", "et>en"),
    "part": ("et>ede", "et>en", "er>e"),
    "sing": (*_NO_VERB, "te>ede", "t>et", "d>et"),
    "defsg": ("et>ede", "a>ede", "er>e", "er>", "a>erne"),
    "adj": (*_NO_VERB, "te>ede", "a>en", "a>erne"),
    "other": (*_NO_VERB, "te>ede", "a>en", "a>erne"),
}
"""Kind of word to the changes of endings that cannot be meant."""
ONLY_FOR = dict.fromkeys(("inf", "pres"), (">", "erer>erer", "es>es", "eres>eres", "r>der"))
LAST_RESORT = (("sjon", "tion"), ("het", "hed"), ("øy", "øj"), ("kj", "k"), ("gj", "g"), ("ei", "ej"))


@dataclass(slots=True, eq=False)
class _Token:
    word: Word
    head: _Token | None


def sentences(data: Path, seed: int = 1) -> Iterator[TreebankSentence]:
    """The training part of UD Norwegian-Bokmaal in Danish words."""
    danish = _Danish(data)
    dice = random.Random(seed)
    for sentence in read_conllu(data / "ud" / "no_bokmaal-ud-train.silver.conllu.gz"):
        if any(word.part_of >= 0 for word in sentence.words):
            continue
        tokens = _with_owners_before([_Token(word, None) for word in danish.convert(sentence.words, dice)], sentence.words)
        commas = _commas(tokens) if dice.random() < 0.9 else ({}, {})
        yield _sentence(tokens, *commas)


class _Danish:
    """What is known of Danish words."""

    def __init__(self, data: Path) -> None:
        self.common = _frequencies(data / "lexicons" / "freq" / "da_50k.txt.xz")
        self.norwegian = _frequencies(data / "lexicons" / "freq" / "no_50k.txt.xz")
        self.treebank: Counter[str] = Counter()
        for part in ("da_ddt-ud-train.silver", "da_ddt-ud-dev"):
            with gzip.open(data / "ud" / f"{part}.conllu.gz", "rt", encoding="utf-8") as lines:
                for row in (line.rstrip("\n").split("\t") for line in lines):
                    if len(row) == 10 and row[0].isdigit():
                        self.treebank.update((row[1].lower(), row[2].lower()))
        with lzma.open(data / "lexicons" / "unimorph-dan.tsv.xz", "rt", encoding="utf-8") as lines:
            self.inflected = {row[1].lower() for row in (line.rstrip("\n").split("\t") for line in lines) if len(row) == 3}
        self.press = frozenset(TABLES["press"].split())
        self.word = lru_cache(None)(self._word)
        self.part = lru_cache(None)(self._part)

    def weight(self, word: str) -> int:
        """How well a Danish word is known; 0 where it is not."""
        found = self.common.get(word, 0)
        if word in self.treebank:
            found += 200 + self.treebank[word] * 20
        return found + 150 * (word in self.inflected) + 100 * (word in self.press)

    def _word(self, norwegian: str, kind: str) -> str:
        if norwegian in WORDS:
            return WORDS[norwegian]
        return self._listed(norwegian, kind) or self._compound(norwegian, kind) or self._spelt(norwegian, kind)

    def _listed(self, norwegian: str, kind: str) -> str | None:
        best: tuple[float, str] | None = None
        for ours, theirs in TABLES["endings"]:
            change = f"{ours}>{theirs}"
            if not norwegian.endswith(ours) or change in NOT_FOR.get(kind, ()) or change not in ONLY_FOR.get(kind, (change,)):
                continue
            if kind == "plur" and theirs == "ede":
                continue
            stem = norwegian[: len(norwegian) - len(ours)]
            for variant in _variants(stem):
                word = variant + theirs
                if weight := self.weight(word):
                    cost = sum(a != b for a, b in zip(variant, stem, strict=False)) + abs(len(variant) - len(stem))
                    score = math.log(weight + 1) - 1.6 * cost - (0.0 if change == ">" else 0.3) + self._same(word, norwegian)
                    if best is None or score > best[0]:
                        best = (score, word)
        return best[1] if best is not None and best[0] > -1.5 else None

    def _same(self, word: str, norwegian: str) -> float:
        """What counts for and against the Norwegian word itself: film subtitles in "Danish" hold many a Norwegian one."""
        if word != norwegian:
            return 0.0
        sure = word in self.treebank or word in self.inflected or word in self.press
        foreign = not sure and self.norwegian.get(word, 0) > self.common.get(word, 0) * 0.5
        return 0.8 * (word in self.common) - 4.0 * foreign

    def _compound(self, norwegian: str, kind: str) -> str | None:
        for cut in range(len(norwegian) - 3, 3, -1) if len(norwegian) >= 8 else ():
            tail = self.part(norwegian[cut:], kind)
            for link in ("s", "e", "") if tail is not None else ():
                if norwegian[:cut].endswith(link):
                    head = self.part(norwegian[: cut - len(link)], "sing")
                    if head is not None:
                        return f"{head}{link}{tail}"
        for ours, theirs in TABLES["prefixes"]:
            if norwegian.startswith(ours) and len(norwegian) > len(ours) + 3:
                return str(theirs) + self.word(norwegian[len(ours) :], kind)
        return None

    def _spelt(self, norwegian: str, kind: str) -> str:
        for ours, theirs in LAST_RESORT:
            norwegian = norwegian.replace(ours, theirs)
        if kind == "plurdef" and norwegian.endswith("ene"):
            return norwegian[:-3] + "erne"
        if kind == "past" and norwegian.endswith(("et", "erte")):
            return norwegian[:-2] + "ede"
        if kind == "part" and norwegian.endswith("ert"):
            return norwegian[:-1] + "et"
        return norwegian[:-1] + "en" if kind == "defsg" and norwegian.endswith("a") else norwegian

    def _part(self, norwegian: str, kind: str) -> str | None:
        """A part of a compound; None where Danish does not know it."""
        if len(norwegian) < 3:
            return None
        if norwegian in WORDS:
            return None if " " in WORDS[norwegian] else WORDS[norwegian]
        if len(norwegian) < 8:
            word = self.word(norwegian, kind)
            return word if self.weight(word) > 60 else None
        if len(norwegian) > LONGEST_PART:
            return None
        return next((variant for variant in _variants(norwegian)[:400] if self.weight(variant) > 60), None)

    def lemma(self, word: Word) -> str:
        if word.upos in KEPT or not word.lemma.isalpha():
            return word.lemma
        kind = {"VERB": "inf", "AUX": "inf", "NOUN": "sing", "ADJ": "adj"}.get(word.upos, "other")
        return self.word(word.lemma.lower(), kind).split()[-1]

    def convert(self, words: Sequence[Word], dice: random.Random) -> list[Word]:
        shown = {w.head for w in words if w.upos in ("DET", "PRON") and w.form.lower() in DEMONSTRATIVES and w.deprel.startswith("det")}
        return [self._converted(word, at in shown, dice) for at, word in enumerate(words)]

    def _converted(self, word: Word, shown: bool, dice: random.Random) -> Word:
        low = word.form.lower()
        genitive = "Case=Gen" in word.feats
        if word.upos == "PROPN" or (word.upos in ("NOUN", "ADJ") and word.form[:1].isupper() and low in WORDS):
            return _name(word, low, genitive)
        kept = word.upos in KEPT and not (word.upos == "NUM" and low in WORDS)
        if kept or not re.fullmatch(r"[\wé-]+", word.form) or any(c.isdigit() for c in word.form):
            return word
        kind = _kind(word)
        ending, stem = ("s", low[:-1]) if word.upos == "NOUN" and genitive and low.endswith("s") and len(low) > 3 and low not in WORDS else ("", low)
        feats = word.feats
        if shown and kind in ("defsg", "plurdef"):  # "den mannen" is "den mand"
            feats = feats.replace("Definite=Def", "Definite=Ind")
            if kind == "plurdef":
                plural = low[:-3] + ("e" if word.lemma.endswith("er") else "er")
                new = self.word(plural, "plur") if low.endswith("ene") else self.word(low, "plurdef")
                return replace(word, form=_cased(new + ending, word.form), lemma=self.lemma(word), feats=feats)
            stem, kind = word.lemma.lower(), "sing"
        new = self._by_grammar(word, low, dice) or self.word(stem, kind)
        form = _cased(new.split()[-1] + ending, word.form)
        return replace(word, form=form, lemma="at" if low == "å" else self.lemma(word), feats=feats)

    def _by_grammar(self, word: Word, low: str, dice: random.Random) -> str | None:
        """The words whose Danish depends on what they do in the sentence."""
        if low == "som" and word.deprel.startswith("nsubj") and dice.random() < 0.6:
            return "der"
        if low == "noen" and word.upos in ("DET", "PRON") and "Number=Plur" not in word.feats:
            return "nogen"
        if low == "andre" and word.upos in ("ADJ", "NUM") and "Definite=Def" in word.feats and "Number=Sing" in word.feats:
            return "anden"
        other = {("vår", True): "forår", ("by", False): "byde"}.get((low, word.upos == "NOUN"))
        return "rundt" if low == "rundt" and word.upos == "ADV" else other


def _frequencies(path: Path) -> dict[str, int]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return {row[0].lower(): int(row[1]) for row in map(str.split, lines) if len(row) == 2}


@lru_cache(None)
def _variants(stem: str) -> tuple[str, ...]:
    """Danish spellings that a Norwegian stem may have, the least changed first."""
    parts: list[list[str]] = []
    at = 0
    while at < len(stem):
        ours, theirs = next(((a, b) for a, b in TABLES["spelling"] if stem.startswith(a, at)), (stem[at], [stem[at]]))
        parts.append([ours] if at == 0 and ours in tuple("kptsvuy") else theirs)
        at += len(ours)
    if math.prod(map(len, parts)) > MOST_VARIANTS:
        parts = [part[: 1 if part[0] == "i" else 2] for part in parts]
        if math.prod(map(len, parts)) > 8000:
            return (stem,)
    costs: dict[str, int] = {}
    for choice in product(*(enumerate(part) for part in parts)):
        spelling, cost = "".join(letters for _, letters in choice), sum(number > 0 for number, _ in choice)
        if cost < costs.get(spelling, cost + 1):
            costs[spelling] = cost
    return tuple(sorted(costs, key=costs.__getitem__)[:3000])


def _kind(word: Word) -> str:
    feats = dict(feat.split("=") for feat in word.feats.split("|")) if word.feats else {}
    if word.upos in ("VERB", "AUX"):
        form = {"Inf": "inf", "Part": "part"}.get(feats.get("VerbForm", ""))
        return form or ("past" if feats.get("Tense") == "Past" else "pres")
    if word.upos == "NOUN":
        plural, definite = feats.get("Number") == "Plur", feats.get("Definite") == "Def"
        return ("plurdef" if plural else "defsg") if definite else "plur" if plural else "sing"
    return "adj" if word.upos == "ADJ" else "other"


def _name(word: Word, low: str, genitive: bool) -> Word:
    new = word.form
    base = low[:-1] if genitive and low.endswith("s") and low[:-1] in WORDS else low
    if base in WORDS and word.upos == "PROPN":
        new = _cased(WORDS[base], word.form) + "s" * (base != low)
    if genitive and re.fullmatch(r"[A-ZÆØÅ]{2,}s", word.form):
        new = word.form[:-1] + "'s"
    return replace(word, form=new, lemma=new if low in WORDS and word.lemma == word.form else word.lemma)


def _cased(new: str, old: str) -> str:
    if old.isupper() and len(old) > 1:
        return new.upper()
    return new[:1].upper() + new[1:] if old[:1].isupper() else new


def _with_owners_before(tokens: list[_Token], words: Sequence[Word]) -> list[_Token]:
    """The tokens with their heads, "huset mitt" as "mit hus"."""
    for token, word in zip(list(tokens), words, strict=True):
        token.head = None if word.deprel == "root" else tokens[word.head]
    for at in range(len(tokens) - 1):
        noun, owner = tokens[at], tokens[at + 1]
        owns = owner.word.upos in ("DET", "PRON") and "Poss=Yes" in owner.word.feats and owner.head is noun
        if noun.word.upos == "NOUN" and owns and "Definite=Def" in noun.word.feats:
            form = noun.word.lemma if "Number=Sing" in noun.word.feats else noun.word.form
            noun.word = replace(noun.word, form=form, feats=noun.word.feats.replace("Definite=Def", "Definite=Ind"))
            tokens[at], tokens[at + 1] = owner, noun
    return tokens


def _commas(tokens: list[_Token]) -> tuple[dict[int, _Token], dict[int, _Token]]:
    """Before and behind which token a comma belongs, and on what it hangs: around finite clauses with an opener of their own."""
    place = {id(token): at for at, token in enumerate(tokens)}
    children: dict[int, list[int]] = {}
    for at, token in enumerate(tokens):
        if token.head is not None:
            children.setdefault(place[id(token.head)], []).append(at)
    before: dict[int, _Token] = {}
    behind: dict[int, _Token] = {}
    for at, token in enumerate(tokens):
        if token.word.deprel.split(":")[0] not in ("ccomp", "advcl", "acl", "csubj"):
            continue
        marks = [child for child in children.get(at, ()) if tokens[child].word.deprel == "mark"]
        if any(tokens[mark].word.upos == "PART" for mark in marks):
            continue
        span = _span(at, children)
        words = [i for i in span if tokens[i].word.upos != "PUNCT"]
        if not words or span != list(range(span[0], span[-1] + 1)):
            continue
        first, last = words[0], words[-1]
        openers = [mark for mark in marks if tokens[mark].word.upos == "SCONJ" and tokens[mark].word.form.lower() != "end"]
        relative = tokens[first].word.form.lower() in ("som", "der", "hvor") and token.word.deprel.startswith("acl")
        if not relative and not (openers and min(openers) <= first + 1):
            continue
        if first > 0:
            previous = tokens[first - 1].word
            leading = previous.upos == "ADV" and previous.form.lower() in ("så", "først")
            if previous.upos not in ("PUNCT", "CCONJ", "SCONJ") and not leading:
                before[first] = token
        if last + 1 < len(tokens) and tokens[last + 1].word.upos not in ("PUNCT", "CCONJ"):
            behind[last] = token
    return before, behind


def _span(at: int, children: dict[int, list[int]]) -> list[int]:
    found, open_ = [at], [at]
    while open_:
        below = children.get(open_.pop(), [])
        found += below
        open_ += below
    return sorted(found)


def _sentence(tokens: list[_Token], before: dict[int, _Token], behind: dict[int, _Token]) -> TreebankSentence:
    placed: list[_Token] = []

    def comma(head: _Token) -> _Token:
        return _Token(Word(form=",", lemma=",", upos="PUNCT", feats="", head=0, deprel="punct", space_after=True), head)

    for at, token in enumerate(tokens):
        if at in before:
            placed.append(comma(before[at]))
        placed.append(token)
        if at in behind and at + 1 not in before:
            placed.append(comma(behind[at]))
    place = {id(token): at for at, token in enumerate(placed)}
    words = []
    for at, token in enumerate(placed):
        follower = placed[at + 1].word.form if at + 1 < len(placed) else ""
        spaced = token.word.space_after and follower not in (",", ".", "!", "?", ":", ";", ")", "»") and token.word.form not in ("(", "«")
        words.append(replace(token.word, head=at if token.head is None else place[id(token.head)], space_after=spaced))
    text = "".join(word.form + " " * word.space_after for word in words).strip()
    return TreebankSentence(source="da-from-nb", genre="", document="", text=text, words=tuple(words))
