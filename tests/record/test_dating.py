"""Reports date each other through the acts that they both tell, and only where it can be but one act."""

from __future__ import annotations

from dataclasses import replace

from dragoman.families.types import Family
from dragoman.reading.types import Time
from dragoman.record import fold
from dragoman.record.claims import ground
from dragoman.record.dating import event_dates
from dragoman.record.types import Dated
from dragoman.world import load_world

from .build import Page, family


def days(*pages: Page, families: tuple[Family, ...] = ()) -> dict[str, Dated]:
    record = fold([p.reading() for p in pages], families, world=load_world())
    return {r.id: r.published for r in record.reports}


def dated_expulsion() -> Page:
    page = Page("london", "On Wednesday Britain expelled 23 Russian diplomats.", published="2018-03-14")
    page.tells("expelled 23", "SANCTION/expel", "GBR>RUS", on=("On Wednesday", "weekday:WED past"), amounts=[("23", "diplomat")])
    return page


def test_a_month_becomes_a_day_through_an_expulsion_that_another_paper_dates() -> None:
    page = Page("oslo", "Tidligere lørdag svarte Moskva. Onsdag denne uka utviste London 23 russiske diplomater.", published="2018-03", language="nb")
    page.time("Tidligere lørdag", relative="weekday:SAT same")
    page.tells("utviste London 23", "SANCTION/expel", "GBR>RUS", on=("Onsdag denne uka", "week+0 weekday:WED"), amounts=[("23", "diplomat")])
    found = days(dated_expulsion(), page)["oslo"]
    assert (found.edtf, found.basis) == ("2018-03-17", "inferred")
    assert "london" in found.because
    assert "Onsdag denne uka" in found.because


def test_a_translation_shares_the_clock_of_its_original() -> None:
    page = Page("oslo", "Tidligere lørdag svarte Moskva. Onsdag denne uka utviste London 23 russiske diplomater.", published="2018-03", language="nb")
    page.time("Tidligere lørdag", relative="weekday:SAT same")
    page.tells("utviste London 23", "SANCTION/expel", "GBR>RUS", on=("Onsdag denne uka", "week+0 weekday:WED"), amounts=[("23", "diplomat")])
    copy = Page("copy", "Earlier Saturday Moscow answered. Wednesday this week London expelled 23 Russian diplomats.")
    twins = family(page, copy, "translation", pairs=[(page.text, copy.text)])
    assert days(dated_expulsion(), page, copy, families=(twins,))["copy"].edtf == "2018-03-17"


def test_another_number_is_another_expulsion() -> None:
    page = Page("oslo", "Onsdag i forrige uke utviste London 4 russiske diplomater.", language="nb")
    page.tells("utviste London 4", "SANCTION/expel", "GBR>RUS", on=("Onsdag i forrige uke", "week-1 weekday:WED"), amounts=[("4", "diplomat")])
    assert days(dated_expulsion(), page)["oslo"].edtf is None


def test_meetings_are_too_frequent_to_date_a_report_by_their_parties() -> None:
    a = Page("a", "Vučić and Kurti met on Monday.", published="2023-02-27")
    a.tells("met", "CONSULT/meeting", "SRB>XKX", on=("on Monday", "weekday:MON past"))
    b = Page("b", "Vučić and Kurti met yesterday.")
    b.tells("met", "CONSULT/meeting", "SRB>XKX", on=("yesterday", "day-1"))
    assert days(a, b)["b"].edtf is None


def test_a_meeting_at_one_place_of_the_same_people_does() -> None:
    def told(name: str, text: str, published: str | None, when: tuple[str, str]) -> Page:
        page = Page(name, text, published=published)
        page.tells("met", "CONSULT/meeting", "SRB>XKX", on=when, agents=("person:aleksandar-vucic", "person:albin-kurti"), place="place:MKD/ohrid")
        return page

    a = told("a", "Vučić and Kurti met in Ohrid on Saturday.", "2023-03-19", ("on Saturday", "weekday:SAT past"))
    b = told("b", "In Ohrid Vučić and Kurti met yesterday.", None, ("yesterday", "day-1"))
    assert days(a, b)["b"].edtf == "2023-03-19"


def test_two_answers_that_fit_leave_the_day_open() -> None:
    first = Page("first", "Egypt answered Ethiopia on 3 March.", published="2021-03-04")
    first.tells("answered", "CONSULT/reply", "EGY>ETH", date="2021-03-03")
    second = Page("second", "Egypt answered Ethiopia on 10 March.", published="2021-03-11")
    second.tells("answered", "CONSULT/reply", "EGY>ETH", date="2021-03-10")
    third = Page("third", "Earlier Friday Cairo spoke. Egypt answered Ethiopia on Wednesday last week.", published="2021-03")
    third.time("Earlier Friday", relative="weekday:FRI same")
    third.tells("answered", "CONSULT/reply", "EGY>ETH", on=("on Wednesday last week", "week-1 weekday:WED"))
    assert days(first, second, third)["third"].edtf == "2021-03"
    assert days(first, third)["third"].edtf == "2021-03-12"


def test_nothing_is_said_of_a_report_that_nothing_dates() -> None:
    page = Page("a", "Minsk recalled its ambassador from Vilnius.")
    page.tells("recalled", "SANCTION/recall", "BLR>LTU")
    assert days(page)["a"] == Dated(edtf=None, basis=None, because="", weekday=None)


def test_an_event_of_a_day_known_by_month_and_weekday_is_dated_by_the_month() -> None:
    answer = Page("a", "Earlier Monday the ministers came. They met on Monday. It was a week after Minsk recalled its envoy.")
    answer.time("Earlier Monday", relative="weekday:MON same")
    answer.tells("met", "CONSULT/meeting", "BLR>LTU", on=("on Monday", "weekday:MON past"))
    answer.tells("recalled", "SANCTION/recall", "BLR>LTU", on=("a week after", "-P1W"))
    other = Page("b", "In October Minsk recalled its envoy from Vilnius.", published="2020-11-20")
    other.tells("recalled", "SANCTION/recall", "BLR>LTU", on=("In October", "month:10 past"))
    record = fold([answer.reading(), other.reading()], (), world=load_world())
    (row,) = [r for r in record.reports if r.id == "a"]
    assert row.published.weekday == "Monday"
    assert row.published.edtf is not None
    assert len(row.published.edtf) > 4
    assert {e.mode: e.date for e in record.events}["recall"] == "2020-10"


def test_nothing_told_as_done_is_merged_with_what_is_dated_later() -> None:
    early = Page("a", "Lavrov met Huitfeldt in Tromsø for talks.", published="2021-10-25")
    early.tells("met", "CONSULT/meeting", "RUS>NOR", place="place:NOR/tromso", topics=("talks", "tromsø"))
    late = Page("b", "Lavrov met Huitfeldt in Tromsø for talks today.", published="2022-02-01")
    late.tells("met", "CONSULT/meeting", "RUS>NOR", on=("today", "day+0"), place="place:NOR/tromso", topics=("talks", "tromsø"))
    assert len(fold([early.reading(), late.reading()], (), world=load_world()).events) == 2


def test_an_act_told_a_week_after_another_is_dated_by_it() -> None:
    text = "Russland utviste to diplomater 18. oktober 2021. En uke etter at Russland kastet ut de to, svarte Norge med utvisning."
    page = Page("a", text, published="2021-11-02")
    page.tells("utviste to", "SANCTION/expel", "RUS>NOR", date="2021-10-18")
    page.tells("kastet ut", "SANCTION/expel", "RUS>NOR")
    page.tells("svarte Norge", "SANCTION/expel", "NOR>RUS")
    span = page.at("En uke etter at")
    page.times.append(Time(span=span, text="En uke etter at", edtf=None, relative="+P1W approx", anchor="time", rule="test"))
    page.events[2] = replace(page.events[2], time=0, date_relative="+P1W approx")
    reading = page.reading()
    base = ground([reading], (), {reading.report.id: Dated(edtf="2021-11-02", basis="stated", because="")}, load_world())
    dated = event_dates(base)[reading.report.id, 2]
    assert dated.date == "2021-10-25~"
    assert "“kastet ut”, which is dated 2021-10-18" in dated.because


def in_office(*acts: tuple[str, str, str], published: str | None = None) -> Page:
    """A report that tells of people acting for their states on a Tuesday."""
    page = Page("x", "On Tuesday " + " ".join(f"word{i} did." for i in range(len(acts))), published=published)
    page.time("On Tuesday", relative="weekday:TUE past")
    for i, (act, parties, person) in enumerate(acts):
        page.tells(f"word{i} did", act, parties, agents=(person,))
    return page


def test_a_holder_in_office_dates_an_undated_report_into_the_term() -> None:
    page = in_office(("ACCUSE/condemn", "DEU>RUS", "person:annalena-baerbock"), ("ACCUSE/condemn", "GBR>RUS", "person:liz-truss"))
    found = days(page)["x"]
    assert found.basis == "inferred"
    assert found.edtf == "2021-12-08/2022-10-25"
    assert "Annalena Baerbock acting in office" in found.because


def test_a_holder_in_office_outweighs_nothing() -> None:
    stated = days(in_office(("ACCUSE/condemn", "GBR>RUS", "person:liz-truss"), published="2014-05"))["x"]
    assert (stated.edtf, stated.basis) == ("2014-05", "stated")
    page = in_office(("ACCUSE/condemn", "GBR>RUS", "person:liz-truss"))
    page.tells("On Tuesday", "SANCTION/expel", "GBR>RUS", amounts=[("23", "diplomat")])
    copy = Page("copy", "The same, once more.", published="2014-05-06")
    found = days(page, copy, families=(family(copy, page, "copy"),))["x"]
    assert found.edtf == "2014-05-06"


def counted_page(published: str) -> Page:
    page = Page("counted", "En uke etter at Russland stengte delegasjonen, svarte Norge med utvisning.", published=published, language="nb")
    page.tells("stengte", "SANCTION/suspend-mission", "RUS>NATO")
    page.tells("svarte Norge", "SANCTION/expel", "NOR>RUS")
    span = page.at("En uke etter at")
    page.times.append(Time(span=span, text="En uke etter at", edtf=None, relative="+P1W approx", anchor="time", rule="test"))
    page.events[1] = replace(page.events[1], time=0, date_relative="+P1W approx")
    return page


def test_an_act_told_a_week_after_what_another_report_dates_is_dated_by_that() -> None:
    other = Page("dated", "Russia suspended its mission to NATO on 18 October 2021.", published="2021-10-19")
    other.time("18 October 2021", edtf="2021-10-18")
    other.tells("suspended", "SANCTION/suspend-mission", "RUS>NATO", date="2021-10-18")
    record = fold([counted_page("2021-11-02").reading(), other.reading()], (), world=load_world())
    (event,) = [e for e in record.events if e.mode == "expel"]
    assert event.date == "2021-10-25~"
    assert "“stengte”, which is dated 2021-10-18" in event.date_because


def test_an_act_counted_from_what_nobody_dates_stays_undated() -> None:
    record = fold([counted_page("2021-11-02").reading()], (), world=load_world())
    assert [e.date for e in record.events] == [None, None]
