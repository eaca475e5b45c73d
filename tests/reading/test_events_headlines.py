"""Headlines: participles without auxiliary, topics before a colon; names joined by more than "and"."""

from __future__ import annotations

import pytest

from dragoman.reading.events import find_events
from dragoman.reading.events.headlines import topic
from dragoman.reading.events.lexicon import lexicon
from dragoman.reading.events.tree import Tree

from .trees import tree_draft

PARTIES = {"Ecuador": "ECU", "Mexican": "MEX", "Norway": "NOR", "Russian": "RUS", "Russland": "RUS", "NATO": "NATO", "Mali": "MLI"}


@pytest.mark.parametrize(
    ("language", "tree", "sides"),
    [
        ("en", "Ecuador/Ecuador/PROPN/2/nsubj condemned/condemn/VERB/0/-/Tense=Past/VerbForm=Fin for/for/ADP/4/case raid/raid/NOUN/2/obl", set()),
        (
            "en",
            "Ecuador/Ecuador/PROPN/2/nsubj condemned/condemn/VERB/0/-/Tense=Past/VerbForm=Fin by/by/ADP/4/case Norway/Norway/PROPN/2/obl",
            {("NOR", "ECU")},
        ),
        (
            "en",
            "Russian/russian/ADJ/2/amod diplomats/diplomat/NOUN/3/nsubj expelled/expel/VERB/0/-/Tense=Past/VerbForm=Fin "
            "from/from/ADP/5/case Norway/Norway/PROPN/3/obl",
            {("NOR", "RUS")},
        ),
        (
            "nb",
            "Russland/Russland/PROPN/2/nsubj kritisert/kritisere/VERB/0/-/VerbForm=Part av/av/ADP/4/case NATO/NATO/PROPN/2/obl",
            {("NATO", "RUS")},
        ),
    ],
)
def test_a_bare_participle_of_a_headline_is_passive(language: str, tree: str, sides: set[tuple[str, str]]) -> None:
    found = find_events(tree_draft(language, f"{tree} ././PUNCT/2/punct", parties=PARTIES))
    assert {(e.actors[0], *e.recipients) for e in found} == sides


def test_a_verb_with_an_object_stays_active() -> None:
    tree = (
        "Ecuador/Ecuador/PROPN/2/nsubj expelled/expel/VERB/0/-/Tense=Past/VerbForm=Fin on/on/ADP/4/case Friday/Friday/PROPN/2/obl "
        "Russian/russian/ADJ/6/amod diplomats/diplomat/NOUN/2/obj"
    )
    (event,) = find_events(tree_draft("en", tree, parties=PARTIES))
    assert (event.actors, event.recipients) == (("ECU",), ("RUS",))


@pytest.mark.parametrize(
    ("words", "colon"),
    [
        (
            "Nile/Nile/PROPN/4/dep :/:/PUNCT/1/punct Egypt/Egypt/PROPN/4/nsubj rejects/reject/VERB/0/-/VerbForm=Fin it/it/PRON/4/obj",
            None,
        ),
        (
            "Nile/Nile/PROPN/5/dep dam/dam/NOUN/1/flat :/:/PUNCT/1/punct Egypt/Egypt/PROPN/5/nsubj rejects/reject/VERB/0/-/VerbForm=Fin "
            "the/the/DET/7/det plan/plan/NOUN/5/obj",
            2,
        ),
        (
            "Egypt/Egypt/PROPN/2/nsubj says/say/VERB/0/-/VerbForm=Fin :/:/PUNCT/2/punct Sudan/Sudan/PROPN/5/nsubj rejects/reject/VERB/2/ccomp "
            "the/the/DET/7/det plan/plan/NOUN/5/obj now/now/ADV/5/advmod",
            None,
        ),
    ],
)
def test_a_topic_is_a_few_words_without_a_verb_before_a_colon(words: str, colon: int | None) -> None:
    draft = tree_draft("en", words, parties={})
    assert topic(Tree(draft.sentences[0], lexicon(draft.pack).section)) == colon


def test_ainsi_que_joins_names() -> None:
    tree = (
        "L'/le/DET/2/det Équateur/Équateur/PROPN/7/nsubj ainsi/ainsi/ADV/6/advmod que/que/SCONJ/6/mark le/le/DET/6/det Mali/Mali/PROPN/2/nmod "
        "expulsent/expulser/VERB/0/-/VerbForm=Fin deux/deux/NUM/9/nummod diplomates/diplomate/NOUN/7/obj russes/russe/ADJ/9/amod"
    )
    (event,) = find_events(tree_draft("fr", tree, parties={"Équateur": "ECU", "Mali": "MLI", "russes": "RUS"}))
    assert set(event.actors) == {"ECU", "MLI"}
