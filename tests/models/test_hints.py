"""What the lists say of words, as the recogniser of names is told."""

from __future__ import annotations

import pytest

spacy = pytest.importorskip("spacy")

from dragoman.models.hints import NameHints  # noqa: E402  (needs spaCy)

LISTS = {
    "minsk": "C",
    "new delhi": "C",
    "delhi": "C",
    "reading": "Cw",
    "reading times": "O",
    "hope": "FNw",
    "the": "w",
    "li": "N",
    "world bank": "O",
    "gambia": "P",
}


def hints(text: str, *, small_letters: bool) -> list[str]:
    document = spacy.blank("en")(text)
    return [token.tag_ for token in NameHints(LISTS, small_letters=small_letters)(document)]


def test_longest_phrase_is_taken_and_its_words_told_apart() -> None:
    assert hints("The New Delhi office", small_letters=False) == ["w", "B-C", "I-C", ""]


def test_common_words_are_marked_and_genitives_known() -> None:
    assert hints("Reading Minsks", small_letters=False) == ["Cw", "C"]


def test_words_in_small_letters_say_nothing_unless_asked() -> None:
    assert hints("in minsk and new delhi", small_letters=False) == ["", "", "", "", ""]


def test_names_in_small_letters_are_marked_as_such() -> None:
    assert hints("in minsk and new delhi", small_letters=True) == ["", "l-C", "", "Bl-C", "Il-C"]


def test_small_letters_are_no_name_where_the_word_is_common_or_short_or_the_phrase_is_no_place() -> None:
    assert hints("reading the reading times in hope of li at the world bank", small_letters=True) == [""] * 12


def test_lists_are_kept_on_disk(tmp_path: object) -> None:
    NameHints(LISTS, small_letters=True).to_disk(tmp_path)  # type: ignore[arg-type]
    read = NameHints(small_letters=True).from_disk(tmp_path)  # type: ignore[arg-type]
    assert [token.tag_ for token in read(spacy.blank("en")("gambia and Hope"))] == ["l-P", "", "FNw"]
