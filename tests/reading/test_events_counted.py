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


@pytest.mark.parametrize(
    ("among", "expelling"),
    [
        ("is/be/AUX/{n}/cop among/among/ADP/5/case the/the/DET/5/det countries/country/NOUN/0/-/Number=Plur", [("GAB",)]),
        ("is/be/AUX/{n}/cop one/one/NUM/0/- of/of/ADP/5/case countries/country/NOUN/3/nmod/Number=Plur", [("GAB",)]),
        ("borders/border/VERB/0/-/VerbForm=Fin on/on/ADP/5/case several/several/ADJ/5/amod countries/country/NOUN/2/obl/Number=Plur", []),
    ],
)
def test_one_of_the_countries_that_did_it_did_it(among: str, expelling: list[tuple[str, ...]]) -> None:
    top = {"among": 5, "one": 3, "on": 2}[next(word for word in ("among", "one", "on") if f" {word}/" in among)]
    tree = (
        f"Gabon/Gabon/PROPN/{top}/nsubj {among.format(n=top)} that/that/PRON/8/nsubj/PronType=Rel have/have/AUX/8/aux "
        "expelled/expel/VERB/5/acl:relcl/Tense=Past/VerbForm=Part Latvian/latvian/ADJ/10/amod diplomats/diplomat/NOUN/8/obj/Number=Plur"
    )
    found = [e.actors for e in find_events(tree_draft("en", tree, parties=PARTIES)) if e.mode == "expel" and e.actors]
    assert found == expelling


def test_who_is_not_among_those_that_did_it_has_not_done_it() -> None:
    tree = (
        "Gabon/Gabon/PROPN/6/nsubj is/be/AUX/6/cop not/not/PART/6/advmod among/among/ADP/6/case the/the/DET/6/det countries/country/NOUN/0/- "
        "that/that/PRON/9/nsubj/PronType=Rel have/have/AUX/9/aux expelled/expel/VERB/6/acl:relcl/Tense=Past/VerbForm=Part "
        "Latvian/latvian/ADJ/11/amod diplomats/diplomat/NOUN/9/obj/Number=Plur"
    )
    assert not [e for e in find_events(tree_draft("en", tree, parties=PARTIES)) if "GAB" in e.actors]
