from __future__ import annotations

import time

import pytest

from dragoman.models import Sentence, Token
from dragoman.packs import Pack, shipped_packs
from dragoman.packs.dates import DateRule
from dragoman.reading.draft import Draft
from dragoman.reading.sentences import split
from dragoman.reading.time_patterns import matcher_of
from dragoman.reading.times import find_times
from dragoman.reading.types import Name, Time
from dragoman.report.types import Block, Published, Report, Role
from dragoman.text import Span
from dragoman.text.marked import parse
from dragoman.world import load_world


def draft(text: str, pack: Pack, published: str | None = None, roles: tuple[Role, ...] = (), stated: Span | None = None) -> Draft:
    blocks, at = [], 0
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            role = roles[number] if number < len(roles) else Role.BODY
            blocks.append(Block(span=Span(at, at + len(line)), role=role, why="test"))
        at += len(line) + 1
    report = Report(
        id="r",
        ref=None,
        source="test",
        url=None,
        text=text,
        title=None,
        language=pack.tag,
        outlet=None,
        byline=(),
        agency=None,
        published=Published(edtf=published, basis="stated" if published else None, span=stated),
        blocks=tuple(blocks),
    )
    return Draft(report=report, pack=pack, world=load_world(), sentences=split(report, None), deep=False)


def found(text: str, tag: str, published: str | None = None) -> list[tuple[str, str | None]]:
    return [(t.text, t.edtf) for t in find_times(draft(text, shipped_packs()[tag], published))]


RULES = [pytest.param(pack, rule, id=f"{tag}/{rule.id}") for tag, pack in shipped_packs().items() for rule in pack.dates.rules]


@pytest.mark.parametrize(("pack", "rule"), RULES)
def test_each_rule_finds_what_its_examples_mark_and_nothing_in_the_others(pack: Pack, rule: DateRule) -> None:
    for example in rule.yes:
        marked = parse(example)
        stated = marked.of("time")[0].span if rule.header else None
        times = find_times(draft(marked.text, pack, stated=stated))
        assert [(m.span, m.value) for m in marked.of("time") if not any(t.span == m.span and m.value in (t.edtf, t.relative) for t in times)] == []
        assert f"{pack.tag}/{rule.id}" in {t.rule for t in times}
    for example in rule.no:
        assert f"{pack.tag}/{rule.id}" not in {t.rule for t in find_times(draft(parse(example).text, pack))}


# Sentences about other exchanges than those the rules were first tried on, with the day of the report.
PRESS = [
    (
        "en",
        "2019-03-20",
        "May will write to Tusk on Wednesday to ask for a delay until June 30.",
        [("Wednesday", "2019-03-20"), ("until June 30", "../2019-06-30")],
    ),
    ("en", "2018-06-01", "Trump said on Friday that the summit would take place on June 12.", [("Friday", "2018-06-01"), ("June 12", "2018-06-12")]),
    ("en", "2014-07-29", "The airliner was shot down on July 17.", [("July 17", "2014-07-17")]),
    (
        "en",
        "2021-05-25",
        "Minsk forced a plane down on Sunday. The EU decided on Monday night to answer.",
        [("Sunday", "2021-05-23"), ("Monday night", "2021-05-24")],
    ),
    ("en", "2023-02-28", "The two met in Brussels on Monday and will meet again in March.", [("Monday", "2023-02-27"), ("March", "2023-03")]),
    ("en", "2009-05-14", "A June 3 hearing has been scheduled.", [("June 3", "2009-06-03")]),
    ("en", "2016-12-29", "Obama ordered 35 diplomats to leave within 72 hours.", [("within 72 hours", "2016-12-29/2017-01-01")]),
    ("en", "2017-08-02", "The 75-year-old senator voted last Thursday.", [("last Thursday", "2017-07-27")]),
    ("en", "2022-03-10", "Page 1999 of the report lists 2000 soldiers, 1,914 vehicles and Resolution 1929.", []),
    ("en", "2022-03-10", "May said that she might march in Westminster.", []),
    (
        "nb",
        "2022-02-24",
        "Putin varslet natt til torsdag en operasjon. Rådet møtes igjen fredag.",
        [("natt til torsdag", "2022-02-24"), ("fredag", "2022-02-25")],
    ),
    (
        "nb",
        "2020-08-28",
        "Russland svarte fredag, ni dager etter den norske beslutningen.",
        [("fredag", "2020-08-28"), ("ni dager etter", "2020-08-19~")],
    ),
    ("nb", "2018-05-09", "Iran har siden januar 2016 etterlevd avtalen.", [("siden januar 2016", "2016-01/..")]),
    (
        "nb",
        "2017-03-29",
        "Siden andre verdenskrig har ingen stat gått ut. Før 1973 var landet ikke med.",
        [("Siden andre verdenskrig", "1945/.."), ("Før 1973", "../1972")],
    ),
    ("nb", "2021-06-14", "Toppmøtet holdes mandag, mens de to presidentene møtes onsdag.", [("mandag", "2021-06-14"), ("onsdag", "2021-06-16")]),
    (
        "en",
        "2021-04-21",
        "Turkey recalled its envoy on Friday. A day earlier, it had written a note. The day before, nobody knew.",
        [("Friday", "2021-04-16"), ("A day earlier", "2021-04-15"), ("The day before", None)],
    ),
    ("en", "2021-04-21", "Prague gave Moscow until noon on Thursday to answer.", [("Thursday", "2021-04-22")]),
    ("en", "2021-04-21", "They met on Friday, the day before the vote.", [("Friday", "2021-04-16"), ("the day before the vote", None)]),
    ("nb", "2021-09-28", "EU har invitert partene til samtaler i Brussel onsdag.", [("onsdag", "2021-09-29")]),
    ("nb", "2021-06-14", "En 20-åring løp i to timer.", []),
]


@pytest.mark.parametrize(("tag", "published", "text", "expected"), PRESS)
def test_times_of_press_sentences(tag: str, published: str, text: str, expected: list[tuple[str, str | None]]) -> None:
    assert found(text, tag, published) == expected


def test_without_a_day_of_publication_the_symbolic_form_stays_and_no_day_is_invented() -> None:
    pack = shipped_packs()["nb"]
    text = "Svaret kom onsdag i forrige uke. Kravet kom i desember. Avtalen er fra 1999."
    unknown = find_times(draft(text, pack))
    assert [(t.edtf, t.relative, t.anchor) for t in unknown] == [
        (None, "week-1 weekday:WED", "published"),
        (None, "month:12 past", "published"),
        ("1999", None, None),
    ]
    month = find_times(draft(text, pack, "2022-02"))
    assert [t.edtf for t in month] == [None, "2021-12", "1999"]


def test_junk_gives_only_the_date_of_publication() -> None:
    pack = shipped_packs()["en"]
    text = "Posted 2021-10-18 in World. See also: five dead on Monday\nRussia answered on Monday."
    times = find_times(draft(text, pack, "2021-10-18", roles=(Role.JUNK, Role.BODY), stated=Span(7, 17)))
    assert [(t.text, t.edtf) for t in times] == [("2021-10-18", "2021-10-18"), ("Monday", "2021-10-18")]


def test_the_date_line_above_the_text_is_a_time_though_the_user_gave_the_day() -> None:
    pack = shipped_packs()["nb"]
    text = "date 2022-02\nUSA » i dag » verden\nRussland svarte mandag."
    times = find_times(draft(text, pack, "2022-02-01", roles=(Role.JUNK, Role.JUNK, Role.BODY)))
    assert [(t.text, t.edtf) for t in times] == [("2022-02", "2022-02"), ("mandag", "2022-01-31")]


def test_a_person_s_name_is_no_month() -> None:
    pack = shipped_packs()["en"]
    text = "The letter in April Glaspie's hand was lost."
    plain = draft(text, pack, "1990-09-01")
    name = Name(span=Span(14, 27), text="April Glaspie", kind="person", id=None, label=None, principal=(), certainty=1.0, why="test")
    assert [t.text for t in find_times(plain)] == ["April"]
    assert find_times(with_names(plain, name)) == ()


def with_names(plain: Draft, *names: Name) -> Draft:
    return Draft(report=plain.report, pack=plain.pack, world=plain.world, sentences=plain.sentences, deep=plain.deep, names=names)


def test_the_tense_of_the_verb_above_decides_where_no_word_does() -> None:
    pack = shipped_packs()["nb"]
    text = "Ministeren orienterer Stortinget torsdag ."

    def told(tense: str) -> Time:
        rows = [("Ministeren", "NOUN", "", 1, "nsubj"), ("orienterer", "VERB", f"Tense={tense}|VerbForm=Fin", 1, "root")]
        rows += [("Stortinget", "PROPN", "", 1, "obj"), ("torsdag", "NOUN", "", 1, "obl"), (".", "PUNCT", "", 1, "punct")]
        tokens, at = [], 0
        for word, upos, feats, head, deprel in rows:
            tokens.append(Token(start=at, end=at + len(word), text=word, lemma=word, upos=upos, feats=feats, head=head, deprel=deprel))
            at += len(word) + 1
        plain = draft(text, pack, "2022-02-01")
        sentence = Sentence(start=0, end=at - 1, tokens=tuple(tokens))
        (only,) = find_times(Draft(report=plain.report, pack=pack, world=plain.world, sentences=(sentence,), deep=True))
        return only

    assert told("Pres").edtf == "2022-02-03"
    assert told("Past").edtf == "2022-01-27"


def test_reading_time_grows_with_the_text_and_not_faster() -> None:
    pack = shipped_packs()["en"]
    hostile = "in the late 1980s of the 8 June the the over the last few " * 100
    plain = draft(hostile, pack, "2022-02-01")
    find_times(plain)
    started = time.perf_counter()
    find_times(plain)
    assert time.perf_counter() - started < 0.5


@pytest.mark.parametrize("pack", shipped_packs().values(), ids=shipped_packs())
def test_every_pattern_of_a_pack_compiles(pack: Pack) -> None:
    for starts in matcher_of(pack).by_first.values():
        assert all(pattern.regex for patterns in (starts.whatever, *starts.by_second.values()) for pattern in patterns)


@pytest.mark.parametrize(
    ("tag", "text", "stretch", "edtf"),
    [
        ("en", "The office was shut from 12 March to the end of May 2016.", "from 12 March to the end of May 2016", "2016-03-12/2016-05"),
        ("en", "It was closed between January 2019 and today.", "between January 2019 and today", "2019-01/2021-05-03"),
        ("de", "Sie war vom 12. Januar 2016 bis zum 22.01.2016 zu.", "vom 12. Januar 2016 bis zum 22.01.2016", "2016-01-12/2016-01-22"),
        ("nb", "Den var stengt fra 3. mai 2019 til slutten av juni 2020.", "fra 3. mai 2019 til slutten av juni 2020", "2019-05-03/2020-06"),
    ],
)
def test_two_dates_that_words_join_are_one_stretch(tag: str, text: str, stretch: str, edtf: str) -> None:
    assert found(text, tag, "2021-05-03") == [(stretch, edtf)]


def test_two_dates_side_by_side_stay_two() -> None:
    assert [words for words, _ in found("They met in March 2016 and in May 2017.", "en")] == ["March 2016", "May 2017"]


def test_a_weekday_and_a_day_of_the_month_must_agree() -> None:
    assert found("Ils se sont vus jeudi 15.", "fr", "2022-09-20") == [("jeudi 15", "2022-09-15")]
    assert found("Ils se sont vus jeudi 15.", "fr", "2022-08-20") == [("jeudi 15", "2022-09-15")]


def test_a_date_glued_to_its_colon_is_read_and_one_glued_to_a_price_is_not() -> None:
    assert found("Published:30 December 2019", "en") == [("30 December 2019", "2019-12-30")]
    assert [words for words, _ in found("It sold for $12 December 27 or so.", "en")] != ["12 December"]


def test_a_story_of_an_earlier_year_goes_on_in_it() -> None:
    text = "The assault began on September 19, 2023. On September 28 the president signed the decree. On November 1 this year the court ruled."
    assert [edtf for _, edtf in found(text, "en", "2024-12-20")][:2] == ["2023-09-19", "2023-09-28"]
    assert found("The treaty was signed on September 19, 2023. It was ratified on September 28.", "en", "2024-10-03")[1][1] == "2024-09-28"
    assert found("Talks began on February 19, 2023. They ended on February 29.", "en", "2024-05-03")[1][1] == "2024-02-29"


def test_years_before_a_time_told_of_are_counted_from_it() -> None:
    assert found("She came in 2019. At that time it was five years ago that they had met.", "en", "2022-02-01")[1] == ("five years ago", "2014")
    assert found("She came in 2019. It was five years ago that they had met.", "en", "2022-02-01")[1] == ("five years ago", "2017")
