"""Others who did what was told last."""

from __future__ import annotations

from dragoman.reading.events import find_events

from .trees import tree_draft

PARTIES = {"Germany": "DEU", "Poland": "POL", "Russian": "RUS", "Norge": "NOR", "Latvia": "LVA"}
EXPELLED = (
    "Germany/Germany/PROPN/2/nsubj expelled/expel/VERB/0/-/Tense=Past/VerbForm=Fin four/four/NUM/5/nummod Russian/russian/ADJ/5/amod "
    "diplomats/diplomat/NOUN/2/obj"
)
SAME = "the/the/DET/4/det same/same/ADJ/2/obj"


def actors(second: str) -> list[tuple[str, ...]]:
    """Who acts upon Russia, in the order of the text."""
    return [e.actors for e in find_events(tree_draft("en", EXPELLED, second, parties=PARTIES)) if e.recipients == ("RUS",)]


def test_who_did_the_same_did_it_to_the_same() -> None:
    assert actors(f"Poland/Poland/PROPN/2/nsubj did/do/VERB/0/-/Tense=Past/VerbForm=Fin {SAME}") == [("DEU",), ("POL",)]


def test_who_may_do_the_same_has_not() -> None:
    could = "Poland/Poland/PROPN/3/nsubj could/could/AUX/3/aux do/do/VERB/0/-/VerbForm=Inf the/the/DET/5/det same/same/ADJ/3/obj"
    assert actors(could) == [("DEU",)]
    assert actors(could.replace("could/could", "will/will")) == [("DEU",), ("POL",)]


def test_who_did_not_do_the_same_has_not() -> None:
    not_so = "Poland/Poland/PROPN/4/nsubj did/do/AUX/4/aux not/not/PART/4/advmod follow/follow/VERB/0/-/VerbForm=Inf suit/suit/NOUN/4/obj"
    assert actors(not_so) == [("DEU",)]
