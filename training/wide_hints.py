"""Wider lists for the name hints: what dictionaries say of proper nouns, the people and places of Dragoman's own world, lists of our own.

English dictionaries also say which words are common ones; in other languages the commonest words of the frequency lists are. So a capital at
the head of a sentence counts for less than one in front of a word that no dictionary has, and a name is known by its letters alone where somebody
wrote it small.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import srsly
from spacy.language import Language
from spacy.util import registry

from dragoman.models.affixes import KNOWN_WORDS, learn_words, words_met
from dragoman.models.hints import COMMON, LONGEST_PHRASE
from training.conllu import read_conllu
from training.corpus import data_folder, load_sentences
from training.hint_lists import LATIN, build_hints, lines_of
from training.tokenizers import adjust_tokenizer

WORLD = Path("src/dragoman/world/data")
WORDS = Path(__file__).parent / "words"
OWN_LISTS = {"organisations": "O", "places": "P", "forenames": "F"}
GLOSSES = (
    ("F", re.compile(r"\b(given name|forename|diminutive of|pet form|nickname)\b")),
    ("N", re.compile(r"\b(surname|patronymic|family name)\b")),
    ("O", re.compile(r"\b(organi[sz]ation|company|corporation|agency|political party|newspaper|university|union of|alliance|airline)\b")),
    ("C", re.compile(r"\b(city|town|capital|village|municipality|suburb|borough|district of|neighbou?rhood|port)\b")),
    (
        "P",
        re.compile(
            r"\b(country|province|state|region|islands?|river|lake|sea|ocean|mountains?|peninsula|continent|territory|republic|kingdom|county"
            r"|gulf|strait|canton|oblast|department|archipelago|desert|volcano|bay|valley|area|prefecture)\b"
        ),
    ),
)  # fmt: skip
"""What the English gloss of a proper noun says of it, the first that fits."""
LEAST_SMALL = 2
"""So often a word stands in small letters in the treebanks that it is a common word without a dictionary."""


@registry.callbacks("dragoman.wide_name_hints.v1")
def prepare_names(trees: str | None, treebanks: list[str], language: str = "en") -> Callable[[Language], Language]:
    """A callback for ``[initialize.before_init]``: the tokenizer adjusted, wide hints filled in, and those words known that the trees know.

    Without `trees` the words of the treebanks are. `language` is the code of the frequency list.
    """

    def prepare(nlp: Language) -> Language:
        if trees is None:
            nlp.meta[KNOWN_WORDS] = words_met(word.form for treebank in treebanks for sentence in load_sentences(treebank) for word in sentence.words)
        else:
            nlp.meta[KNOWN_WORDS] = srsly.read_json(Path(trees) / "meta.json")[KNOWN_WORDS]
        learn_words(nlp)
        nlp.get_pipe("name_hints").fill(build_wide_hints(data_folder(), treebanks, language))
        return adjust_tokenizer()(nlp)

    return prepare


def build_wide_hints(data: Path, treebanks: list[str], language: str) -> dict[str, str]:
    """Folded phrase to class letters, for a pipeline of this language."""
    proper, common = _dictionaries(data)
    narrow = build_hints(data, language)
    frequent: set[str] = set()
    if language != "en":
        common, frequent = set(), {phrase for phrase, letters in narrow.items() if letters.endswith(COMMON)}
    classes = {phrase: set(letters.removesuffix(COMMON)) for phrase, letters in narrow.items()}
    for letter, phrase in (*proper, *_own_world(), *_own_lists()):
        folded = " ".join(phrase.split()).casefold()
        if len(folded) >= 2 and len(folded.split()) <= LONGEST_PHRASE and LATIN.fullmatch(folded) and not folded.isdigit():
            classes.setdefault(folded, set()).add(letter)
    words = _common_words(data, treebanks, common)
    hints = {phrase: "".join(sorted(letters)) + COMMON * (phrase in words or phrase in frequent) for phrase, letters in classes.items()}
    return dict(sorted((dict.fromkeys(words if language == "en" else (), COMMON) | hints).items()))


def _dictionaries(data: Path) -> tuple[list[tuple[str, str]], set[str]]:
    """Proper nouns with their class, and words in small letters."""
    proper, common = [], set()
    for file in sorted((data / "lexicons" / "wiktionary").glob("en-*.tsv.xz")):
        for line in lines_of(file):
            word, kind, gloss = (*line.split("\t"), "", "")[:3]
            if kind == "prop":
                proper.extend([(letter, word) for letter, pattern in GLOSSES if pattern.search(gloss.lower())][:1])
            elif word.islower():
                common.add(word)
    return proper, common


def _own_world() -> Iterator[tuple[str, str]]:
    for letter, file, columns in (("L", "persons", (1, 3)), ("O", "organisations", (0, 2)), ("C", "places", (1,)), ("P", "states", (2,))):
        for line in (WORLD / f"{file}.tsv").read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if not line.startswith("#"):
                yield from ((letter, name) for column in columns if column < len(cells) for name in cells[column].split("|"))


def _own_lists() -> Iterator[tuple[str, str]]:
    for file, letter in OWN_LISTS.items():
        for line in (WORDS / f"{file}.txt").read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                yield from ((letter, name.removeprefix("The ")) for name in line.split("|" if "|" in line else " "))


def _common_words(data: Path, treebanks: list[str], common: set[str]) -> set[str]:
    """Words that a dictionary or the treebanks have in small letters, and that are not oftener a name."""
    small: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for treebank in treebanks:
        for sentence in read_conllu(data / "ud" / f"{treebank}.conllu.gz"):
            names.update(word.form.lower() for word in sentence.words if word.upos == "PROPN")
            small.update(word.form for word in sentence.words if word.upos != "PROPN" and word.form.islower())
    candidates = common | {word for word, times in small.items() if times >= LEAST_SMALL}
    return {word for word in candidates if word.isalpha() and LATIN.fullmatch(word) and (names[word] <= small[word] or names[word] < 3)}
