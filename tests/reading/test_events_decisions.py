"""Acts told by whose decision they were, answers that tell of what was asked, and lists as words stand."""

from __future__ import annotations

import pytest

from dragoman.reading.events import find_events
from dragoman.reading.types import Event

from .trees import timed, tree_draft

PARTIES = {"Poland": "POL", "Russian": "RUS", "Russia": "RUS", "Iran": "IRN", "France": "FRA", "Italy": "ITA", "Norway": "NOR"}


def told(event: Event) -> tuple[str, str | None, tuple[str, ...], tuple[str, ...], str]:
    return event.type, event.mode, event.actors, event.recipients, event.status


@pytest.mark.parametrize("hung", ["3/acl", "2/xcomp", "5/nmod"], ids=["on the noun", "on the verb", "on the owner"])
def test_whose_decision_it_was_acts_wherever_the_infinitive_hangs(hung: str) -> None:
    draft = tree_draft(
        "en",
        "Iran/Iran/PROPN/2/nsubj criticised/criticise/VERB/0/-/VerbForm=Fin the/the/DET/4/det decision/decision/NOUN/2/obj of/of/ADP/6/case "
        f"Poland/Poland/PROPN/4/nmod to/to/PART/8/mark expel/expel/VERB/{_up(hung)}/VerbForm=Inf Russian/russian/ADJ/10/amod "
        "diplomats/diplomat/NOUN/8/obj",
        parties=PARTIES,
    )
    assert ("SANCTION", "expel", ("POL",), ("RUS",), "actual") in [told(e) for e in find_events(draft)]


def _up(hung: str) -> str:
    head, rel = hung.split("/")
    return f"{int(head) + 1 if head != '2' else 2}/{rel}"


def test_its_decision_is_that_of_whoever_tells_it() -> None:
    draft = tree_draft(
        "en",
        "Poland/Poland/PROPN/2/nsubj informed/inform/VERB/0/-/VerbForm=Fin Russia/Russia/PROPN/2/obj of/of/ADP/6/case its/its/PRON/6/nmod:poss "
        "decision/decision/NOUN/3/nmod to/to/PART/8/mark expel/expel/VERB/6/acl/VerbForm=Inf Russian/russian/ADJ/10/amod "
        "diplomats/diplomat/NOUN/8/obj",
        parties=PARTIES,
    )
    assert ("SANCTION", "expel", ("POL",), ("RUS",), "actual") in [told(e) for e in find_events(draft)]


def test_what_is_accepted_was_proposed_and_not_on_that_day() -> None:
    draft = tree_draft(
        "en",
        "Iran/Iran/PROPN/2/nsubj accepted/accept/VERB/0/-/VerbForm=Fin the/the/DET/4/det proposal/proposal/NOUN/2/obj of/of/ADP/6/case "
        "France/France/PROPN/4/nmod on/on/ADP/8/case Friday/Friday/PROPN/2/obl",
        parties=PARTIES,
    )
    answer, asking = find_events(timed(draft, "Friday", "2021-06-04"))
    assert (told(answer)[:4], answer.date) == (("AGREE", "accept", ("IRN",), ("FRA",)), "2021-06-04")
    assert (told(asking)[:4], asking.date) == (("REQUEST", "proposal", ("FRA",), ("IRN",)), None)


def test_a_day_before_a_subordinator_dates_and_a_stretch_does_not() -> None:
    line = (
        "Poland/Poland/PROPN/2/nsubj expelled/expel/VERB/0/-/VerbForm=Fin Russian/russian/ADJ/4/amod diplomats/diplomat/NOUN/2/obj "
        "Friday/Friday/PROPN/2/obl after/after/SCONJ/8/mark Iran/Iran/PROPN/8/nsubj left/leave/VERB/2/advcl/VerbForm=Fin"
    )
    draft = tree_draft("en", line, parties=PARTIES)
    (event,) = (e for e in find_events(timed(draft, "Friday", "2021-06-04")) if e.mode == "expel")
    assert event.date == "2021-06-04"
    (event,) = (e for e in find_events(timed(draft, "Friday", "2021")) if e.mode == "expel")
    assert event.date is None


def test_a_list_that_ends_in_others_acts_as_one() -> None:
    draft = tree_draft(
        "en",
        "Norway/Norway/PROPN/10/nsubj ,/,/PUNCT/3/punct Poland/Poland/PROPN/1/appos ,/,/PUNCT/5/punct Italy/Italy/PROPN/1/conj and/and/CCONJ/8/cc "
        "some/some/DET/8/det neighbours/neighbour/NOUN/1/conj have/have/AUX/10/aux condemned/condemn/VERB/0/-/VerbForm=Part "
        "Iran/Iran/PROPN/10/obj",
        parties=PARTIES,
    )
    (event,) = find_events(draft)
    assert (set(event.actors), event.recipients) == ({"NOR", "POL", "ITA"}, ("IRN",))


def test_nobody_summons_an_envoy_of_his_own() -> None:
    line = (
        "Poland/Poland/PROPN/2/nsubj summoned/summon/VERB/0/-/VerbForm=Fin {}/{}/{} ambassador/ambassador/NOUN/2/obj "
        "to/to/ADP/6/case Iran/Iran/PROPN/4/nmod"
    )
    assert find_events(tree_draft("en", line.format("its", "its", "PRON/4/nmod:poss"), parties=PARTIES)) == ()
    assert find_events(tree_draft("en", line.format("Russian", "russian", "ADJ/4/amod"), parties=PARTIES)) != ()


def test_a_day_between_commas_is_that_of_what_was_decided() -> None:
    tree = (
        "Oslo/Oslo/PROPN/2/nsubj protested/protest/VERB/0/-/Tense=Past/VerbForm=Fin against/against/ADP/5/case "
        "the/the/DET/5/det decision/decision/NOUN/2/obl "
        "of/of/ADP/7/case Moscow/Moscow/PROPN/5/nmod ,/,/PUNCT/2/punct on/on/ADP/10/case Sunday/Sunday/PROPN/2/obl "
        ",/,/PUNCT/2/punct to/to/PART/13/mark "
        "expel/expel/VERB/3/advcl/VerbForm=Inf two/two/NUM/16/nummod Norwegian/norwegian/ADJ/16/amod diplomats/diplomat/NOUN/13/obj"
    )
    draft = timed(tree_draft("en", tree, parties={"Oslo": "NOR", "Moscow": "RUS", "Norwegian": "NOR"}), "Sunday", "2024-03-03")
    dates = {e.mode or e.type: (e.actors, e.date) for e in find_events(draft)}
    assert dates["expel"] == (("RUS",), "2024-03-03")
    assert all(date is None for mode, (_, date) in dates.items() if mode != "expel")


def test_an_infinitive_behind_a_decision_is_what_was_decided_though_its_form_is_finite() -> None:
    tree = (
        "Ruotsin/Ruotsi/PROPN/2/nmod:poss/Case=Gen päätös/päätös/NOUN/3/nsubj/Case=Nom karkottaa/karkottaa/VERB/0/-/Mood=Ind/VerbForm=Fin "
        "kaksi/kaksi/NUM/6/nummod venäläistä/venäläinen/ADJ/6/amod/Case=Par diplomaattia/diplomaatti/NOUN/7/nsubj/Case=Par "
        "suututti/suututtaa/VERB/3/obj/Mood=Ind/VerbForm=Fin Moskovan/Moskova/PROPN/7/obj/Case=Gen"
    )
    draft = tree_draft("fi", tree, parties={"Ruotsin": "SWE", "venäläistä": "RUS", "Moskovan": "RUS"})
    (event,) = (e for e in find_events(draft) if e.mode == "expel")
    assert (event.actors, event.recipients) == (("SWE",), ("RUS",))
