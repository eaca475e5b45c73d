"""The lists behind the name hints, put together from open gazetteers.

Names of places and persons are taken as single words and short phrases, folded. A word that the treebanks or the frequency
lists also know in small letters is marked, so that "May" and "Reading" count for less than "Minsk".
"""

from __future__ import annotations

import csv
import json
import lzma
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.util import registry

from dragoman.models.hints import LONGEST_PHRASE
from training.corpus import data_folder
from training.tokenizers import adjust_tokenizer

COMMON_WORDS = 8000
"""So many of the commonest words of the frequency lists are marked as words; names among them are too."""

LATIN = re.compile(r"(?:(?![\u0400-\u04ff])[\w .'’\-&/])+")
CYRILLIC = re.compile(r"[а-яёіїєґ .'’\-]+")
LANGUAGES = ("en", "nb", "no", "nn", "sv", "da", "de", "fr", "es", "fi", "ru", "uk")
ACTOR = re.compile(r"^\+?([A-Z][A-Z0-9_.'&/-]+?)_*\s*(?:\[|$)")
TITLES = re.compile(r"(PRESIDENT|MINISTER|SECRETARY|CHIEF|HEAD|LEADER|CHAIRMAN|DIRECTOR|SPOKES|GENERAL_|MR_|DR_|MEMBER|OFFICIAL)")


@registry.callbacks("dragoman.name_hints.v1")
def prepare_names() -> Callable[[Language], Language]:
    """A callback for ``[initialize.before_init]``: adjusts the tokenizer and fills the name hints."""

    def prepare(nlp: Language) -> Language:
        nlp.get_pipe("name_hints").fill(build_hints(data_folder(), {"nb": "no"}.get(nlp.lang, nlp.lang)))
        return adjust_tokenizer()(nlp)

    return prepare


def build_hints(data: Path, language: str) -> dict[str, str]:
    """Folded phrase to class letters, for one language's pipeline."""
    classes: dict[str, set[str]] = {}
    alphabet = CYRILLIC if language in ("ru", "uk") else LATIN
    for letter, phrase in listed(data):
        folded = " ".join(phrase.split()).casefold()
        if len(folded) >= 2 and len(folded.split()) <= LONGEST_PHRASE and alphabet.fullmatch(folded) and not folded.isdigit():
            classes.setdefault(folded, set()).add(letter)
    words = _common_words(data, language)
    return {phrase: "".join(sorted(letters)) + "w" * (phrase in words) for phrase, letters in sorted(classes.items())}


def listed(data: Path) -> Iterator[tuple[str, str]]:
    """Class letter and name of all that the gazetteers list."""
    yield from _places(data / "gazetteers")
    yield from _persons(data)
    yield from _organisations(data)


def _places(folder: Path) -> Iterator[tuple[str, str]]:
    for row in csv.DictReader(lines_of(folder / "world-cities.csv.xz")):
        yield "C", row["name"]
        if row["subcountry"]:
            yield "P", row["subcountry"]
    for country in json.loads(_text(folder / "countries.json.xz")):
        names = [country["name"], *country["name"].get("native", {}).values(), *country["translations"].values()]
        yield from (("P", name[kind]) for name in names for kind in ("common", "official"))
        yield from (("P", other) for other in country["altSpellings"] if len(other) > 3)
        yield from (("C", capital) for capital in country["capital"])
    for line in lines_of(folder / "territories-names.jsonl.xz"):
        territory = json.loads(line)
        yield from (("P", name) for name in [territory["name"], *territory.get("names_strong", ())])
    cldr = json.loads(_text(folder / "cldr-names-dates.json.xz"))
    for language in LANGUAGES:
        yield from (("P", name) for name in cldr.get(language, {}).get("territories", {}).values())


def _persons(data: Path) -> Iterator[tuple[str, str]]:
    folder = data / "gazetteers"
    for row in csv.DictReader(lines_of(folder / "common-forenames-by-country.csv.xz")):
        yield from (("F", row[column]) for column in ("Localized Name", "Romanized Name"))
    for row in csv.DictReader(lines_of(folder / "common-surnames-by-country.csv.xz")):
        yield from (("N", row[column]) for column in ("Localized Name", "Romanized Name"))
    for line in lines_of(data / "lexicons" / "names-en-ru.tsv.xz"):
        name, russian, count = line.split("\t")
        yield from (("N" if int(count) > 1 else "n", form) for form in (name, russian.replace(" ", "")))
    for row in csv.DictReader(lines_of(folder / "state-leaders-2001-2019.tsv.xz"), delimiter="\t"):
        yield "L", row["name"]


def _organisations(data: Path) -> Iterator[tuple[str, str]]:
    for file in ("Phoenix.International.actors.txt.xz", "Phoenix.MilNonState.actors.txt.xz"):
        for line in lines_of(data / "events" / "dictionaries" / file):
            actor = ACTOR.match(line)
            if actor and not TITLES.search(actor[1]):
                yield "O", re.sub(r"^THE ", "", actor[1].replace("_", " ").strip())


def _common_words(data: Path, language: str) -> set[str]:
    words: set[str] = set()
    for line in list(lines_of(data / "lexicons" / "freq" / f"{language}_50k.txt.xz"))[:COMMON_WORDS]:
        words.add(line.split(" ")[0])
    return words


def lines_of(path: Path) -> list[str]:
    """The lines of a packed file."""
    return _text(path).splitlines()


def _text(path: Path) -> str:
    return lzma.decompress(path.read_bytes()).decode("utf-8-sig")
