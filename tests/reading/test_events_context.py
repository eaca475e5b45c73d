"""What a sentence leaves unsaid is taken from the report: whose deed a reaction speaks of, who is meant by both sides, on which day."""

from __future__ import annotations

from dataclasses import replace

from dragoman.packs.events import EventsSection, Trigger
from dragoman.reading.draft import Draft
from dragoman.reading.events import find_events
from dragoman.reading.types import Event
from dragoman.report.types import Published

from .trees import timed, tree_draft

PARTIES = {"Iran": "IRN", "France": "FRA", "Poland": "POL", "Belarusian": "BLR", "Belarus": "BLR", "Italy": "ITA"}
EXPELLED = (
    "Poland/Poland/PROPN/2/nsubj expelled/expel/VERB/0/-/VerbForm=Fin/Tense=Past three/three/NUM/5/nummod "
    "Belarusian/belarusian/ADJ/5/amod diplomats/diplomat/NOUN/2/obj"
)
CONDEMNED = "Iran/Iran/PROPN/2/nsubj condemned/condemn/VERB/0/-/VerbForm=Fin/Tense=Past Italy/Italy/PROPN/2/obj"
ON_A_DAY = " on/on/ADP/7/case Friday/Friday/PROPN/2/obl"


def of(events: tuple[Event, ...], actor: str) -> Event:
    (found,) = [e for e in events if e.actors == (actor,)]
    return found


def published(draft: Draft, day: str) -> Draft:
    return replace(draft, report=replace(draft.report, published=Published(edtf=day, basis="supplied")))


def test_a_reaction_to_a_named_deed_is_to_whoever_did_it() -> None:
    reaction = "France/France/PROPN/2/nsubj condemned/condemn/VERB/0/- the/the/DET/4/det expulsions/expulsion/NOUN/2/obj"
    events = find_events(tree_draft("en", EXPELLED, CONDEMNED, reaction, parties=PARTIES))
    assert of(events, "FRA").recipients == ("POL",)


def test_the_clause_of_occasion_names_the_other_side() -> None:
    tree = (
        "Iran/Iran/PROPN/2/nsubj recalled/recall/VERB/0/- its/its/PRON/4/nmod:poss ambassador/ambassador/NOUN/2/obj after/after/SCONJ/7/mark "
        "France/France/PROPN/7/nsubj recognised/recognise/VERB/2/advcl Italy/Italy/PROPN/7/obj and/and/CCONJ/10/cc Poland/Poland/PROPN/8/conj"
    )
    assert of(find_events(tree_draft("en", tree, parties=PARTIES)), "IRN").recipients == ("FRA",)


def test_several_act_on_each_other() -> None:
    tree = "Iran/Iran/PROPN/4/nsubj and/and/CCONJ/3/cc France/France/PROPN/1/conj accused/accuse/VERB/0/- each/each/DET/6/det other/other/PRON/4/obj"
    (event,) = find_events(tree_draft("en", tree, parties=PARTIES))
    assert (event.actors, event.recipients) == (("IRN", "FRA"), ("FRA", "IRN"))


def test_an_undated_act_is_supposed_to_be_of_the_day_of_the_news_and_one_after_another_is_not() -> None:
    later = (
        "Iran/Iran/PROPN/2/nsubj condemned/condemn/VERB/0/-/VerbForm=Fin/Tense=Past Italy/Italy/PROPN/2/obj after/after/SCONJ/6/mark "
        "France/France/PROPN/6/nsubj condemned/condemn/VERB/2/advcl/VerbForm=Fin/Tense=Past Belarus/Belarus/PROPN/6/obj"
    )
    draft = timed(tree_draft("en", EXPELLED + ON_A_DAY, later, parties=PARTIES), "Friday", "2021-06-04")
    events = find_events(published(draft, "2021-06-05"))
    assert (of(events, "POL").date, of(events, "POL").supposed) == ("2021-06-04", None)
    assert (of(events, "IRN").date, of(events, "IRN").supposed) == (None, "2021-06-04~")
    assert of(events, "FRA").supposed is None


def test_without_a_day_of_publication_nothing_is_supposed() -> None:
    assert of(find_events(tree_draft("en", EXPELLED, parties=PARTIES)), "POL").supposed is None


def test_a_name_behind_the_verb_is_its_subject_where_another_phrase_stands_first() -> None:
    section = EventsSection(
        triggers=(Trigger(id="expel", type="SANCTION", mode="expel", verbs=("utvisa",), recipient=("obj", "obj.poss"), yes=("-",), no=("-",)),),
        acting=("diplomat",),
        verb_second=True,
        forms={"utvisa": ("utvisade",)},
    )
    tree = (
        "Därtill/därtill/ADV/2/advmod utvisade/utvisa/VERB/0/-/VerbForm=Fin Iran/Iran/PROPN/4/amod sex/sex/NUM/6/nummod "
        "franska/fransk/ADJ/6/amod diplomater/diplomat/NOUN/2/nsubj"
    )
    draft = tree_draft("en", tree, parties={"Iran": "IRN", "franska": "FRA"})
    (event,) = find_events(replace(draft, pack=replace(draft.pack, events=section)))
    assert (event.actors, event.recipients) == (("IRN",), ("FRA",))


def test_what_names_its_parties_is_surer_than_what_leans_on_the_context() -> None:
    reaction = "France/France/PROPN/2/nsubj condemned/condemn/VERB/0/- the/the/DET/4/det expulsions/expulsion/NOUN/2/obj"
    events = find_events(tree_draft("en", EXPELLED, reaction, parties=PARTIES))
    assert of(events, "POL").certainty > of(events, "FRA").certainty


def test_where_only_the_month_of_publication_is_known_the_news_is_of_that_month() -> None:
    assert of(find_events(published(tree_draft("en", EXPELLED, parties=PARTIES), "2021-06")), "POL").supposed == "2021-06~"
