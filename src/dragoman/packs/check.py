"""The check of a language pack: every example goes through the whole reader.

A `yes` example must give, for each mark, an item with exactly the marked span (and the value, where one is
written), among them one by the very rule; and no event beyond the marked triggers. A `no` example must give nothing by that rule.
So a rule cannot pass alone and never fire in real use, and two rules cannot claim one sentence unnoticed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..text import Span
from ..text.marked import Mark, parse
from .load import Pack, rules_of

Read = Callable[[str, str], Mapping[str, Any]]
"""Takes a text and a language tag, gives the reading in the contract's JSON form."""
Classify = Callable[[str, Span, Span, str], str | None]
"""Takes a text, source and target and a language tag, gives the PLOVER type of the act between the two."""

_SECTIONS = ("blocks", "names", "dates", "quotes", "events")


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One example that did not come out as its pack says."""

    section: str
    rule: str
    example: str
    message: str

    def __str__(self) -> str:
        return f"{self.section}.toml, rule {self.rule!r}: {self.message}\n    {self.example}"


def check_pack(pack: Pack, read: Read, classify: Classify) -> Iterator[Failure]:
    """Every example of the pack that fails, in file order.

    Args:
        pack: the pack to check.
        read: the whole reader (this stage stands below it and is handed it).
        classify: what the reader makes of a marked pair, likewise.
    """
    for section in _SECTIONS:
        for rule in rules_of(getattr(pack, section)):
            for polarity, examples in ((True, rule.yes), (False, rule.no)):
                for example in examples:
                    for message in check_example(example, rule_id=f"{pack.tag}/{rule.id}", must_fire=polarity, tag=pack.tag, read=read):
                        yield Failure(section=section, rule=rule.id, example=example, message=message)
    for act in pack.acts.act:
        for polarity, examples in ((True, act.yes), (False, act.no)):
            for example in examples:
                for message in _check_pair(example, act.type, must_be=polarity, tag=pack.tag, classify=classify):
                    yield Failure(section="acts", rule=act.id, example=example, message=message)


def _check_pair(example: str, kind: str, *, must_be: bool, tag: str, classify: Classify) -> Iterator[str]:
    try:
        marked = parse(example)
    except ValueError as error:
        yield str(error)
        return
    if len(marked.of("source")) != 1 or len(marked.of("target")) != 1:
        yield "it does not mark one source and one target"
        return
    found = classify(marked.text, marked.of("source")[0].span, marked.of("target")[0].span, tag)
    if must_be and found != kind:
        yield f"the act of the pair is read as {found or 'none'}"
    elif not must_be and found == kind:
        yield f"the act of the pair is read as {kind}, which it must not be"


def check_example(example: str, *, rule_id: str, must_fire: bool, tag: str, read: Read) -> Iterator[str]:
    """What is wrong with one example, a sentence each; nothing when it comes out as written."""
    try:
        marked = parse(example)
    except ValueError as error:
        yield str(error)
        return
    reading = read(marked.text, tag)
    fired = any(item.get("rule", item.get("why")) == rule_id for item in _items(reading))
    if not must_fire:
        if fired:
            yield "it fires on an example in which it must stay silent"
        return
    if not fired:
        yield "it does not fire on its own example"
    for mark in marked.marks:
        if not any(_agrees(mark, item) for item in _candidates(mark.role, reading)):
            value = f"={mark.value}" if mark.value else ""
            yield f"nothing was found for {{{mark.role}{value}|{mark.span.of(marked.text)}}}"
    if marked.of("trigger"):
        spans = [(m.span.start, m.span.end) for m in marked.of("trigger")]
        for event in reading["events"]:
            trigger = event["trigger"]
            if not any(trigger["start"] < end and start < trigger["end"] for start, end in spans):
                words = marked.text[trigger["start"] : trigger["end"]]
                yield f"an event was found that the example does not mark: {event['type']}/{event['mode']} at {words!r} by {event['rule']}"


def _items(reading: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for key in ("blocks", "names", "references", "times", "quotes", "events", "channels", "commitments"):
        yield from reading[key]


def _candidates(role: str, reading: Mapping[str, Any]) -> Iterator[tuple[tuple[int, int] | None, tuple[str, ...]]]:
    """Every (span or None for any, values) that the reading holds for a role of the notation."""
    match role:
        case "name":
            yield from ((_at(n), (n["id"],)) for n in reading["names"])
        case "reference":
            yield from ((_at(r), (r["id"], *r["principal"])) for r in reading["references"])
        case "time":
            yield from ((_at(t), (t["edtf"], t["relative"])) for t in reading["times"])
        case "quote":
            yield from ((_at(q), (q["kind"],)) for q in reading["quotes"])
        case "cue":
            yield from ((_at(q["cue"]), ()) for q in reading["quotes"] if q["cue"])
        case "speaker":
            yield from ((None, (q["speaker"], q["speaker_text"])) for q in reading["quotes"])
        case "addressee":
            yield from ((None, (q["addressee"],)) for q in reading["quotes"])
        case "trigger":
            yield from ((_at(e["trigger"]), (f"{e['type']}/{e['mode']}", e["type"])) for e in reading["events"])
        case "actor" | "recipient" | "agent":
            yield from ((None, tuple(e[f"{role}s"])) for e in reading["events"])
        case "status":
            yield from ((None, (e["status"],)) for e in reading["events"])
        case "carrier":
            yield from ((None, (e["carrier"],)) for e in reading["events"])
        case "channel":
            yield from ((None, (c["state"], c["key"])) for c in reading["channels"])
        case "commitment":
            yield from ((None, (c["instrument"],)) for c in reading["commitments"])
        case "block":
            yield from ((_at(b), (b["role"],)) for b in reading["blocks"])


def _at(item: Mapping[str, Any]) -> tuple[int, int]:
    return item["start"], item["end"]


def _agrees(mark: Mark, item: tuple[tuple[int, int] | None, tuple[str, ...]]) -> bool:
    span, values = item
    if mark.value and mark.value not in values:
        return False
    if span is None:
        return True
    if mark.role == "trigger":
        return span[0] < mark.span.end and mark.span.start < span[1]
    return span == (mark.span.start, mark.span.end)
