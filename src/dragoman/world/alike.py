"""How alike two written names of persons are, across alphabets, transliterations, slips, word orders and short forms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import resources
from itertools import product

from .fold import fold_word, plain
from .load import load_world

SAME_NAME = 0.7  # from which on two names are more likely one person's than not (evaluation/names)
_WORD = re.compile(r"[^\W_]+(?:['’‘ʻ`][^\W_]+)*\.?")
_HYPHEN = re.compile("[-‐‑–]")
_VOWELS = frozenset("aeiou")
# What it costs to read one letter of a key as another: vowels shift between transliterations, consonants only within a few pairs.
_SHIFTS = {
    "ae": 0.25, "ao": 0.3, "au": 0.3, "ei": 0.2, "eo": 0.3, "ou": 0.2, "iu": 0.4, "eu": 0.6, "ai": 0.6, "io": 0.6,
    "gh": 0.4, "gk": 0.35, "fv": 0.3, "uv": 0.3, "bv": 0.7,
}  # fmt: skip
_SHIFT = {order: cost for pair, cost in _SHIFTS.items() for order in ((pair[0], pair[1]), (pair[1], pair[0]))}
_CONSONANT, _GLIDE, _VOWEL, _BREATH, _GENDER = 1.2, 0.15, 0.4, 0.2, 1.0
_FIRM = 1.5  # a transliteration keeps the vowels better than a slip of the pen
_FIRST = 0.4  # more for a first letter that differs
_STEEP = 4.0  # how fast likeness falls with the cost per letter
_WORD_ALIKE = 0.7  # of two words of a name
_LONGEST, _UNEQUAL = 40, 4  # letters of a word; by how many two words may differ
_INITIAL, _SHORT_FORM, _READ, _JOINED = 0.8, 0.95, 0.92, 0.95
_CROSSED = 0.9  # likeness that words in another order must have
# Letters that a scanner takes for one another, and what digits are read as.
_SCANNED = {frozenset(pair) for pair in ("ce", "nu", "tl", "vy", "il", "ao", "hb", "ij", "gq")}
_DIGITS = str.maketrans("015386", "olsebb")
_MISREAD = (("rn", "m"), ("ni", "m"), ("vv", "w"), ("cl", "d"), ("ii", "u"))
_SCAN = 0.4
_NOT_LATIN = 0x370  # the first letters of other alphabets
_ROMAN = re.compile(r"[IVX]+\Z")
_NUMBERED = 3  # letters up to which a word in capitals may be a number
_EXTRA, _COMPOUND, _OTHER_INITIAL = 0.03, 0.35, 0.4  # what words cost that only one of the names has
_MOST = 8  # words of a name that are compared
_ALONE = 0.5  # a family name beside a full name says no more than that
# Consonants of Korean and Chinese syllables, however they are romanised.
_SYLLABLE = (
    ("tsz", "c"), ("chzh", "c"), ("zh", "c"), ("ch", "c"), ("hs", "s"), ("sh", "s"), ("ts", "c"), ("x", "s"), ("q", "c"), ("z", "c"), ("j", "c"),
    ("wh", "h"), ("hw", "h"), ("ng", "n"),
)  # fmt: skip
_SIBILANT = re.compile("schtsch|shch|sjtsj|t?sch|tch|tsj|tj|ts|tz|dzh|dj|zh|sh|sj|ch(?!r)")
_SILENT = re.compile("[^bcdfgklmnpqrstvwxz]")
_REPEATED = re.compile(r"(.)\1+")
_ROUGH = str.maketrans("cqgxszdbfw", "kkkkkktpvv")
_MERGED = str.maketrans({"g": "k", "d": "t", "b": "p", "r": "l", "w": "v"})


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a name: as written, whether it may be left out, and the hyphenated whole to which it belongs."""

    text: str
    small: bool
    whole: int


def alike(one: str, other: str) -> float:
    """How alike two written names are, 0.0 to 1.0; from `SAME_NAME` on they are taken for one person's.

    Order of the words, titles, initials, short forms of given names, transliterations, lost marks, scanner's and typist's slips count little;
    another given name, another family name or another gender of it count much, however little the letters differ.

    >>> alike("Сергей Лавров", "Lawrow, Sergej") > SAME_NAME > alike("Сергей Лавров", "Mikhail Lavrov")
    True
    """
    if plain(one) == plain(other):
        return 1.0
    left, right = _words(one), _words(other)
    if not left or not right:
        return 0.0
    eastern = _eastern(left, right)
    return eastern if eastern is not None else _aligned(left, right)


@lru_cache(maxsize=65536)
def word_alike(one: str, other: str) -> float:
    """How alike two words of names are.

    >>> word_alike("Хуитфельдт", "Huitfeldt"), word_alike("Lavrova", "Lavrov") < 0.7, word_alike("S.", "Sergei")
    (1.0, True, 0.8)
    """
    if _is_number(one) or _is_number(other):
        return float(one == other)
    a, b = one.rstrip("."), other.rstrip(".")
    if len(a) == 1 or len(b) == 1:
        return _INITIAL if plain(a)[:1] == plain(b)[:1] or fold_word(a)[:1] == fold_word(b)[:1] else 0.0
    key, other_key = fold_word(a), fold_word(b)
    if key == other_key:
        return 1.0
    if _groups().get(key, frozenset()) & _groups().get(other_key, frozenset()):
        return _SHORT_FORM
    if _known_apart(key, other_key):
        return 0.0
    vowels = _FIRM if _is_latin(a) != _is_latin(b) else 1.0
    read = max(_near(x, y, vowels) for x, y in product(_readings(a), _readings(b)))
    return max(min(read, _READ), _scanned(a, b))


def sounds(word: str) -> tuple[str, ...]:
    """Rough keys of a word, by its consonants: words that are alike nearly always share one of them.

    >>> set(sounds("Gorbatschow")) & set(sounds("Горбачёв"))
    {'krpkv'}
    """
    letters = _SIBILANT.sub("s", plain(word))
    spelt = dict.fromkeys((letters, letters.replace("j", "ds"), letters.replace("j", "s")))
    return tuple(dict.fromkeys(_REPEATED.sub(r"\1", _SILENT.sub("", text).translate(_ROUGH)) for text in spelt))


def _words(name: str) -> tuple[_Word, ...]:
    """The words of a name without forms of address and titles written small."""
    particles = load_world().particles
    pieces = [piece for piece in re.split(r"[\s,]+", name) if piece]
    capital = any(piece[0].isupper() for piece in pieces)
    named = [
        _Word(m.group(), m.group().casefold() in particles, number)
        for number, piece in enumerate(pieces)
        if not (capital and piece[0].islower() and _WORD.match(piece) and _HYPHEN.split(piece)[0] not in particles)
        for part in _HYPHEN.split(piece)
        for m in _WORD.finditer(part)
    ]
    bare = [w for w in named if not is_courtesy(w.text)]
    kept = bare if sum(not w.small for w in bare) >= min(2, len(named)) else named
    some = any(not w.small for w in kept)
    return tuple(kept if some else [replace(w, small=False) for w in kept])[:_MOST]


def _aligned(left: tuple[_Word, ...], right: tuple[_Word, ...]) -> float:
    """The likeness of two names whose words are held against one another, the best pairs first."""
    pairs: list[tuple[float, int, int, int, int]] = []
    for i, j in product(range(len(left)), range(len(right))):
        if not left[i].small and not right[j].small:
            pairs.append((word_alike(left[i].text, right[j].text), i, i + 1, j, j + 1))
    for many, few, swapped in ((left, right, False), (right, left, True)):
        for i, j in product(range(len(many)), range(len(few))):
            for end in range(i + 2, min(i + 3, len(many)) + 1):
                joined = "".join(w.text for w in many[i:end])
                if not few[j].small and min(len(w.text.rstrip(".")) for w in many[i:end]) > 1:
                    score = word_alike(joined, few[j].text) * _JOINED
                    pairs.append((score, j, j + 1, i, end) if swapped else (score, i, end, j, j + 1))
    pairs.sort(key=lambda p: (-p[0], -(p[2] - p[1]) - (p[4] - p[3])))
    taken: tuple[set[int], set[int]] = (set(), set())
    matched: list[tuple[float, int, int, int]] = []
    for score, i, i_end, j, j_end in pairs:
        if score >= _WORD_ALIKE and not taken[0] & set(range(i, i_end)) and not taken[1] & set(range(j, j_end)):
            taken[0].update(range(i, i_end))
            taken[1].update(range(j, j_end))
            matched.append((score, i, j, sum(len(w.text) for w in (*left[i:i_end], *right[j:j_end]))))
    missing = [[k for k, w in enumerate(words) if not w.small and k not in done] for words, done in zip((left, right), taken, strict=True)]
    if all(missing) or not matched:
        best = max((p[0] for p in pairs), default=0.0)
        return round(min(0.4, 0.4 * best) if not matched else 0.3, 3)
    whole = [m for m in matched if m[0] != _INITIAL]
    if not whole or len(matched) < 2:
        return _ALONE if any(missing) or not whole else round(matched[0][0], 3)
    score = sum(m[0] * m[3] for m in matched) / sum(m[3] for m in matched)
    order = [j for _, _, j, _ in sorted(matched, key=lambda m: m[1])]
    if order != sorted(order) and min(m[0] for m in whole) < _CROSSED:
        return 0.3
    words, extra = (left, missing[0]) if missing[0] else (right, missing[1])
    return round(max(0.0, score - _extra_cost(words, extra, min(len(left), len(right)))), 3)


def _extra_cost(words: Sequence[_Word], extra: Sequence[int], shorter: int) -> float:
    """What the words cost that only one name has: little for a second given name, more for half of a compound or another's initial."""
    cost = 0.0
    for k in extra:
        compound = k > 0 and words[k].whole == words[k - 1].whole and k == len(words) - 1
        initial = len(words[k].text.rstrip(".")) == 1 and shorter > 2
        numbered = _is_number(words[k].text)
        cost += _COMPOUND if compound else _OTHER_INITIAL if initial or numbered else _EXTRA
    return cost


def _eastern(left: tuple[_Word, ...], right: tuple[_Word, ...]) -> float | None:
    """The likeness of two names of Korean or Chinese form by the consonants of their syllables; `None` for all other names."""
    found: list[float] = []
    for a, b in product(_with_family_first(left), _with_family_first(right)):
        if _families().get(a[0], frozenset()) & _families().get(b[0], frozenset()):
            found.append(0.9 if _syllables(a[1]) == _syllables(b[1]) and _vowels_fit(a[1], b[1]) else 0.3)
    known = any(True for _ in _with_family_first(left)) and any(True for _ in _with_family_first(right))
    return max(found, default=0.2) if known else None


def _with_family_first(words: tuple[_Word, ...]) -> Iterator[tuple[str, str]]:
    """The keys of an East Asian family name at one end, and the rest of the name run together."""
    if not 2 <= len(words) <= 3:
        return
    for family, rest in ((words[0], words[1:]), (words[-1], words[:-1])):
        key = plain(family.text)
        given = "".join(plain(w.text) for w in rest)
        if key in _families() and len(given) <= 10 and not any(fold_word(w.text) in load_world().given_names and len(w.text) > 3 for w in rest):
            yield key, given


def _syllables(given: str) -> str:
    for letters, sound in _SYLLABLE:
        given = given.replace(letters, sound)
    return "".join(c for c in given.translate(_MERGED) if c.isalpha() and c not in "aeiouyh")


def _vowels_fit(one: str, other: str) -> bool:
    """False where one of two short names without any consonant in common form has quite other vowels ("i" and "u")."""
    a, b = (set(re.sub("[^aeiouy]", "", x).replace("y", "i")) for x in (one, other))
    return bool(a & b) or bool(_syllables(one)) or a == b


def _near(one: str, other: str, vowels: float) -> float:
    """1.0 less what it costs to turn one key into the other, by letter; `vowels` is how much dearer a lost vowel is than usual."""
    longest = max(len(one), len(other))
    if not longest or longest > _LONGEST or abs(len(one) - len(other)) > _UNEQUAL:
        return 0.0
    if one + "a" == other or other + "a" == one:
        return max(0.0, 1 - _STEEP * _GENDER / longest)
    row = [0.0]
    for j in range(len(other)):
        row.append(row[-1] + _gap(other, j, vowels))
    for i, letter in enumerate(one):
        following = [row[0] + _gap(one, i, vowels)]
        for j, written in enumerate(other):
            change = 0.0 if letter == written else _SHIFT.get((letter, written), _VOWEL * 1.5 if {letter, written} <= _VOWELS else _CONSONANT)
            if i == j == 0 and (change >= _CONSONANT or (change and letter in _VOWELS)):
                change += _FIRST
            following.append(min(row[j] + change, row[j + 1] + _gap(one, i, vowels), following[j] + _gap(other, j, vowels)))
        row = following
    return max(0.0, 1 - _STEEP * row[-1] / longest)


def _gap(key: str, i: int, vowels: float) -> float:
    """What it costs to leave out a letter: little for a vowel beside another, for an e at the end, and for h."""
    letter = key[i]
    if letter == "h":
        return _BREATH
    if letter not in _VOWELS:
        return _CONSONANT
    beside = (i > 0 and key[i - 1] in _VOWELS) or (i + 1 < len(key) and key[i + 1] in _VOWELS)
    return _GLIDE if beside or (letter == "e" and i == len(key) - 1) else _VOWEL * vowels


def _scanned(one: str, other: str) -> float:
    """The likeness of two words if one of them was misread by a scanner."""
    a, b = (plain(re.sub(r"(?<=[a-z])I|I(?=[a-z])(?<!^I)", "l", word).translate(_DIGITS)) for word in (one, other))
    for misread, read in _MISREAD:
        if a.replace(misread, read) == b or b.replace(misread, read) == a:
            return _READ
    if len(a) != len(b):
        return 0.0
    wrong = [frozenset((x, y)) for x, y in zip(a, b, strict=True) if x != y]
    return max(0.0, 1 - _STEEP * _SCAN * len(wrong) / len(a)) if all(pair in _SCANNED for pair in wrong) else 0.0


@lru_cache(maxsize=65536)
def _readings(word: str) -> tuple[str, ...]:
    """The keys of a word under every way to read its spelling."""
    letters = plain(word)
    (first, by), *others = _refolding()
    starts = dict.fromkeys((letters, first.sub(by, letters)))
    return tuple(dict.fromkeys(fold_word(read) for start in starts for read in (start, *(spelt.sub(sound, start) for spelt, sound in others))))


def _known_apart(one: str, other: str) -> bool:
    """True for two given names, or two family names, that the world knows as those of different people only."""
    world = load_world()
    if one in world.given_names and other in world.given_names:
        return True
    bearers = _bearers()
    return one in bearers and other in bearers and not bearers[one] & bearers[other]


def _is_latin(word: str) -> bool:
    return all(ord(c) < _NOT_LATIN for c in word)


def _is_number(word: str) -> bool:
    return len(word) <= _NUMBERED and bool(_ROMAN.match(word))


@cache
def _bearers() -> Mapping[str, frozenset[str]]:
    """Who of the world bears a family name, by its key."""
    found: dict[str, set[str]] = {}
    for person in load_world().persons.values():
        for family in person.family:
            found.setdefault(fold_word(family.split()[-1]), set()).add(person.id)
    return {key: frozenset(people) for key, people in found.items()}


@cache
def _groups() -> Mapping[str, frozenset[int]]:
    """The lines of `data/given-forms.tsv` in which a given name stands, by its key."""
    return _lines("given-forms.tsv", fold_word)


@cache
def _families() -> Mapping[str, frozenset[int]]:
    return _lines("east-asian-families.tsv", plain)


def is_courtesy(word: str) -> bool:
    """True for a word beside a person's name that is no part of it ("Mr", "Justice", "Herr"), with or without its full stop."""
    return word.rstrip(".").casefold() in _courtesies()


def addresses(word: str) -> bool:
    """True for a form of address before a family name alone ("Mr", "Madame")."""
    return word.rstrip(".").casefold() in _addresses()


@cache
def _courtesies() -> frozenset[str]:
    return frozenset(word.casefold() for line in _data("courtesies.tsv") for word in line.split())


@cache
def _addresses() -> frozenset[str]:
    return frozenset(word.casefold() for word in _data("courtesies.tsv")[0].split())


@cache
def _refolding() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row[0]), row[1]) for row in (line.split("\t") for line in _data("refolding.tsv")))


def _lines(file: str, key: Callable[[str], str]) -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_data(file)):
        for word in line.split():
            found.setdefault(key(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def _data(file: str) -> tuple[str, ...]:
    text = (resources.files("dragoman.world") / "data" / file).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))
