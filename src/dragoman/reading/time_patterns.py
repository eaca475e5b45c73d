"""A pack's date rules as matchers: patterns with slots become bounded regular expressions, found by their first word.

Only the few patterns that can start with a word, and go on with the word behind it, are tried at that word, so the cost of a text is the number
of its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from babel import Locale

from ..errors import PackError
from ..packs import Pack
from ..packs.dates import DateRule, DatesSection

_NUMERIC = "#"  # first-word class of everything that starts with a digit
_ANY = "*"  # the class of patterns that any word can start, or follow
_GAP = " "  # in the opening of a pattern: white space or a sign between two words
_WORD = re.compile(r"\w+")
_PAIRS = 500  # of a first and a second word that are told apart in one pattern
_PIECE = re.compile(r"\w+|\W+")
_TEMPLATE = re.compile(r"\{([a-z_-]+)(?::([a-z0-9]+))?\}")
_SPACE = r"(?:[^\S\n]{1,3}|[^\S\n]?\n[^\S\n]?)"
_KEYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
_PART = re.compile(r"\{(?P<slot>[a-z_-]+)(?::(?P<label>[a-z0-9]+))?\}|(?P<sign>[\[\]()|<>])|(?P<space>\s+)|(?P<text>[^\[\](){}|<>\s]+)")

_HALF = re.compile(r"(\d{1,2})(?:[:.](\d\d))?\s?(.+)", re.DOTALL)

_BUILT_IN = {
    "year": r"(?:1[5-9]|20)\d\d",
    "yy": r"\d\d",
    "d": r"(?:3[01]|[12]\d|0?[1-9])",
    "mm": r"(?:1[0-2]|0?[1-9])",
    "iso-mm": r"(?:1[0-2]|0[1-9])",
    "iso-dd": r"(?:3[01]|[12]\d|0[1-9])",
    "clock": r"(?:[01]?\d|2[0-4])[:.][0-5]\d",
    "iso-clock": r"(?:[01]\d|2[0-4]):[0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?",
    "clock-half": r"(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)?",
    "decade": r"(?:1[5-9]|20)\d0",
    "dash": r"\s?[-–—]\s?",
    "word": r"\w{2,30}",
    "gap": r"[^.!?\n]{0,90}?",
}
_NEWEST = 49  # two-digit years up to here are of this century
_WIDE = {"mon": "month", "wday": "weekday"}  # slots with abbreviations, which may end in a full stop
_NUMERIC_SLOTS = frozenset({"year", "yy", "d", "dd", "mm", "iso-mm", "iso-dd", "clock", "clock-half", "iso-clock", "decade"})
# What a template's direction becomes where the clause speaks of the past, and where it does not tell.
# A present tense looks ahead to a weekday ("meets on Tuesday"), but as often back from a month.
_WAYS = {
    "toward": {"past": "past", "heading": "past", "present": "future", "future": "future", "": "past"},
    "nearby": {"past": "past", "heading": "past", "present": "near", "future": "future", "": "near"},
    "lately": {"past": "recent", "heading": "recent", "present": "future", "future": "future", "": "recent"},
    "eve": {"past": "eve", "heading": "eve", "present": "future", "future": "future", "": "eve"},
    "behind": {"past": "past", "heading": "past", "present": "past", "future": "future", "": "past"},
    "ahead": {"past": "past", "heading": "future", "present": "future", "future": "future", "": "future"},
}


_Opening = tuple[str, ...]
"""How a pattern can begin: words as they are looked up, gaps, and the sign for any word."""


@dataclass(slots=True, kw_only=True, eq=False)
class Pattern:
    """One pattern of a rule, compiled when a text first has its first word; `order` is its place in the file."""

    rule: DateRule | None  # None: words that look like a time and are none
    source: str  # the regular expression
    where: str  # for messages: pack, file, rule
    whole: bool  # the whole match is the time expression
    order: int
    _regex: re.Pattern[str] | None = None

    @property
    def regex(self) -> re.Pattern[str]:
        """The compiled pattern.

        Raises:
            PackError: a pattern that breaks the notation.
        """
        if self._regex is None:
            try:
                self._regex = re.compile(self.source, re.IGNORECASE)
            except re.error as error:
                raise PackError(f"{self.where}: {error}: give each repeated slot its own name, as in {{dd:b}}.") from error
        return self._regex


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Starts:
    """The patterns that can start with one word: those that may go on with anything or nothing, and those that need a second word."""

    whatever: tuple[Pattern, ...]
    by_second: Mapping[str, tuple[Pattern, ...]]


_NO_STARTS = Starts(whatever=(), by_second={})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TimeMatcher:
    """All date rules of one pack, ready to be run."""

    by_first: Mapping[str, Starts]
    values: Mapping[str, Mapping[str, str]]
    bounds: re.Pattern[str] | None
    genitives: tuple[str, ...]  # marks of the owner that stand off by an apostrophe
    bound_of: Mapping[str, str]

    def candidates(self, word: str, behind: str) -> tuple[Pattern, ...]:
        """The patterns that can start at a word that has the other one behind it; both as `word_class` gives them."""
        starts = self.by_first.get(word, _NO_STARTS)
        return starts.whatever + starts.by_second[behind] if behind in starts.by_second else starts.whatever

    def value(self, slot: str, words: str) -> str | None:
        """What the words of a slot stand for, as templates write it; `None` for words that the slot cannot mean."""
        match slot:
            case "year" | "clock":
                return words.replace(".", ":").rjust(5, "0") if slot == "clock" else words
            case "d" | "dd" | "mm" | "iso-mm" | "iso-dd":
                digits = re.match(r"\d+", words)
                if digits:
                    return f"{int(digits[0]):02d}"
            case "yy":
                return ("20" if int(words) <= _NEWEST else "19") + words
            case "iso-clock":
                return words[:5]
            case "clock-half":
                return self._half_day(words)
            case "decade":
                # "The 1700s" are a century; of the 2000s only the first ten years have a name of their own.
                return words[:2] + "XX" if words.endswith("00") and not words.startswith("20") else words[:3] + "X"
            case "n":
                if words.isdecimal():
                    return str(int(words))
            case "word" | "gap" | "dash":
                return words
        return self.values.get(slot, {}).get(folded(words))

    def _half_day(self, words: str) -> str | None:
        """A time of the twelve-hour clock, on the one of twenty-four."""
        found = _HALF.fullmatch(words)
        half = None if found is None else self.values["half"].get(folded(found[3]))
        if found is None or half is None:
            return None
        return f"{int(found[1]) % 12 + (12 if half == 'pm' else 0):02d}:{found[2] or '00'}"


def word_class(word: str) -> str:
    """A word as patterns are looked up by it: small letters, or one sign for all that starts with a digit."""
    return _NUMERIC if word[:1].isdigit() else word.casefold()


def filled(template: str, fill: Callable[[str, str | None], str]) -> str:
    """A value template with each slot (name and label) replaced."""
    return _TEMPLATE.sub(lambda slot: fill(slot[1], slot[2]), template)


def slots_filled(matcher: TimeMatcher, found: re.Match[str], template: str, toward: str, *, base: str) -> str | None:
    """The template with its slots filled in, or `None` when a slot cannot mean anything there."""
    unknown = False

    def fill(slot: str, label: str | None) -> str:
        nonlocal unknown
        if slot in _WAYS:
            return _WAYS[slot][toward]
        if slot == "base":
            return base
        words = group_of(found, slot, label)
        value = None if words is None else matcher.value("number" if slot == "n" and not words.isdecimal() else slot, words)
        unknown |= value is None
        return value or ""

    whole = filled(template, fill)
    return None if unknown else whole


def group_of(found: re.Match[str], slot: str, label: str | None) -> str | None:
    """The words that a slot of a pattern has met."""
    return found.groupdict().get(_group(slot, label))


def folded(words: str) -> str:
    """Words as slot tables are keyed: case and white space evened out, straight apostrophes, no final full stop."""
    return " ".join(words.casefold().replace("’", "'").split()).rstrip(".")


@cache
def matcher_of(pack: Pack) -> TimeMatcher:
    """The pack's matcher, compiled once.

    Raises:
        PackError: a pattern or value that breaks the notation.
    """
    return _compiled(pack, _sources(pack.dates))


@cache
def timex_matcher_of(pack: Pack) -> TimeMatcher:
    """The matcher of what only TimeML counts as a time; the value of its rules is a TIMEX3 type and value.

    Raises:
        PackError: a pattern or value that breaks the notation.
    """
    rules = (
        DateRule(id=r.id, yes=r.yes, no=r.no, patterns=r.patterns, value=r.value, not_before=r.not_before, not_after=r.not_after)
        for r in pack.dates.timex_rules
    )
    return _compiled(pack, ((rule, source) for rule in rules for source in rule.patterns))


def _compiled(pack: Pack, sources: Iterator[tuple[DateRule | None, str]]) -> TimeMatcher:
    section = pack.dates
    slots = _slots(pack)
    begun = {name: frozenset(_slot_openings(name, slots)) for name in {*slots, *_BUILT_IN, *_NUMERIC_SLOTS, "n"}}
    by_first: dict[str, dict[str, list[Pattern]]] = {}
    for order, (rule, source) in enumerate(sources):
        where = f"{pack.tag}/dates.toml, {'never' if rule is None else f'rule {rule.id!r}'}, pattern {source!r}"
        node = _parse(source, where)
        read = frozenset(_group(m[1], m[2]) for m in _TEMPLATE.finditer("" if rule is None else f"{rule.value} {rule.back} {rule.timex}"))
        regex = rf"(?<![^\W_]){_regex(node, slots, section, where, read)}(?!\w)"
        pattern = Pattern(rule=rule, source=regex, where=where, whole="<" not in source, order=order)
        heads = _heads(node, begun)
        if any(not head or head[0] == _ANY for head in heads):
            raise PackError(f"{where}: it can start with anything: let it begin with a word or slot that must be there.")
        for head in heads:
            second = head[1] if len(head) > 1 else _ANY
            by_first.setdefault(head[0], {}).setdefault(second, []).append(pattern)
    bound_of = {folded(form): kind for kind, forms in section.bounds.items() for form in forms}
    before = _any_of(list(bound_of)) if bound_of else None
    return TimeMatcher(
        by_first={first: _starts(by_second) for first, by_second in by_first.items()},
        values={slot: {folded(form): value for value, forms in table.items() for form in forms} for slot, table in slots.items()},
        bounds=re.compile(rf"(?<!\w)({before}){_SPACE}$", re.IGNORECASE) if before else None,
        genitives=tuple(mark for mark in (*pack.names.genitive, *(m.replace("'", "’") for m in pack.names.genitive)) if mark[0] in "'’"),
        bound_of=bound_of,
    )


def _sources(section: DatesSection) -> Iterator[tuple[DateRule | None, str]]:
    yield from ((None, source) for source in section.never)
    yield from ((rule, source) for rule in section.rules for source in rule.patterns)


def _slots(pack: Pack) -> dict[str, dict[str, tuple[str, ...]]]:
    """The pack's slots, those that CLDR names among them."""
    locale = Locale.parse(pack.info.cldr, sep="-")
    slots = {slot: {value: tuple(forms) for value, forms in table.items()} for slot, table in pack.dates.slots.items()}
    days = {key: _named(locale.days, "wide", index) for index, key in enumerate(_KEYS)}
    short_days = {key: _named(locale.days, "abbreviated", index) for index, key in enumerate(_KEYS)}
    months = {f"{number:02d}": _named(locale.months, "wide", number) for number in range(1, 13)}
    short_months = {f"{number:02d}": _named(locale.months, "abbreviated", number) for number in range(1, 13)}
    wide_days, wide_months = _joined(days, slots.get("weekday", {})), _joined(months, slots.get("month", {}))
    slots["weekday"], slots["month"] = wide_days, wide_months
    slots["wday"] = _joined(wide_days, _joined(short_days, slots.get("wday", {})))
    slots["half"] = _halves(locale)
    slots["mon"] = _joined(wide_months, _joined(short_months, slots.get("mon", {})))
    return slots


def _named(names: Mapping[str, Mapping[str, Mapping[int, str]]], width: str, number: int) -> tuple[str, ...]:
    """What CLDR calls a day or month, inside a date and by itself."""
    return tuple(dict.fromkeys(names[context][width][number] for context in ("format", "stand-alone")))


def _halves(locale: Locale) -> dict[str, tuple[str, ...]]:
    """The signs of the half-days ("am", "a.m.", "AM"), as far as the language has them."""
    halves: dict[str, tuple[str, ...]] = {}
    for half in ("am", "pm"):
        named = [table[half] for table in locale.day_periods["format"].values() if half in table]
        bare = [form for name in named if len(form := name.casefold().replace(".", "")) > 1]  # "iPhone 4 a" is no time
        halves[half] = tuple(dict.fromkeys((*bare, *(".".join(form) + "." for form in bare if len(form) == 2))))
    return halves


def _joined(a: Mapping[str, tuple[str, ...]], b: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(dict.fromkeys((*a.get(key, ()), *b.get(key, ())))) for key in sorted({*a, *b})}


# ------------------------------------------------------------------------------------------------- patterns to regexes


@dataclass(slots=True)
class _Node:
    kind: str  # row, either, maybe, span, slot, space, text
    text: str = ""
    label: str = ""
    parts: list[_Node] = field(default_factory=list)


def _parse(source: str, where: str) -> _Node:
    at = 0
    stack: list[tuple[str, list[_Node]]] = [("", [_Node("row")])]
    closes = {"]": "[", ")": "(", ">": "<"}
    while at < len(source):
        part = _PART.match(source, at)
        if part is None:
            raise PackError(f"{where}: nothing can be made of {source[at:]!r}: see dragoman.packs.dates for the signs of a pattern.")
        at = part.end()
        row = stack[-1][1][-1]
        sign = part["sign"]
        if sign in ("[", "(", "<"):
            stack.append((sign, [_Node("row")]))
        elif sign == "|":
            stack[-1][1].append(_Node("row"))
        elif sign in ("]", ")", ">"):
            opened, rows = stack.pop()
            if opened != closes[sign]:
                raise PackError(f"{where}: {sign!r} closes nothing.")
            kind = {"[": "maybe", "(": "either", "<": "span"}[opened]
            stack[-1][1][-1].parts.append(_Node(kind, parts=[_Node("either", parts=rows)]))
        elif part["slot"]:
            row.parts.append(_Node("slot", text=part["slot"], label=part["label"] or ""))
        elif part["space"]:
            row.parts.append(_Node("space"))
        else:
            row.parts.append(_Node("text", text=part["text"]))
    if len(stack) != 1:
        raise PackError(f"{where}: {stack[-1][0]!r} is never closed.")
    return _Node("either", parts=stack[0][1])


def _regex(node: _Node, slots: Mapping[str, Mapping[str, tuple[str, ...]]], section: DatesSection, where: str, read: frozenset[str]) -> str:
    """The node as a regular expression, with a group for each slot that the rule's value reads."""
    inner = [_regex(part, slots, section, where, read) for part in node.parts]
    match node.kind:
        case "row":
            return "".join(inner)
        case "either":
            return inner[0] if len(inner) == 1 else f"(?:{'|'.join(inner)})"
        case "maybe":
            return f"(?:{inner[0]})?"
        case "span":
            return f"(?P<time>{inner[0]})"
        case "space":
            return _SPACE
        case "text":
            return _literal(node.text)
        case _:
            name = _group(node.text, node.label)
            return f"({f'?P<{name}>' if name in read else '?:'}{_slot(node.text, slots, section, where)})"


def _group(slot: str, label: str | None) -> str:
    return slot.replace("-", "_") + (f"__{label}" if label else "")


def _slot(name: str, slots: Mapping[str, Mapping[str, tuple[str, ...]]], section: DatesSection, where: str) -> str:
    if name == "dd":
        suffix = "|".join(re.escape(suffix) for suffix in section.day_suffixes)
        return rf"(?:{_BUILT_IN['d']}(?!\d)(?:{suffix})?{_forms_also(slots.get('dd'))})"
    if name == "n":
        words = _any_of([form for forms in slots.get("number", {}).values() for form in forms])
        return r"(?:\d{1,3}(?![\d]|[.,]\d)" + (f"|{words}" if words else "") + ")"
    if name == "clock-half":
        return rf"{_BUILT_IN[name]}\s?(?:{_any_of([form for forms in slots['half'].values() for form in forms])})"
    if name in _BUILT_IN:
        return _BUILT_IN[name]
    if name not in slots:
        raise PackError(f"{where}: there is no slot {name!r}: write it into [slots.{name}] or mend its name.")
    forms = [form for table in slots[name].values() for form in table]
    whole = {form.rstrip(".") for table in slots[_WIDE[name]].values() for form in table} if name in _WIDE else set(forms)
    short = [form.rstrip(".") + "." for form in forms if form not in whole]
    return f"(?:{_any_of([*forms, *short])})"


def _forms_also(table: Mapping[str, tuple[str, ...]] | None) -> str:
    return f"|{_any_of([form for forms in table.values() for form in forms])}" if table else ""


def _any_of(forms: list[str]) -> str:
    """Alternatives, the longest first, so that none hides a longer one."""
    stopped = {form.rstrip(".") for form in forms if form.endswith(".")}
    bare = sorted(dict.fromkeys(form.rstrip(".") for form in forms), key=lambda f: (-len(f), f))
    return "|".join(_form(form) + (r"\.?" if form in stopped else "") for form in bare)


def _form(form: str) -> str:
    """A form with its capital held to: "May" is a month where "may" is none; "MAY" still is."""
    source = _SPACE.join(_literal(word) for word in form.split())
    return f"(?-i:{re.escape(form[0])}){source[len(re.escape(form[0])) :]}" if form[:1].isupper() else source


def _literal(text: str) -> str:
    return re.sub("['’]", "['’]", re.escape(text))


def _starts(by_second: Mapping[str, Sequence[Pattern]]) -> Starts:
    whatever = tuple(dict.fromkeys(by_second.get(_ANY, ())))
    needing = {second: tuple(p for p in dict.fromkeys(patterns) if p not in whatever) for second, patterns in by_second.items() if second != _ANY}
    return Starts(whatever=whatever, by_second={second: patterns for second, patterns in needing.items() if patterns})


def _heads(node: _Node, begun: Mapping[str, frozenset[_Opening]]) -> frozenset[_Opening]:
    """The first two words that a pattern can have: one only where it can end there, none where it can be empty."""
    return frozenset(tuple(word for word in opening if word != _GAP)[:2] for opening in _openings(node, begun))


def _openings(node: _Node, begun: Mapping[str, frozenset[_Opening]]) -> frozenset[_Opening]:
    """The ways in which a node can begin: two words at most, with the gaps between and behind them; `begun` has those of the slots."""
    match node.kind:
        case "row":
            rows, full = frozenset[_Opening]({()}), frozenset[_Opening]()
            for part in node.parts:
                more = _openings(part, begun)
                many = len(rows) * len(more) > _PAIRS  # too many second words to tell apart
                second = frozenset(_without_words(opening) for opening in more) if many else more
                longer = {_gone_on(row, opening) for row in rows for opening in (second if row else more)}
                full |= {row for row in longer if _is_full(row)}
                rows = frozenset(longer - full)
                if not rows:
                    break
            return rows | full
        case "either":
            return frozenset[_Opening]().union(*(_openings(part, begun) for part in node.parts))
        case "maybe":
            return _openings(node.parts[0], begun) | {()}
        case "span":
            return _openings(node.parts[0], begun)
        case "space":
            return frozenset({(_GAP,)})
        case "text":
            return frozenset({_opening(node.text)})
        case _:
            return begun[node.text]


def _without_words(opening: _Opening) -> _Opening:
    """An opening of which only is kept whether a gap or a word comes first."""
    return tuple(_GAP if word == _GAP else _ANY for word in opening)[:2]


def _is_full(opening: _Opening) -> bool:
    return _ANY in opening or (len(opening) > 2 and opening[-1] == _GAP and len(opening) - opening.count(_GAP) > 1)


def _gone_on(row: _Opening, opening: _Opening) -> _Opening:
    """One beginning behind the other; what stands behind a word without a gap is part of that word."""
    if not row or not opening or _GAP in (row[-1], opening[0]):
        return row + opening
    glued = row[-1] if row[-1] == _NUMERIC else row[-1] + opening[0]
    return (*row[:-1], _ANY if opening[0] in (_NUMERIC, _ANY) else glued, *opening[1:])


def _opening(text: str) -> _Opening:
    """A literal's words in their classes, with a gap for all that stands between, before and behind them."""
    return tuple(word_class(part) if _WORD.match(part) else _GAP for part in _PIECE.findall(text))


def _slot_openings(name: str, slots: Mapping[str, Mapping[str, tuple[str, ...]]]) -> Iterator[_Opening]:
    if name in _NUMERIC_SLOTS or name == "n":
        yield _NUMERIC, _ANY  # a suffix may follow, or minutes
    elif name == "dash":
        yield (_GAP,)
    elif name in ("word", "gap"):
        yield (_ANY,) if name == "word" else (_GAP, _ANY)
    for forms in slots.get("number" if name == "n" else name, {}).values():
        yield from (_opening(form.rstrip(".")) for form in forms)
