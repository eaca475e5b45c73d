"""How alike two written names are: what is one name in another dress, and what is another name."""

from __future__ import annotations

import tomllib

import pytest
from evaluation.score_names import PAIRS, pairs, run

from dragoman.world import SAME_NAME, alike, sounds, word_alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Йонас Гар Стёре", "Jonas Gahr Støre"),
        ("Ларс Лёкке Расмуссен", "Lars Løkke Rasmussen"),
        ("Уинстон Черчилль", "Winston Churchill"),
        ("Хосейн Амир Абдоллахиан", "Hossein Amir-Abdollahian"),
        ("Mr Secretary General Ban Ki-moon", "Ban Ki Moon"),
        ("Anneken Hoetfeldt", "Anniken Huitfeldt"),
        ("Hirlen, Thea", "Thea Hirlen"),
    ],
)
def test_one_name_in_another_dress(one: str, other: str) -> None:
    assert alike(one, other) >= SAME_NAME
    assert alike(one, other) == alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ангела Меркель", "Angelino Alfano"),
        ("Lavrova", "Lavrov"),
        ("Jan Petersen", "Jan Pedersen"),
        ("George W. Bush", "George H. W. Bush"),
        ("Kim Jong-un", "Kim Jong-il"),
        ("", "Kim"),
        ("Mr", "Lavrov"),
    ],
)
def test_another_name(one: str, other: str) -> None:
    assert alike(one, other) < SAME_NAME


def test_a_family_name_alone_does_not_prove_the_full_name() -> None:
    assert alike("Lavrov", "Sergei Lavrov") == 0.5
    assert alike("Lawrow", "Lavrov") == 1.0


def test_what_sounds_alike_shares_a_rough_key() -> None:
    for one, other in (("Джубейр", "Jubeir"), ("Хрущёв", "Chruschtschow"), ("Чавушоглу", "Çavuşoğlu"), ("Блинкен", "Blinken")):
        assert set(sounds(one)) & set(sounds(other))


def test_hostile_names_cost_little() -> None:
    assert word_alike("ab" * 5000, "ba" * 5000) == 0.0
    assert alike("Ab " * 3000, "Ba-" * 3000) <= 1.0


def test_the_benchmark_holds_its_floors_and_is_balanced() -> None:
    floors = tomllib.loads((PAIRS.parent / "floors.toml").read_text(encoding="utf-8"))
    figures = run(alike, SAME_NAME)
    assert {kind: figure for kind, figure in figures.items() if figure < floors["f1"][kind]} == {}
    assert sum(1 for _ in pairs()) == floors["pairs"] >= 600
    assert {pair.kind for pair in pairs() if pair.same} == {pair.kind for pair in pairs() if not pair.same} == set(floors["f1"]) - {"all"}
