"""Sentences with a marked source and target: from a JSON line to the act between the two."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..errors import InputError
from ..intake import Document, Quarantined
from ..intake.document import Media
from ..reading.pair import PairAct
from ..text import Span
from .reader import Reader

_FORM = 'write one object a line, such as {"text": "…", "source": "Iran", "target": "Iraq"}'
_DEFAULT_LANGUAGE = "en"  # the vocabulary of acts of other languages is that of their frames


@dataclass(frozen=True, slots=True, kw_only=True)
class PairReading:
    """One sentence with its two marked stretches (code points of `text`), and the act found between them."""

    ref: str | None
    text: str
    source: Span
    target: Span
    act: PairAct | None


def read_pairs(items: Iterable[Document | Quarantined], reader: Reader) -> Iterator[PairReading | Quarantined]:
    """Each line with the act of its pair, in the order given; what cannot be read comes out in its place."""
    for item in items:
        if isinstance(item, Quarantined):
            yield item
            continue
        try:
            yield _read(item, reader)
        except InputError as error:
            yield Quarantined(source=item.source, data_hash=item.id, reason=error.reason, remedy=error.remedy)


def to_json(pair: PairReading) -> dict[str, Any]:
    """The form that `dragoman read --json --pair` prints."""
    act = pair.act
    return {
        "ref": pair.ref,
        "text": pair.text,
        "source": _span(pair.source),
        "target": _span(pair.target),
        "act": None
        if act is None
        else {"type": act.type, "mode": act.mode, "trigger": _span(act.trigger), "basis": act.basis, "rule": act.rule, "certainty": act.certainty},
    }


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _read(document: Document, reader: Reader) -> PairReading:
    if document.media is not Media.JSON:
        raise InputError(document.source, "a pair is asked for, and this is no line of JSON Lines", _FORM)
    fields = json.loads(document.data)
    text = fields.get("text")
    if not isinstance(text, str):
        raise InputError(document.source, 'the line has no "text"', _FORM)
    source = _marked(fields, "source", text, document.source)
    target = _marked(fields, "target", text, document.source, apart_from=source)
    language = document.supplied.language or _DEFAULT_LANGUAGE
    try:
        act = reader.read_pair(text, source, target, language=language)
    except ValueError as error:
        raise InputError(document.source, str(error), "mark two different stretches of the text") from error
    return PairReading(ref=document.supplied.ref, text=text, source=source, target=target, act=act)


def _marked(fields: Mapping[str, Any], key: str, text: str, line: str, *, apart_from: Span | None = None) -> Span:
    """The stretch that the line marks, by its offsets or by its words (their first occurrence that is not the other's)."""
    match fields.get(key):
        case {"start": int(start), "end": int(end)} if 0 <= start < end <= len(text) and type(start) is type(end) is int:  # True is an int too
            return Span(start, end)
        case str(words) if words.strip():
            for where, sought in ((text, words.strip()), (text.lower(), words.strip().lower())):
                at = where.find(sought)
                while at >= 0 and apart_from is not None and at < apart_from.end and apart_from.start < at + len(sought):
                    at = where.find(sought, at + 1)
                if at >= 0 and len(where) == len(text):
                    return Span(at, at + len(sought))
            raise InputError(line, f'the words of "{key}" do not stand in the text', "copy them from the text or give start and end")
        case _:
            raise InputError(line, f'"{key}" is neither words of the text nor {{"start": …, "end": …}} inside it', _FORM)
