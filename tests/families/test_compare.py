"""What a copy changed, and what it did not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.families import Change, Comparison, compare, compare_unordered
from dragoman.reading.types import Reading

Of = Callable[..., Reading]


def _words(comparison: Comparison, one: Reading, other: Reading, severity: str | None = None) -> set[tuple[str, str, str]]:
    def at(change: Change) -> tuple[str, str]:
        return (change.original.of(one.report.text) if change.original else "", change.copy.of(other.report.text) if change.copy else "")

    return {(c.kind, *at(c)) for c in comparison.changes if severity in (None, c.severity)}


@pytest.fixture(scope="module")
def garbled(report: Of) -> tuple[Comparison, Reading, Reading]:
    one, other = report("garbled-source", "nb"), report("garbled", "en")
    return compare(one, other), one, other


def test_the_grave_changes_of_a_clumsy_translation_are_all_found_and_no_others(garbled: tuple[Comparison, Reading, Reading]) -> None:
    comparison, one, other = garbled
    assert (comparison.relation, comparison.direction_sure) == ("translation", True)
    grave = {(kind, ours) for kind, ours, _ in _words(comparison, one, other, "high")}
    assert grave == {
        ("dropped", "Kosovo krever svar fra Serbia"),
        ("dropped", "en rekke land på Vest-Balkan"),
        ("changed-name", "Nikola Selaković"),
        ("lost-attribution", "Serbias syn har i alle år vært at skiltene er et brudd på resolusjon 1244 og dermed ulovlige"),
        ("changed-number", "9000"),
    }


def test_marks_byline_and_surroundings_weigh_less(garbled: tuple[Comparison, Reading, Reading]) -> None:
    found = _words(*garbled)
    assert any(kind == "mistranslation" and theirs == "one“, said" for kind, _, theirs in found)
    assert ("lost-attribution", "Av Ingrid Haugen", "") in found
    assert ("boilerplate", "", "Home » World » Kosovo") in found
    assert ("boilerplate", "", "Fjordavisen") in found
    assert ("changed-name", "Vučić", "Vučić") in found


def test_a_number_with_another_thousands_mark_is_the_same_number(garbled: tuple[Comparison, Reading, Reading]) -> None:
    assert not any("3700" in ours or "3,700" in theirs for kind, ours, theirs in _words(*garbled) if kind == "changed-number")


def test_every_aligned_pair_is_of_sentences_that_render_one_another(garbled: tuple[Comparison, Reading, Reading]) -> None:
    comparison, one, other = garbled
    pairs = {(p.original.of(one.report.text)[:12], p.copy.of(other.report.text)[:12]) for p in comparison.pairs}
    assert {("Rundt 9000 b", "Around 9500 "), ("NATO har 370", "NATO has 3,7"), ("– Vi har ven", "– We have wa")} <= pairs


def test_an_edited_copy(report: Of) -> None:
    one, other = report("wire"), report("wire-edited")
    found = _words(compare(one, other), one, other)
    assert {c for c in found if c[0] == "changed-number"} == {("changed-number", "40", "14")}
    assert ("changed-meaning", "artillery", "shelling") in found
    assert any(kind == "lost-attribution" and ours.startswith("We expect a clear answer") for kind, ours, _ in found)
    assert any(kind == "dropped" and ours.startswith("The European Union") for kind, ours, _ in found)


def test_matter_from_elsewhere_in_the_middle_of_a_copy_is_grave(report: Of) -> None:
    one, other = report("wire"), report("wire-copy")
    (grave,) = _words(compare(one, other), one, other, "high")
    assert grave[0] == "added"
    assert grave[2].startswith("The singer Mabel Okonkwo")


@pytest.mark.parametrize("language", ["nb", "ru"])
def test_a_faithful_translation_has_nothing_grave(report: Of, language: str) -> None:
    comparison = compare(report("wire"), report(f"wire-{language}", language))
    assert comparison.relation == "translation"
    assert [c for c in comparison.changes if c.severity == "high"] == []


def test_the_other_order_is_obeyed_but_not_believed(report: Of) -> None:
    comparison = compare(report("garbled", "en"), report("garbled-source", "nb"))
    assert (comparison.original, comparison.direction_sure) == ("garbled", False)
    assert "other way" in comparison.why


def test_unordered_finds_the_order(report: Of) -> None:
    comparison = compare_unordered(report("garbled", "en"), report("garbled-source", "nb"))
    assert (comparison.original, comparison.copy, comparison.direction_sure) == ("garbled-source", "garbled", True)


def test_unrelated_reports_have_no_changes(report: Of) -> None:
    comparison = compare(report("wire"), report("garbled"))
    assert (comparison.relation, comparison.direction_sure, comparison.changes) == ("unrelated", False, ())


@pytest.mark.parametrize(
    ("ours", "theirs", "kind"),
    [
        ("{time=week-1 weekday:WED|onsdag i forrige uke}", "{time=week-1 weekday:TUE|Tuesday last week}", "changed-date"),
        ("{time=week-1 weekday:WED|onsdag i forrige uke}", "{time=week-1 weekday:WED|Wednesday last week}", None),
        ("{time=2022-01-26|26. januar 2022}", "{time=2022-01-27|27 January 2022}", "changed-date"),
        ("{time=2022-01|januar 2022}", "{time=2022-01-26|26 January 2022}", None),
        ("{time=month:10 past|i oktober}", "{time=month:10 future|in October}", None),
        ("{time=weekday:TUE past|natt til tirsdag}", "{time=weekday:MON past|Monday night}", None),
        ("{time=weekday:TUE past|tirsdag}", "{time=weekday:MON past|Monday}", "changed-date"),
    ],
)
def test_dates_are_compared_by_value(make: Of, ours: str, theirs: str, kind: str | None) -> None:
    nb = [
        "Statsminister Mark Rutte reiste fra Haag til Warszawa med 12 ministre.",
        f"Han møtte president Andrzej Duda {ours}.",
        "Møtet i Belweder varte i 3 timer.",
        "Ambassadør Pieter van Zanten ventet i Krakow med 40 studenter.",
        "Rute 7 mellom Gdansk og Torun var stengt.",
    ]
    en = [
        "Prime Minister Mark Rutte travelled from The Hague to Warsaw with 12 ministers.",
        f"He met President Andrzej Duda {theirs}.",
        "The meeting in Belweder lasted 3 hours.",
        "Ambassador Pieter van Zanten waited in Krakow with 40 students.",
        "Route 7 between Gdansk and Torun was closed.",
    ]
    comparison = compare(make("\n".join(nb), "nb", name="a"), make("\n".join(en), "en", name="b"))
    assert comparison.relation == "translation"
    assert [c.kind for c in comparison.changes if c.kind == "changed-date"] == ([kind] if kind else [])


def test_a_negation_put_in_or_left_out_is_grave(report: Of, make: Of) -> None:
    one = report("wire")
    text = one.report.text.replace("Officials in Baku have rejected", "Officials in Baku have not rejected").replace("\n\n", "\n")
    other = make(text.replace('"We', "“We").replace('week,"', "week,”"), "en", name="contrary")
    grave = [c for c in compare(one, other).changes if c.severity == "high"]
    assert [(c.kind, c.original.of(one.report.text)[:26], c.copy.of(other.report.text)) for c in grave if c.original and c.copy] == [
        ("changed-meaning", "Officials in Baku have rejected"[:26], "not")
    ]


def test_evening_and_night_are_told_apart_by_the_packs(make: Of) -> None:
    nb = "Ambassadør Pieter van Zanten kom til Krakow {time=weekday:TUE recent|tirsdag kveld} med 40 studenter og 3 lærere fra Utrecht.\n"
    en = "Ambassador Pieter van Zanten came to Krakow {time=weekday:TUE recent|Tuesday night} with 40 students and 3 teachers from Utrecht.\n"
    rest_nb = "Rute 7 mellom Gdansk og Torun var stengt i 12 timer.\nPresident Andrzej Duda ventet i Belweder til klokken 22."
    rest_en = "Route 7 between Gdansk and Torun was closed for 12 hours.\nPresident Andrzej Duda waited in Belweder until 22 hours."
    comparison = compare(make(nb + rest_nb, "nb", name="a"), make(en + rest_en, "en", name="b"))
    assert [(c.kind, c.severity, c.note) for c in comparison.changes if "evening" in c.note] == [
        ("changed-meaning", "low", "The evening has become the night.")
    ]


def test_a_sentence_that_one_desk_cut_in_two_is_one(make: Of) -> None:
    rest = "Route 7 between Gdansk and Torun was closed for twelve hours on the orders of the governor.\nThe students came from Utrecht by train.\n"
    ours = make(rest + "“This is a disgrace. It cannot go on,” said Ambassador Pieter van Zanten outside the mission in Krakow.", "en", name="a")
    theirs = make(rest + "“This is a disgrace, it cannot go on,” said Ambassador Pieter van Zanten outside the mission in Krakow.", "en", name="b")
    assert [c for c in compare(ours, theirs).changes if c.severity != "low"] == []


def test_what_a_translation_leaves_out_does_not_ride_along_with_its_neighbour(make: Of) -> None:
    rest = "Rute 7 mellom Gdansk og Torun var stengt i 12 timer.\nAmbassadør Pieter van Zanten ventet i Krakow med 40 studenter.\n"
    other = "Route 7 between Gdansk and Torun was closed for 12 hours.\nAmbassador Pieter van Zanten waited in Krakow with 40 students.\n"
    gone = "{name=place:POL|Polen} ba myndighetene om å stanse den ulovlige handelen."
    kept = "{name=place:POL|Polen} krever at regjeringen undersøker hvordan lederen kunne komme inn i landet."
    ours = make(f"{rest}{gone}\n{kept}", "nb", name="a")
    theirs = make(
        f"{other}{{name=place:POL|Poland}} demands that the government investigate how the leader was able to enter the country.", "en", name="b"
    )
    dropped = [c for c in compare(ours, theirs).changes if c.kind == "dropped" and c.severity != "low"]
    assert [c.original.of(ours.report.text) for c in dropped if c.original] == ["Polen ba myndighetene om å stanse den ulovlige handelen."]
