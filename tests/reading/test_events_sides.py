"""Which sides an act has: fighting between two, phrases inside of others, names that nobody knows, what is only meant on a condition."""

from __future__ import annotations

from dragoman.reading.events import find_events
from dragoman.reading.types import Event

from .trees import tree_draft

PARTIES = {"Peru": "PER", "Ecuador": "ECU", "Greek": "GRC", "Macron": "FRA", "Libya": "LBY", "Kenyan": "KEN", "Tanzania": "TZA"}


def told(event: Event) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    return event.type, event.actors, event.recipients


def test_fighting_between_two_sides_makes_actors_of_both() -> None:
    draft = tree_draft(
        "en",
        "Ecuador/Ecuador/PROPN/4/nsubj and/and/CCONJ/3/cc Peru/Peru/PROPN/1/conj exchanged/exchange/VERB/0/-/VerbForm=Fin fire/fire/NOUN/4/obj",
        parties=PARTIES,
    )
    assert [told(e) for e in find_events(draft)] == [("ASSAULT", ("ECU", "PER"), ())]


def test_a_phrase_inside_of_another_names_no_other_side() -> None:
    draft = tree_draft(
        "en",
        "The/the/DET/3/det Greek/greek/ADJ/3/amod minister/minister/NOUN/4/nsubj spoke/speak/VERB/0/-/VerbForm=Fin by/by/ADP/6/case "
        "phone/phone/NOUN/4/obl with/with/ADP/8/case Macron/Macron/PROPN/4/obl about/about/ADP/11/case the/the/DET/11/det pact/pact/NOUN/4/obl "
        "with/with/ADP/13/case Libya/Libya/PROPN/11/nmod",
        parties=PARTIES,
    )
    assert [told(e) for e in find_events(draft)] == [("CONSULT", ("GRC",), ("FRA",))]


def test_a_headline_verb_behind_an_unknown_name_is_one() -> None:
    draft = tree_draft(
        "en",
        "Kenyan/kenyan/ADJ/5/amod Foreign/foreign/ADJ/3/amod Minister/minister/PROPN/4/nmod:desc Adaba/Adaba/PROPN/5/compound "
        "slams/slam/NOUN/0/-/Number=Plur Tanzania/Tanzania/PROPN/5/appos over/over/ADP/8/case tolls/toll/NOUN/6/nmod",
        parties=PARTIES,
    )
    assert [told(e) for e in find_events(draft)] == [("ACCUSE", ("KEN",), ("TZA",))]
