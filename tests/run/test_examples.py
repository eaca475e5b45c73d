"""The examples, from reports to the record: evidence everywhere, the same record in any order, and what the exchange was."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman.intake import Document, documents
from dragoman.intake.document import Supplied
from dragoman.record.contract import to_json
from dragoman.run.casebooks import folded
from dragoman.run.reader import Reader

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"


@pytest.fixture(scope="module")
def readings() -> dict[str, Any]:
    reader = Reader()
    found = [d for d in documents([str(EXAMPLES)], stdin=None, supplied=Supplied()) if isinstance(d, Document)]
    return {Path(d.source).stem[:2]: reader.read(d) for d in found}


@pytest.fixture(scope="module")
def record(readings) -> dict[str, Any]:
    return to_json(folded(list(readings.values()), world=Reader().world))


def passages(item: Any) -> Iterator[dict[str, Any]]:
    if isinstance(item, dict):
        if {"report", "start", "end"} <= item.keys():
            yield item
        for value in item.values():
            yield from passages(value)
    elif isinstance(item, list):
        for value in item:
            yield from passages(value)


def test_nothing_in_the_record_lacks_evidence(record, readings):
    texts = {r.report.id: r.report.text for r in readings.values()}
    for kind in ("events", "exchanges", "channels", "commitments", "quotes", "discrepancies"):
        assert record[kind], f"the examples give no {kind}"
        for item in record[kind]:
            spans = list(passages(item))
            assert spans, f"{kind}: {item['id']} has no evidence"
            for span in spans:
                assert 0 <= span["start"] < span["end"] <= len(texts[span["report"]])
                assert texts[span["report"]][span["start"] : span["end"]].strip()
    for item in record["exchanges"]:
        assert item["evidence"]
        assert all(reply["evidence"] for reply in item["replies"])
    for item in record["channels"]:
        assert all(change["evidence"] for change in item["history"])


def test_every_offset_of_a_reading_holds_its_words(readings):
    for name, reading in readings.items():
        text = reading.report.text
        for item in (*reading.names, *reading.times):
            assert item.span.of(text) == item.text, name
        for spans in ([q.span for q in reading.quotes], [e.trigger for e in reading.events], [b.span for b in reading.report.blocks]):
            assert all(span.of(text).strip() for span in spans), name


def test_the_record_is_the_same_whatever_the_order(readings, record):
    world = Reader().world
    for seed in range(3):
        shuffled = list(readings.values())
        random.Random(seed).shuffle(shuffled)
        assert json.dumps(to_json(folded(shuffled, world=world))) == json.dumps(record)


def test_the_casebook_gives_the_same_bytes_whatever_the_order_of_adding(tmp_path):
    names = sorted(str(p) for p in EXAMPLES.iterdir())
    outputs = []
    for place, order in (("a.db", names), ("b.db", [*names[::-1], names[0]])):
        for arguments in (["add", "--casebook", place, *order], ["record", "--json", "--casebook", place]):
            command = [sys.executable, "-c", "from dragoman.cli import main; main()", *arguments]
            done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
        outputs.append(done.stdout)
    assert outputs[0] == outputs[1]
    assert json.loads(outputs[0])["exchanges"]


def test_copies_and_the_translation_are_one_witness(record, readings):
    ids = {name: r.report.id for name, r in readings.items()}
    families = [{m["report"] for m in f["members"]} for f in record["families"]]
    assert {ids["01"], ids["02"], ids["03"], ids["04"]} in families
    assert all(len(f) == 1 for f in families if ids["01"] not in f)
    family = next(f for f in record["families"] if len(f["members"]) == 4)
    relations = {m["report"]: m["relation"] for m in family["members"]}
    assert relations[ids["04"]] == "translation"
    assert relations[ids["03"]] in ("copy", "rewrite")


def test_what_the_copies_changed_is_told(record, readings):
    notes = " ".join(d["note"] + " ".join(_words(d, readings)) for d in record["discrepancies"])
    for sign in ("1989", "Tirsdag", "Hvitfelt"):
        assert sign in notes, f"nothing is said about {sign}"


def test_who_asked_and_who_has_not_answered(record):
    letter = [x for x in record["exchanges"] if x["from"] == ["RUS"] and {"USA", "CAN"} <= set(x["to"])]
    assert len(letter) == 1
    assert letter[0]["carrier"] == "letter"
    assert letter[0]["status"]["CAN"] == "open"


def test_channels_are_told_with_their_state(record):
    mission = next(c for c in record["channels"] if c["key"] == "mission:RUS@NATO")
    assert mission["history"][-1]["state"] in ("suspended", "closed")


def test_one_mission_has_one_host_and_a_shut_office_no_level(record):
    keys = {c["key"] for c in record["channels"]}
    assert "mission:RUS@BEL" not in keys, "the mission in Brussels is the one to NATO"
    shut = [change for c in record["channels"] for change in c["history"] if change["state"] in ("closed", "suspended")]
    assert shut
    assert all(change["level"] is None for change in shut)


def test_an_answer_is_weighed_where_its_report_tells_the_question(record):
    weighed = {x["carrier"] for x in record["exchanges"] for s in x["standings"] if s["considering"]}
    assert weighed == {"letter"}, "Norway weighs its answer to the letter, not to the invitation of the autumn before"


def test_a_condition_is_no_request_and_what_is_demanded_is_not_done(record):
    assert not any("should Russia choose" in x["about"] for x in record["exchanges"])
    assert not any(e["mode"] == "withdraw-forces" and e["status"] == "actual" for e in record["events"])


def test_the_undated_report_is_dated_by_the_others_and_no_day_is_invented(record, readings):
    row = next(r for r in record["reports"] if r["id"] == readings["08"].report.id)
    assert row["published"]["basis"] in (None, "inferred")
    assert row["published"]["edtf"] in (None, "2021-10", "2021-10-18")
    assert row["published"]["because"] or row["published"]["edtf"] is None


def _words(discrepancy: dict[str, Any], readings: dict[str, Any]) -> list[str]:
    texts = {r.report.id: r.report.text for r in readings.values()}
    return [texts[p["report"]][p["start"] : p["end"]] for p in passages(discrepancy)]


def test_what_is_asked_of_each_country_is_not_asked_of_an_organisation(readings):
    demands = [e for e in readings["12"].events if e.mode == "demand"]
    assert [(e.actors, e.recipients) for e in demands] == [(("RUS",), ())]


def test_one_request_told_in_five_languages_is_one_exchange(record):
    (request,) = [x for x in record["exchanges"] if x["from"] == ["EU"] and x["kind"] == "request"]
    assert len(request["evidence"]) >= 4
