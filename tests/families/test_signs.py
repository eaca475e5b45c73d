"""Signs on one report alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dragoman.families import find_signs
from dragoman.packs import shipped_packs
from dragoman.packs.copies import Slip
from dragoman.reading.types import Event, Reading
from dragoman.text import Span

Of = Callable[..., Reading]


def _signs(reading: Reading) -> set[tuple[str, str, str]]:
    return {(s.severity, s.kind, s.span.of(reading.report.text) if s.span else "") for s in find_signs(reading)}


def _recognised(reading: Reading, text: str, label: str, certainty: float) -> Reading:
    names = tuple(replace(n, label=label, certainty=certainty, why="the office beside it") if n.text == text else n for n in reading.names)
    return replace(reading, names=names)


def test_a_name_that_is_only_recognised_is_most_likely_garbled(make: Of) -> None:
    reading = make("There he will meet {name=person:anniken-huitfeldt|Anneken Hoetfeldt} of the Labour party.", "en", name="a")
    seen = _recognised(reading, "Anneken Hoetfeldt", "Anniken Huitfeldt", 0.8)
    assert ("high", "changed-name", "Anneken Hoetfeldt") in _signs(seen)
    sure = _recognised(reading, "Anneken Hoetfeldt", "Anniken Huitfeldt", 0.98)
    assert not any(kind == "changed-name" for _, kind, _ in _signs(sure))


def test_a_case_of_a_name_is_no_garbling(make: Of) -> None:
    reading = make("Бывшего агента {name=person:sergei-skripal|Сергея Скрипаля} отравили в Солсбери.", "ru", name="a")
    assert not any(kind == "changed-name" for _, kind, _ in _signs(_recognised(reading, "Сергея Скрипаля", "Sergei Skripal", 0.75)))


def test_a_turn_of_phrase_word_by_word(make: Of) -> None:
    reading = make("Knots on the thread: the minister closes the office.\nThere was a knot in the rope.", "en", name="a")
    assert {s for s in _signs(reading) if s[1] == "mistranslation"} == {("high", "mistranslation", "Knots on the thread")}


def test_a_turn_of_phrase_keeps_its_place_behind_letters_that_fold_to_two(make: Of) -> None:
    reading = make("Behind Weißstraße there is a Knot on the thread between Oslo and Moscow.", "en", name="a")
    assert "Knot on the thread" in {words for *_, words in _signs(reading)}


def test_a_dash_for_speech_where_the_language_has_quotation_marks(make: Of) -> None:
    english = make("The minister spoke.\n– {quote=direct|We are ready to meet}, he said.", "en", name="a")
    norwegian = make("Statsråden talte.\n– {quote=direct|Vi er klare til å møtes}, sa han.", "nb", name="b")
    assert any(kind == "lost-attribution" for _, kind, _ in _signs(english))
    assert not any(kind == "lost-attribution" for _, kind, _ in _signs(norwegian))


def test_what_is_to_come_is_not_done(make: Of) -> None:
    reading = make("{time=week+1 weekday:TUE|Next Tuesday}, the minister held a meeting in Tromso.", "en", name="a")
    at = reading.report.text.index("held")
    event = Event(
        type="CONSULT", mode="meeting", actors=("RUS",), recipients=(), agents=(), status="actual", date=None, date_relative=None, time=0, place=None,
        about="", evidence=(), trigger=Span(at, at + 4), rule="test", said_by=None,
    )  # fmt: skip
    assert ("high", "mistranslation", "Next Tuesday, the minister held") in _signs(replace(reading, events=(event,)))
    assert not _signs(replace(reading, events=(replace(event, status="announced"),)))


def test_a_teaser_in_the_middle_is_grave_and_a_button_is_not(make: Of) -> None:
    text = "# Talks in Geneva\nThe ministers met in Geneva on Tuesday.\n% See also: Five dead in Beirut after an explosion\nThey will meet again."
    assert ("high", "boilerplate", "See also: Five dead in Beirut after an explosion") in _signs(make(text, "en", name="a"))
    button = text.replace("See also: Five dead in Beirut after an explosion", "Share this")
    assert {s for s, kind, _ in _signs(make(button, "en", name="b")) if kind == "boilerplate"} == {"low"}


def test_a_plain_report_has_no_grave_sign(report: Of) -> None:
    assert [s for s in find_signs(report("wire")) if s.severity == "high"] == []


_SLIPS = [(tag, slip) for tag, pack in shipped_packs().items() for slip in pack.copies.slips]


@pytest.mark.parametrize(("tag", "slip"), _SLIPS, ids=[f"{tag}/{slip.words[0]}" for tag, slip in _SLIPS])
def test_every_slip_of_a_pack_is_found_where_it_is_one_only(make: Of, tag: str, slip: Slip) -> None:
    for n, line in enumerate(slip.yes):
        assert any(slip.means in s.note for s in find_signs(make(line, tag, name=f"y{n}"))), line
    for n, line in enumerate(slip.no):
        assert not any(s.kind == "mistranslation" for s in find_signs(make(line, tag, name=f"n{n}"))), line


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{time=2022-02-01|Tuesday night} has Ruritanian officials published the letter.", "Tuesday night has Ruritanian"),
        ("The letter was signed by the statsråd and the utriksråd on Friday.", "statsråd"),
        ("The formal lines between the two were formally put on hold.", "formal lines between the two were formally"),
    ],
)
def test_another_language_shows_through(make: Of, line: str, words: str) -> None:
    assert ("low", "mistranslation", words) in _signs(make(line, "en", name="a"))


@pytest.mark.parametrize(
    "line",
    [
        "{time=2022-02-01|Tuesday night} Ruritanian officials published the letter.",
        "{time=2022-02-01|Tuesday} was a day of talks.",
        "{time=2022-02-01|Tuesday} has Riga answered?",
        "The minister of Åland met the über-diplomat at the Röhsska museum, “statsråd” as he is.",
    ],
)
def test_what_a_language_has_of_its_own_is_no_sign(make: Of, line: str) -> None:
    assert not any(kind == "mistranslation" for _, kind, _ in _signs(make(line, "en", name="a")))


def _council(make: Of, line: str, label: str) -> Reading:
    reading = make(line, "en", name="a")
    return replace(reading, names=tuple(replace(n, kind="organisation", label=label) for n in reading.names))


def test_an_institution_inside_one_that_nobody_has_heard_of(make: Of) -> None:
    odd = _council(make, "He came to a meeting of the {name=body:x|Arctic Council} of the Cooperation Authority. There he spoke.", "Arctic Council")
    assert ("medium", "changed-name", "Arctic Council of the Cooperation Authority") in _signs(odd)
    plain = _council(make, "He came to a meeting of the {name=body:x|Security Council} of the United Nations.", "Security Council")
    assert not any(kind == "changed-name" for _, kind, _ in _signs(plain))


def test_a_sum_that_does_not_come_out(make: Of) -> None:
    def signs(line: str) -> set[str]:
        reading = make(line, "en", name="a")
        at = line.index("expelled")
        event = Event(
            type="SANCTION", mode="expel", actors=("NATO",), recipients=("RUS",), agents=(), status="actual", date=None, date_relative=None,
            time=None, place=None, about="", evidence=(), trigger=Span(at, at + 8), rule="test", said_by=None, amounts=(("8", "diplomat"),),
        )  # fmt: skip
        return {s.kind for s in find_signs(replace(reading, events=(event,)))}

    assert "changed-meaning" in signs("The alliance expelled 8 diplomats, cutting the staff from 20 to 10 people.")
    assert "changed-meaning" not in signs("The alliance expelled 8 diplomats, cutting the staff from 18 to 10 people.")


def test_cases_of_a_name_are_no_two_spellings(make: Of) -> None:
    reading = make("{name=place:x|Приштина} ответила. Из {name=place:x|Приштины} прибыл посол.", "ru", name="a")
    assert not any(kind == "changed-name" for _, kind, _ in _signs(reading))
    reading = make("{name=place:x|Tromsø} is near. Talks in {name=place:x|Tromso} followed.", "en", name="b")
    assert ("low", "changed-name", "Tromso") in _signs(reading)


def test_a_small_word_of_another_language_was_left_standing(make: Of) -> None:
    garbled = make("Diplomaten var sjef of den indiske tjenesten, og saken uroer dem.", "nb", name="a")
    assert ("low", "mistranslation", "of") in _signs(garbled)
    named = make("Han er sjef for House of Commons og kjenner saken.", "nb", name="b")
    assert not any(kind == "mistranslation" for _, kind, _ in _signs(named))


def test_a_word_in_another_alphabet_was_left_standing(make: Of) -> None:
    reading = make("Demonstrators gathered near the hotel и they waited for hours.", "en", name="a")
    assert ("low", "mistranslation", "и") in _signs(reading)
