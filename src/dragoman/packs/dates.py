"""The schema of a pack's `dates.toml`.

A rule's pattern is the words as they stand in the text, with slots. The signs of a pattern:

    {month}         a slot: one of the forms of that name; `{dd:b}` gives a second one its own name
    [early ]        may be missing
    (on|at)         either
    <…>             the stretch that is the time expression, where the pattern needs words around it
    a space         white space, one line break at most

Slots that need no words: {year} 1500-2099, {yy} its last two digits, {dd} day of a month (with the pack's `day_suffixes`), {d} the same
without, {mm} month as digits, {iso-mm} {iso-dd} two digits, {clock}, {iso-clock}, {clock-half} (of twelve hours, with CLDR's am and
pm), {decade} (199X from "1990"), {dash}, {word} any word, {gap} up to ninety characters of one sentence.
Slots with the names that CLDR has: {weekday} {month}, and {wday} {mon} with the abbreviations too; the pack adds inflected forms
in `slots.weekday` (MON to SUN) and `slots.month`, `slots.mon` (01 to 12). {n} is a whole number in digits or in the words of
`slots.number`. Every other slot is the pack's own: value = forms.

A rule's value is in the grammar of `dragoman.when.relative`, with slots filled in, and:

    {toward}        past or future, as the clause speaks; past where it does not tell
    {nearby}        the same, but "near" where it does not tell
    {lately}        recent or future
    {eve}           eve or future
    {behind}        past unless the clause looks ahead
    {ahead}         future unless the clause itself speaks of the past; the present of a heading looks ahead too
    {base}          (in `back` and `told` only) the date from which the clause or the story counts
"""

from __future__ import annotations

from collections.abc import Mapping

from .schema import Rule, Section


class TimexRule(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that TimeML counts as a time and the record does not: a bare length ("three years"), a rate ("daily"), "the past".

    `value` is a TIMEX3 type and value ("DURATION P{n}{exact}", "SET P1D", "DATE PAST_REF"). Examples mark the words with that value.
    """

    id: str
    patterns: tuple[str, ...]
    value: str
    yes: tuple[str, ...]
    no: tuple[str, ...]
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()


class DateRule(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One way to write a time, and what it means.

    `anchor` is "time" where the expression hangs on something else than publication ("a week after the decision"); `back` is then what
    the thing it hangs on is, seen from a date in the same clause ("today's meeting comes a week after the decision": a week before today).
    `told` is its value seen from the last day that the report has told of ("A day earlier, …"); with `bare` only where no noun follows that it
    can hang on ("the day before" but not "the day before the vote").
    `tense` limits a rule to clauses that speak of the past or the future; `header` to datelines and page headers.
    `not_before`, `not_after` are words that must not stand right before or after. `timex` is the TIMEX3 type and value where they do not follow
    from the value ("TIME @T{part}": @ is the value's day; parts are morning, noon, afternoon, evening, night; "DATE PAST_REF").
    """

    patterns: tuple[str, ...]
    value: str
    timex: str = ""
    anchor: str = "published"
    back: str = ""
    told: str = ""
    bare: bool = False
    tense: str = ""
    header: bool = False
    bounds: bool = True
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()


class DatesSection(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a language needs for dates.

    `bounds` are the words that turn the date after them into a limit: keys since, from (what is still to begin, unless the clause
    says that it has), start (words that say so of a day to come only: "the letter from 1 May" is of that day), until, by, before, after, and
    latest for words that say "by" of what is to come and "as late as" of what has happened (nb "senest"). Before one of `ends` ("before the
    end of May") a limit takes in what ends.
    `ranges` are the words before a first date and between it and a second that make one stretch of the two ([["from", "to"], ["between",
    "and"]]; an empty first one where nothing need stand before).
    `never` are patterns of words that look like a time and are none. `future` and `past` are words that show of which time a clause
    speaks ("-ed": words with that ending); an infinitive under one of `forward` looks ahead ("asked them to meet on Friday");
    `clause` opens another clause, `then` says that "ago" counts from a time told before. For the export of TIMEX3 alone: `timex_outside` are
    words at the head of an expression that TimeML leaves out of it ("in", "for"), `timex_rules` what only TimeML counts as a time.
    """

    slots: Mapping[str, Mapping[str, tuple[str, ...]]] = {}
    bounds: Mapping[str, tuple[str, ...]] = {}
    ranges: tuple[tuple[str, str], ...] = ()
    ends: tuple[str, ...] = ()
    day_suffixes: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    future: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    forward: tuple[str, ...] = ()
    clause: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    timex_outside: tuple[str, ...] = ()
    timex_rules: tuple[TimexRule, ...] = ()
    rules: tuple[DateRule, ...] = ()
