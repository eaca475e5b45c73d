"""Which pronoun a person's name asks for."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources

from .fold import fold_word, plain
from .load import load_world

_ADDRESS = "-address"


@lru_cache(maxsize=10_000)
def gender_of(key: str, name: str) -> str:
    """The gender of the person with this id and written name: "f", "m", or "" where the name does not tell.

    A person of the world is looked up; of others the first of several words tells, in any script that `plain` reads.

    >>> [gender_of("person:x", name) for name in ("Ingrid Moe", "Jürgen Moe", "Kim Moe")], gender_of("person:tsai-ing-wen", "Tsai")
    (['f', 'm', ''], 'f')
    """
    known = load_world().persons.get(key)
    if key in _table():
        return _table()[key]
    words = (known.label if known is not None else name).split()
    if len(words) < 2:
        return ""
    first = words[0].strip(".,'’")
    if plain(first) in _table():
        return _table()[plain(first)]
    key = fold_word(first)
    if key in _folded():  # the letters of another alphabet; in Latin ones, an unknown spelling near a known one says nothing
        return "" if first.isascii() else _folded()[key]
    return "m" if key in load_world().given_names else ""


def gender_of_address(word: str) -> str:
    """The gender of whoever is addressed by a word: "f", "m", or "" for no form of address or one of both.

    >>> gender_of_address("Mrs"), gender_of_address("Herr"), gender_of_address("Dr")
    ('f', 'm', '')
    """
    return _addresses().get(word.casefold().rstrip("."), "")


@cache
def _rows() -> tuple[tuple[str, str], ...]:
    """The rows of `data/genders.tsv`: what they are of, and the words."""
    text = (resources.files("dragoman.world") / "data" / "genders.tsv").read_text(encoding="utf-8")
    cells = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple((kind, words) for kind, words in cells)


@cache
def _addresses() -> dict[str, str]:
    return {word.casefold(): kind[0] for kind, words in _rows() if kind.endswith(_ADDRESS) for word in words.split()}


@cache
def _table() -> dict[str, str]:
    """Ids, and given names in plain letters."""
    return {word if ":" in word else plain(word): kind for kind, words in _rows() if not kind.endswith(_ADDRESS) for word in words.split()}


@cache
def _folded() -> dict[str, str]:
    """The given names by the key under which transliterations fall together; "" for a key that names of both fall under."""
    folded: dict[str, str] = {}
    for word, gender in _table().items():
        if ":" not in word:
            key = fold_word(word)
            folded[key] = gender if folded.get(key, gender) == gender else ""
    return folded
