"""Signs on one report alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dragoman.families import find_signs
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
