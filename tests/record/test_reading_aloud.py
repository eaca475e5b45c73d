"""What an editor who will be quoted must be able to rely on: proofs, days and names as the reports give them."""

from __future__ import annotations

from dragoman.record import fold
from dragoman.record.checks import problems
from dragoman.record.types import Record
from dragoman.world import load_world

from .build import Page

WORLD = load_world()


def record(*pages: Page) -> Record:
    readings = [p.reading() for p in pages]
    found = fold(readings, (), world=WORLD)
    assert problems(found, readings) == ()
    return found


def test_a_standing_is_proved_by_a_sentence_in_which_that_party_acts() -> None:
    page = Page(
        "a",
        "Russia demanded guarantees of both. Washington will not accept the demands. NATO and Washington rejected the demands.",
        published="2022-01-27",
    )
    page.tells("demanded", "REQUEST/demand", "RUS>NATO,USA", date="2021-12-17", content="guarantees of both")
    page.tells("will not accept", "REJECT/refuse", "USA>RUS", content="the demands", answers=True)
    page.tells("rejected", "REJECT/refuse", "NATO,USA>RUS", answers=True)
    (exchange,) = record(page).exchanges
    proofs = {s.party: s.evidence[0].span.of(page.text).split()[0] for s in exchange.standings}
    assert proofs == {"NATO": "NATO", "USA": "NATO"}


def test_a_refusal_told_with_a_dated_reply_is_of_its_day_and_says_so() -> None:
    page = Page("a", "Russia demanded guarantees. NATO answered on Wednesday evening. NATO rejected the demands.", published="2022-01-26")
    page.tells("demanded", "REQUEST/demand", "RUS>NATO", date="2021-12-17", content="guarantees")
    page.tells("answered", "CONSULT/reply", "NATO>RUS", on=("Wednesday evening", "weekday:WED same"), answers=True)
    page.tells("rejected", "REJECT/refuse", "NATO>RUS", answers=True)
    found = record(page)
    reply = next(r for r in found.exchanges[0].replies if r.kind == "reject")
    assert reply.date == "2022-01-26"
    assert "the reply" in reply.because
    assert next(e for e in found.events if e.mode == "refuse").date == "2022-01-26"


def test_a_refusal_told_weeks_after_the_reply_keeps_its_unknown_day() -> None:
    first = Page("a", "Russia demanded guarantees. NATO answered.", published="2022-01-26")
    first.tells("demanded", "REQUEST/demand", "RUS>NATO", date="2021-12-17", content="guarantees")
    first.tells("answered", "CONSULT/reply", "NATO>RUS", date="2022-01-26", answers=True)
    later = Page("b", "NATO had answered. It rejected the demands of Moscow.", published="2022-02-20")
    later.tells("answered", "CONSULT/reply", "NATO>RUS", date="2022-01-26", answers=True)
    later.tells("rejected", "REJECT/refuse", "NATO>RUS", answers=True)
    assert next(r for r in record(first, later).exchanges[0].replies if r.kind == "reject").date is None


def test_no_date_rests_on_a_mere_now() -> None:
    page = Page("a", "Russia now demands answers of Norway.", published="2022-02-01")
    page.tells("demands", "REQUEST/demand", "RUS>NOR", on=("now", "day+0 approx"), content="answers of Norway")
    found = record(page)
    assert (found.events[0].date, found.exchanges[0].opened) == (None, None)
    assert found.events[0].known == "2022-02-01"


def test_what_was_done_is_not_of_a_day_to_come() -> None:
    page = Page("a", "Britain asked for a delay to 30 June.", published="2019-03-22")
    page.tells("asked", "REQUEST/appeal", "GBR>EU", on=("30 June", "date:06-30 future"), content="for a delay to 30 June")
    assert record(page).events[0].date is None


def test_a_letter_dates_what_is_asked_in_its_sentence() -> None:
    page = Page("a", "On Wednesday Britain sent a letter in which it asks for a delay.", published="2019-03-22")
    page.tells("sent a letter", "CONSULT/letter", "GBR>EU", on=("Wednesday", "weekday:WED past"))
    page.tells("asks", "REQUEST/appeal", "GBR>EU", content="for a delay")
    found = record(page)
    asked = next(e for e in found.events if e.type == "REQUEST")
    assert (asked.date, found.exchanges[0].opened) == ("2019-03-20", "2019-03-20")
    assert asked.date_because.startswith("the letter in which it was asked")


def test_two_names_of_the_group_addressed_are_one_addressee_unless_told_side_by_side() -> None:
    page = Page("a", "Russia demanded answers of Canada and European countries. Member countries got the demand too.", published="2022-02-01")
    page.tells("demanded", "REQUEST/demand", "RUS>CAN,group:european-countries", date="2022-01-31", content="answers of Canada")
    page.tells("got the demand", "REQUEST/demand", "RUS>group:member-countries", date="2022-01-31", content="the demand too")
    (exchange,) = record(page).exchanges
    assert exchange.to == ("CAN", "group:european-countries")
    both = Page("b", "Russia demanded answers of European countries and Asian partners.", published="2022-02-01")
    both.tells(
        "demanded", "REQUEST/demand", "RUS>group:asian-partners,group:european-countries", date="2022-01-31", content="answers of European countries"
    )
    (exchange,) = record(both).exchanges
    assert len(exchange.to) == 2


def test_an_answer_that_is_asked_for_has_not_been_given() -> None:
    page = Page("a", "Russia demanded an answer from Canada.", published="2022-02-01")
    page.tells("demanded", "REQUEST/demand", "RUS>CAN", date="2022-01-31", content="an answer from Canada")
    page.tells("an answer", "CONSULT/reply", "CAN>RUS", answers=True)
    (exchange,) = record(page).exchanges
    assert [s.status for s in exchange.standings] == ["open"]


def test_what_was_announced_stands_before_what_another_report_tells_as_done() -> None:
    plan = Page("a", "Moscow will close its mission.", published="2021-10-18")
    plan.line("close", "mission:RUS@NATO", "Russian mission to NATO", "closed", status="announced")
    done = Page("b", "Moscow suspended its mission.", published="2021-10-25")
    done.line("suspended", "mission:RUS@NATO", "Russian mission to NATO", "suspended")
    (channel,) = record(plan, done).channels
    assert [h.status for h in channel.history] == ["announced", "actual"]
