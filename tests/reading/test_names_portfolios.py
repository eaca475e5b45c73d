"""Foreign ministries and ministers that are for something else besides."""

from __future__ import annotations

import pytest

from dragoman.run.reader import Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(
    ("tag", "text", "named"),
    [
        ("en", "Jordan's Ministry of Foreign Affairs and Expatriates kept silent.", "Jordan's Ministry of Foreign Affairs and Expatriates"),
        ("en", "The Maltese Foreign and European Affairs Ministry kept silent.", "The Maltese Foreign and European Affairs Ministry"),
        (
            "fr",
            "Le ministère des Affaires étrangères et de la Coopération du Togo se tait.",
            "Le ministère des Affaires étrangères et de la Coopération du Togo",
        ),
        (
            "fr",
            "Le ministère togolais des Affaires étrangères et du Commerce se tait.",
            "Le ministère togolais des Affaires étrangères et du Commerce",
        ),
        ("de", "Das Ministerium für Äußeres und Handel Ungarns schweigt.", "Das Ministerium für Äußeres und Handel Ungarns"),
        ("ru", "Министерство иностранных дел и культа Аргентины молчит.", "Министерство иностранных дел и культа Аргентины"),
        (
            "uk",
            "Міністерство закордонних справ та європейської інтеграції Молдови мовчить.",
            "Міністерство закордонних справ та європейської інтеграції Молдови",
        ),
    ],
)
def test_a_ministry_is_named_whole(reader: Reader, tag: str, text: str, named: str) -> None:
    assert [n.text for n in reader.read_text(text, tag).names if (n.id or "").endswith("/foreign-ministry")] == [named]


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", "Hungarian Foreign and Trade Minister Béla Nagy kept silent."),
        ("de", "Der ungarische Außen- und Handelsminister Béla Nagy schweigt."),
        ("ru", "Министр внешней торговли и иностранных дел Венгрии Бела Надь молчит."),
        ("fi", "Unkarin ulko- ja kauppaministeri Béla Nagy vaikenee."),
        ("nb", "Ungarns utenriks- og handelsminister Béla Nagy tier."),
        ("sv", "Ungerns utrikes- och handelsminister Béla Nagy tiger."),
        ("da", "Ungarns udenrigs- og handelsminister Béla Nagy tier."),
    ],
)
def test_whoever_holds_the_office_acts_for_the_state(reader: Reader, tag: str, text: str) -> None:
    assert {n.principal for n in reader.read_text(text, tag).names} == {("HUN",)}


def test_the_minister_and_somebody_else_are_two(reader: Reader) -> None:
    names = reader.read_text("The Hungarian foreign minister and trade union leaders kept silent.", "en").names
    assert [n.text for n in names] == ["The Hungarian foreign minister"]
