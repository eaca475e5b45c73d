"""Verbs right before an owner and what it owns, which a tagger took for an attribute."""

from __future__ import annotations

from dragoman.reading.events import find_events

from .trees import tree_draft

PARTIES = {"Chile": "CHL", "Peru": "PER"}


def test_who_stands_before_a_verb_taken_for_an_attribute_did_it() -> None:
    tree = (
        "Chile/Chile/PROPN/6/nsubj on/on/ADP/3/case Monday/Monday/PROPN/1/nmod summoned/summon/VERB/6/amod/Tense=Past/VerbForm=Fin "
        "Peru/Peru/PROPN/6/nmod:poss ambassador/ambassador/NOUN/0/-"
    )
    assert [(e.type, e.actors, e.recipients) for e in find_events(tree_draft("en", tree, parties=PARTIES))] == [("ACCUSE", ("CHL",), ("PER",))]


def test_an_attribute_before_its_noun_stays_one() -> None:
    tree = (
        "Chile/Chile/PROPN/2/nsubj praised/praise/VERB/0/-/Tense=Past/VerbForm=Fin the/the/DET/5/det summoned/summon/VERB/5/amod/VerbForm=Part "
        "ambassador/ambassador/NOUN/2/obj of/of/ADP/7/case Peru/Peru/PROPN/5/nmod"
    )
    assert all(e.actors != ("CHL",) or e.type != "ACCUSE" for e in find_events(tree_draft("en", tree, parties=PARTIES)))
