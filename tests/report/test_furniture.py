"""What surrounds a story on its page: today's weather, openings of other stories, calendars, contacts, captions."""

from collections.abc import Callable

import pytest

from dragoman.report import Report

Read = Callable[..., Report]

STORY = (
    "Egypt has written to the council about the dam, the ministry in Cairo said.\n\nEthiopia promised an answer within a week of the letter.\n\n"
    "Sudan asked both to come back to the table in Khartoum before the rains.\n\n"
)


def junk(report: Report) -> list[str]:
    return [b.span.of(report.text) for b in report.blocks if b.role == "junk"]


def test_openings_of_other_stories_that_break_off_are_no_story(read: Read) -> None:
    other = "Cup final moved\n\nThe final of the cup has been moved to Sunday because of the weather, the association said on...\n\n"
    report = read(f"Egypt takes the dam to the council\n\n{STORY}Related Articles\n\n{other}Rain expected\n\nThe rains come early this year, as the…")
    assert len(junk(report)) == 5
    assert not any("Sudan" in words for words in junk(report))


def test_a_paragraph_that_breaks_off_is_the_story_where_no_title_stands_above_it(read: Read) -> None:
    assert junk(read("Egypt takes the dam to the council\n\nThe ambassador did not come when he was called to the ministry on Tuesday...")) == []


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Minsk, overcast +3°C", "junk"),
        ("The ministers at the table in Khartoum on Monday. - © Ann Roe/AP", "caption"),
        ("5 min read", "junk"),
        ("Mon Tue Wed Thu Fri Sat Sun", "junk"),
    ],
)
def test_lines_in_the_head_of_a_page(line: str, role: str, read: Read) -> None:
    report = read(f"{line}\n\nEgypt takes the dam to the council of the union\n\n{STORY}", language="en")
    assert report.blocks[0].role == role
    assert report.title == "Egypt takes the dam to the council of the union"


def test_contacts_of_the_press_end_a_story(read: Read) -> None:
    report = read(f"Egypt takes the dam to the council\n\n{STORY}Press contact\n\nAnn Roe\n\nPhone 555 12 34")
    assert junk(report) == ["Press contact", "Ann Roe", "Phone 555 12 34"]


def test_lines_of_a_text_that_is_wrapped_by_hand_are_one_paragraph(read: Read) -> None:
    first = (
        "Egypt has written to the council\nabout the dam, the ministry in Cairo\nsaid on Monday. The letter asks for\nan answer within a week.\n\n"
    )
    second = "Ethiopia promised to answer, and the\nSudanese ministry asked both sides\nto come back to the table in\nKhartoum.\n"
    text = f"Egypt takes the dam to the council\n\n{first}{second}"
    report = read(text, language="en")
    assert [b.span.of(text).count("\n") for b in report.blocks] == [0, 3, 3]


def test_lines_that_each_say_one_thing_stay_apart(read: Read) -> None:
    text = "Egypt takes the dam to the council\n" + "".join(f"The ministry in Cairo sent letter number {n} today.\n" for n in range(9))
    assert len(read(text, language="en").blocks) == 10


def test_a_name_alone_above_a_story_is_its_author(read: Read) -> None:
    lead = "Suomi kutsui Venäjän suurlähettilään puhutteluun maanantaina, kertoo ulkoministeriö."
    story = f"{lead}\n\nVenäjä lupasi vastata viikon kuluessa kirjeestä, jonka se sai maanantaina.\n"
    report = read(f"Daniel Wallenius\n\n{story}", language="fi")
    assert (report.title, report.byline) == (None, ("Daniel Wallenius",))


def test_a_long_sentence_above_a_heading_opens_the_story(read: Read) -> None:
    lead = "The concern about the harvest of the world and about the price of bread grew over the weekend, when one side left the agreement on ships."
    report = read(f"{lead}\n\nWhat the ministers ask for now\n\n{STORY}", language="en")
    assert report.blocks[0].role == "lede"
