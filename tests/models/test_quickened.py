"""What is computed with fewer products says what spaCy says, and a name has one class within a text."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import spacy

import dragoman.models.hints  # noqa: F401  (registers a component of the pipelines)
from dragoman.models import Sentence, Token, load_analyser
from dragoman.models.agreement import agreed
from dragoman.models.encoding import quicken
from dragoman.models.guesses import guesses_of
from dragoman.models.loader import DATA
from dragoman.models.naming import names_of
from dragoman.models.words import Cutter

TEXTS = (
    "Russia's foreign minister Sergey Lavrov met Antony Blinken in Geneva on Friday, the State Department said.",
    "Nothing came of it. Oslo and Tel Aviv waited for the Council of Europe and the World Trade Organization.",
    "No names here at all.",
    "",
)


@pytest.fixture(scope="module")
def pipeline() -> spacy.Language:
    """The English pipeline as spaCy loads it, its weights widened."""
    loaded = spacy.load(Path(DATA) / "en")
    for _, pipe in loaded.pipeline:
        for node in pipe.model.walk() if hasattr(pipe, "model") else ():
            for param in node.param_names:
                if node.has_param(param):
                    node.set_param(param, node.get_param(param).astype("float32"))
    return loaded


def test_names_are_decided_as_by_spacy(pipeline: spacy.Language) -> None:
    names = names_of(pipeline)
    assert names is not None
    docs = list(pipeline.pipe(TEXTS))
    theirs = [[(e.start, e.end, e.label_) for e in doc.ents] for doc in docs]
    assert sum(map(len, theirs)) > 4
    again = list(pipeline.pipe(TEXTS, disable=["ner"]))
    names(again)
    assert [[(e.start, e.end, e.label_) for e in doc.ents] for doc in again] == theirs


def test_words_in_context_come_out_as_from_spacy(pipeline: spacy.Language) -> None:
    docs = [pipeline.make_doc(text) for text in TEXTS]
    model = pipeline.get_pipe("tok2vec").model
    before = model.predict(docs)
    plain = [node._func for node in model.walk()]
    quicken(model)
    try:
        assert [node._func for node in model.walk()] != plain
        for one, two in zip(before, model.predict(docs), strict=True):
            assert np.allclose(one, two, atol=1e-4)
    finally:
        for node, func in zip(model.walk(), plain, strict=True):
            node._func = func


def test_lemmas_are_guessed_as_by_spacy(pipeline: spacy.Language) -> None:
    guesses = guesses_of(pipeline)
    assert guesses is not None
    odd = "Xyzzyings were sought; the mice's wolves had gone, saying ''Zwölf''."
    docs = list(pipeline.pipe([*TEXTS, odd]))
    theirs = [[token.lemma_ for token in doc] for doc in docs]
    again = list(pipeline.pipe([*TEXTS, odd], disable=["trainable_lemmatizer"]))
    words = [[token.text for token in doc] for doc in again]
    assert guesses(again, words, [range(len(doc)) for doc in again]) == theirs
    some = [[i for i in range(len(doc)) if i % 3 == 1] for doc in again]
    assert guesses(again, words, some) == [[lemmas[i] for i in places] for lemmas, places in zip(theirs, some, strict=True)]
    assert guesses([], [], []) == []


def test_runs_are_cut_as_in_the_text() -> None:
    tokenizer = spacy.load(Path(DATA) / "ru").tokenizer
    cut = Cutter(tokenizer, tokenizer.rules)
    for text in ("Он сказал:  «Нет»,\tа потом в н.в. ушёл\xa0(в 5 ч.).", "Он (снова) сказал: «Нет»…", " ", ""):
        for _ in range(2):
            assert list(cut(text)) == [(token.idx, token.idx + len(token)) for token in tokenizer(text) if not token.is_space]


def test_a_pipeline_of_another_build_is_left_as_it_is() -> None:
    assert names_of(spacy.blank("en")) is None
    assert guesses_of(spacy.blank("en")) is None


def _sentence(*words: tuple[str, str]) -> Sentence:
    tokens = tuple(
        Token(start=i, end=i + 1, text=text, lemma=text, upos="PROPN", head=i, deprel="dep", entity=entity) for i, (text, entity) in enumerate(words)
    )
    return Sentence(start=0, end=len(tokens), tokens=tokens)


def test_most_mentions_and_full_names_settle_the_class() -> None:
    text = [
        _sentence(("Pavel", "B-PER"), ("Ora", "I-PER"), ("skriv", "")),
        _sentence(("Oras", "B-ORG"), ("brev", ""), ("Ora", "B-PER"), ("Ora", "B-PER")),
        _sentence(("NRK", "B-ORG"), ("Ora", "B-PROD")),
    ]
    assert [token.entity for sentence in agreed(text) for token in sentence.tokens] == [
        *("B-PER", "I-PER", ""),
        *("B-PER", "", "B-PER", "B-PER"),
        *("B-ORG", "B-PER"),
    ]


def test_a_draw_changes_nothing() -> None:
    text = [_sentence(("Ora", "B-PER")), _sentence(("Ora", "B-ORG"))]
    assert agreed(text) == text


def test_the_same_names_are_in_what_the_analyser_gives() -> None:
    (sentences, *_) = load_analyser("en").analyse(TEXTS[:1])
    assert [t.text for s in sentences for t in s.tokens if t.entity.endswith("PER")][:2] == ["Sergey", "Lavrov"]
