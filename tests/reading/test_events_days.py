"""Days that the words of a report lend to an act: stretches counted from it, what lies ahead, what a relative clause tells in passing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.reading.draft import Draft
from dragoman.reading.events import find_events
from dragoman.reading.types import Event

from .trees import timed, tree_draft

PARTIES = {"Poland": "POL", "Russia": "RUS", "Russian": "RUS", "Polish": "POL", "Norway": "NOR"}
AFTER = (
    "Two/two/NUM/2/nummod days/day/NOUN/5/obl after/after/SCONJ/5/mark Russia/Russia/PROPN/5/nsubj expelled/expel/VERB/9/advcl/Tense=Past "
    "Polish/polish/ADJ/7/amod diplomats/diplomat/NOUN/5/obj Poland/Poland/PROPN/9/nsubj recalled/recall/VERB/0/-/Tense=Past/VerbForm=Fin "
    "its/its/PRON/11/nmod:poss ambassador/ambassador/NOUN/9/obj to/to/ADP/13/case Russia/Russia/PROPN/11/nmod Friday/Friday/PROPN/9/obl"
)


def acts(draft: Draft) -> dict[str | None, Event]:
    return {e.mode: e for e in find_events(draft)}


@pytest.mark.parametrize(
    ("relative", "day"), [("+P2D approx", "2021-06-02~"), ("-P2D approx", "2021-06-06~"), ("+P2D / ..", "../2021-06-02"), ("day+1 / ..", None)]
)
def test_a_stretch_leads_back_from_the_one_act_to_the_other(relative: str, day: str | None) -> None:
    draft = timed(tree_draft("en", AFTER, parties=PARTIES), "Two days after", None, relative)
    found = acts(timed(draft, "Friday", "2021-06-04"))
    assert (found["recall"].date, found["expel"].date, found["expel"].supposed) == ("2021-06-04", None, day)


def test_an_act_from_which_a_known_stretch_is_counted_has_its_end_for_a_day() -> None:
    draft = timed(tree_draft("en", AFTER, parties=PARTIES), "Two days after", "2021-06-02~", "weekday:FRI past -P2D approx")
    found = acts(timed(draft, "Friday", "2021-06-04"))
    assert (found["recall"].date, found["expel"].date) == ("2021-06-04", "2021-06-02~")


def test_behind_a_stretch_days_are_those_of_the_other_act() -> None:
    tree = (
        "Poland/Poland/PROPN/2/nsubj expelled/expel/VERB/0/-/Tense=Past/VerbForm=Fin Russian/russian/ADJ/4/amod diplomats/diplomat/NOUN/2/obj "
        "a/a/DET/6/det year/year/NOUN/2/obl after/after/SCONJ/9/mark Norway/Norway/PROPN/9/nsubj left/leave/VERB/2/advcl/Tense=Past/VerbForm=Fin "
        "in/in/ADP/11/case 2014/2014/NUM/2/obl"
    )
    stated = timed(tree_draft("en", tree, parties=PARTIES), "2014", "2014")
    assert acts(stated)["expel"].date == "2014"
    counted = timed(tree_draft("en", tree, parties=PARTIES), "a year after", None, "+P1Y approx")
    assert acts(timed(counted, "2014", "2014"))["expel"].date is None


@pytest.mark.parametrize(("helper", "day"), [("then/then/ADV/8/advmod", "2021-06-04"), ("had/have/AUX/8/aux/Tense=Past", None)])
def test_what_was_said_by_whom_one_met_was_said_then(helper: str, day: str | None) -> None:
    tree = (
        "Friday/Friday/PROPN/3/obl Poland/Poland/PROPN/3/nsubj met/meet/VERB/0/-/Tense=Past/VerbForm=Fin with/with/ADP/5/case "
        f"Norway/Norway/PROPN/3/obl which/which/PRON/8/nsubj {helper} accused/accuse/VERB/5/acl:relcl/Tense=Past Poland/Poland/PROPN/8/obj "
        "of/of/SCONJ/11/mark spying/spy/VERB/8/advcl/VerbForm=Ger"
    )
    blamed = acts(timed(tree_draft("en", tree, parties=PARTIES), "Friday", "2021-06-04"))["blame"]
    assert (blamed.date or blamed.supposed) == day


PUBLISHED = "2021-06-10"
EXPELLED = (
    "Poland/Poland/PROPN/{verb}/nsubj had/have/AUX/{verb}/aux/Tense=Past expelled/expel/VERB/{head}/VerbForm=Part "
    "Russian/russian/ADJ/{noun}/amod diplomats/diplomat/NOUN/{verb}/obj"
)


def on_the_day(*trees: str) -> Draft:
    draft = tree_draft("en", *trees, parties=PARTIES)
    published = replace(draft.report.published, edtf=PUBLISHED)
    return replace(draft, report=replace(draft.report, published=published))


def test_the_day_on_which_an_act_was_told_is_about_that_of_the_act() -> None:
    tree = (
        "Norway/Norway/PROPN/2/nsubj reported/report/VERB/0/-/Tense=Past/VerbForm=Fin on/on/ADP/4/case Friday/Friday/PROPN/2/obl "
        "that/that/SCONJ/8/mark " + EXPELLED.format(verb=8, head="2/ccomp", noun=10)
    )
    expelled = acts(timed(on_the_day(tree), "Friday", "2021-06-04", "weekday:FRI past"))["expel"]
    assert (expelled.date, expelled.supposed, expelled.supposed_from) == (None, "2021-06-04~", "the day on which it was told")


def test_words_that_say_themselves_that_a_day_is_to_come_are_believed_before_the_tense() -> None:
    tree = (
        "Next/next/ADJ/2/amod Friday/Friday/PROPN/4/obl Poland/Poland/PROPN/4/nsubj met/meet/VERB/0/-/Tense=Past/VerbForm=Fin "
        "with/with/ADP/6/case Norway/Norway/PROPN/4/obl"
    )
    met = next(iter(find_events(timed(on_the_day(tree), "Next Friday", "2021-06-18", "week+1 weekday:FRI"))))
    assert (met.date, met.status) == ("2021-06-18", "announced")


@pytest.mark.parametrize(("day", "known"), [("2021-05-03", "2021-05-03"), ("2021-06-03", None)])
def test_an_act_of_which_the_latest_day_is_known_takes_the_day_of_its_other_telling(day: str, known: str | None) -> None:
    second = (
        "Poland/Poland/PROPN/2/nsubj expelled/expel/VERB/0/-/Tense=Past/VerbForm=Fin Polish/polish/ADJ/4/amod diplomats/diplomat/NOUN/2/obj "
        "on/on/ADP/6/case Monday/Monday/PROPN/2/obl"
    ).replace("Poland/Poland", "Russia/Russia")
    draft = timed(on_the_day(AFTER, second), "Two days after", "../2021-05-10", ".. / day+0 approx -P2D")
    found = find_events(timed(draft, "Monday", day))
    expected = (None, known) if known else ("../2021-05-10", None)
    assert [(e.date, e.supposed) for e in found if e.mode == "expel"] == [expected, (day, None)]
