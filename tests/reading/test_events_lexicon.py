"""The packs' triggers compile, and every place that they name exists."""

from __future__ import annotations

import msgspec
import pytest

from dragoman.packs import Pack, shipped_packs
from dragoman.packs.events import EventsSection, Trigger
from dragoman.reading.events.lexicon import fits, forms, lexicon, slot, spelled

PACKS = [pack for pack in shipped_packs().values() if pack.events.triggers]
TYPES = frozenset(
    [
        "AGREE",
        "CONSULT",
        "SUPPORT",
        "COOPERATE",
        "AID",
        "CONCEDE",
        "RETREAT",
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "PROTEST",
        "SANCTION",
        "MOBILIZE",
        "COERCE",
        "ASSAULT",
    ]
)
MODES = frozenset(
    """demand question proposal invitation appeal ultimatum guarantee letter reply meeting call visit negotiation summon expel recall
    withdraw-accreditation reduce-staff suspend-mission close-mission suspend-cooperation downgrade cut-ties sanction boycott retaliate
    accept sign comply refuse deny warn condemn blame build-up exercise withdraw-forces restore reopen upgrade""".split()  # noqa: SIM905
)


def places(rule: Trigger) -> tuple[str, ...]:
    alternatives = [part for need in (*rule.needs, *rule.noun_needs) for part in need.split(" or ")]
    slots = (*rule.actor, *rule.passive_actor, *rule.recipient, *(rule.noun_actor or ()), *(rule.noun_recipient or ()), *rule.content)
    return (*alternatives, *rule.unless, *slots)


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.tag)
def test_every_place_and_set_exists(pack: Pack) -> None:
    for rule in pack.events.triggers:
        for place in places(rule):
            slot(pack, place)
            wanted = place.partition("=")[2].split("|")
            assert all(w[1:] in pack.events.sets for w in wanted if w.startswith("@")), (rule.id, place)


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.tag)
def test_types_and_modes_are_those_of_the_contract(pack: Pack) -> None:
    for rule in pack.events.triggers:
        kind, _, mode = (rule.negated or f"{rule.type}/{rule.mode or ''}").partition("/")
        assert {kind, rule.type} <= TYPES, rule.id
        assert {m for m in (mode, rule.mode) if m} <= MODES, rule.id
    statuses = {"actual", "announced", "threatened", "considered", "denied", "hypothetical", "content", "same", "caused", "fact"}
    assert {*pack.events.auxiliaries.values(), *pack.events.governors.values()} <= statuses


def test_forms_come_from_the_longest_end_and_the_lists() -> None:
    section = shipped_packs()["nb"].events
    assert {"krever", "krevde", "krevd"} <= forms("kreve", section.verb_endings, section)
    assert {"fordømte", "fordømt"} <= forms("fordømme", section.verb_endings, section)
    assert "avslo" in forms("avslå", section.verb_endings, section)


def test_compounds_are_found_by_their_end_only_as_compounds() -> None:
    lex = lexicon(shipped_packs()["nb"])
    assert {e.rule.id for e in lex.noun("fredssamtale", "fredssamtalene")} == {"meeting-noun"}
    assert lex.noun("vaktmester", "vaktmesteren") == ()
    assert fits("protestnote", "protestnoten", spelled(shipped_packs()["nb"], "*note"))


@pytest.mark.parametrize(
    "places",
    [{"passive_actor": ["content.obj"]}, {"recipient": ["pp"]}, {"needs": ["obj=letter or ojb=note"]}, {"noun_needs": ["any=@papers"]}],
)
def test_a_rule_with_a_place_that_does_not_exist_is_refused_when_the_pack_is_read(places: dict[str, list[str]]) -> None:
    rule = {"id": "ask", "type": "REQUEST", "verbs": ["ask"], "yes": ["-"], "no": ["-"], **places}
    with pytest.raises(msgspec.ValidationError, match=r"no slot|stands in no"):
        msgspec.convert({"triggers": [rule]}, EventsSection)
