"""The brief says no more than the record, shows the report's own characters, and fits a pipe and a page."""

from __future__ import annotations

import html
import io
import re
from contextlib import redirect_stdout
from dataclasses import replace

import pytest

from dragoman.exports import terminal
from dragoman.exports.page import brief_page
from dragoman.families.types import Family, Member
from dragoman.reading.types import Reading
from dragoman.record.types import (
    Channel,
    ChannelChange,
    Dated,
    Evidence,
    Exchange,
    Record,
    RecordEvent,
    RecordQuote,
    Reply,
    ReportRow,
    Standing,
    Version,
)  # fmt: skip
from dragoman.report.types import Block, Published, Report, Role
from dragoman.text import Span
from dragoman.views import make_brief
from dragoman.views.select import select
from dragoman.world import load_world

TEXT = 'Serbia demanded on 26 September 2021 that Kosovo withdraw its police. "We will not," said <b>Albin Kurti</b>.'
WORLD = load_world()


def reading(text: str = TEXT) -> Reading:
    report = Report(
        id="r1", ref="one", source="one.txt", url=None, text=text, title="A demand", language="en", outlet=None, byline=(), agency=None,
        published=Published(edtf="2021-09-27", basis="stated", span=None),
        blocks=(Block(span=Span(0, len(text)), role=Role.BODY, why="paragraph"),),
    )  # fmt: skip
    end = text.index("police.") + len("police.")
    return Reading(report=report, sentences=(Span(0, end), Span(end + 1, len(text))))


def evidence(words: str, text: str = TEXT) -> tuple[Evidence, ...]:
    start = text.index(words)
    return (Evidence(report="r1", span=Span(start, start + len(words))),)


def record(**changes) -> Record:
    exchange = Exchange(
        id="x1", kind="demand", sender=("SRB",), to=("XKX", "EU"), about="Kosovo withdraw its police", opened="2021-09-26", opened_because="",
        carrier=None, invokes=(), parts=(), independent=1, evidence=evidence("demanded"),
        replies=(Reply(sender="XKX", kind="reject", date="2021-09-27", about="", evidence=evidence("We will not")),),
        standings=(
            Standing(party="XKX", status="rejected", since="2021-09-27", considering=False, evidence=evidence("We will not")),
            Standing(party="EU", status="open", since=None, considering=True, evidence=()),
        ),
    )  # fmt: skip
    older = replace(exchange, id="x0", opened="2021-09", standings=(replace(exchange.standings[1], considering=False),), replies=())
    event = RecordEvent(
        id="e1", type="REQUEST", mode="demand", actors=("SRB",), recipients=("XKX",), agents=(), status="actual", date="2021-09-26",
        date_because="", place=None, about="", said_by=(), independent=1, evidence=evidence("demanded"),
    )  # fmt: skip
    channel = Channel(
        id="c1", key="embassy:X@Y", between=("SRB", "XKX"), name="Talks in Brussels", independent=1,
        history=(
            ChannelChange(state="open", since="2011", status="actual", level=None, evidence=evidence("Serbia")),
            ChannelChange(state="suspended", since="2021-09-20", status="actual", level=None, evidence=evidence("Kosovo")),
            ChannelChange(state="restored", since=None, status="proposed", level="minister", evidence=evidence("police")),
        ),
    )  # fmt: skip
    start = TEXT.index("We will not")
    quote = RecordQuote(
        id="q1", speaker="person:albin-kurti", label="Albin Kurti", date=None,
        versions=(Version(report="r1", span=Span(start, start + 11), language="en", kind="direct", said_in=None),),
    )  # fmt: skip
    row = ReportRow(
        id="r1", ref="one", source="one.txt", language="en", title="A demand", outlet=None, family="f1",
        published=Dated(edtf="2021-09-28", basis="stated", because="the page says so"),
    )  # fmt: skip
    whole = Record(
        as_of=None, reports=(row,), families=(Family(id="f1", origin="r1", members=(Member(report="r1", relation="original", of=None, why=""),)),),
        events=(event, replace(event, id="e2", date=None)), exchanges=(older, exchange), channels=(channel,), quotes=(quote,),
    )  # fmt: skip
    return replace(whole, **changes)


def brief(rec: Record | None = None):
    return make_brief(rec or record(), (reading(),), WORLD)


def as_text(view) -> str:
    stream = io.StringIO()
    with redirect_stdout(stream):
        terminal.show(terminal.brief(view))
    return stream.getvalue()


def test_silence_is_counted_to_the_newest_report_and_never_longer_than_certain():
    view = brief()
    assert [x.id for x in view.exchanges] == ["x1", "x0"]
    kosovo, union = view.exchanges[0].lines
    assert (kosovo.verdict, kosovo.since) == ("rejected", "2021-09-27")
    assert union.verdict == "no answer for 2 days; an answer is being considered"
    # Opened some day of September and told on its 28th, the day of the newest report: perhaps today.
    assert view.exchanges[1].lines[0].verdict == "no answer known"


def test_what_was_told_on_a_day_was_asked_by_then():
    undated = replace(record().exchanges[0], opened=None)
    assert "no answer for at least 32 days" in brief(record(as_of="2021-10-30", exchanges=(undated,))).exchanges[0].lines[0].verdict


def test_an_answer_whose_words_are_not_told_is_an_answer():
    reply = Reply(sender="EU", kind="acknowledge", date="2021-09-27", about="", evidence=evidence("We will not"))
    answered = Standing(party="EU", status="answered", since="2021-09-27", considering=False, evidence=evidence("We will not"))
    for kind, verdict in (("acknowledge", "answered"), ("partial", "answered in part")):
        exchange = replace(record().exchanges[1], replies=(replace(reply, kind=kind),), standings=(answered,))
        assert brief(record(exchanges=(exchange,))).exchanges[0].lines[0].verdict == verdict


def test_undated_openings_stand_last_and_a_limit_is_no_date():
    exchanges = (replace(record().exchanges[1], id="x9", opened=None), *record().exchanges)
    assert [x.id for x in brief(record(exchanges=exchanges)).exchanges] == ["x1", "x0", "x9"]
    channel = record().channels[0]
    dormant = replace(channel, history=(replace(channel.history[0], state="dormant", since="../2019-10"),))
    assert "dormant since 2019-10 or before" in as_text(brief(record(channels=(dormant,))))


def test_days_are_counted_to_the_day_asked_for():
    assert "no answer for 34 days" in brief(record(as_of="2021-10-30")).exchanges[0].lines[1].verdict
    assert brief(record(as_of="2021-10-30")).exchanges[1].lines[0].verdict == "no answer for at least 32 days"


def test_every_passage_is_a_slice_of_its_report():
    view = brief()
    passages = [view.exchanges[0].proof, view.exchanges[0].lines[0].proof, view.channels[0].now.proof, view.quotes[0].quotes[0].versions[0].passage]
    for passage in passages:
        assert TEXT[passage.start : passage.end] == passage.words
        assert passage.sentence in " ".join(TEXT.split())


def test_a_channel_stands_where_it_last_was_and_a_proposal_changes_nothing():
    channel = brief().channels[0]
    assert (channel.now.state, channel.now.since) == ("suspended", "2021-09-20")
    assert [line.state for line in channel.before] == ["open"]
    assert [line.level for line in channel.proposed] == ["minister"]


def test_undated_events_stand_apart():
    view = brief()
    assert [line.id for line in view.dated] == ["e1"]
    assert [line.id for line in view.undated] == ["e2"]
    assert "told 2021-09-28" in as_text(view).partition("No date is known")[2]


def test_the_text_fits_a_pipe_of_100_columns_without_colour_codes():
    text = as_text(brief())
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 100
    assert not any(line.endswith(" ") for line in text.splitlines())
    assert "Kosovo" in text
    assert "rejected, 2021-09-27" in text


def test_the_page_escapes_the_press_and_marks_its_own_characters():
    page = brief_page(brief())
    assert "<b>" not in page
    assert "<script" not in page
    assert "http" not in page.replace('http-equiv="Content-Security-Policy"', "")
    marks = re.findall(r'<mark data-report="r1" data-start="(\d+)" data-end="(\d+)">(.*?)</mark>', page, re.S)
    assert marks
    for start, end, words in marks:
        assert TEXT[int(start) : int(end)] == html.unescape(words)
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert page.count("<h1") == 1


def test_an_empty_record_says_so():
    view = make_brief(Record(as_of=None), (), WORLD)
    assert "Nothing of this kind was found." in as_text(view)
    assert "Nothing of this kind was found." in brief_page(view)


@pytest.mark.parametrize(("actor", "kept"), [("XKX", 2), ("kosovo", 2), ("Serbia", 2), ("France", 0)])
def test_an_actor_may_be_named_by_id_or_label(actor, kept):
    assert len(select(record(), WORLD, actor=actor).events) == kept


def test_a_stretch_of_time_keeps_what_may_lie_in_it_and_drops_the_undated():
    chosen = select(record(), WORLD, since="2021-09-20", until="2021-09-26")
    assert [e.id for e in chosen.events] == ["e1"]
    assert {x.id for x in chosen.exchanges} == {"x0", "x1"}
    assert [e.id for e in select(record(), WORLD, since="2021-10").events] == []


def test_undated_tellings_of_one_deed_on_one_day_stand_in_one_line_with_all_their_proofs():
    event = replace(record().events[0], date=None, about="Kosovo withdraw its police")
    shorter = replace(event, id="e2", about="its police", evidence=evidence("withdraw"))
    other = replace(event, id="e3", about="free elections")
    view = brief(record(events=(event, shorter, other)))
    assert [(line.id, [also for also, _ in line.also]) for line in view.undated] == [("e1", ["e2"]), ("e3", [])]
    assert 'id="e2"' in brief_page(view)


def test_an_act_of_two_upon_one_another_is_told_as_such():
    event = replace(record().events[0], type="ACCUSE", mode="blame", actors=("SRB", "XKX"), recipients=("XKX", "SRB"))
    assert "Serbia and Kosovo blamed each other" in as_text(brief(record(events=(event,))))


def test_a_refusal_with_nobody_to_whom_reads_as_one():
    event = replace(record().events[0], type="REJECT", mode="deny", recipients=())
    assert "Serbia denied\n" in re.sub(r" +\[.*", "", as_text(brief(record(events=(event,)))))


def test_what_a_capital_says_stands_under_its_state():
    (quote,) = record().quotes
    town = replace(quote, id="q2", speaker="place:XKX/pristina", label="Pristina")
    state = replace(quote, id="q3", speaker="XKX", label="Kosovo", versions=(replace(quote.versions[0], span=Span(0, 6)),))
    assert [s.speaker for s in brief(record(quotes=(town, state, quote))).quotes] == ["Kosovo", "Albin Kurti"]


def test_a_speaker_of_whom_no_words_are_shown_has_no_heading():
    (quote,) = record().quotes
    word = replace(quote, id="q2", speaker=None, label=None, versions=(replace(quote.versions[0], span=Span(0, 6)),))
    assert [s.speaker for s in brief(record(quotes=(word, quote))).quotes] == ["Albin Kurti"]


def test_addressees_who_stand_at_the_same_by_the_same_proof_share_a_line():
    exchange = record().exchanges[1]
    both = tuple(replace(exchange.standings[0], party=p) for p in ("XKX", "EU"))
    (view,) = brief(record(exchanges=(replace(exchange, standings=both, replies=()),))).exchanges
    assert [line.party for line in view.lines] == ["Kosovo and European Union"]
    assert len(brief().exchanges[0].lines) == 2
