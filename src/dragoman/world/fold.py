"""Keys under which the spellings of one name in several languages and transliterations fall together."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib import resources

_LETTERS = str.maketrans(
    {
        "ø": "o",
        "æ": "e",
        "å": "a",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "t",
        "ı": "i",
        "ß": "ss",
        "œ": "e",
        "ə": "e",
        "’": "",
        "'": "",
        "ʻ": "",
        "‘": "",
        "`": "",
    }
)
_ADJECTIVE = re.compile(r"(?<=\w\w)[iy]y\b")  # the end of Dmitriy, Navalnyy, which the press writes y
_WORD = re.compile(r"[^\W\d_]+(?:['’‘ʻ`][^\W\d_]+)*")


@cache
def _steps() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The replacements of `data/folding.tsv`, in file order."""
    text = (resources.files("dragoman.world") / "data" / "folding.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple((re.compile(row[0]), row[1] if len(row) > 1 else "") for row in rows)


@cache
def _alphabets() -> dict[int, str]:
    """The letters of other alphabets with the Latin ones of `data/letters.tsv`."""
    text = (resources.files("dragoman.world") / "data" / "letters.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return str.maketrans({row[0]: row[1] for row in rows})


def plain(word: str) -> str:
    """`word` in lower case and Latin letters, without marks on them.

    >>> plain("Støre"), plain("Čaputová"), plain("Щербаков")
    ('store', 'caputova', 'shcherbakov')
    """
    lowered = word.casefold().translate(_LETTERS).translate(_alphabets())  # й before its mark is parted from it, ά after
    lowered = unicodedata.normalize("NFKD", lowered).translate(_alphabets())
    return "".join(c for c in lowered if not unicodedata.combining(c)).translate(_LETTERS)


def in_latin(name: str) -> str:
    """`name` with the letters of other alphabets in Latin ones, as the English press would write it; a Latin name stays as it is.

    >>> in_latin("Дмитрий Щербаков"), in_latin("Jonas Gahr Støre")
    ('Dmitry Shcherbakov', 'Jonas Gahr Støre')
    """
    table = _alphabets()
    if not any(ord(c) in table for c in name.casefold()):
        return name
    words = "".join(_as_written(c, table.get(ord(c.casefold()), c)) for c in unicodedata.normalize("NFC", name))
    return _ADJECTIVE.sub("y", words)


def _as_written(letter: str, latin: str) -> str:
    return latin.capitalize() if letter.isupper() else latin


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """The key of one word of a name.

    >>> {fold_word(w) for w in ("Lavrov", "Lawrow")}, {fold_word(w) for w in ("Sergej", "Sergei", "Sergey", "Sergueï")}
    ({'lavrov'}, {'sergei'})
    >>> {fold_word(w) for w in ("Кулеба", "Kuleba")}, fold_word("Юлия") == fold_word("Yulia")
    ({'kuleba'}, True)
    """
    key = plain(word)
    for pattern, by in _steps():
        key = pattern.sub(by, key)
    return key or plain(word)


def fold_name(name: str) -> tuple[str, ...]:
    """The keys of a name's words, in order; hyphens part words.

    >>> fold_name("Vladimir Poutine")
    ('vladimir', 'putin')
    """
    return tuple(fold_word(m.group()) for m in _WORD.finditer(name))


def slug(name: str) -> str:
    """`name` as it stands in an id: Latin letters without marks, words joined by hyphens.

    >>> slug("Jonas Gahr Støre"), slug("Дмитрий Щербаков")
    ('jonas-gahr-store', 'dmitry-shcherbakov')
    """
    return "-".join(m.group() for m in re.finditer(r"[\w]+", plain(in_latin(name)).replace("_", "-")))
