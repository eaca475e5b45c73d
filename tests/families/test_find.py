"""Which reports make a family: copies, excerpts and translations do, independent reports of one event do not."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import pytest

from dragoman.families import Family, Kinship, find_families
from dragoman.reading.types import Reading

Of = Callable[..., Reading]

LANGUAGES = {"wire-nb": "nb", "rival-nb": "nb", "wire-ru": "ru", "garbled-source": "nb"}
NAMES = (
    "wire",
    "wire-edited",
    "wire-copy",
    "wire-excerpt",
    "wire-reworded",
    "wire-followup",
    "wire-nb",
    "wire-ru",
    "rival",
    "garbled-source",
    "garbled",
)


@pytest.fixture(scope="module")
def readings(report: Of) -> list[Reading]:
    return [report(name, LANGUAGES.get(name, "en")) for name in NAMES]


@pytest.fixture(scope="module")
def families(readings: list[Reading]) -> tuple[Family, ...]:
    return find_families(readings)


def _of(families: tuple[Family, ...], name: str) -> Family:
    return next(f for f in families if any(m.report == name for m in f.members))


def test_every_report_is_in_exactly_one_family(families: tuple[Family, ...]) -> None:
    assert sorted(m.report for f in families for m in f.members) == sorted(NAMES)


def test_copies_excerpt_and_translations_of_a_wire_story_are_one_family(families: tuple[Family, ...]) -> None:
    family = _of(families, "wire")
    relations = {m.report: (m.relation, m.of) for m in family.members}
    assert family.origin == "wire"
    assert relations == {
        "wire": ("original", None),
        "wire-copy": ("copy", "wire"),
        "wire-edited": ("copy", "wire"),
        "wire-excerpt": ("excerpt", "wire"),
        "wire-reworded": ("rewrite", "wire"),
        "wire-nb": ("translation", "wire"),
        "wire-ru": ("translation", "wire"),
    }


@pytest.mark.parametrize("other", ["rival", "wire-followup"])
def test_a_rival_report_and_a_follow_up_with_old_background_are_witnesses_of_their_own(families: tuple[Family, ...], other: str) -> None:
    family = _of(families, other)
    assert [m.report for m in family.members] == [other]
    assert family.origin == other


@pytest.mark.parametrize("language", ["nb", "ru"])
def test_a_rival_report_is_no_translation_of_a_foreign_one_on_the_same_event(report: Of, language: str) -> None:
    families = find_families([report("rival"), report(f"wire-{language}", language)])
    assert len(families) == 2


def test_the_machine_translation_gives_itself_away(families: tuple[Family, ...]) -> None:
    family = _of(families, "garbled")
    (copy,) = (m for m in family.members if m.report == "garbled")
    assert (family.origin, copy.relation, copy.of) == ("garbled-source", "translation", "garbled-source")
    assert "garbles" in copy.why
    assert "Vučić" in copy.why


def test_of_two_equal_texts_neither_is_called_the_first(make: Of) -> None:
    text = "\n".join(f"The delegation from Oslo met ministers number {i} of the council in Geneva to speak of item {i} at length." for i in range(8))
    (family,) = find_families([make(text, "en", name="b"), make(text, "en", name="a")])
    assert family.origin is None
    assert {(m.report, m.relation, m.of) for m in family.members} == {("a", "copy", None), ("b", "copy", None)}
    assert not family.comparisons[0].direction_sure


def test_the_older_of_two_equal_texts_is_the_first(make: Of) -> None:
    text = "\n".join(f"The delegation from Oslo met ministers number {i} of the council in Geneva to speak of item {i} at length." for i in range(8))
    (family,) = find_families([make(text, "en", name="a", published="2022-02-02"), make(text, "en", name="b", published="2022-02-01")])
    assert family.origin == "b"


@pytest.mark.parametrize(("first", "origin"), [("^ BRUSSELS, 1 February (Reuters)", "a"), ("By-the-way", None)])
def test_two_clients_of_one_agency_have_no_origin_unless_its_own_report_is_there(make: Of, first: str, origin: str | None) -> None:
    text = "\n".join(f"The delegation from Oslo met ministers number {i} of the council in Geneva to speak of item {i} at length." for i in range(8))
    one = make(f"{first}\n{text}", "en", name="a", agency="Reuters", published="2022-02-01")
    two = make(f"# Talks in Geneva\n{text}", "en", name="b", agency="Reuters", published="2022-02-02")
    assert [f.origin for f in find_families([one, two])] == [origin]


def test_a_month_is_not_later_than_a_day_in_it(make: Of) -> None:
    text = "\n".join(f"The delegation from Oslo met ministers number {i} of the council in Geneva to speak of item {i} at length." for i in range(8))
    (family,) = find_families([make(text, "en", name="a", published="2022-02"), make(text, "en", name="b", published="2022-02-01")])
    assert family.origin is None


def test_two_reports_that_share_only_what_was_said_are_two_witnesses(make: Of) -> None:
    said = "{quote|We shall answer the letter in good time and in full, and we shall do so together with our friends and allies in the north}"
    more = "{quote|Nobody has the right to tell a free nation with whom it may stand, and nobody ever will have that right}"
    one = (
        f'# Minister answers\nThe minister stood firm at noon in Riga.\n"{said}," she told the cameras outside.\n"{more}," she went on before lunch.'
    )
    two = f'# Riga defiant\nReporters waited for hours in the rain.\nThen came the words: "{said}."\nLater, from the car, came this: "{more}."'
    assert len(find_families([make(one, "en", name="a"), make(two, "en", name="b")])) == 2


def test_the_order_of_reports_changes_nothing(readings: list[Reading], families: tuple[Family, ...]) -> None:
    shuffled = list(readings)
    random.Random(7).shuffle(shuffled)
    assert find_families(shuffled) == families


def test_reports_without_text_are_families_of_their_own(make: Of) -> None:
    assert [f.origin for f in find_families([make("% …", "en", name="a"), make("% …", "en", name="b")])] == ["a", "b"]


def test_a_story_in_a_hundred_copies_is_one_family_and_soon_found(report: Of, make: Of) -> None:
    lines = report("wire").report.text.split("\n\n")[3:]
    copies = [
        make("\n".join([*lines[: i % 4], f"Editor {i} adds this line of {i} words to his own copy of it.", *lines[i % 4 :]]), "en", name=f"{i:03}")
        for i in range(100)
    ]
    start = time.process_time()
    (family,) = find_families(copies)
    assert len(family.members) == 100
    assert time.process_time() - start < 10


def test_a_flash_of_one_sentence_is_one_witness_however_often_it_is_printed(make: Of) -> None:
    flash = "Serbia put its army on alert near the border with Kosovo on Sunday after special police went to two crossings."
    texts = {"a": flash, "b": flash, "c": flash.replace("Sunday", "Sunday evening")}
    copies = [make(text, "en", name=name) for name, text in texts.items()]
    other = make("Serbia and Kosovo agreed on Thursday that special police would leave the two crossings by the weekend.", "en", name="d")
    families = find_families([*copies, other])
    assert sorted(len(f.members) for f in families) == [1, 3]


def test_reports_that_come_one_by_one_find_their_kin(report: Of, readings: list[Reading], families: tuple[Family, ...]) -> None:
    kinship = Kinship()
    for reading in readings:
        kinship.add(reading)
    assert {frozenset(m.report for m in f.members) for f in kinship.families()} == {frozenset(m.report for m in f.members) for f in families}
    before = kinship.families()
    assert kinship.add(readings[0]) == ()
    assert kinship.families() == before
