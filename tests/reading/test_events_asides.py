"""Asides between a subject and its verb."""

from __future__ import annotations

import pytest

from dragoman.reading.events import find_events

from .trees import tree_draft

PARTIES = {"Canada": "CAN", "Poland": "POL", "Indian": "IND"}
REST = "expelled/expel/VERB/{verb} three/three/NUM/{noun}/nummod Indian/indian/ADJ/{noun}/amod diplomats/diplomat/NOUN/{at}/obj"


def told(tree: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(e.actors, e.recipients) for e in find_events(tree_draft("en", tree, parties=PARTIES))]


@pytest.mark.parametrize(("canada", "reported", "verb"), [("5/vocative", "0/-", "5/conj"), ("7/vocative", "4/acl", "0/-"), ("0/-", "1/acl", "1/acl")])
def test_the_verb_behind_an_attribution_has_the_subject_before_it(canada: str, reported: str, verb: str) -> None:
    tree = (
        f"Canada/Canada/PROPN/{canada} ,/,/PUNCT/1/punct the/the/DET/4/det agency/agency/NOUN/5/nsubj "
        f"reported/report/VERB/{reported} ,/,/PUNCT/7/punct " + REST.format(verb=verb, noun=10, at=7)
    )
    assert told(tree) == [(("CAN",), ("IND",))]


def test_a_phrase_that_says_who_tells_it_is_no_part_of_the_subject() -> None:
    tree = (
        "Canada/Canada/PROPN/6/compound ,/,/PUNCT/1/punct according/accord/VERB/5/case to/to/ADP/3/fixed media/media/NOUN/1/conj ,/,/PUNCT/1/punct "
        + REST.format(verb="5/acl", noun=10, at=7)
    )
    assert told(tree) == [(("CAN",), ("IND",))]


def test_a_sentence_that_opens_with_a_phrase_of_place_has_no_aside_there() -> None:
    tree = (
        "In/in/ADP/2/case Canada/Canada/PROPN/7/obl ,/,/PUNCT/2/punct the/the/DET/5/det agency/agency/NOUN/6/nsubj reported/report/VERB/0/- "
        "unrest/unrest/NOUN/6/obj ,/,/PUNCT/6/punct " + REST.format(verb="6/conj", noun=11, at=9).replace("/9/obj", "/9/obj")
    )
    assert (("CAN",), ("IND",)) not in told(tree)


@pytest.mark.parametrize(
    ("aside", "at"),
    [
        ("shaken/shake/VERB/0/- by/by/ADP/5/case protests/protest/NOUN/3/obl", 5),
        ("which/which/PRON/4/nsubj faces/face/VERB/0/acl:relcl elections/election/NOUN/4/obj", 5),
        ("as/as/SCONJ/5/mark agencies/agency/NOUN/5/nsubj report/report/VERB/0/ccomp", 5),
        ("a/a/DET/5/det large/large/ADJ/5/amod country/country/NOUN/0/conj", 5),
    ],
)
def test_the_verb_behind_what_the_subject_is_has_the_subject_before_it(aside: str, at: int) -> None:
    tree = f"Canada/Canada/PROPN/3/nsubj ,/,/PUNCT/1/punct {aside} ,/,/PUNCT/1/punct " + REST.format(verb="3/conj", noun=at + 5, at=at + 2)
    assert told(tree) == [(("CAN",), ("IND",))]


def test_who_stands_between_commas_in_a_list_is_no_aside() -> None:
    tree = "Poland/Poland/PROPN/4/conj ,/,/PUNCT/1/punct the/the/DET/4/det Canada/Canada/PROPN/6/nsubj ,/,/PUNCT/4/punct " + REST.format(
        verb="0/-", noun=9, at=6
    )
    assert all("CAN" in actors for actors, _ in told(tree))


def test_a_phrase_of_time_before_the_subject_belongs_to_the_verb_behind_the_aside() -> None:
    tree = (
        "On/on/ADP/2/case Monday/Monday/PROPN/6/obl ,/,/PUNCT/2/punct Canada/Canada/PROPN/6/nsubj ,/,/PUNCT/4/punct shaken/shake/VERB/0/- "
        "by/by/ADP/8/case protests/protest/NOUN/6/obl ,/,/PUNCT/6/punct " + REST.format(verb="6/advcl", noun=13, at=10)
    )
    assert told(tree) == [(("CAN",), ("IND",))]
