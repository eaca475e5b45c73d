"""What is counted stands for itself, and what a noun of quantity counts is what the verb asks for."""

from __future__ import annotations

import pytest

from dragoman.reading.events import find_events

from .trees import tree_draft

PARTIES = {"Gabon": "GAB", "Latvian": "LVA"}


@pytest.mark.parametrize(
    "counted",
    [
        "ten/ten/NUM/2/obj of/of/ADP/7/case the/the/DET/7/det Latvian/latvian/ADJ/7/amod diplomats/diplomat/NOUN/3/nmod/Number=Plur",
        "numbers/number/NOUN/2/obj of/of/ADP/6/case Latvian/latvian/ADJ/6/amod diplomats/diplomat/NOUN/3/nmod/Number=Plur",
    ],
)
def test_some_of_the_diplomats_are_diplomats(counted: str) -> None:
    tree = f"Gabon/Gabon/PROPN/2/nsubj expelled/expel/VERB/0/-/Tense=Past/VerbForm=Fin {counted}"
    acts = find_events(tree_draft("en", tree, parties=PARTIES))
    assert [(e.type, e.mode, e.actors, e.recipients) for e in acts] == [("SANCTION", "expel", ("GAB",), ("LVA",))]


def test_what_a_group_is_made_of_is_not_counted_by_a_name() -> None:
    tree = (
        "Gabon/Gabon/PROPN/2/nsubj left/leave/VERB/0/-/Tense=Past/VerbForm=Fin the/the/DET/4/det Group/group/PROPN/2/obj of/of/ADP/6/case "
        "diplomats/diplomat/NOUN/4/nmod/Number=Plur"
    )
    assert not [e for e in find_events(tree_draft("en", tree, parties=PARTIES)) if e.mode == "expel"]
