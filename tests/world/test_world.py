"""The world's tables are whole, and its look-ups say what was so on a day."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import UsageError
from dragoman.world import Period, fold_name, load_world, period_of

WORLD = load_world()


def test_every_reference_between_the_tables_exists() -> None:
    known = WORLD.states.keys() | WORLD.organisations.keys()
    assert {h.person for h in WORLD.holdings} <= WORLD.persons.keys()
    assert {m for rows in WORLD.memberships.values() for m, _ in rows} <= known
    assert {key for key in WORLD.memberships if WORLD.kind(key) != "group"} <= WORLD.organisations.keys()
    assert {o.parent for o in WORLD.organisations.values() if o.parent} <= known
    assert {p.state for p in WORLD.places.values() if p.state} <= known
    assert {p for i in WORLD.instruments.values() for p in i.parties} <= known
    assert {h.office.removeprefix("office:").rpartition("/")[0] for h in WORLD.holdings} <= known


def test_no_term_ends_before_it_begins() -> None:
    assert [h for h in WORLD.holdings if h.period.first and h.period.last and h.period.first > h.period.last] == []


@pytest.mark.parametrize("office", ["foreign-minister", "president", "prime-minister"])
def test_one_such_office_has_one_holder_at_a_time(office: str) -> None:
    assert [h.office for h in WORLD.holdings if h.office.endswith("/" + office) and WORLD.is_shared(h.office)] == []


@pytest.mark.parametrize(
    ("organisation", "day", "member", "expected"),
    [
        ("NATO", "2022-02-01", "FIN", False),
        ("NATO", "2023-05-01", "FIN", True),
        ("EU", "2020-02-01", "GBR", False),
        ("EU", "2017-03-29", "GBR", True),
        ("CoE", "2022-04-01", "RUS", False),
        ("P5+1", "2018-06-01", "USA", False),
    ],
)
def test_membership_is_of_a_day(organisation: str, day: str, member: str, expected: bool) -> None:
    assert (member in WORLD.members(organisation, period_of(day))) is expected


@pytest.mark.parametrize(
    ("office", "when", "person"),
    [
        ("office:RUS/foreign-minister", "2022-02", "person:sergey-lavrov"),
        ("office:NATO/secretary-general", "2014-09-30", "person:anders-fogh-rasmussen"),
        ("office:EU/high-representative", "2015-07-14", "person:federica-mogherini"),
        ("office:GBR/prime-minister", "2017-03-29", "person:theresa-may"),
        ("office:GBR/prime-minister", "2019", None),
        ("office:GBR/prime-minister", "2026-06-01", None),
        ("office:GBR/prime-minister", None, None),
        ("office:RUS/deputy-foreign-minister", "2022-01-10", None),
    ],
)
def test_the_holder_is_said_only_when_there_was_one_all_the_time(office: str, when: str | None, person: str | None) -> None:
    assert WORLD.holder(office, period_of(when)) == person


def test_principals() -> None:
    assert WORLD.principal("body:EU/commission") == ("EU",)
    assert WORLD.principal("office:VEN/opposition-leader") == ()
    assert WORLD.principal("Normandy format") == ()
    assert WORLD.principal("person:nobody") == ()
    assert WORLD.principal("person:ann-linde") == ("SWE",)  # who for a year of her term chaired the OSCE as well


@pytest.mark.parametrize(("day", "principal"), [("2021-08-01", "Taliban"), ("2021-09-01", "AFG"), (None, "Taliban")])
def test_a_movement_acts_for_the_state_that_it_governs(day: str | None, principal: str) -> None:
    when = period_of(day) if day else None
    assert WORLD.principal("Taliban", when) == WORLD.principal("office:Taliban/spokesperson", when) == (principal,)
    assert WORLD.principal("person:zabihullah-mujahid", when) == (principal,)


def test_labels_of_what_stands_in_no_table() -> None:
    assert WORLD.label("body:RUS/embassy@NOR") == "embassy of Russia in Norway"
    assert WORLD.label("group:western-countries") == "western countries"


@pytest.mark.parametrize(
    "spellings",
    [
        ("Sergei Lavrov", "Sergej Lavrov", "Sergey Lavrov", "Sergueï Lavrov", "Sergej Lawrow"),
        ("Alexander Lukashenko", "Alexander Lukasjenko", "Alexander Loukachenko"),
        ("Vladimir Putin", "Vladimir Poutine", "Wladimir Putin"),
        ("Aleksandar Vučić", "Aleksandar Vucic"),
    ],
)
def test_spellings_of_one_name_have_one_key(spellings: tuple[str, ...]) -> None:
    assert len({fold_name(s) for s in spellings}) == 1


def test_names_that_differ_keep_different_keys() -> None:
    assert len({fold_name(n) for n in ("Sergei Lavrov", "Sergei Ivanov", "Sergei Larov", "Kim Jong-un", "Kim Jong-il")}) == 5


@pytest.mark.parametrize("edtf", ["2022-02-30", "soon", "20220201", "2022-13", "-"])
def test_a_date_that_cannot_be_read_bounds_nothing(edtf: str) -> None:
    assert period_of(edtf) == Period()


def test_a_users_actors_join_the_world(tmp_path: Path) -> None:
    file = tmp_path / "actors.tsv"
    file.write_text(
        "# mine\nperson:ola-nordmann\tperson\tOla Nordmann\tNOR\toffice:NOR/envoy\t2020\t\nMilk Board\torganisation\tMilk Board\n", encoding="utf-8"
    )
    world = WORLD.extended(file)
    assert world.principal("person:ola-nordmann", period_of("2021")) == ("NOR",)
    assert world.kind("Milk Board") == "organisation"
    assert "person:ola-nordmann" not in WORLD.persons


def test_a_users_actors_have_other_names_and_act_for_whom_the_line_says(tmp_path: Path) -> None:
    file = tmp_path / "actors.tsv"
    lines = ("person:ola-nordmann\tperson\tOla Nordmann\tNOR\t\t\t\tOla Nordman|Ула Нурдман", "milk-board\tcompany\tMilk Board\t\t\t\t\tMelkerådet")
    file.write_text("\n".join(lines), encoding="utf-8")
    world = WORLD.extended(file)
    assert world.principal("person:ola-nordmann") == ("NOR",)
    assert "Ула Нурдман" in world.persons["person:ola-nordmann"].forms
    assert world.organisations["milk-board"].also == ("Melkerådet",)
    assert world.principal("milk-board") == ()


@pytest.mark.parametrize("line", ["person:x", "x\tghost\tX", "\tperson\tX"])
def test_a_line_that_is_no_actor_is_refused_with_its_place(tmp_path: Path, line: str) -> None:
    file = tmp_path / "actors.tsv"
    file.write_text(line, encoding="utf-8")
    with pytest.raises(UsageError, match="line 1"):
        WORLD.extended(file)
