"""Second subjects whose verb is left out."""

from __future__ import annotations

import pytest

from dragoman.reading.events import find_events

from .trees import tree_draft

PARTIES = {"France": "FRA", "Denmark": "DNK", "Russian": "RUS", "Russia": "RUS"}
EXPELLED = "France/France/PROPN/2/nsubj expelled/expel/VERB/0/- four/four/NUM/5/nummod Russian/russian/ADJ/5/amod diplomats/diplomat/NOUN/2/obj "


@pytest.mark.parametrize(
    ("rest", "actors"),
    [
        ("and/and/CCONJ/7/cc Denmark/Denmark/PROPN/5/conj two/two/NUM/7/nummod ././PUNCT/2/punct", ("FRA", "DNK")),
        (",/,/PUNCT/7/punct Denmark/Denmark/PROPN/5/appos —/—/PUNCT/9/punct two/two/NUM/7/nummod", ("FRA", "DNK")),
        ("and/and/CCONJ/7/cc Denmark/Denmark/PROPN/5/conj two/two/NUM/9/nummod spies/spy/NOUN/7/flat", ("FRA",)),
        ("in/in/ADP/7/case Denmark/Denmark/PROPN/2/obl two/two/NUM/7/nummod", ("FRA",)),
    ],
)
def test_a_party_with_a_bare_number_did_what_the_subject_did(rest: str, actors: tuple[str, ...]) -> None:
    (event,) = find_events(tree_draft("en", EXPELLED + rest, parties=PARTIES))
    assert event.actors == actors


def test_what_nothing_was_counted_before_joins_no_subject() -> None:
    tree = (
        "France/France/PROPN/2/nsubj expelled/expel/VERB/0/- Russian/russian/ADJ/4/amod diplomats/diplomat/NOUN/2/obj "
        "and/and/CCONJ/6/cc Denmark/Denmark/PROPN/4/conj two/two/NUM/6/nummod"
    )
    assert all("DNK" not in event.actors for event in find_events(tree_draft("en", tree, parties=PARTIES)))
