"""The record is the same whatever the order of its reports, counts witnesses once, and merges only what belongs together."""

from __future__ import annotations

import json
import random
from dataclasses import replace

import pytest

from dragoman.families.types import Change, Family
from dragoman.record import fold
from dragoman.record.checks import problems
from dragoman.record.contract import to_json
from dragoman.record.types import Correction, Record
from dragoman.report.types import Block, Role
from dragoman.text import Span
from dragoman.world import load_world

from .build import Page, family


def folded(*pages: Page, families: tuple[Family, ...] = (), corrections: tuple[Correction, ...] = (), as_of: str | None = None) -> Record:
    readings = [p.reading() for p in pages]
    record = fold(readings, families, world=load_world(), corrections=corrections, as_of=as_of)
    assert problems(record, readings) == ()
    return record


def correction(target: str, verb: str, value: str | None = None, *, at: str = "2024-01-01T10:00Z", name: str = "k1") -> Correction:
    return Correction(id=name, target=target, verb=verb, value=value, author="desk", at=at)


def expulsions() -> tuple[tuple[Page, ...], tuple[Family, ...]]:
    """Prague and Moscow in April 2021: a wire story, its copy with another number, and an independent report."""
    wire = Page("wire", "Czechia expelled 18 Russian diplomats on Saturday. Hamáček called them spies. Moscow protested.", published="2021-04-17")
    wire.tells("expelled 18", "SANCTION/expel", "CZE>RUS", date="2021-04-17", amounts=[("18", "diplomat")])
    wire.line("expelled", "embassy:RUS@CZE", "Russian embassy in Prague", "reduced", date="2021-04-17")
    wire.says("them spies", "person:jan-hamacek")
    copy = Page("copy", "Prague has expelled 8 Russian diplomats Saturday. Moscow protested.", published="2021-04-18")
    copy.tells("expelled 8", "SANCTION/expel", "CZE>RUS", date="2021-04-17", amounts=[("8", "diplomat")])
    other = Page("other", "Tsjekkia utviste 18 russiske diplomater. Russland utviste 20 tsjekkiske i går.", published="2021-04-19", language="nb")
    other.tells("utviste 18", "SANCTION/expel", "CZE>RUS", date="2021-04", amounts=[("18", "diplomat")])
    other.tells("utviste 20", "SANCTION/expel", "RUS>CZE", on=("i går", "day-1"), amounts=[("20", "diplomat")])
    other.line("utviste 18", "embassy:RUS@CZE", "Russian embassy in Prague", "reduced", date="2021-04")
    changed = Change(kind="changed-number", original=wire.at("18"), copy=copy.at("8"), severity="high", note="18 became 8.")
    twins = family(
        wire,
        copy,
        "copy",
        pairs=[("Czechia expelled 18 Russian diplomats on Saturday.", "Prague has expelled 8 Russian diplomats Saturday.")],
        changes=[changed],
    )
    return (wire, copy, other), (twins,)


def test_same_bytes_whatever_the_order() -> None:
    pages, families = expulsions()
    readings = [p.reading() for p in pages]
    world = load_world()
    seen = set()
    for seed in range(12):
        random.Random(seed).shuffle(readings)
        seen.add(json.dumps(to_json(fold(readings, families, world=world)), ensure_ascii=False))
    assert len(seen) == 1


def test_a_copy_is_no_second_witness_and_a_second_paper_is() -> None:
    pages, families = expulsions()
    record = folded(*pages, families=families)
    by_actor = {e.actors: e for e in record.events}
    prague = by_actor["CZE",]
    assert (prague.independent, len(prague.evidence), prague.date) == (2, 3, "2021-04-17")
    assert prague.evidence[0].report == "wire"
    moscow = by_actor["RUS",]
    assert (moscow.date, moscow.independent) == ("2021-04-18", 1)
    assert "i går" in moscow.date_because


def test_the_changed_number_of_a_copy_is_told_with_both_places() -> None:
    pages, families = expulsions()
    (d,) = folded(*pages, families=families).discrepancies
    assert (d.kind, d.severity, [e.report for e in d.evidence]) == ("number", "high", ["wire", "copy"])


def test_two_witnesses_who_count_differently_contradict_each_other() -> None:
    a = Page("a", "Sofia expelled two Russian diplomats.", published="2020-12-18")
    a.tells("expelled two", "SANCTION/expel", "BGR>RUS", date="2020-12-18", amounts=[("2", "diplomat")])
    b = Page("b", "Bulgaria expelled three Russian diplomats.", published="2020-12-18")
    b.tells("expelled three", "SANCTION/expel", "BGR>RUS", date="2020-12-18", amounts=[("3", "diplomat")])
    record = folded(a, b)
    assert len(record.events) == 1
    assert [(d.kind, d.note) for d in record.discrepancies] == [("number", "One report counts 2, another 3.")]


def test_two_meetings_on_different_days_are_two_events() -> None:
    a = Page("a", "Pashinyan met Aliyev in Prague.", published="2022-10-07")
    a.tells("met", "CONSULT/meeting", "ARM>AZE", date="2022-10-06")
    b = Page("b", "Aliyev and Pashinyan met in Sochi.", published="2022-11-01")
    b.tells("met", "CONSULT/meeting", "AZE>ARM", date="2022-10-31")
    c = Page("c", "Aliyev traf Paschinjan in Prag.", published="2022-10-07", language="de")
    c.tells("traf", "CONSULT/meeting", "AZE>ARM", date="2022-10-06")
    record = folded(a, b, c)
    assert [(e.date, e.independent) for e in record.events] == [("2022-10-06", 2), ("2022-10-31", 1)]


def test_an_expulsion_told_again_without_its_day_is_the_same_one_soon_after_and_not_years_later() -> None:
    first = Page("a", "Britain expelled 23 Russian diplomats on Wednesday.", published="2018-03-15")
    first.tells("expelled", "SANCTION/expel", "GBR>RUS", date="2018-03-14", amounts=[("23", "diplomat")])
    soon = Page("b", "Moscow recalls the expulsion of 23 of its diplomats by London.", published="2018-03-29")
    soon.tells("expulsion", "SANCTION/expel", "GBR>RUS", amounts=[("23", "diplomat")])
    years = Page("c", "London expelled Russian diplomats.", published="2024-05-08")
    years.tells("expelled", "SANCTION/expel", "GBR>RUS")
    assert [(e.date, e.independent) for e in folded(first, soon, years).events] == [("2018-03-14", 2), (None, 1)]


def test_what_was_announced_and_then_done_is_one_event_that_has_happened() -> None:
    a = Page("a", "Ottawa will close its embassy in Caracas on Sunday.", published="2019-06-01")
    a.tells("will close", "SANCTION/close-mission", "CAN>VEN", status="announced", date="2019-06-02")
    b = Page("b", "Canada has closed its embassy in Venezuela.", published="2019-06-03")
    b.tells("has closed", "SANCTION/close-mission", "CAN>VEN", date="2019-06-02")
    (e,) = folded(a, b).events
    assert (e.status, e.known) == ("actual", "2019-06-01")


def test_a_claim_that_another_report_vouches_for_loses_its_source() -> None:
    a = Page("a", "According to Minsk, Vilnius closed the crossing.", published="2023-08-18")
    a.tells("closed the crossing", "COERCE", "LTU>BLR", date="2023-08-18", said_by="BLR", topics=("close", "crossing", "border"))
    assert folded(a).events[0].said_by == ("BLR",)
    b = Page("b", "Lithuania closed two crossings at the border.", published="2023-08-18")
    b.tells("closed two crossings", "COERCE", "LTU>BLR", date="2023-08-18", topics=("close", "crossing", "border"))
    (e,) = folded(a, b).events
    assert e.said_by == ()


def test_states_without_relations_have_no_embassies() -> None:
    a = Page("a", "Ecuador sent the Mexican ambassador home.", published="2024-04-05")
    a.line("sent the Mexican", "embassy:MEX@ECU", "Mexican embassy in Ecuador", "reduced", date="2024-04-04")
    b = Page("b", "Mexico broke off relations with Ecuador.", published="2024-04-06")
    b.line("broke off", "relations:ECU-MEX", "Diplomatic relations of Ecuador and Mexico", "closed", date="2024-04-05")
    channels = {c.key: [h.state for h in c.history] for c in folded(a, b).channels}
    # of an Ecuadorean embassy in Mexico nobody speaks
    assert channels == {"embassy:MEX@ECU": ["reduced", "closed"], "relations:ECU-MEX": ["closed"]}
    b.channels[0] = replace(b.channels[0], state="suspended")
    assert [h.state for c in folded(a, b).channels if c.key.startswith("embassy") for h in c.history] == ["reduced"]


def test_channel_is_first_reduced_then_suspended_and_its_return_only_proposed() -> None:
    key, name = "mission:RUS@NATO", "Russian mission to NATO"
    a = Page("a", "The mission had been the line between both. Moscow suspends it now. Two weeks ago eight had to leave it.", published="2021-10-18")
    a.line("Moscow suspends it", key, name, "suspended", status="announced", date="2021-10-18")
    a.line("eight had to leave", key, name, "reduced", date="2021-10-06")
    a.line("had been the line", key, name, "open")
    b = Page("b", "The mission has stopped its work. NATO proposes to open it again.", published="2022-01-26")
    b.line("has stopped its work", key, name, "suspended", date="2021-11-01")
    b.line("proposes to open", key, name, "restored", status="proposed", date="2022-01-26")
    (c,) = folded(a, b).channels
    assert [(h.state, h.status) for h in c.history] == [
        ("open", "actual"),
        ("reduced", "actual"),
        ("suspended", "announced"),
        ("suspended", "actual"),
        ("restored", "proposed"),
    ]
    assert c.between == ("NATO", "RUS")


def test_quote_in_three_wordings_has_its_original_first() -> None:
    original = Page("z", "„Wir werden antworten, sobald wir den Brief geprüft haben“, sagte Maas.", published="2020-09-10", language="de")
    original.says("Wir werden antworten, sobald wir den Brief geprüft haben", "person:heiko-maas", said_in="de")
    translated = Page("a", '"We shall answer once we have examined the letter," Maas said.', published="2020-09-10")
    translated.says("We shall answer once we have examined the letter", "person:heiko-maas")
    rewritten = Page("m", '"We shall answer once we have examined the letter", said the minister.', published="2020-09-11")
    rewritten.says("We shall answer once we have examined the letter", "person:heiko-maas")
    twins = family(original, translated, "translation", pairs=[(original.text, translated.text)])
    (q,) = folded(original, translated, rewritten, families=(twins,)).quotes
    assert [(v.report, v.language) for v in q.versions] == [("z", "de"), ("m", "en"), ("a", "en")]


def test_the_same_words_of_two_speakers_are_two_quotes() -> None:
    a = Page("a", "“This is not acceptable to us,” Kuleba said. “This is not acceptable to us,” Lavrov said.", published="2022-01-10")
    a.says("This is not acceptable to us", "person:dmytro-kuleba")
    b = Page("b", "“This is not acceptable to us,” Lavrov said.", published="2022-01-10")
    b.says("This is not acceptable to us", "person:sergey-lavrov")
    assert {q.speaker for q in folded(a, b).quotes} == {"person:dmytro-kuleba", "person:sergey-lavrov"}


def test_commitment_gathers_provisions_and_who_invokes_it() -> None:
    a = Page("a", "Kyiv recalls that the memorandum promises respect for its borders.", published="2014-03-04")
    a.bound("recalls", "instrument:budapest-memorandum-1994", "Budapest Memorandum", provision="respect for its borders", by=["UKR"], year=1994)
    b = Page("b", "London too points to the memorandum.", published="2014-03-05")
    b.bound("points to", "instrument:budapest-memorandum-1994", "Budapest Memorandum", by=["GBR"], year=1994)
    (k,) = folded(a, b).commitments
    assert (k.invoked_by, k.year, [w.text for w in k.provisions]) == (("GBR", "UKR"), 1994, ["respect for its borders"])


def test_only_reports_known_by_the_day_and_nothing_that_came_later() -> None:
    pages, families = expulsions()
    record = folded(*pages, families=families, as_of="2021-04-17")
    assert [r.id for r in record.reports] == ["wire"]
    assert [e.actors for e in record.events] == [("CZE",)]
    assert [m.report for f in record.families for m in f.members] == ["wire"]


class TestCorrections:
    def test_dismissed_event_is_gone_until_it_is_confirmed(self) -> None:
        pages, families = expulsions()
        target = folded(*pages, families=families).events[0].id
        gone = folded(*pages, families=families, corrections=(correction(target, "dismiss"),))
        assert target not in {e.id for e in gone.events}
        words = (correction(target, "dismiss"), correction(target, "confirm", at="2024-01-02T10:00Z", name="k2"))
        (back,) = [e for e in folded(*pages, families=families, corrections=words).events if e.id == target]
        assert [c.verb for c in back.corrections] == ["dismiss", "confirm"]

    def test_date_of_a_report_moves_what_hangs_on_it(self) -> None:
        pages, families = expulsions()
        record = folded(*pages, families=families, corrections=(correction("other", "date", "2021-04-20"),))
        (row,) = [r for r in record.reports if r.id == "other"]
        assert (row.published.edtf, row.published.basis) == ("2021-04-20", "supplied")
        assert [e.date for e in record.events if e.actors == ("RUS",)] == ["2021-04-19"]

    def test_same_and_different_join_and_part(self) -> None:
        a = Page("a", "Ethiopia answered Egypt.", published="2020-06-20")
        a.tells("answered", "CONSULT/reply", "ETH>EGY", date="2020-06-01")
        b = Page("b", "Addis Ababa replied to Cairo.", published="2020-06-20")
        b.tells("replied", "CONSULT/reply", "ETH>EGY", date="2020-06-19")
        first, second = folded(a, b).events
        (one,) = folded(a, b, corrections=(correction(first.id, "same", second.id),)).events
        assert (one.id, one.independent) == (first.id, 2)
        c = Page("c", "Ethiopia gave Egypt its answer.", published="2020-06-20")
        c.tells("gave Egypt its answer", "CONSULT/reply", "ETH>EGY", date="2020-06-01")
        (both,) = folded(a, c).events
        place = c.sentence("gave")
        parted = folded(a, c, corrections=(correction(both.id, "different", f"c:{place.start}-{place.end}"),))
        assert [e.independent for e in parted.events] == [1, 1]

    def test_speaker_is_set_right_and_an_unknown_target_is_told(self) -> None:
        a = Page("a", "“We leave tomorrow,” he said.", published="2020-01-01")
        a.says("We leave tomorrow", None)
        (q,) = folded(a).quotes
        record = folded(a, corrections=(correction(q.id, "speaker", "person:sergey-lavrov"), correction("x0", "note", "which?", name="k2")))
        assert record.quotes[0].speaker == "person:sergey-lavrov"
        assert [c.target for c in record.unplaced] == ["x0"]

    def test_exchange_opened_on_another_day_no_longer_takes_the_earlier_answer(self) -> None:
        a = Page("a", "Belgrade demanded that Pristina lift its tariffs. Pristina refused.", published="2019-01-10")
        a.tells("demanded", "REQUEST/demand", "SRB>XKX", date="2018-12-01", content="lift its tariffs")
        a.tells("refused", "REJECT/refuse", "XKX>SRB", date="2018-12-05")
        (x,) = folded(a).exchanges
        assert x.standings[0].status == "rejected"
        (y,) = folded(a, corrections=(correction(x.id, "date", "2019-01-08"),)).exchanges
        assert (y.opened, y.standings[0].status) == ("2019-01-08", "open")


def test_evidence_that_lies_outside_its_text_is_found() -> None:
    pages, families = expulsions()
    record = folded(*pages, families=families)
    short = [p.reading() for p in pages if p.name != "wire"] + [Page("wire", "Short.", published="2021-04-17").reading()]
    assert any("where there is nothing" in p for p in problems(record, short))


def test_json_has_the_contracts_names() -> None:
    pages, families = expulsions()
    out = to_json(folded(*pages, families=families))
    assert set(out) >= {"as_of", "reports", "families", "events", "exchanges", "channels", "commitments", "quotes", "discrepancies"}
    assert out["as_of"] == "2021-04-19"
    (channel,) = out["channels"]
    assert channel["history"][0]["from"] == "2021-04-17"
    assert {"report", "start", "end"} == set(channel["history"][0]["evidence"][0])


@pytest.mark.parametrize("day", ["2021-04-16", "2021-04"])
def test_the_day_of_a_record_may_be_coarse_or_empty(day: str) -> None:
    pages, families = expulsions()
    record = folded(*pages, families=families, as_of=day)
    assert len(record.reports) == (3 if day == "2021-04" else 0)


def test_what_was_undone_does_not_count_and_undoing_that_says_it_again() -> None:
    pages, families = expulsions()
    plain = folded(*pages, families=families)
    event = plain.events[0].id
    gone = correction(event, "dismiss")
    undone = correction("k1", "undo", at="2024-01-02", name="k2")
    again = correction("k2", "undo", at="2024-01-03", name="k3")
    held = [
        event in {e.id for e in folded(*pages, families=families, corrections=c).events} for c in ((gone,), (gone, undone), (gone, undone, again))
    ]
    assert held == [False, True, False]
    assert folded(*pages, families=families, corrections=(gone, undone)).unplaced == ()


def test_another_type_that_a_person_gave_an_event_counts_for_the_exchanges() -> None:
    page = Page("a", "Ankara sent Stockholm a list of names to be extradited.", published="2023-01-10")
    page.tells("sent", "CONSULT/letter", "TUR>SWE", content="a list of names to be extradited", date="2023-01-09")
    plain = folded(page)
    assert plain.exchanges == ()
    right = folded(page, corrections=(correction(plain.events[0].id, "type", "REQUEST/demand"),))
    assert [(x.kind, x.sender, x.to) for x in right.exchanges] == [("demand", ("TUR",), ("SWE",))]


def test_a_correction_goes_with_the_characters_when_a_newer_reading_gives_another_id() -> None:
    def told(date: str) -> Page:
        page = Page("a", "Prague expelled two Russian diplomats. Moscow protested.", published="2021-04-17")
        return page.tells("expelled", "SANCTION/expel", "CZE>RUS", date=date)

    before, after = folded(told("2021-04-16")), folded(told("2021-04-17"))
    assert before.events[0].id != after.events[0].id
    note = correction(before.events[0].id, "note", "see the archive")
    assert folded(told("2021-04-17"), corrections=(note,)).unplaced == (note,)
    kept = replace(note, places=before.events[0].evidence)
    record = folded(told("2021-04-17"), corrections=(kept,))
    assert [c.value for c in record.events[0].corrections] == ["see the archive"]


def test_a_heading_that_counts_otherwise_than_its_text() -> None:
    page = Page("a", "Prague expels 8 Russian diplomats. Czechia expelled 18 Russian diplomats on Saturday.", published="2021-04-18")
    page.tells("expels 8", "SANCTION/expel", "CZE>RUS", amounts=[("8", "diplomat")])
    page.tells("expelled 18", "SANCTION/expel", "CZE>RUS", date="2021-04-17", amounts=[("18", "diplomat")])
    reading = page.reading()
    assert folded(page).discrepancies == ()
    title = Block(span=Span(0, page.text.index("Czechia")), role=Role.TITLE, why="test")
    rest = Block(span=Span(title.span.end, len(page.text)), role=Role.BODY, why="test")
    record = fold([replace(reading, report=replace(reading.report, blocks=(title, rest)))], (), world=load_world())
    assert [(d.kind, d.note) for d in record.discrepancies] == [("number", "The heading counts 8, the text 18.")]


def test_the_same_words_given_to_two_speakers() -> None:
    words = "we will not leave a single soldier behind on that border"
    one = Page("a", f"“{words}”, said the minister.", published="2021-04-18").says(words, "person:ann-one")
    two = Page("b", f"“{words}”, said the general.", published="2021-04-19").says(words, "person:bob-two")
    assert [(d.kind, d.severity) for d in folded(one, two).discrepancies] == [("attribution", "high")]
    again = Page("c", f"“{words}”, she said.", published="2021-04-19").says(words, "person:ann-one")
    assert folded(one, again).discrepancies == ()


def test_who_first_refuses_and_then_accepts_has_changed_his_mind() -> None:
    first = Page("a", "Oslo asked Moscow to open the border. Moscow refused to open the border.", published="2021-04-18")
    first.tells("asked", "REQUEST/demand", "NOR>RUS", content="to open the border", date="2021-04-17")
    first.tells("refused", "REJECT/refuse", "RUS>NOR", content="to open the border", answers=True, date="2021-04-18")
    later = Page("b", "Moscow agreed to the demand of Oslo to open the border.", published="2021-05-09")
    later.tells("agreed", "AGREE/accept", "RUS>NOR", content="to open the border", answers=True, date="2021-05-08")
    (d,) = folded(first, later).discrepancies
    assert (d.kind, d.severity, d.note) == ("meaning", "low", "Russia rejected this (2021-04-18), and later accepted it (2021-05-08).")


def test_the_relations_of_an_organisation_are_its_contact() -> None:
    page = Page("a", "Russia broke off contact with NATO. Relations with the alliance are cut.", published="2021-10-19")
    page.line("broke off", "contact:NATO-RUS", "Contact of NATO and Russia", "suspended").line("are cut", "relations:NATO-RUS", "Relations", "closed")
    page.line("broke off", "relations:CAN-RUS", "Relations", "open").line("broke off", "contact:CAN-RUS", "Contact", "suspended")
    assert sorted(c.key for c in folded(page).channels) == ["contact:CAN-RUS", "contact:NATO-RUS", "relations:CAN-RUS"]
