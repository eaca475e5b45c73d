"""One asking in several reports is one exchange, and two askings stay two."""

from __future__ import annotations

from dataclasses import replace

from dragoman.record import fold
from dragoman.record.types import Record
from dragoman.report.types import Block, Role
from dragoman.text import Span
from dragoman.world import load_world

from .build import Page


def folded(*pages: Page) -> Record:
    return fold([p.reading() for p in pages], (), world=load_world())


def asks(name: str, text: str, verb: str, act: str, parties: str, content: str, *, published: str, language: str = "en", **more: str) -> Page:
    page = Page(name, text, published=published, language=language)
    return page.tells(verb, act, parties, content=content, **more)  # type: ignore[arg-type]


def test_a_letter_to_many_told_in_each_countrys_paper_is_one() -> None:
    one = asks(
        "a", "Moscow asks in a letter that Canada explain the principle of security.", "asks", "REQUEST/demand", "RUS>CAN",
        "explain the principle of security", published="2022-02-01", carrier="letter",
    )  # fmt: skip
    two = asks(
        "b", "Russland krever at Norge forklarer prinsippet om sikkerhet.", "krever", "REQUEST/demand", "RUS>NOR",
        "forklarer prinsippet om sikkerhet", published="2022-02-02", language="nb",
    )  # fmt: skip
    (x,) = folded(one, two).exchanges
    assert (x.to, x.independent) == (("CAN", "NOR"), 2)


def test_other_addressees_of_other_wishes_are_other_exchanges() -> None:
    one = asks(
        "a", "Moscow asks in a letter that Canada explain the principle of security.", "asks", "REQUEST/demand", "RUS>CAN",
        "explain the principle of security", published="2022-02-01", carrier="letter",
    )  # fmt: skip
    two = asks(
        "b", "Russland krever at Norge åpner havnene for fiskebåter.", "krever", "REQUEST/demand", "RUS>NOR", "åpner havnene for fiskebåter",
        published="2022-02-02", language="nb",
    )  # fmt: skip
    assert len(folded(one, two).exchanges) == 2


def test_a_demand_that_is_only_placed_in_its_month_is_the_one_of_that_month() -> None:
    day = asks(
        "a", "Spain demanded a public apology from Argentina.", "demanded", "REQUEST/demand", "ESP>ARG", "a public apology", published="2024-05-20",
        date="2024-05-19",
    )  # fmt: skip
    month = Page("b", "I maj krævede Spanien det af Argentina.", published="2024-10-29", language="da")
    month.tells("krævede", "REQUEST/demand", "ESP>ARG", date="2024-05")
    (x,) = folded(day, month).exchanges
    assert (x.opened, x.independent) == ("2024-05-19", 2)
    month = Page("b", "I juni krævede Spanien det af Argentina.", published="2024-10-29", language="da")
    month.tells("krævede", "REQUEST/demand", "ESP>ARG", date="2024-06")
    assert len(folded(day, month).exchanges) == 2


def test_asking_mildly_and_demanding_are_one_where_they_ask_for_one_thing() -> None:
    mild = asks(
        "a", "Estonia asked Russia to reduce the number of diplomats.", "asked", "REQUEST/appeal", "EST>RUS", "reduce the number of diplomats",
        published="2023-01-11",
    )  # fmt: skip
    firm = asks(
        "b", "Estland hat von Russland verlangt, die Zahl der Diplomaten zu reduzieren.", "verlangt", "REQUEST/demand", "EST>RUS",
        "die Zahl der Diplomaten zu reduzieren", published="2023-01-24", language="de",
    )  # fmt: skip
    (x,) = folded(mild, firm).exchanges
    assert (x.kind, x.independent) == ("demand", 2)


def test_what_is_proposed_and_then_named_in_a_word_is_one_proposal() -> None:
    page = Page("a", "Seoul proposed talks about the families. It proposed them on Tuesday.", published="2018-01-05")
    page.tells("proposed talks", "REQUEST/proposal", "KOR>PRK", content="talks about the families", date="2018-01-02")
    page.tells("proposed them", "REQUEST/proposal", "KOR>PRK", content="them", date="2018-01-02")
    assert len(folded(page).exchanges) == 1


def test_the_unnamed_of_a_heading_are_those_of_the_text() -> None:
    page = Page("a", "Arab states send Qatar demands. Egypt sent Qatar a list of demands.", published="2017-06-23")
    page.tells("Arab states send", "REQUEST/demand", "group:arab-countries>QAT", content="demands")
    page.tells("Egypt sent", "REQUEST/demand", "EGY>QAT", content="a list of demands")
    reading = page.reading()
    title = Block(span=Span(0, page.text.index("Egypt")), role=Role.TITLE, why="test")
    rest = Block(span=Span(title.span.end, len(page.text)), role=Role.BODY, why="test")
    (x,) = fold([replace(reading, report=replace(reading.report, blocks=(title, rest)))], (), world=load_world()).exchanges
    assert x.sender == ("EGY",)


def test_what_two_reports_tell_of_one_letter_is_one_asking() -> None:
    one = Page("a", "Trump wrote a letter to Iran. He hopes for the start of a dialogue.", published="2025-03-08")
    one.tells("wrote a letter", "CONSULT/letter", "USA>IRN", carrier="letter").tells(
        "hopes", "REQUEST/appeal", "USA>IRN", content="the start of a dialogue"
    )
    two = Page("b", "In einem Brief hat Trump dem Iran Verhandlungen vorgeschlagen.", published="2025-03-09", language="de")
    two.tells("Brief", "CONSULT/letter", "USA>IRN", carrier="letter").tells(
        "vorgeschlagen", "REQUEST/proposal", "USA>IRN", content="Verhandlungen", carrier="letter"
    )
    (x,) = folded(one, two).exchanges
    assert (x.carrier, x.independent) == ("letter", 2)
