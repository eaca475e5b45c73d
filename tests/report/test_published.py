"""The day of publication: as exact as the page says, never more."""

from collections.abc import Callable

import pytest

from dragoman.report import Report
from dragoman.report.calendar import calendar, dates_in
from dragoman.text import Span

Read = Callable[..., Report]

STORY = "Egypt has written to the council about the dam, the ministry in Cairo said.\n\nEthiopia promised an answer within a week of the letter.\n"
HISTORIE = (
    "Egypt har skrevet til rådet om demningen, sier utenriksdepartementet i Kairo.\n\nEtiopia lover å svare innen en uke etter at brevet kom.\n"
)


@pytest.mark.parametrize(
    ("stamp", "edtf"),
    [
        ("Published 3 March 2014 at 10:20 GMT", "2014-03-03T10:20Z"),
        ("Posted at 6:08 PM, Jun 22, 2019", "2019-06-22T18:08"),
        ("18:29, 27 December 2023", "2023-12-27T18:29"),
        ("Tuesday, May 14, 2013", "2013-05-14"),
        ("2021-10-18T14:03:00+02:00", "2021-10-18T14:03+02:00"),
        ("Sept. 26th, 2018", "2018-09-26"),
        ("May 2020", "2020-05"),
        ("Updated 5 March 2014, first published 4 March 2014", "2014-03-04"),
        ("05/04/2022", "2022"),  # the fifth of April or the fourth of May: nobody can tell
        ("25/04/2022", "2022-04-25"),
        ("Published 2 hours ago", None),
        ("October 18", None),
    ],
)
def test_a_stamp_below_the_title_dates_an_english_page(stamp: str, edtf: str | None, read: Read) -> None:
    text = f"Egypt takes the dam to the council\n\n{stamp}\n\n{STORY}"
    published = read(text).published
    assert published.edtf == edtf
    assert published.basis == ("stated" if edtf else None)
    if edtf:
        assert published.span is not None
        assert published.span.of(text) in stamp


@pytest.mark.parametrize(
    ("stamp", "edtf"),
    [
        ("3. feb. 2021 08:15 Sist oppdatert nå nettopp", "2021-02-03T08:15"),
        ("Publisert: Nå nettopp", None),
        ("Av NTB | 24.02.2022 05:30:30", "2022-02-24T05:30"),
        ("18.10.2021 14:03", "2021-10-18T14:03"),
        ("Publisert: 4. mars 2014 kl. 10.20", "2014-03-04T10:20"),
        ("Sist oppdatert 5. mars 2014", "2014-03-05?"),
    ],
)
def test_a_stamp_below_the_title_dates_a_norwegian_page(stamp: str, edtf: str | None, read: Read) -> None:
    assert read(f"Egypt tar demningen til rådet\n\n{stamp}\n\n{HISTORIE}").published.edtf == edtf


@pytest.mark.parametrize(
    ("language", "stamp"),
    [
        ("fr", "Publié le 18 octobre 2021 à 14h05"),
        ("es", "18 de octubre de 2021"),
        ("fi", "18. lokakuuta 2021"),
        ("ru", "18 октября 2021"),
        ("uk", "18 жовтня 2021"),
        ("pl", "18 października 2021"),
        ("de", "18. Okt. 2021"),
    ],
)
def test_months_are_known_in_languages_without_a_pack(language: str, stamp: str, read: Read) -> None:
    assert str(read(f"Kairo – Addis\n\n{stamp}\n\n{STORY}", language=language).published.edtf).startswith("2021-10-18")


@pytest.mark.parametrize(
    ("opening", "edtf", "agency"),
    [
        ("CAIRO, 6 May 2020 /TASS/. ", "2020-05-06", "TASS"),
        ("CAIRO (Example News / Sputnik - 6th May, 2020) ", "2020-05-06", "Sputnik"),
        ("CAIRO, MAY 6, 2020, ARMENPRESS. ", "2020-05-06", "Armenpress"),
        ("Cairo, May 6, 2020: ", "2020-05-06", None),
        ("CAIRO, May 6 (Reuters) - ", None, "Reuters"),
        ("CAIRO (Example Radio) — ", None, None),
    ],
)
def test_the_dateline_of_a_wire_gives_day_and_agency(opening: str, edtf: str | None, agency: str | None, read: Read) -> None:
    report = read(f"Egypt takes the dam to the council\n\n{opening}{STORY}")
    assert (report.published.edtf, report.agency) == (edtf, agency)
    assert [b.span.of(report.text) for b in report.blocks if b.role == "dateline"] == [opening.strip()]


@pytest.mark.parametrize(
    ("opening", "edtf"),
    [
        ("1033 Tuesday, 4 March 2014, 23:40 ", "2014-03-04T23:40"),
        ("Published 4 March 2014 at 23:40 ", "2014-03-04T23:40"),
        ("On 4 March 2014 at 23:40 ", None),  # the time of what is told
        ("4 March 2014 ", None),
    ],
)
def test_a_stamp_that_lost_its_line_break_is_seen_by_its_time_of_day(opening: str, edtf: str | None, read: Read) -> None:
    report = read(f"Egypt takes the dam to the council\n\n{opening}{STORY}")
    assert report.published.edtf == edtf


def test_header_and_address_complete_a_dateline_without_a_year(read: Read) -> None:
    wire = f"CAIRO, May 6 (Reuters) - {STORY}"
    assert read(f" date 2020-05 Egypt takes the dam to the council\n\n{wire}").published.edtf == "2020-05-06"
    assert read(f"Egypt takes the dam\n\n{wire}", url="https://example.org/2020/05/06/dam").published.edtf == "2020-05-06"
    assert read(f" date 2020-06 Egypt takes the dam to the council\n\n{wire}").published.edtf == "2020-06"


def test_a_day_without_a_year_is_noted_and_not_completed_by_guess(read: Read) -> None:
    report = read(f"Egypt takes the dam to the council\n\nCAIRO, May 6 (Reuters) - {STORY}")
    assert [n.code for n in report.notes] == ["published-without-year"]


@pytest.mark.parametrize(
    ("url", "edtf"),
    [
        ("https://example.org/news/2021/10/18/council", "2021-10-18"),
        ("https://example.org/2021-10-18-council", "2021-10-18"),
        ("https://example.org/20211018/council", "2021-10-18"),
        ("https://example.org/2021/10/council", "2021-10"),
        ("https://example.org/story/1210182021", None),
        ("https://example.org/2021/13/45/council", None),
    ],
)
def test_an_address_dates_a_page_that_says_nothing_itself(url: str, edtf: str | None, read: Read) -> None:
    assert read(STORY, url=url).published.edtf == edtf


def test_what_is_supplied_wins_and_a_contradiction_is_noted(read: Read) -> None:
    text = f"Egypt takes the dam to the council\n\n6 May 2020\n\n{STORY}"
    agreed, contradicted = read(text, published="2020-05"), read(text, published="2020-07-01")
    assert (agreed.published.edtf, agreed.published.basis, agreed.notes) == ("2020-05", "supplied", ())
    assert contradicted.published.edtf == "2020-07-01"
    assert [n.code for n in contradicted.notes] == ["published-contradicted"]


def test_a_date_in_a_sentence_of_the_story_is_not_the_day_of_publication(read: Read) -> None:
    assert read(f"{STORY}\nOn 3 March 2014 the two ministers met in Rome for the first time, and nobody asked about the dam.").published.edtf is None


def test_dates_in_readers_comments_say_nothing_of_the_page(read: Read) -> None:
    assert read(f"{STORY}\nLeave a comment\n\n3 March 2014 at 10:20\n\nWell said.").published.edtf is None


@pytest.mark.parametrize(
    ("text", "language", "edtf"),
    [
        ("Publié le 05/04/2022 à 18:04 · Mis à jour le 06/04/2022", "fr", "2022-04-05T18:04"),
        ("05-04-2022 14:05", "da", "2022-04-05T14:05"),
        ("05/04/2022", "en", "2022"),
        ("14:05 05.03.2018 (обновлено: 08:00 06.03.2018)", "ru", "2018-03-05T14:05"),
        ("05.03.2018-14:05", "de", "2018-03-05T14:05"),
        ("8. Jänner 2023", "de", "2023-01-08"),  # Austrian papers
    ],
)
def test_dates_are_read_as_the_language_writes_them(text: str, language: str, edtf: str) -> None:
    assert dates_in(text, Span(0, len(text)), calendar(language))[0].edtf == edtf


@pytest.mark.parametrize(
    ("head", "edtf"),
    [
        ("26.5 C\nImphal\nWednesday, July 2, 2025\n\n", None),  # today's weather and the day of the visit
        ("Friday, 22 November 2024\nMinsk +2°C\nNews\n16 February 2023, 16:42\n\n", "2023-02-16T16:42"),
        ("Friday, 22 November 2024\nWorld\n16 February 2023\n\n", "2023-02-16"),  # the nearer to the title
        ("< September 2017 >\nMon Tue Wed Thu Fri Sat Sun\n1 2 3\n\n", None),  # a calendar in the margin
        ("18 - May - 2022\n\n", "2022-05-18"),
        ("03.05.2023 | As of 03.05.2023, 23:23\n\n", "2023-05-03"),  # 03.05 is no time of day
    ],
)
def test_dates_above_the_title_are_of_the_report_where_they_are_not_of_the_visit(head: str, edtf: str | None, read: Read) -> None:
    assert read(f"{head}Egypt takes the dam to the council of the union\n\n{STORY}", language="en").published.edtf == edtf


def test_the_server_dates_a_page_that_says_nothing_itself_and_only_that(read: Read) -> None:
    silent = read(STORY, unchanged="2022-02-01")
    assert (silent.published.edtf, silent.published.basis) == ("2022-02-01?", "stated")
    assert [n.code for n in silent.notes] == ["published-by-server"]
    dated = read(f"Egypt takes the dam to the council\n\n6 May 2020\n\n{STORY}", unchanged="2022-02-01")
    assert (dated.published.edtf, dated.notes) == ("2020-05-06", ())


def test_a_page_that_says_a_later_day_than_the_server_knows_is_believed_and_noted(read: Read) -> None:
    page = read(f"Egypt takes the dam to the council\n\n6 May 2020\n\n{STORY}", unchanged="2020-03-01")
    assert page.published.edtf == "2020-05-06"
    assert [n.code for n in page.notes] == ["published-contradicted"]
