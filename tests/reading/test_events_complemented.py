"""Clauses on nouns that say what somebody is charged with or asked, and participles led by an adverb."""

from __future__ import annotations

from dragoman.reading.events import find_events

from .trees import tree_draft

PARTIES = {"Hungary": "HUN", "Poland": "POL", "Russia": "RUS", "Kigali": "RWA", "Congo": "COD"}


def told(tree: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Type, actors and recipients of each act."""
    return [(e.type, e.actors, e.recipients) for e in find_events(tree_draft("en", tree, parties=PARTIES))]


CHARGED = (
    "Hungary/Hungary/PROPN/2/nsubj rejected/reject/VERB/0/-/Tense=Past/VerbForm=Fin allegations/allegation/NOUN/2/obj {by}"
    "that/that/PRON/{verb}/mark/PronType=Rel it/it/PRON/{verb}/nsubj had/have/AUX/{verb}/aux attacked/attack/VERB/3/acl:relcl/VerbForm=Part "
    "Russia/Russia/PROPN/{verb}/obj"
)


def test_what_somebody_denies_was_not_done_and_whom_it_met_is_refused_nothing() -> None:
    acts = told(CHARGED.format(by="", verb=7))
    assert all(kind == "REJECT" and recipients != ("RUS",) for kind, _, recipients in acts)


def test_who_charged_stands_between_the_noun_and_its_clause() -> None:
    acts = told(CHARGED.format(by="by/by/ADP/5/case Poland/Poland/PROPN/3/nmod ", verb=9))
    assert acts == [("REJECT", ("HUN",), ("POL",))]


def test_a_participle_behind_an_adverb_is_what_somebody_is_accused_of() -> None:
    tree = (
        "Congo/Congo/PROPN/2/nsubj accused/accuse/VERB/0/-/Tense=Past/VerbForm=Fin Kigali/Kigali/PROPN/2/obj of/of/ADP/5/case "
        "secretly/secretly/ADV/3/nmod attacking/attack/VERB/2/advcl/Tense=Pres/VerbForm=Part Hungary/Hungary/PROPN/6/obj"
    )
    assert [kind for kind, *_ in told(tree)] == ["ACCUSE"]


def test_what_somebody_was_warned_of_hangs_on_the_warning() -> None:
    tree = (
        "Hungary/Hungary/PROPN/2/nsubj warned/warn/VERB/0/-/Tense=Past/VerbForm=Fin Poland/Poland/PROPN/2/obj through/through/ADP/5/case "
        "channels/channel/NOUN/2/obl that/that/PRON/9/mark/PronType=Rel Hungary/Hungary/PROPN/9/nsubj would/would/AUX/9/aux "
        "sever/sever/VERB/5/acl:relcl/VerbForm=Inf relations/relation/NOUN/9/obj with/with/ADP/12/case Poland/Poland/PROPN/10/nmod"
    )
    assert told(tree) == [("THREATEN", ("HUN",), ("POL",))]


def test_what_is_said_has_its_verb_though_it_was_taken_for_an_attribute() -> None:
    tree = (
        "The/the/DET/3/det Polish/polish/ADJ/3/amod minister/minister/NOUN/11/obl called/call/VERB/3/acl/Tense=Past/VerbForm=Part "
        "in/in/ADP/7/case Sudan/Sudan/PROPN/7/nmod:poss/Case=Gen ambassador/ambassador/NOUN/4/obl ,/,/PUNCT/3/punct "
        "the/the/DET/10/det ministry/ministry/NOUN/11/nsubj said/say/VERB/0/-/Tense=Past/VerbForm=Fin"
    )
    (event,) = find_events(tree_draft("en", tree, parties={"Polish": "POL", "Sudan": "SDN"}))
    assert (event.mode, event.actors, event.recipients) == ("summon", ("POL",), ("SDN",))


def test_the_first_of_two_things_suggested_is_not_done() -> None:
    tree = (
        "Hungary/Hungary/PROPN/2/nsubj suggested/suggest/VERB/0/-/Tense=Past/VerbForm=Fin either/either/CCONJ/4/cc:preconj "
        "attacking/attack/VERB/2/advcl/Tense=Pres/VerbForm=Part Poland/Poland/PROPN/4/obj or/or/CCONJ/7/cc "
        "waiting/wait/VERB/4/conj/Tense=Pres/VerbForm=Part"
    )
    assert [kind for kind, *_ in told(tree) if kind == "ASSAULT"] == []


def test_a_scandinavian_relative_clause_at_a_demand_tells_who_made_it() -> None:
    tree = (
        "De/den/DET/2/det krav/krav/NOUN/12/nsubj/Number=Plur ,/,/PUNCT/7/punct som/som/PRON/7/mark/PartType=Inf Hungary/Hungary/PROPN/7/nsubj "
        "har/have/AUX/7/aux stillet/stille/VERB/2/acl:relcl/VerbForm=Part til/til/ADP/9/case Poland/Poland/PROPN/7/obl ,/,/PUNCT/7/punct "
        "er/være/AUX/12/cop urealistiske/urealistisk/ADJ/0/-"
    )
    found = find_events(tree_draft("da", tree, parties=PARTIES))
    assert [(e.mode, e.actors, e.recipients) for e in found] == [("demand", ("HUN",), ("POL",))]
