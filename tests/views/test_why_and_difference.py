"""Why something is held, what became known between two days, who spoke about what, and how things stood on a day."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dragoman.exports import steps, terminal
from dragoman.reading.types import Reading
from dragoman.record import fold
from dragoman.record.types import Correction, Record
from dragoman.views.difference import differences
from dragoman.views.select import said
from dragoman.views.why import why
from dragoman.world import load_world

from ..record.build import Page

WORLD = load_world()


@pytest.fixture(scope="module")
def readings() -> tuple[Reading, ...]:
    asked = Page("a", "Niger demanded on Friday that France withdraw its soldiers. France refused. It was hot.", published="2023-08-26")
    asked.tells("demanded", "REQUEST/demand", "NER>FRA", date="2023-08-25", content="France withdraw its soldiers", wants=("withdraw-forces",))
    asked.tells("refused", "REJECT/refuse", "FRA>NER", answers=True)
    asked.named("France", "FRA", "state", ("FRA",))
    asked.line("It was hot", "embassy:FRA@NER", "French embassy in Niger", "open")
    left = Page("b", "France withdrew from Niger. Its embassy is closed. “The mission is over,” said Macron.", published="2023-12-23")
    left.tells("withdrew", "RETREAT/withdraw-forces", "FRA>NER", date="2023-12-22")
    left.line("Its embassy is closed", "embassy:FRA@NER", "French embassy in Niger", "closed", date="2023-12-22")
    left.says("The mission is over", "person:emmanuel-macron")
    return asked.reading(), left.reading()


def folded(readings: tuple[Reading, ...], **days: str) -> Record:
    return fold(readings, (), world=WORLD, **days)


def test_the_chain_of_an_exchange_goes_from_the_standing_to_the_characters(readings):
    record = folded(readings)
    chain = why(record.exchanges[0].id, record, readings, WORLD)
    assert chain is not None
    said = [s.text for s in chain]
    assert "France stands complied since 2023-12-22, because of" in said
    assert any(s.startswith("France: reject, undated, first told 2023-08-26") for s in said)
    proofs = {(s.proof.report, s.proof.words) for s in chain if s.proof is not None}
    assert ("b", "France withdrew from Niger.") in proofs
    assert ("a", "France refused.") in proofs
    assert any(s.startswith("read as RETREAT/withdraw-forces, actual, from “withdrew” by rule test") for s in said)
    assert any(s.startswith("“France” is France") for s in said)


def test_every_object_of_a_record_can_say_why(readings):
    record = folded(readings)
    objects = (record.events, record.exchanges, record.channels, record.quotes, record.reports)
    for o in (o for group in objects for o in group):
        chain = why(o.id, record, readings, WORLD)
        assert chain is not None
        assert chain[0].depth == 0
        assert all(b.depth <= a.depth + 1 for a, b in pairwise(chain)), [(s.depth, s.text) for s in chain]
    assert why("x-nothing", record, readings, WORLD) is None


def test_a_correction_stands_in_the_chain(readings):
    plain = folded(readings)
    note = Correction(id="k1", target=plain.exchanges[0].id, verb="note", value="see the communiqué", author="ana", at="2024-01-01")
    record = fold(readings, (), world=WORLD, corrections=(note,))
    chain = why(plain.exchanges[0].id, record, readings, WORLD)
    assert chain is not None
    assert "ana said on 2024-01-01: note see the communiqué [k1]" in [s.text for s in chain]


def test_what_became_known_between_two_days(readings):
    before, after = folded(readings, as_of="2023-09-01"), folded(readings, as_of="2024-01-01")
    found = differences(before, after, readings, WORLD)
    told = [(d.kind, d.text) for d in found]
    assert ("answer", "France: rejected → complied, 2023-12-22 (demand of Niger to France: demanded)") in told
    assert ("channel", "French embassy in Niger (France and Niger): open → closed since 2023-12-22") in told
    assert [k for k, _ in told].count("report") == 1
    assert not any(k == "exchange" for k, _ in told)
    assert {d.proof.report for d in found if d.proof is not None} == {"b"}
    assert differences(after, after, readings, WORLD) == ()


def test_an_event_that_is_told_again_and_dated_is_the_same_and_not_a_new_one():
    vague = Page("a", "Chad expelled the German ambassador Kricke. It gave no reason.", published="2023-04-08")
    vague.tells("expelled", "SANCTION/expel", "TCD>DEU", topics=("kricke", "ambassador"))
    exact = Page("b", "Chad expelled the German ambassador Kricke on Friday. It gave no reason.", published="2023-04-11")
    exact.tells("expelled", "SANCTION/expel", "TCD>DEU", date="2023-04-07", topics=("kricke", "ambassador"))
    readings = (vague.reading(), exact.reading())
    before, after = folded(readings, as_of="2023-04-09"), folded(readings, as_of="2023-04-12")
    assert before.events[0].id != after.events[0].id
    assert [d.text for d in differences(before, after, readings, WORLD) if d.kind == "event"] == [
        "undated → 2023-04-07  Chad expelled envoys of Germany: expelled"
    ]


def test_how_things_stood_on_a_day_by_all_that_is_known(readings):
    record = folded(readings, on="2023-09-01")
    assert [(s.party, s.status) for s in record.exchanges[0].standings] == [("FRA", "rejected")]
    assert [h.state for h in record.channels[0].history] == ["open"]
    assert record.quotes == ()
    assert len(record.reports) == 2


def test_quotes_of_a_speaker_about_something(readings):
    page = Page("c", "“NATO must answer,” Lavrov said. “Talks are over,” Lavrov said. “NATO is ready,” Stoltenberg said.", published="2022-02-01")
    page.says("NATO must answer", "person:sergey-lavrov")
    page.says("Talks are over", "person:sergey-lavrov")
    page.says("NATO is ready", "person:jens-stoltenberg")
    page.named("NATO", "NATO", "organisation", ("NATO",))
    held = (page.reading(),)
    record = folded(held)

    def words(**asked: str) -> list[str]:
        return [v.span.of(held[0].report.text) for q in said(record, held, WORLD, **asked).quotes for v in q.versions]

    assert words(speaker="person:sergey-lavrov", about="NATO") == ["NATO must answer"]
    assert sorted(words(speaker="person:sergey-lavrov")) == ["NATO must answer", "Talks are over"]
    assert words(about="talk over") == ["Talks are over"]
    assert words(about="alk") == []


def test_the_terminal_and_json_show_the_same_steps(readings, capsys):
    record = folded(readings)
    chain = why(record.channels[0].id, record, readings, WORLD)
    assert chain is not None
    terminal.show(*steps.chain(chain))
    out = capsys.readouterr().out
    assert "closed (actual) since 2023-12-22" in out
    assert "“Its embassy is closed.”" in out
    assert [s["text"] for s in steps.chain_json(chain)] == [s.text for s in chain]
