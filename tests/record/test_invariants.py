"""Whatever the reports say, the record is sound, and the same for every order of what comes in."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.record import fold
from dragoman.record.checks import problems
from dragoman.record.contract import to_json
from dragoman.record.days import surely_before
from dragoman.record.types import Correction
from dragoman.world import load_world

from .build import Page, family

_ACTS = ("REQUEST/demand", "REQUEST/proposal", "REQUEST/invitation", "REQUEST/guarantee", "REQUEST/appeal", "AGREE/accept", "REJECT/refuse")
_ALL = (*_ACTS, "CONSULT/reply", "CONSULT/letter", "CONSULT/meeting", "SANCTION/expel", "SANCTION/suspend-mission", "THREATEN/ultimatum", "ACCUSE")
_PARTIES = ("RUS", "NATO", "NOR", "USA", "group:western-countries")
_DATES = (None, "2021-12", "2021-12-17", "2022-01-26", "2022-01-31", "2022")
_TIMES = (
    None,
    ("last Wednesday", "week-1 weekday:WED"),
    ("yesterday", "day-1"),
    ("earlier Tuesday", "weekday:TUE same"),
    ("in October", "month:10 past"),
)
_PUBLISHED = (None, "2022-02", "2022-01-26", "2022-02-01", "2021-10")

_events = st.fixed_dictionaries(
    {
        "act": st.sampled_from(_ALL),
        "actor": st.sampled_from(_PARTIES),
        "to": st.lists(st.sampled_from(_PARTIES), max_size=2, unique=True),
        "status": st.sampled_from(("actual", "actual", "actual", "announced", "considered", "denied")),
        "date": st.sampled_from(_DATES),
        "on": st.sampled_from(_TIMES),
        "topic": st.sampled_from(("troops leave", "talks resume", "borders open", None)),
        "answers": st.booleans(),
    }
)
_reports = st.lists(st.tuples(st.sampled_from(_PUBLISHED), st.lists(_events, min_size=1, max_size=4)), min_size=1, max_size=4)


def page(name: str, published: str | None, events: list[dict[str, Any]]) -> Page:
    sentences = [f"Sentence {n} tells act {n} on {(e['on'] or ('no day',))[0]} {n}, that {e['topic'] or 'it'} {n}." for n, e in enumerate(events)]
    made = Page(name, " ".join(sentences), published=published)
    for n, e in enumerate(events):
        words = (f"{e['on'][0]} {n}", e["on"][1]) if e["on"] else None
        made.tells(
            f"act {n} ",
            e["act"],
            f"{e['actor']}>{','.join(p for p in e['to'] if p != e['actor'])}",
            status=e["status"],
            date=None if words else e["date"],
            on=words,
            content=f"{e['topic']} {n}" if e["topic"] else None,
            answers=e["answers"],
        )
    return made


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports=_reports, data=st.data())
def test_every_record_is_sound_and_independent_of_order(reports: list[tuple[str | None, list[dict[str, Any]]]], data: st.DataObject) -> None:
    pages = [page(f"r{i}", published, events) for i, (published, events) in enumerate(reports)]
    families = [family(pages[0], pages[1], "copy", pairs=[(pages[0].text, pages[1].text)])] if len(pages) > 1 else []
    readings, world = [p.reading() for p in pages], load_world()
    record = fold(readings, families, world=world)
    assert problems(record, readings) == ()
    corrections = [
        Correction(id=f"k{i}", target=target, verb=verb, value=value, author="desk", at=f"2024-01-0{i + 1}")
        for i, (target, verb, value) in enumerate(
            [
                *((e.id, "dismiss", None) for e in record.events[:1]),
                *((e.id, "same", record.events[-1].id) for e in record.events[1:2]),
                *((x.id, "date", "2022-01-30") for x in record.exchanges[:1]),
                ("r0", "date", "2022-02-02"),
            ]
        )
    ]
    first = fold(readings, families, world=world, corrections=corrections)
    assert problems(first, readings) == ()
    other = fold(data.draw(st.permutations(readings)), list(reversed(families)), world=world, corrections=data.draw(st.permutations(corrections)))
    assert json.dumps(to_json(first), ensure_ascii=False) == json.dumps(to_json(other), ensure_ascii=False)
    early = fold(readings, families, world=world, as_of="2022-01-31")
    assert problems(early, readings) == ()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports=_reports)
def test_what_was_known_on_a_day_is_known_later(reports: list[tuple[str | None, list[dict[str, Any]]]]) -> None:
    readings, world = [page(f"r{i}", published, events).reading() for i, (published, events) in enumerate(reports)], load_world()
    known: set[str] = set()
    told: set[Any] = set()
    for day in ("2021-11-01", "2022-01-26", "2022-01-31", "2022-02-28"):
        record = fold(readings, (), world=world, as_of=day)
        assert problems(record, readings) == ()
        assert known <= (known := {r.id for r in record.reports})
        assert told <= (told := {e for event in record.events for e in event.evidence})
        assert {e.report for e in told} <= known


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports=_reports)
def test_things_of_a_day_hold_nothing_that_came_later(reports: list[tuple[str | None, list[dict[str, Any]]]]) -> None:
    readings, world = [page(f"r{i}", published, events).reading() for i, (published, events) in enumerate(reports)], load_world()
    record = fold(readings, (), world=world, on="2022-01-26")
    assert problems(record, readings) == ()
    assert not any(e.status == "actual" and surely_before("2022-01-26", e.date) for e in record.events)
    assert not any(surely_before("2022-01-26", r.date) for x in record.exchanges for r in x.replies)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports=_reports, data=st.data())
def test_people_have_the_last_word(reports: list[tuple[str | None, list[dict[str, Any]]]], data: st.DataObject) -> None:
    readings, world = [page(f"r{i}", published, events).reading() for i, (published, events) in enumerate(reports)], load_world()
    plain = fold(readings, (), world=world)
    event = data.draw(st.sampled_from(plain.events))
    gone = Correction(id="k1", target=event.id, verb="dismiss", value=None, author="desk", at="2024-01-01")
    assert event.id not in {e.id for e in fold(readings, (), world=world, corrections=[gone]).events}
    back = Correction(id="k2", target=event.id, verb="confirm", value=None, author="desk", at="2024-01-02")
    assert event.id in {e.id for e in fold(readings, (), world=world, corrections=[gone, back]).events}
    dated = Correction(id="k3", target=event.id, verb="date", value="2020-02-29", author="desk", at="2024-01-03")
    right = fold(readings, (), world=world, corrections=[dated])
    assert [e.date for e in right.events if e.id == event.id] == ["2020-02-29"]
    if plain.exchanges:
        asked = data.draw(st.sampled_from(plain.exchanges))
        dated = Correction(id="k4", target=asked.id, verb="date", value="2020-02-29", author="desk", at="2024-01-03")
        right = fold(readings, (), world=world, corrections=[dated])
        assert [x.opened for x in right.exchanges if x.id == asked.id] == ["2020-02-29"]
    assert right.unplaced == ()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports=_reports, data=st.data())
def test_what_was_undone_was_never_said(reports: list[tuple[str | None, list[dict[str, Any]]]], data: st.DataObject) -> None:
    readings, world = [page(f"r{i}", published, events).reading() for i, (published, events) in enumerate(reports)], load_world()
    plain = fold(readings, (), world=world)
    event = data.draw(st.sampled_from(plain.events))
    verb, value = data.draw(st.sampled_from([("dismiss", None), ("date", "2020-02-29"), ("type", "ASSAULT"), ("same", plain.events[-1].id)]))
    said = Correction(id="k1", target=event.id, verb=verb, value=value, author="desk", at="2024-01-01", places=event.evidence)
    assert verb not in ("date", "type") or fold(readings, (), world=world, corrections=[said]) != plain
    undone = Correction(id="k2", target="k1", verb="undo", value=None, author="desk", at="2024-01-02")
    assert fold(readings, (), world=world, corrections=[said, undone]) == plain


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports=_reports)
def test_folding_is_idempotent_and_leaves_its_readings_as_they_were(reports: list[tuple[str | None, list[dict[str, Any]]]]) -> None:
    pages, world = [page(f"r{i}", published, events) for i, (published, events) in enumerate(reports)], load_world()
    readings = [p.reading() for p in pages]
    first = fold(readings, (), world=world)
    assert fold(readings, (), world=world) == first
    assert readings == [p.reading() for p in pages]
