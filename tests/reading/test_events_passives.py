"""Passives of which the parser made a verb of becoming, with the participle and its subject beside each other."""

from __future__ import annotations

import pytest

from dragoman.reading.events import find_events

from .trees import tree_draft

PARTIES = {"russisk": "RUS", "Norge": "NOR", "Chile": "CHL"}
TWO_COMPLEMENTS = (
    "I/i/ADP/2/case går/går/NOUN/3/obl ble/bli/VERB/0/-/VerbForm=Fin en/en/DET/6/det russisk/russisk/ADJ/6/amod diplomat/diplomat/NOUN/3/nsubj "
    "utvist/utvise/VERB/3/xcomp/VerbForm=Part fra/fra/ADP/9/case Norge/Norge/PROPN/7/obl"
)
SUBJECT_OF_AUXILIARY = (
    "I/i/ADP/2/case går/går/NOUN/3/obl ble/bli/VERB/7/aux:pass en/en/DET/6/det russisk/russisk/ADJ/6/amod diplomat/diplomat/NOUN/3/xcomp "
    "utvist/utvise/VERB/0/-/Mood=Ind/VerbForm=Fin fra/fra/ADP/9/case Norge/Norge/PROPN/7/obl"
)


@pytest.mark.parametrize("tree", [TWO_COMPLEMENTS, SUBJECT_OF_AUXILIARY])
def test_who_is_expelled_stands_between_the_auxiliary_and_the_participle(tree: str) -> None:
    acts = find_events(tree_draft("nb", tree, parties=PARTIES))
    assert [(e.type, e.mode, e.actors, e.recipients) for e in acts] == [("SANCTION", "expel", ("NOR",), ("RUS",))]


def test_who_becomes_something_is_not_acted_upon() -> None:
    tree = (
        "I/i/ADP/2/case går/går/NOUN/3/obl ble/bli/VERB/0/-/VerbForm=Fin Norge/Norge/PROPN/3/nsubj og/og/CCONJ/6/cc Chile/Chile/PROPN/4/conj "
        "enige/enig/ADJ/3/xcomp/Number=Plur"
    )
    assert [(e.type, set(e.actors)) for e in find_events(tree_draft("nb", tree, parties=PARTIES))] == [("AGREE", {"CHL", "NOR"})]
