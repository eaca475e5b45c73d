"""One act given to two states, and statements that a party takes back: told only where there is no room for two acts."""

from __future__ import annotations

import random

import pytest

from dragoman.record import fold
from dragoman.record.folding import Folding
from dragoman.record.types import Discrepancy
from dragoman.world import load_world

from .build import Page, family


def doubts(*pages: Page, **more: object) -> list[Discrepancy]:
    readings = [p.reading() for p in pages]
    told = fold(readings, more.get("families", ()), world=load_world()).discrepancies  # type: ignore[arg-type]
    assert fold(readings[::-1], more.get("families", ()), world=load_world()).discrepancies == told  # type: ignore[arg-type]
    return list(told)


def expelled(name: str, state: str, key: str, envoy: str = "Oleg Varnakov", *, date: str | None = "2023-03-14", count: str = "1") -> Page:
    page = Page(name, f"{state} expelled the Russian ambassador {envoy} on Tuesday. Moscow protested.", published="2023-03-15")
    page.tells("expelled", "SANCTION/expel", f"{key}>RUS", date=date, amounts=[(count, "diplomat")])
    return page.named("the Russian ambassador", "person:" + envoy.lower().replace(" ", "-"), "office", ["RUS"])


def test_one_ambassador_is_not_expelled_by_two_states() -> None:
    one, two = expelled("a", "Poland", "POL"), expelled("b", "Lithuania", "LTU")
    (d,) = doubts(one, two)
    assert (d.kind, d.severity) == ("actor", "high")
    assert d.note in (
        "One report says that Poland did this, another that Lithuania did.",
        "One report says that Lithuania did this, another that Poland did.",
    )
    assert {e.report for e in d.evidence} == {"a", "b"}
    assert [d.kind for d in doubts(one, expelled("b", "Lithuania", "LTU", date=None))] == ["actor"]


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (expelled("b", "Lithuania", "LTU", "Ivan Petrov"), "another envoy"),
        (expelled("b", "Lithuania", "LTU", date="2023-03-12"), "another day"),
        (expelled("b", "Poland", "POL", date="2023-03-14"), "the same state"),
        (expelled("b", "Lithuania", "LTU", count="4"), "several diplomats"),
        (expelled("b", "Lithuania", "LTU").tells("protested", "SANCTION/expel", "POL>RUS"), "a report that knows of both"),
        (expelled("b", "Lithuania", "LTU").says("Moscow protested", "person:oleg-varnakov"), "one who only speaks of it"),
    ],
)
def test_states_that_act_together_do_not_contradict_each_other(other: Page, why: str) -> None:
    assert doubts(expelled("a", "Poland", "POL"), other) == [], why


def test_coordinated_expulsions_over_one_man_are_each_their_own() -> None:
    pages = []
    for name, state, key in (("a", "Poland", "POL"), ("b", "Lithuania", "LTU")):
        page = Page(name, f"{state} expelled a Russian diplomat over Sergei Skripal on Tuesday.", published="2023-03-15")
        page.tells("expelled", "SANCTION/expel", f"{key}>RUS", date="2023-03-14").named("Sergei Skripal", "person:sergei-skripal")
        pages.append(page)
    assert doubts(*pages) == []


def test_a_copy_is_no_second_witness() -> None:
    one, two = expelled("a", "Poland", "POL"), expelled("b", "Lithuania", "LTU")
    assert "actor" not in [d.kind for d in doubts(one, two, families=(family(one, two, "copy"),))]


def closed(name: str, state: str, key: str, town: str) -> Page:
    page = Page(name, f"{state} closed the Russian consulate in {town} on Tuesday.", published="2023-03-15")
    page.tells("closed", "SANCTION/close-mission", f"{key}>RUS", date="2023-03-14")
    return page.named("the Russian consulate", "body:RUS/consulate", "body", ["RUS"]).named(town, f"place:{town.lower()}", "place")


def test_one_mission_is_not_closed_by_two_states() -> None:
    assert [(d.kind, d.severity) for d in doubts(closed("a", "Latvia", "LVA", "Narva"), closed("b", "Estonia", "EST", "Narva"))] == [
        ("actor", "high")
    ]
    assert doubts(closed("a", "Latvia", "LVA", "Daugavpils"), closed("b", "Estonia", "EST", "Narva")) == []


def leaving(name: str, verb: str, status: str, published: str, *, by: str | None = "person:sergey-lavrov") -> Page:
    page = Page(name, f"Russia {verb} close the embassy in The Hague, Lavrov said.", published=published)
    page.tells(verb, "SANCTION/close-mission", "RUS>NLD", status=status, said_by=by)
    return page


def test_announced_and_then_denied_by_the_same() -> None:
    (d,) = doubts(leaving("a", "will", "announced", "2023-03-15"), leaving("b", "will not", "denied", "2023-03-20"))
    assert (d.kind, d.severity, [e.report for e in d.evidence]) == ("meaning", "low", ["a", "b"])
    assert d.note == "Russia says that it is so (2023-03-15), and later that it is not so (2023-03-20)."


def test_what_others_say_of_a_party_takes_nothing_back() -> None:
    denial = leaving("b", "will not", "denied", "2023-03-20", by="person:mark-rutte")
    assert doubts(leaving("a", "will", "announced", "2023-03-15"), denial) == []
    assert doubts(leaving("a", "will", "announced", "2023-03-15"), leaving("b", "will not", "denied", "2023-03-20", by=None)) == []
    assert doubts(leaving("a", "will", "announced", "2023-03-15"), leaving("b", "will not", "denied", "2024-09-20")) == []


def test_told_as_done_and_then_denied_by_the_same_is_said_once() -> None:
    (d,) = doubts(leaving("a", "did", "actual", "2023-03-15"), leaving("b", "did not", "denied", "2023-03-20"))
    assert (d.kind, d.severity) == ("meaning", "medium")


def answered(name: str, verb: str, act: str, content: str, date: str) -> Page:
    page = Page(name, f"Moscow {verb} {content}.", published=date)
    return page.tells(verb, act, "RUS>NOR", content=content, date=date)


def test_agreed_to_and_later_refused_without_an_asking() -> None:
    yes = answered("a", "agreed to", "AGREE/accept", "open the border at Storskog to trade", "2023-03-15")
    no = answered("b", "refused to", "REJECT/refuse", "open the border at Storskog to trade", "2023-05-02")
    (d,) = doubts(yes, no)
    assert (d.kind, d.severity) == ("meaning", "low")
    assert d.note == "Russia agreed to this (2023-03-15), and later refused it (2023-05-02)."
    other = answered("b", "refused to", "REJECT/refuse", "receive inspectors on its airfields", "2023-05-02")
    assert doubts(yes, other) == []


def test_a_change_of_mind_about_what_was_asked_is_said_once() -> None:
    asked = Page("z", "Oslo asked Moscow to open the border at Storskog to trade.", published="2023-03-10")
    asked.tells("asked", "REQUEST/demand", "NOR>RUS", content="to open the border at Storskog to trade", date="2023-03-10")
    yes = answered("a", "agreed to", "AGREE/accept", "open the border at Storskog to trade", "2023-03-15")
    no = answered("b", "refused to", "REJECT/refuse", "open the border at Storskog to trade", "2023-05-02")
    (d,) = doubts(asked, yes, no)
    assert (d.kind, d.severity) == ("meaning", "low")


def test_contradictions_come_and_go_with_their_reports() -> None:
    pages = [
        expelled("a", "Poland", "POL"),
        expelled("b", "Lithuania", "LTU"),
        expelled("c", "Poland", "POL"),
        leaving("d", "will", "announced", "2023-03-15"),
        leaving("e", "will not", "denied", "2023-03-20"),
        answered("f", "agreed to", "AGREE/accept", "open the border at Storskog to trade", "2023-03-15"),
        answered("g", "refused to", "REJECT/refuse", "open the border at Storskog to trade", "2023-05-02"),
        Page("h", "Oslo asked Moscow to open the border at Storskog to trade.", published="2023-03-10").tells(
            "asked", "REQUEST/demand", "NOR>RUS", content="to open the border at Storskog to trade", date="2023-03-10"
        ),
    ]
    readings, world = [p.reading() for p in pages], load_world()
    whole = fold(readings, (), world=world).discrepancies
    assert sorted((d.kind, d.severity) for d in whole) == [("actor", "high"), ("meaning", "low"), ("meaning", "low")]
    for seed in range(12):
        order = random.Random(seed).sample(readings, len(readings))
        folding = Folding(world)
        for reading in order:
            folding.update([reading])
        assert folding.record().discrepancies == whole
        gone = {r.report.id for r in order[: 1 + seed % 4]}
        folding.update(gone=sorted(gone))
        assert folding.record().discrepancies == fold([r for r in readings if r.report.id not in gone], (), world=world).discrepancies
        folding.update(order[: 1 + seed % 4])
        assert folding.record().discrepancies == whole
