"""Instruments that bind: who invokes them, whom they bind, what they lay down."""

from __future__ import annotations

from dragoman.reading.commitments import find_commitments
from dragoman.reading.events import find_events

from .trees import tree_draft

PARTIES = {"Ukraine": "UKR", "Iran": "IRN"}
INSTRUMENTS = {"Memorandum": "instrument:budapest-memorandum-1994"}


def test_who_invokes_an_instrument() -> None:
    draft = tree_draft(
        "en",
        "Ukraine/Ukraine/PROPN/2/nsubj invoked/invoke/VERB/0/- the/the/DET/4/det Memorandum/Memorandum/PROPN/2/obj",
        parties=PARTIES,
        instruments=INSTRUMENTS,
    )
    (claim,) = find_commitments(draft, find_events(draft))
    assert (claim.instrument, claim.year, claim.invoked_by) == ("instrument:budapest-memorandum-1994", 1994, ("UKR",))
    assert claim.rule == "en/invokes"


def test_what_an_instrument_lays_down() -> None:
    draft = tree_draft(
        "en",
        "The/the/DET/2/det Memorandum/Memorandum/PROPN/3/nsubj states/state/VERB/0/- that/that/SCONJ/7/mark borders/border/NOUN/7/nsubj "
        "be/be/AUX/7/aux:pass respected/respect/VERB/3/ccomp/VerbForm=Part",
        parties=PARTIES,
        instruments=INSTRUMENTS,
    )
    (claim,) = find_commitments(draft, ())
    assert claim.provision is not None
    assert claim.provision.of(draft.report.text) == "that borders be respected"
    assert claim.invoked_by == ()


def test_a_principle_is_known_by_its_description() -> None:
    draft = tree_draft(
        "nb",
        "Ukraine/Ukraina/PROPN/2/nsubj viser/vise/VERB/0/- til/til/ADP/4/case prinsippet/prinsipp/NOUN/2/obl om/om/ADP/7/case "
        "udelelig/udelelig/ADJ/7/amod sikkerhet/sikkerhet/NOUN/4/nmod",
        parties=PARTIES,
    )
    (claim,) = find_commitments(draft, ())
    assert (claim.instrument, claim.invoked_by) == ("instrument:indivisible-security", ("UKR",))


def test_a_mere_mention_claims_nothing() -> None:
    draft = tree_draft(
        "en",
        "A/a/DET/2/det book/book/NOUN/0/- about/about/ADP/5/case the/the/DET/5/det Memorandum/Memorandum/PROPN/2/nmod",
        parties=PARTIES,
        instruments=INSTRUMENTS,
    )
    assert find_commitments(draft, ()) == ()


def test_what_a_party_must_do_under_an_instrument_is_its_provision() -> None:
    duty = (
        "Under/under/ADP/2/case NPT/NPT/PROPN/6/obl "
        ",/,/PUNCT/2/punct Iran/Iran/PROPN/6/nsubj must/must/AUX/6/aux admit/admit/VERB/0/- inspectors/inspector/NOUN/6/obj"
    )
    draft = tree_draft("en", duty, parties={"Iran": "IRN"}, instruments={"NPT": "instrument:npt-1968"})
    (claim,) = find_commitments(draft, ())
    assert (claim.parties, claim.provision and claim.provision.of(draft.report.text)) == (("IRN",), "must admit inspectors")
