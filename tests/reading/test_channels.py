"""Standing lines: whose they are, and what becomes of them."""

from __future__ import annotations

from dataclasses import replace

from dragoman.reading.channels import find_channels
from dragoman.reading.draft import Draft
from dragoman.reading.events import find_events
from dragoman.reading.types import Event
from dragoman.run.reader import Reader
from dragoman.text import Span

from .trees import tree_draft

PARTIES = {"Canada": "CAN", "Iran": "IRN", "Norway": "NOR", "China": "CHN", "Canadian": "CAN"}


def lines(language: str, *trees: str) -> list[tuple[str, str, str]]:
    draft = tree_draft(language, *trees, parties=PARTIES)
    return [(c.key, c.state, c.status) for c in find_channels(draft, find_events(draft))]


def span(draft: Draft, first: str, last: str) -> Span:
    text = draft.report.text
    return Span(text.index(first), text.index(last) + len(last))


def test_its_own_embassy_belongs_to_the_one_who_closes_it() -> None:
    closing = (
        "Canada/Canada/PROPN/2/nsubj closed/close/VERB/0/- its/its/PRON/4/nmod:poss embassy/embassy/NOUN/2/obj in/in/ADP/6/case "
        "Iran/Iran/PROPN/4/nmod"
    )
    assert lines("en", closing) == [("embassy:CAN@IRN", "closed", "actual")]


def test_somebody_elses_embassy_stays_theirs() -> None:
    closing = "Iran/Iran/PROPN/2/nsubj closed/close/VERB/0/- the/the/DET/5/det Canadian/canadian/ADJ/5/amod embassy/embassy/NOUN/2/obj"
    assert lines("en", closing) == [("embassy:CAN@IRN", "closed", "actual")]


def test_a_shared_line_joins_both_sides_in_one_order() -> None:
    one = "Norway/Norway/PROPN/2/nsubj resumed/resume/VERB/0/- consultations/consultation/NOUN/2/obj with/with/ADP/5/case China/China/PROPN/3/nmod"
    other = "China/China/PROPN/2/nsubj suspended/suspend/VERB/0/- talks/consultation/NOUN/2/obj with/with/ADP/5/case Norway/Norway/PROPN/3/nmod"
    assert lines("en", one, other) == [("consultations:CHN-NOR", "restored", "actual"), ("consultations:CHN-NOR", "suspended", "actual")]


def test_what_ought_to_be_done_is_proposed() -> None:
    raising = (
        "Norway/Norway/PROPN/3/nsubj should/should/AUX/3/aux resume/resume/VERB/0/- consultations/consultation/NOUN/3/obj "
        "with/with/ADP/6/case China/China/PROPN/4/nmod"
    )
    assert lines("en", raising) == [("consultations:CHN-NOR", "restored", "proposed")]


def test_a_mission_of_unknown_owner_is_left_out() -> None:
    assert lines("en", "Canada/Canada/PROPN/2/nsubj closed/close/VERB/0/- the/the/DET/4/det mission/mission/NOUN/2/obj") == []


def test_a_council_that_has_not_met_lies_still() -> None:
    silent = (
        "NATO/NATO/PROPN/3/nmod -Ukraine/Ukraine/PROPN/1/flat Council/council/PROPN/6/nsubj "
        "has/have/AUX/6/aux not/not/PART/6/advmod met/meet/VERB/0/-"
    )
    draft = tree_draft("en", silent, parties={"NATO": "NATO", "-Ukraine": "UKR"})
    assert [(c.key, c.state) for c in find_channels(draft, ())] == [("council:NATO-UKR", "dormant")]


def test_an_expulsion_leaves_the_embassy_of_the_expelled_with_fewer_people() -> None:
    expelling = (
        "Canada/Canada/PROPN/2/nsubj expelled/expel/VERB/0/- three/three/NUM/5/nummod Iran/Iran/PROPN/5/compound diplomats/diplomat/NOUN/2/obj"
    )
    assert lines("en", expelling) == [("embassy:IRN@CAN", "reduced", "actual")]


def test_a_wish_for_more_dialogue_tells_no_state() -> None:
    wish = (
        "Norway/Norway/PROPN/3/nsubj should/should/AUX/3/aux "
        "have/have/VERB/0/- dialogue/dialogue/NOUN/3/obj with/with/ADP/6/case China/China/PROPN/4/nmod"
    )
    assert lines("en", wish) == []


def test_what_is_to_be_raised_is_there_as_yet() -> None:
    raising = (
        "Norway/Norway/PROPN/3/nsubj should/should/AUX/3/aux upgrade/upgrade/VERB/0/- consultations/consultation/NOUN/3/obj with/with/ADP/6/case "
        "China/China/PROPN/4/nmod"
    )
    assert lines("en", raising) == [("consultations:CHN-NOR", "upgraded", "proposed"), ("consultations:CHN-NOR", "open", "actual")]


def test_the_size_to_which_a_staff_is_cut_is_kept() -> None:
    cutting = (
        "Canada/Canada/PROPN/2/nsubj reduced/reduce/VERB/0/- the/the/DET/4/det staff/staff/NOUN/2/obj of/of/ADP/7/case its/its/PRON/7/nmod:poss "
        "embassy/embassy/NOUN/4/nmod in/in/ADP/9/case Iran/Iran/PROPN/7/nmod from/from/ADP/11/case twenty/twenty/NUM/2/obl to/to/ADP/13/case "
        "ten/ten/NUM/2/obl"
    )
    draft = tree_draft("en", cutting, parties=PARTIES)
    assert [(c.key, c.state, c.staff) for c in find_channels(draft, find_events(draft))] == [("embassy:CAN@IRN", "reduced", 10)]


def test_a_number_of_something_else_is_no_size_of_a_staff() -> None:
    answering = (
        "Canada/Canada/PROPN/2/nsubj reduced/reduce/VERB/0/- the/the/DET/4/det staff/staff/NOUN/2/obj of/of/ADP/7/case its/its/PRON/7/nmod:poss "
        "embassy/embassy/NOUN/4/nmod in/in/ADP/9/case Iran/Iran/PROPN/7/nmod in/in/ADP/11/case answer/answer/NOUN/2/obl to/to/ADP/14/case "
        "one/one/NUM/14/nummod decision/decision/NOUN/11/nmod"
    )
    draft = tree_draft("en", answering, parties=PARTIES)
    assert [(c.key, c.state, c.staff) for c in find_channels(draft, find_events(draft))] == [("embassy:CAN@IRN", "reduced", None)]


def test_an_ambassador_sent_back_restores_the_embassy_and_a_restored_tie_does_not() -> None:
    back = "Canada/Canada/PROPN/2/nsubj returned/return/VERB/0/- its/its/PRON/4/nmod:poss ambassador/ambassador/NOUN/2/obj to/to/ADP/6/case "
    draft = tree_draft("en", f"{back}Iran/Iran/PROPN/4/nmod", parties=PARTIES)
    told = Event(
        type="COOPERATE", mode="restore", actors=("CAN",), recipients=("IRN",), agents=(), status="actual", date=None, date_relative=None, time=None,
        place=None, about="", evidence=(span(draft, "Canada", "Iran"),), trigger=span(draft, "returned", "ambassador"), rule="test", said_by=None,
        carrier=None, invokes=(), content=None, answers=False, topics=(), amounts=(), wants=(),
    )  # fmt: skip
    assert ("embassy:CAN@IRN", "restored") in [(c.key, c.state) for c in find_channels(draft, (told,))]
    assert find_channels(draft, (replace(told, trigger=span(draft, "returned", "returned")),)) == ()


def test_a_mission_whose_staff_loses_its_accreditation_works_no_more() -> None:
    ending = (
        "Iran/Iran/PROPN/2/nsubj withdrew/withdraw/VERB/0/- the/the/DET/4/det accreditation/accreditation/NOUN/2/obj of/of/ADP/7/case "
        "the/the/DET/7/det staff/staff/NOUN/4/nmod of/of/ADP/10/case Canadian/canadian/ADJ/10/amod embassy/embassy/NOUN/7/nmod"
    )
    draft = tree_draft("en", ending, parties=PARTIES)
    told = Event(
        type="SANCTION", mode="withdraw-accreditation", actors=("IRN",), recipients=("CAN",), agents=(), status="announced", date=None,
        date_relative=None, time=None, place=None, about="", evidence=(span(draft, "Iran", "embassy"),),
        trigger=span(draft, "withdrew", "accreditation"), rule="test",
        said_by=None, carrier=None, invokes=(), content=None, answers=False, topics=(), amounts=(), wants=(),
    )  # fmt: skip
    assert [(c.key, c.state, c.status) for c in find_channels(draft, (told,))] == [("embassy:CAN@IRN", "suspended", "announced")]
    counted = replace(told, amounts=(("3", "diplomat"),))
    assert find_channels(draft, (counted,)) == ()


def test_what_befalls_a_rule_does_not_befall_the_line_where_it_holds() -> None:
    near = (
        "Norway/Norway/PROPN/2/nsubj resumed/resume/VERB/0/- work/work/NOUN/2/obj at/at/ADP/6/case the/the/DET/6/det embassy/embassy/NOUN/3/nmod "
        "in/in/ADP/8/case China/China/PROPN/6/nmod"
    )
    far = (
        "Norway/Norway/PROPN/2/nsubj resumed/resume/VERB/0/- work/work/NOUN/2/obj on/on/ADP/6/case a/a/DET/6/det truce/truce/NOUN/3/nmod "
        "at/at/ADP/9/case the/the/DET/9/det embassy/embassy/NOUN/6/nmod in/in/ADP/11/case China/China/PROPN/9/nmod"
    )
    assert [state for _, state, _ in lines("en", near)] == ["restored"]
    assert lines("en", far) == []


def test_each_of_several_that_break_with_one_state_has_a_line_less() -> None:
    broken = (
        "Norway/Norway/PROPN/4/nsubj and/and/CCONJ/3/cc Canada/Canada/PROPN/1/conj severed/sever/VERB/0/-/Tense=Past/VerbForm=Fin "
        "ties/tie/NOUN/4/obj with/with/ADP/7/case Iran/Iran/PROPN/5/nmod"
    )
    assert lines("en", broken) == [("relations:IRN-NOR", "closed", "actual"), ("relations:CAN-IRN", "closed", "actual")]


def test_the_name_of_an_organisation_is_no_line_to_it() -> None:
    text = "Qatar said on Monday that it was suspending all cooperation with the Gulf Cooperation Council."
    kinds = [c.kind for c in Reader().read_text(text, "en").channels]
    assert kinds == ["cooperation"]
    assert [c.kind for c in Reader().read_text("Canada suspended Iran from the Gulf Cooperation Council.", "en").channels] == []


def test_two_that_break_with_a_third_do_not_break_with_each_other() -> None:
    found = Reader().read_text("Чехия и Польша разорвали дипломатические отношения с Кенией.", "ru").channels
    assert {c.between for c in found} == {("CZE", "KEN"), ("KEN", "POL")}
