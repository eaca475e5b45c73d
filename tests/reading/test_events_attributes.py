"""Verbs whose object the parser gave away."""

from __future__ import annotations

import pytest

from dragoman.reading.events import find_events

from .trees import tree_draft

PARTIES = {"Poland": "POL", "Russian": "RUS", "Russia": "RUS", "Norway": "NOR", "Niamey": "NER", "Germany": "DEU"}


def told(tree: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [(e.type, e.actors, e.recipients) for e in find_events(tree_draft("en", tree, parties=PARTIES))]


def test_an_auxiliary_of_the_perfect_waits_for_its_verb() -> None:
    tree = (
        "Poland/Poland/PROPN/3/nsubj then/then/ADV/3/advmod had/have/AUX/0/- expelled/expel/VERB/6/amod/VerbForm=Part Russian/russian/ADJ/6/amod "
        "diplomats/diplomat/NOUN/3/obj"
    )
    assert told(tree) == [("SANCTION", ("POL",), ("RUS",))]


@pytest.mark.parametrize(("rel", "acts"), [("nsubj", 1), ("compound", 1), ("nmod:poss", 0)])
def test_a_party_right_before_a_verb_does_it(rel: str, acts: int) -> None:
    feats = "/Poss=Yes" if rel == "nmod:poss" else ""
    first = f"Poland/Poland/PROPN/3/{rel}" if acts else f"Its/its/PRON/3/{rel}/PronType=Prs{feats}"
    assert (
        len(told(f"{first} imposed/impose/VERB/3/amod/VerbForm=Part sanctions/sanction/NOUN/0/- on/on/ADP/5/case Russia/Russia/PROPN/3/nmod")) == acts
    )


def test_with_an_article_the_verb_is_an_attribute() -> None:
    tree = (
        "The/the/DET/4/det Norway/Norway/PROPN/4/compound imposed/impose/VERB/4/amod/VerbForm=Part sanctions/sanction/NOUN/7/nsubj on/on/ADP/6/case "
        "Russia/Russia/PROPN/4/nmod ended/end/VERB/0/-/VerbForm=Fin"
    )
    assert not any(kind == "SANCTION" for kind, *_ in told(tree))


def test_a_verb_of_which_it_was_the_subject_goes_under_it() -> None:
    tree = (
        "Poland/Poland/PROPN/4/compound expelled/expel/VERB/4/amod/VerbForm=Part Russian/russian/ADJ/4/amod diplomats/diplomat/NOUN/7/nsubj "
        "after/after/ADP/6/case Germany/Germany/PROPN/4/nmod left/leave/VERB/0/-/VerbForm=Fin"
    )
    assert told(tree) == [("SANCTION", ("POL",), ("RUS",))]


def test_what_a_decision_is_about_is_no_second_subject() -> None:
    tree = (
        "The/the/DET/2/det decision/decision/NOUN/10/nsubj:pass of/of/ADP/4/case Poland/Poland/PROPN/2/nmod to/to/PART/6/mark "
        "expel/expel/VERB/2/acl/VerbForm=Inf Russian/russian/ADJ/8/amod diplomats/diplomat/NOUN/10/nsubj:pass was/be/AUX/10/aux:pass "
        "announced/announce/VERB/0/-/Tense=Past/VerbForm=Part/Voice=Pass"
    )
    assert ("SANCTION", ("POL",), ("RUS",)) in told(tree)


@pytest.mark.parametrize(("upos", "rel"), [("VERB", "acl"), ("NOUN", "amod"), ("X", "amod")])
def test_an_adjective_of_nationality_behind_its_noun_is_one(upos: str, rel: str) -> None:
    tree = (
        "Oslo/Oslo/PROPN/3/nsubj a/avoir/AUX/3/aux saisi/saisir/VERB/0/-/Tense=Past/VerbForm=Part un/un/DET/5/det chalutier/chalutier/NOUN/3/obj "
        f"islandais/islandais/{upos}/5/{rel}"
    )
    events = find_events(tree_draft("fr", tree, parties={"Oslo": "NOR", "islandais": "ISL"}))
    assert [(e.type, e.actors, e.recipients) for e in events] == [("COERCE", ("NOR",), ("ISL",))]


def test_an_adjective_that_took_the_place_of_the_verb_gives_it_back() -> None:
    tree = (
        "La/le/DET/2/det marine/marine/NOUN/3/nsubj islandaise/islandaiser/VERB/0/-/VerbForm=Fin a/avoir/AUX/5/aux "
        "saisi/saisir/VERB/3/xcomp/Tense=Past/VerbForm=Part un/un/DET/7/det chalutier/chalutier/NOUN/5/obj grec/grec/ADJ/7/amod"
    )
    events = find_events(tree_draft("fr", tree, parties={"islandaise": "ISL", "grec": "GRC"}))
    assert [(e.type, e.actors, e.recipients) for e in events] == [("COERCE", ("ISL",), ("GRC",))]


@pytest.mark.parametrize(("case", "found"), [("Ill", True), ("Ela", False)])
def test_a_noun_of_a_deed_in_a_case_of_its_own_is_no_attribute(case: str, found: bool) -> None:
    tree = (
        "Tapaus/tapaus/NOUN/3/nsubj:cop/Case=Nom oli/olla/AUX/3/cop vastaus/vastaus/NOUN/0/-/Case=Nom Irlannin/Irlanti/PROPN/5/nmod:poss/Case=Gen "
        f"konsulin/konsuli/NOUN/3/obj/Case=Gen karkottamiseen/karkottaminen/ADJ/7/amod/Case={case} Kroatiasta/Kroatia/PROPN/3/obl/Case=Ela"
    )
    events = find_events(tree_draft("fi", tree, parties={"Irlannin": "IRL", "Kroatiasta": "HRV"}))
    assert [(e.mode, e.actors, e.recipients) for e in events] == [("expel", ("HRV",), ("IRL",))] * found
