"""Families report by report, in memory and kept with a casebook: the same as all found at once, and only what a report touches changes."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.families import Family, Kinship, find_families
from dragoman.intake.document import Document, Media, Supplied
from dragoman.packs import shipped_packs
from dragoman.reading.types import Reading
from dragoman.run.casebooks import find_kin, kept_families
from dragoman.store import Casebook

Of = Callable[..., Reading]
NAMES = ("wire", "wire-edited", "wire-copy", "wire-excerpt", "wire-reworded", "wire-followup", "rival")


@pytest.fixture(scope="module")
def readings(report: Of, make: Of) -> list[Reading]:
    """Copies and translations of one story, rivals, a second story with its copies, strangers."""
    flash = "Serbia put its army on alert near the border with Kosovo on Sunday after special police went to two crossings."
    some = [report(name) for name in NAMES] + [report("wire-nb", "nb"), report("wire-ru", "ru")]
    some += [make(flash.replace("Sunday", day), "en", name=f"flash{i}") for i, day in enumerate(("Sunday", "Sunday", "Sunday evening"))]
    return [*some, *(make(f"The ferry to island {i} will sail on all days of week {i} but one.", "en", name=f"ferry{i}") for i in range(3))]


@pytest.fixture(scope="module")
def at_once(readings: list[Reading]) -> tuple[Family, ...]:
    return find_families(readings)


def _filled(place: Path, readings: list[Reading], *, together: int) -> Casebook:
    book = Casebook(str(place), create=True)
    for start in range(0, len(readings), together):
        for reading in readings[start : start + together]:
            report = reading.report
            document = Document(id=report.id, data=report.text.encode(), media=Media.TEXT, source=report.source, supplied=Supplied())
            book.add(document, reading, reader="0", now="2024-05-01")
        find_kin(book)
    return book


@pytest.fixture
def added(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The reports that are held against others from now on."""
    seen: list[str] = []
    add = Kinship.add

    def told(self: Kinship, reading: Reading) -> tuple[str, ...]:
        seen.append(reading.report.id)
        return add(self, reading)

    monkeypatch.setattr(Kinship, "add", told)
    return seen


@pytest.mark.parametrize("seed", range(6))
def test_in_whatever_order_reports_come_the_families_are_the_same(readings: list[Reading], at_once: tuple[Family, ...], seed: int) -> None:
    dice = random.Random(seed)
    held: dict[str, Family] = {}
    kinship = Kinship()
    for reading in dice.sample(readings, len(readings)):
        kinship.add(reading)
        if dice.random() < 0.5:
            continue
        gone, new = kinship.changed()
        for family in gone:
            assert held.pop(family.id) == family
        for family in new:
            assert held.setdefault(family.id, family) is family
    gone, new = kinship.changed()
    for family in gone:
        del held[family.id]
    held.update({family.id: family for family in new})
    assert kinship.families() == at_once
    assert set(held.values()) == set(at_once)


def test_a_report_changes_no_family_but_its_own(readings: list[Reading]) -> None:
    kinship = Kinship()
    for reading in readings[1:]:
        kinship.add(reading)
    before = {f.id: f for f in kinship.families()}
    kinship.changed()
    assert set(kinship.add(readings[0])) <= {*NAMES, "wire-nb", "wire-ru"}
    gone, new = kinship.changed()
    assert {m.report for f in gone for m in f.members} | {"wire"} == {m.report for f in new for m in f.members}
    touched = {f.id for f in (*gone, *new)}
    assert all(f is before[f.id] for f in kinship.families() if f.id not in touched)


@pytest.mark.parametrize(("seed", "together"), [(1, 1), (2, 4), (3, 99)])
def test_a_casebook_keeps_the_families_that_finding_all_anew_gives(
    readings: list[Reading], at_once: tuple[Family, ...], tmp_path: Path, seed: int, together: int
) -> None:
    with _filled(tmp_path / "c.db", random.Random(seed).sample(readings, len(readings)), together=together) as book:
        assert book.families() == at_once
        assert kept_families(book, book.readings()) == at_once


def test_only_what_came_since_is_looked_at(readings: list[Reading], tmp_path: Path, added: list[str]) -> None:
    with _filled(tmp_path / "c.db", readings[:-1], together=99) as book:
        added.clear()
        find_kin(book)
        assert added == []
    with _filled(tmp_path / "c.db", readings, together=99):
        assert added == [readings[-1].report.id]


def test_other_packs_and_another_reading_find_families_anew(
    readings: list[Reading], at_once: tuple[Family, ...], tmp_path: Path, added: list[str]
) -> None:
    english = {"en": shipped_packs()["en"]}
    with _filled(tmp_path / "c.db", readings, together=99) as book:
        for packs in (english, None):
            added.clear()
            assert kept_families(book, readings, packs) == find_families(readings, packs)
            assert len(added) == 2 * len(readings)
        added.clear()
        book.reread(readings[0], reader="1")
        assert kept_families(book, readings) == at_once
        assert len(added) == len(readings)


def test_a_casebook_that_cannot_keep_families_shows_them_all_the_same(
    readings: list[Reading], at_once: tuple[Family, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with _filled(tmp_path / "c.db", readings, together=99) as book:
        assert kept_families(book, readings[1:]) == find_families(readings[1:])  # added to since it was read
    raw = sqlite3.connect(tmp_path / "c.db")
    raw.executescript("DELETE FROM kin_version; CREATE TRIGGER no BEFORE INSERT ON kin_version BEGIN SELECT RAISE(ABORT, 'no'); END;")
    raw.close()
    with Casebook(str(tmp_path / "c.db")) as book:
        assert kept_families(book, readings) == at_once
