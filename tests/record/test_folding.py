"""A record to which reports are added, from which they are taken and of which people say things is the one that is folded from all at once."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.families.types import Family
from dragoman.reading.types import Reading
from dragoman.record import fold
from dragoman.record.contract import to_json
from dragoman.record.folding import Folding
from dragoman.record.types import Correction, Record
from dragoman.world import load_world

from .build import Page, family
from .test_invariants import _reports, page


def written(record: Record) -> str:
    return json.dumps(to_json(record), ensure_ascii=False)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports=_reports, others=_reports, data=st.data())
def test_any_order_of_additions_gives_the_record_folded_at_once(reports: list[Any], others: list[Any], data: st.DataObject) -> None:
    pages = [page(f"r{i}", published, events) for i, (published, events) in enumerate([*reports, *others])]
    families = [family(pages[0], pages[1], data.draw(st.sampled_from(("copy", "translation", "rewrite"))), pairs=[(pages[0].text, pages[1].text)])]
    readings, world = {p.name: p.reading() for p in pages}, load_world()
    folding, held, known = Folding(world), dict[str, Reading](), list[Family]()
    for name in data.draw(st.permutations(sorted(readings))):
        held[name] = readings[name]
        new = [f for f in families if f not in known and {m.report for m in f.members} <= held.keys()]
        folding.update([readings[name]], families_new=new)
        known += new
    whole = fold(list(readings.values()), families, world=world)
    assert written(folding.record()) == written(whole)
    gone = data.draw(st.sampled_from(sorted(readings)))
    lost = [f for f in known if gone in {m.report for m in f.members}]
    folding.update(gone=[gone], families_gone=lost)
    rest = [r for name, r in readings.items() if name != gone]
    assert written(folding.record()) == written(fold(rest, [f for f in known if f not in lost], world=world))
    folding.update([readings[gone]], families_new=lost)
    assert written(folding.record()) == written(whole)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports=_reports, data=st.data())
def test_what_people_say_can_come_and_go_between_additions(reports: list[Any], data: st.DataObject) -> None:
    readings, world = [page(f"r{i}", published, events).reading() for i, (published, events) in enumerate(reports)], load_world()
    plain = fold(readings, (), world=world)
    wrong = zip(plain.events, ("dismiss", "date", "type"), (None, "2022-01-30", "ASSAULT"), strict=False)
    told = [(e.id, verb, value) for e, verb, value in wrong]
    told += [(e.id, "same", plain.events[-1].id) for e in plain.events[1:2]]
    told += [(x.id, "dismiss", None) for x in plain.exchanges[:1]]
    told.append(("r0", "date", "2022-02-02"))
    said = [
        Correction(id=f"k{i}", target=target, verb=verb, value=value, author="desk", at=f"2024-01-0{i + 1}")
        for i, (target, verb, value) in enumerate(told)
    ]
    folding = Folding(world)
    for reading in data.draw(st.permutations(readings)):
        kept = data.draw(st.lists(st.sampled_from(said), unique_by=lambda c: c.id))
        folding.update([reading], corrections=kept)
    assert written(folding.record()) == written(fold(readings, (), world=world, corrections=kept))
    folding.update(corrections=())
    assert written(folding.record()) == written(plain)


def test_what_a_report_does_not_touch_stays_as_it_was() -> None:
    folding = Folding(load_world())
    here = Page("a", "On Monday Russia demands that Norway explain the flight of drones.", published="2022-01-31")
    here.tells("demands", "REQUEST/demand", "RUS>NOR", date="2022-01-31", content="explain the flight of drones")
    there = Page("b", "Peru asks Chile to return the seized tanker.", published="2022-01-31")
    there.tells("asks", "REQUEST/appeal", "PER>CHL", date="2022-01-31", content="return the seized tanker")
    folding.update([here.reading()])
    before = folding.record()
    folding.update([there.reading()])
    after = folding.record()
    assert before.exchanges[0] is next(x for x in after.exchanges if x.sender == ("RUS",))
    assert before.events[0] is next(e for e in after.events if e.actors == ("RUS",))
