"""Sentences that go on about somebody told of before: "the country", a letter, a pronoun; acts beside the noun that tells them."""

from __future__ import annotations

from dragoman.reading.events import find_events

from .trees import timed, tree_draft

PARTIES = {"Poland": "POL", "Belarusian": "BLR", "Egypt": "EGY", "UN": "UN", "Ethiopia": "ETH", "Serbia": "SRB", "EU": "EU", "Kosovo": "XKX"}
SUMMONED = (
    "Poland/Poland/PROPN/2/nsubj summoned/summon/VERB/0/-/Tense=Past/VerbForm=Fin the/the/DET/5/det "
    "Belarusian/belarusian/ADJ/5/amod ambassador/ambassador/NOUN/2/obj"
)


def sides(*trees: str, language: str = "en") -> list[tuple[str, str, tuple[str, ...]]]:
    """Mode, actor and recipients of each act."""
    return [(e.mode or e.type, e.actors[0], e.recipients) for e in find_events(tree_draft(language, *trees, parties=PARTIES))]


def test_the_country_is_the_state_that_acted_in_the_sentence_before() -> None:
    going_on = (
        "The/the/DET/2/det country/country/NOUN/5/nsubj has/have/AUX/5/aux also/also/ADV/5/advmod "
        "recalled/recall/VERB/0/-/Tense=Past/VerbForm=Part "
        "its/its/PRON/7/nmod:poss ambassador/ambassador/NOUN/5/obj"
    )
    assert sides(SUMMONED, going_on)[1:] == [("recall", "POL", ("BLR",))]


def test_the_country_that_refuses_was_asked_before() -> None:
    asked = (
        "Poland/Poland/PROPN/2/nsubj urged/urge/VERB/0/-/Tense=Past/VerbForm=Fin Ethiopia/Ethiopia/PROPN/2/obj to/to/PART/5/mark "
        "reopen/reopen/VERB/2/xcomp/VerbForm=Inf the/the/DET/7/det border/border/NOUN/5/obj"
    )
    refused = (
        "The/the/DET/2/det country/country/NOUN/3/nsubj rejected/reject/VERB/0/-/Tense=Past/VerbForm=Fin the/the/DET/5/det appeal/appeal/NOUN/3/obj"
    )
    assert ("refuse", "ETH", ("POL",)) in sides(asked, refused)


def test_a_letter_accuses_for_whoever_wrote_it_in_the_sentence_before() -> None:
    sent = (
        "Egypt/Egypt/PROPN/2/nsubj sent/send/VERB/0/-/Tense=Past/VerbForm=Fin a/a/DET/4/det/Definite=Ind letter/letter/NOUN/2/obj to/to/ADP/7/case "
        "the/the/DET/7/det UN/UN/PROPN/2/obl"
    )
    accuses = (
        "The/the/DET/2/det/Definite=Def letter/letter/NOUN/3/nsubj accuses/accuse/VERB/0/-/Tense=Pres/VerbForm=Fin "
        "Ethiopia/Ethiopia/PROPN/3/obj of/of/SCONJ/6/mark "
        "stalling/stall/VERB/3/advcl/VerbForm=Ger"
    )
    assert ("blame", "EGY", ("ETH",)) in sides(sent, accuses)


def test_what_another_has_accepted_is_refused_to_the_same() -> None:
    tree = (
        "Serbia/Serbia/PROPN/2/nsubj accepted/accept/VERB/0/-/Tense=Past/VerbForm=Fin the/the/DET/5/det "
        "EU/EU/PROPN/5/compound proposal/proposal/NOUN/2/obj "
        "while/while/SCONJ/8/mark Kosovo/Kosovo/PROPN/8/nsubj rejected/reject/VERB/2/advcl/Tense=Past/VerbForm=Fin it/it/PRON/8/obj"
    )
    assert ("refuse", "XKX", ("EU",)) in sides(tree)


def test_who_insists_on_what_he_does_himself_asks_nothing() -> None:
    tree = (
        "Poland/Poland/PROPN/2/nsubj insists/insist/VERB/0/-/Tense=Pres/VerbForm=Fin that/that/SCONJ/6/mark Poland/Poland/PROPN/6/nsubj "
        "must/must/AUX/6/aux reopen/reopen/VERB/2/ccomp/VerbForm=Inf the/the/DET/8/det border/border/NOUN/6/obj "
        "with/with/ADP/10/case Ethiopia/Ethiopia/PROPN/8/nmod"
    )
    assert all(mode not in ("demand", "appeal") for mode, *_ in sides(tree))


def test_a_condemned_expulsion_is_told_as_well() -> None:
    tree = (
        "Poland/Poland/PROPN/2/nsubj condemned/condemn/VERB/0/-/Tense=Past/VerbForm=Fin the/the/DET/5/det Belarusian/belarusian/ADJ/5/amod "
        "expulsion/expulsion/NOUN/2/obj of/of/ADP/8/case two/two/NUM/8/nummod diplomats/diplomat/NOUN/5/nmod "
        "from/from/ADP/10/case Serbia/Serbia/PROPN/8/nmod"
    )
    assert ("expel", "BLR", ("SRB",)) in sides(tree)


def test_both_countries_recall_their_envoys_from_each_other() -> None:
    accused = "Poland/Poland/PROPN/2/nsubj accused/accuse/VERB/0/-/Tense=Past/VerbForm=Fin Egypt/Egypt/PROPN/2/obj"
    recalled = (
        "Both/both/DET/2/det countries/country/NOUN/3/nsubj/Number=Plur recalled/recall/VERB/0/-/Tense=Past/VerbForm=Fin "
        "their/their/PRON/5/nmod:poss ambassadors/ambassador/NOUN/3/obj"
    )
    assert [e.recipients for e in find_events(tree_draft("en", accused, recalled, parties=PARTIES)) if set(e.actors) == {"POL", "EGY"}] == [
        ("EGY", "POL")
    ]


def test_hosts_of_several_meetings_met_others() -> None:
    tree = (
        "Talks/talk/NOUN/3/nsubj:pass were/be/AUX/3/aux:pass hosted/host/VERB/0/-/VerbForm=Part first/first/ADV/3/advmod by/by/ADP/6/case "
        "Poland/Poland/PROPN/3/obl and/and/CCONJ/9/cc by/by/ADP/9/case Egypt/Egypt/PROPN/3/obl"
    )
    assert ("POL", ("EGY",)) not in {(actor, whom) for _, actor, whom in sides(tree)}


def test_a_verb_joined_to_the_object_goes_on_with_the_verb_before() -> None:
    tree = (
        "EU/EU/PROPN/2/nsubj condemned/condemn/VERB/0/-/Tense=Past/VerbForm=Fin the/the/DET/4/det attack/attack/NOUN/2/obj and/and/CCONJ/6/cc "
        "thanked/thank/VERB/4/conj/Tense=Past/VerbForm=Fin Serbia/Serbia/PROPN/6/obj"
    )
    assert sides(tree) == [("condemn", "EU", ()), ("SUPPORT", "EU", ("SRB",))]


def test_what_stands_behind_a_time_that_ends_in_its_own_case_word_is_acted_upon() -> None:
    tree = (
        "Serbia/Serbia/PROPN/2/nsubj udviste/udvise/VERB/0/-/VerbForm=Fin for/for/ADP/5/case tre/tre/NUM/5/nummod uger/uge/NOUN/2/obl "
        "siden/siden/ADP/8/case polske/polsk/ADJ/8/amod diplomater/diplomat/NOUN/2/obl"
    )
    found = find_events(timed(tree_draft("da", tree, parties={**PARTIES, "polske": "POL"}), "for tre uger siden", None, "-P3W"))
    assert [(e.mode, e.recipients) for e in found] == [("expel", ("POL",))]
