"""Phrases of another tongue that parsers break sentences over."""

from __future__ import annotations

import pytest

from dragoman.reading.events import find_events

from .trees import tree_draft

PARTIES = {"Pologne": "POL", "russe": "RUS", "Russie": "RUS"}
BROKEN = (
    "La/le/DET/2/det Pologne/Pologne/PROPN/4/nsubj a/avoir/AUX/4/aux:tense déclaré/déclarer/VERB/{verb} persona/persona/VERB/{phrase} "
    "non/non/ADV/7/advmod grata/grata/ADJ/5/xcomp le/le/DET/9/det diplomate/diplomate/NOUN/{who} russe/russe/ADJ/9/amod"
)


@pytest.mark.parametrize(
    ("verb", "phrase", "who"),
    [("5/aux:pass", "0/-", "5/xcomp"), ("0/-", "4/xcomp", "7/obj"), ("0/-", "4/parataxis", "4/obj")],
    ids=["the phrase is the root", "the phrase has the object", "the phrase stands apart"],
)
def test_who_is_declared_persona_non_grata_is_expelled(verb: str, phrase: str, who: str) -> None:
    draft = tree_draft("fr", BROKEN.format(verb=verb, phrase=phrase, who=who), parties=PARTIES)
    assert [(e.mode, e.actors, e.recipients) for e in find_events(draft)] == [("expel", ("POL",), ("RUS",))]


def test_in_the_passive_it_has_no_object() -> None:
    tree = (
        "Le/le/DET/2/det diplomate/diplomate/NOUN/5/nsubj:pass russe/russe/ADJ/2/amod est/être/AUX/5/aux:pass "
        "déclaré/déclarer/VERB/0/-/Tense=Past/VerbForm=Part persona/persona/VERB/5/xcomp non/non/ADV/8/advmod grata/grata/VERB/6/xcomp "
        "par/par/ADP/11/case la/le/DET/11/det Pologne/Pologne/PROPN/8/obl:agent"
    )
    assert [(e.actors, e.recipients) for e in find_events(tree_draft("fr", tree, parties=PARTIES))] == [(("POL",), ("RUS",))]


def test_a_noun_in_marks_is_no_participle() -> None:
    tree = (
        "Alger/Alger/PROPN/2/nsubj suspend/suspendre/VERB/0/-/VerbForm=Fin un/un/DET/2/advmod «/«/PUNCT/5/punct "
        "traité/traiter/VERB/3/acl/VerbForm=Part »/»/PUNCT/5/punct avec/avec/ADP/8/case Madrid/Madrid/PROPN/2/obl"
    )
    (event,) = find_events(tree_draft("fr", tree, parties={"Alger": "DZA", "Madrid": "ESP"}))
    assert (event.type, event.actors, event.recipients) == ("SANCTION", ("DZA",), ("ESP",))
