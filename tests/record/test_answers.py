"""What counts as an answer: deeds that do what was demanded, visits that were invited, counter-wishes, demands taken back, answers in part."""

from __future__ import annotations

import pytest

from dragoman.record.types import Exchange

from .build import Page
from .test_exchanges import folded, standings


def replies(x: Exchange) -> list[tuple[str, str, str | None]]:
    return [(r.sender, r.kind, r.date) for r in x.replies]


def demand() -> Page:
    page = Page("a", "Niger demanded on Friday that France withdraw its soldiers by 3 September. France refused the demand.", published="2023-08-26")
    page.time("by 3 September", edtf="../2023-09-03", relative=".. / date:09-03 future")
    page.tells(
        "demanded", "REQUEST/demand", "NER>FRA", date="2023-08-25", content="France withdraw its soldiers", topics=("withdraw", "soldier"),
        wants=("withdraw-forces",),
    )  # fmt: skip
    return page.tells("refused", "REJECT/refuse", "FRA>NER", answers=True, content="the demand")


def test_who_refuses_and_later_does_what_was_demanded_has_complied_and_the_refusal_stays_in_the_history() -> None:
    later = Page("b", "Frankrike trekker ut soldatene fra Niger. Det sa Macron.", published="2023-09-25", language="nb")
    later.tells("trekker ut", "RETREAT/withdraw-forces", "FRA>NER", status="announced", content="soldatene")
    (x,) = folded(demand(), later).exchanges
    assert replies(x) == [("FRA", "reject", None), ("FRA", "comply", None)]
    assert standings(x) == {"FRA": "complied"}
    (x,) = folded(demand(), later, as_of="2023-09-01").exchanges
    assert standings(x) == {"FRA": "rejected"}


def test_a_deed_of_the_kind_done_before_the_demand_or_to_somebody_else_is_no_compliance() -> None:
    before = Page("b", "France withdrew soldiers from Niger in May. It was planned.", published="2023-06-01")
    before.tells("withdrew", "RETREAT/withdraw-forces", "FRA>NER", date="2023-05")
    elsewhere = Page("c", "France withdrew soldiers from Chad. It was planned.", published="2023-10-01")
    elsewhere.tells("withdrew", "RETREAT/withdraw-forces", "FRA>TCD", date="2023-09-30", topics=("chad",))
    (x,) = folded(demand(), before, elsewhere).exchanges
    assert standings(x) == {"FRA": "rejected"}


def test_another_deed_than_the_one_demanded_is_no_compliance() -> None:
    other = Page("b", "France closed its embassy in Niger. It said so on Monday.", published="2023-09-25")
    other.tells("closed its embassy", "SANCTION/close-mission", "FRA>NER", date="2023-09-25")
    (x,) = folded(demand(), other).exchanges
    assert standings(x) == {"FRA": "rejected"}


def test_a_demand_has_the_deadline_that_its_sentence_sets() -> None:
    (x,) = folded(demand()).exchanges
    assert (x.deadline, x.deadline_because) == ("2023-09-03", "“by 3 September”")
    hours = Page("b", "Chad gave Germany on Friday, within 48 hours, an ultimatum to leave. No more is known.", published="2023-04-08")
    hours.time("within 48 hours", relative="day+0 / +P2D")
    hours.tells("gave", "THREATEN/ultimatum", "TCD>DEU", date="2023-04-07", content="to leave")
    (x,) = folded(hours).exchanges
    assert x.deadline == "2023-04-09"


def test_a_visit_after_the_invitation_takes_it_up_and_one_before_does_not() -> None:
    asked = Page("a", "France invited Britain to a state visit. A day was not named.", published="2023-03-03")
    asked.tells("invited", "REQUEST/invitation", "FRA>GBR", date="2023-03-03", content="a state visit")
    came = Page("b", "The King came to France on Wednesday. It rained.", published="2023-09-20")
    came.tells("came", "CONSULT/visit", "GBR>FRA", date="2023-09-20")
    (x,) = folded(asked, came).exchanges
    assert replies(x) == [("GBR", "accept", "2023-09-20")]
    earlier = Page("c", "The King was in France in January. It rained.", published="2023-02-01")
    earlier.tells("was in France", "CONSULT/visit", "GBR>FRA", date="2023-01")
    (x,) = folded(asked, earlier).exchanges
    assert standings(x) == {"GBR": "open"}


def test_an_offer_told_right_after_a_request_and_later_than_it_counters_it() -> None:
    page = Page("a", "The EU offered a delay to October on Wednesday. London had asked on Friday for a delay to June.", published="2019-04-11")
    page.tells("offered", "REQUEST/proposal", "EU>GBR", date="2019-04-10", content="a delay to October", topics=("delay", "october"))
    page.tells("had asked", "REQUEST/appeal", "GBR>EU", date="2019-04-05", content="a delay to June", topics=("delay", "june"))
    request, offer = folded(page).exchanges
    assert offer.counters == (request.id,)
    assert replies(request) == [("EU", "counter", "2019-04-10")]
    assert standings(request) == {"EU": "answered"}


def test_who_refuses_and_makes_a_wish_of_his_own_has_refused_and_the_two_are_linked() -> None:
    page = Page("a", "Seoul demanded talks on Monday. Pyongyang refused. It demanded an end of the drills.", published="2020-06-02")
    page.tells("demanded talks", "REQUEST/demand", "KOR>PRK", date="2020-06-01", content="talks")
    page.tells("refused", "REJECT/refuse", "PRK>KOR", answers=True)
    page.tells("demanded an end", "REQUEST/demand", "PRK>KOR", date="2020-06-02", content="an end of the drills")
    first, second = folded(page).exchanges
    assert second.counters == (first.id,)
    assert replies(first) == [("PRK", "reject", None)]
    assert first.counters == ()


def test_a_demand_that_its_sender_drops_is_withdrawn() -> None:
    asked = Page("a", "Ankara demanded on Monday that Sweden extradite them. Sweden did not answer.", published="2023-03-07")
    asked.tells("demanded", "REQUEST/demand", "TUR>SWE", date="2023-03-06", content="Sweden extradite them", topics=("extradite",))
    dropped = Page("b", "Ankara has dropped its demand that Sweden extradite them. Stockholm was glad.", published="2023-03-20")
    dropped.tells("has dropped", "CONCEDE/comply", "TUR>SWE", content="its demand that Sweden extradite them")
    dropped.tells("demand", "REQUEST/demand", "TUR>SWE", content="Sweden extradite them", topics=("extradite",))
    (x,) = folded(asked, dropped).exchanges
    assert standings(x) == {"SWE": "withdrawn"}


def test_one_part_accepted_and_another_refused_in_one_breath_is_an_answer_in_part() -> None:
    page = Page(
        "a",
        "Doha was asked on Monday to close the channel and to cut ties with Tehran. It accepted cutting ties. It refused to close the channel.",
        published="2017-06-23",
    )
    page.tells("asked", "REQUEST/demand", "SAU>QAT", date="2017-06-19", content="close the channel", topics=("close", "channel", "station"))
    page.tells("to cut", "REQUEST/demand", "SAU>QAT", date="2017-06-19", content="cut ties with Tehran", topics=("cut", "ties", "tehran"))
    page.tells("accepted", "AGREE/accept", "QAT>SAU", answers=True, content="cutting ties", topics=("cut", "ties", "tehran"))
    page.tells("refused", "REJECT/refuse", "QAT>SAU", answers=True, content="close the channel", topics=("close", "channel", "station"))
    (x,) = folded(page).exchanges
    assert {(r.sender, r.kind) for r in x.replies} == {("QAT", "partial")}
    assert standings(x) == {"QAT": "answered"}
    assert [p.part for p in x.part_answers] == ["close the channel", "cut ties with Tehran"]


def test_a_claim_that_is_rejected_beside_a_demand_is_not_the_demand() -> None:
    page = Page("a", "Mali demanded that Denmark take its troops home. Denmark rejects that there was no permission.", published="2022-01-25")
    page.tells("demanded", "REQUEST/demand", "MLI>DNK", date="2022-01-24", content="Denmark take its troops home", topics=("troops", "home"))
    page.tells("rejects", "REJECT/refuse", "DNK>MLI", answers=True, content="there was no permission", topics=("permission", "lacking", "agreement"))
    (x,) = folded(page).exchanges
    assert standings(x) == {"DNK": "open"}


@pytest.mark.parametrize(("day", "limit"), [("2022-01-31", "2022-02-02"), ("9999-12-31", None)])
def test_a_limit_is_counted_from_the_asking_as_far_as_the_calendar_goes(day: str, limit: str | None) -> None:
    page = Page("a", "Russia demanded that Norway withdraw within 48 hours. Norway was silent.", published=day)
    page.time("within 48 hours", relative="day+0 / +P2D")
    page.tells("demanded", "REQUEST/demand", "RUS>NOR", date=day, content="Norway withdraw within 48 hours")
    (x,) = folded(page).exchanges
    assert x.deadline == limit
