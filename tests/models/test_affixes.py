"""Words that were not met in training are known by their openings, and all by their endings."""

import spacy
from spacy.attrs import ID, LOWER

from dragoman.models.affixes import KNOWN_WORDS, learn_words, words_met


def features(listed: str, text: str) -> list[tuple[str, str]]:
    pipeline = spacy.blank("xx")
    pipeline("talossa")  # a word that the vocabulary has before
    pipeline.meta[KNOWN_WORDS] = listed
    learn_words(pipeline)
    return [tuple(pipeline.vocab.strings[int(key)] for key in row) for row in pipeline(text).to_array([LOWER, ID])]


def test_a_word_met_once_is_known_by_an_opening_that_it_shares() -> None:
    listed = words_met(["Talo", "talo", "talossa", "hallitus", "hallituksen", "kissa"])
    assert listed.split() == ["^halli", "talo"]


def test_features_of_known_and_unknown_words() -> None:
    found = features("^halli talo", "Talo talossa hallitukselle koira")
    assert found == [("talo", "$talo"), ("^", "$lossa"), ("^halli", "$selle"), ("^", "$koira")]


def test_a_pipeline_that_lists_no_words_keeps_what_spacy_has() -> None:
    pipeline = spacy.blank("xx")
    learn_words(pipeline)
    assert pipeline("Talo")[0].lower_ == "talo"
