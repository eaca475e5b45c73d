"""Sentences with asides: what is left out, and the tree that is read without it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from dragoman.models import Sentence
from dragoman.reading.draft import Draft
from dragoman.reading.events import Scenes, find_events
from dragoman.reading.events.interjected import asides

from .trees import timed, tree_draft

PARTIES = {"Canada": "CAN", "Poland": "POL", "Indian": "IND"}
REST = (
    "expelled/expel/VERB/0/-/VerbForm=Fin three/three/NUM/{0}/nummod Indian/indian/ADJ/{0}/amod diplomats/diplomat/NOUN/{1}/obj ././PUNCT/{1}/punct"
)
PLAIN = (
    "Canada/Canada/PROPN/2/nsubj expelled/expel/VERB/0/-/VerbForm=Fin three/three/NUM/5/nummod Indian/indian/ADJ/5/amod "
    "diplomats/diplomat/NOUN/2/obj ././PUNCT/2/punct"
)


class Parser:
    """Gives the one tree that it was made with, and keeps what it was asked."""

    name = "test"

    def __init__(self, tree: str) -> None:
        self.read = tree_draft("en", tree, parties={}).sentences
        self.asked: list[str] = []

    def analyse(self, texts: Sequence[str], *, edited: bool = False) -> list[tuple[Sentence, ...]]:
        self.asked.extend(texts)
        return [self.read for _ in texts]


def sentence(aside: str) -> Draft:
    """Canada with an aside behind it, in a tree that has lost the subject."""
    words = aside.split()
    at = len(words) + 4
    tree = f"Canada/Canada/PROPN/3/vocative ,/,/PUNCT/1/punct {aside} ,/,/PUNCT/1/punct " + REST.format(at + 3, at)
    return tree_draft("en", tree, parties=PARTIES)


def left_out(draft: Draft) -> list[str]:
    scene = Scenes(draft).raw(draft.sentences[0])
    return [" ".join(scene.tree.words[a.first + 1 : a.last]) for a in asides(scene.tree, scene.parties, draft.pack)]


ASIDES = [
    "the/the/DET/4/det agency/agency/NOUN/5/nsubj reported/report/VERB/0/-",
    "according/accord/VERB/5/case to/to/ADP/3/fixed media/media/NOUN/1/conj",
    "shaken/shake/VERB/1/acl/VerbForm=Part by/by/ADP/5/case protests/protest/NOUN/3/obl",
    "backed/back/VERB/0/-/VerbForm=Fin by/by/ADP/5/case voters/voter/NOUN/3/obl",  # a participle that the tagger takes for a past tense
    "which/which/PRON/4/nsubj/PronType=Rel faces/face/VERB/0/- elections/election/NOUN/4/obj",
    "as/as/SCONJ/5/mark agencies/agency/NOUN/5/nsubj report/report/VERB/0/-",
    "a/a/DET/5/det large/large/ADJ/5/amod country/country/NOUN/1/conj",
]


@pytest.mark.parametrize("aside", ASIDES)
def test_the_sentence_is_read_without_its_aside(aside: str) -> None:
    draft, parser = sentence(aside), Parser(PLAIN)
    told = [(e.actors, e.recipients) for e in find_events(draft, Scenes(draft, parser))]
    assert parser.asked == ["Canada  expelled three Indian diplomats ."]
    assert told == [(("CAN",), ("IND",))]


def test_the_analyser_sees_one_apostrophe_the_second_time_too() -> None:
    draft, parser = sentence(ASIDES[0]), Parser(PLAIN)
    odd = replace(draft, report=replace(draft.report, text=draft.report.text.replace("diplomats", "diplomʼts")))
    find_events(odd, Scenes(odd, parser))
    assert parser.asked == ["Canada  expelled three Indian diplom’ts ."]


def test_a_day_between_commas_belongs_to_the_verb() -> None:
    draft = timed(sentence("on/on/ADP/4/case Friday/Friday/PROPN/1/nmod"), "Friday", "2024-05-17")
    (event,) = find_events(draft, Scenes(draft, Parser(PLAIN)))
    assert event.date == "2024-05-17"


def test_an_act_in_an_aside_is_told_all_the_same() -> None:
    aside = "which/which/PRON/5/nsubj/PronType=Rel had/have/AUX/5/aux accused/accuse/VERB/0/-/VerbForm=Part Poland/Poland/PROPN/5/obj"
    draft = sentence(aside)
    told = {(e.type, e.actors, e.recipients) for e in find_events(draft, Scenes(draft, Parser(PLAIN)))}
    assert told == {("ACCUSE", ("CAN",), ("POL",)), ("SANCTION", ("CAN",), ("IND",))}


@pytest.mark.parametrize(
    "aside",
    [
        "Poland/Poland/PROPN/1/conj",  # a list without "and"
        "which/which/PRON/4/nsubj/PronType=Rel is/be/AUX/0/- “/“/PUNCT/4/punct large/large/ADJ/4/xcomp",
    ],
)
def test_nothing_else_is_left_out(aside: str) -> None:
    assert left_out(sentence(aside)) == []


def test_what_goes_on_behind_a_coordinator_is_no_aside() -> None:
    tree = (
        "Canada/Canada/PROPN/7/conj ,/,/PUNCT/1/punct the/the/DET/4/det agency/agency/NOUN/1/conj ,/,/PUNCT/1/punct and/and/CCONJ/7/cc "
        "Poland/Poland/PROPN/8/nsubj met/meet/VERB/0/-/VerbForm=Fin today/today/NOUN/8/obl"
    )
    assert left_out(tree_draft("en", tree, parties=PARTIES)) == []


def test_a_tree_with_other_words_than_the_sentence_is_not_taken() -> None:
    draft = sentence(ASIDES[0])
    other = Parser(PLAIN.replace("three/three", "3/three"))
    assert Scenes(draft, other).mended(draft.sentences[0]).tree.words == Scenes(draft).raw(draft.sentences[0]).tree.words
    assert all("IND" not in e.recipients or e.actors != ("CAN",) for e in find_events(draft, Scenes(draft, other)))


def test_a_comma_of_a_list_closes_no_aside() -> None:
    tree = (
        "Canada/Canada/PROPN/2/nsubj waits/wait/VERB/0/-/VerbForm=Fin ,/,/PUNCT/4/punct says/say/VERB/2/parataxis/VerbForm=Fin "
        "Smith/Smith/PROPN/4/nsubj to/to/ADP/7/case Poland/Poland/PROPN/4/obl ,/,/PUNCT/9/punct Norway/Norway/PROPN/7/conj and/and/CCONJ/11/cc "
        "others/other/NOUN/7/conj ././PUNCT/2/punct"
    )
    assert left_out(tree_draft("en", tree, parties=PARTIES)) == []
