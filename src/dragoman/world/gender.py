"""Which pronoun a person's name asks for."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources

from .fold import fold_word, plain
from .load import load_world


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


@cache
def _table() -> dict[str, str]:
    """The rows of `data/genders.tsv`: ids, and given names in plain letters."""
    text = (resources.files("dragoman.world") / "data" / "genders.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {word if ":" in word else plain(word): gender for gender, words in rows for word in words.split()}


@cache
def _folded() -> dict[str, str]:
    """The given names by the key under which transliterations fall together; "" for a key that names of both fall under."""
    folded: dict[str, str] = {}
    for word, gender in _table().items():
        if ":" not in word:
            key = fold_word(word)
            folded[key] = gender if folded.get(key, gender) == gender else ""
    return folded
