"""Acts are read from trees: who, what, to whom, how real, and who says so."""

from __future__ import annotations

import pytest

from dragoman.reading.events import find_events
from dragoman.reading.types import Event

from .trees import quoted, timed, tree_draft

PARTIES = {"Iran": "IRN", "France": "FRA", "Poland": "POL", "Belarusian": "BLR", "Belarus": "BLR", "Italy": "ITA"}


def only(events: tuple[Event, ...]) -> Event:
    assert len(events) == 1, [(e.type, e.mode, e.rule) for e in events]
    return events[0]


def told(event: Event) -> tuple[str, str | None, tuple[str, ...], tuple[str, ...], str]:
    return event.type, event.mode, event.actors, event.recipients, event.status


def test_active_clause_with_its_day_and_amount() -> None:
    draft = tree_draft(
        "en",
        "Poland/Poland/PROPN/2/nsubj expelled/expel/VERB/0/- three/three/NUM/5/nummod Belarusian/belarusian/ADJ/5/amod "
        "diplomats/diplomat/NOUN/2/obj on/on/ADP/7/case Friday/Friday/PROPN/2/obl",
        parties=PARTIES,
    )
    event = only(find_events(timed(draft, "Friday", "2021-06-04")))
    assert told(event) == ("SANCTION", "expel", ("POL",), ("BLR",), "actual")
    assert (event.date, event.amounts) == ("2021-06-04", (("3", "diplomat"),))
    assert event.rule == "en/expel"
    assert event.trigger.of(draft.report.text) == "expelled three Belarusian diplomats"


def test_passive_clause_with_agent() -> None:
    draft = tree_draft(
        "en",
        "A/a/DET/2/det letter/letter/NOUN/4/nsubj:pass was/be/AUX/4/aux:pass sent/send/VERB/0/-/VerbForm=Part to/to/ADP/6/case "
        "Iran/Iran/PROPN/4/obl by/by/ADP/8/case France/France/PROPN/4/obl",
        parties=PARTIES,
    )
    event = only(find_events(draft))
    assert told(event) == ("CONSULT", "letter", ("FRA",), ("IRN",), "actual")
    assert event.carrier == "letter"


def test_coordinated_actors_and_a_relative_clause() -> None:
    draft = tree_draft(
        "en",
        "Poland/Poland/PROPN/5/nsubj and/and/CCONJ/3/cc Italy/Italy/PROPN/1/conj also/also/ADV/5/advmod condemned/condemn/VERB/0/- "
        "Belarus/Belarus/PROPN/5/obj ,/,/PUNCT/6/punct which/which/PRON/9/nsubj/PronType=Rel threatened/threaten/VERB/6/acl:relcl "
        "Iran/Iran/PROPN/9/obj",
        parties=PARTIES,
    )
    first, second = find_events(draft)
    assert (first.actors, first.recipients) == (("POL", "ITA"), ("BLR",))
    assert told(second)[:4] == ("THREATEN", None, ("BLR",), ("IRN",))


@pytest.mark.parametrize(("governor", "status"), [("planned/plan", "announced"), ("considered/consider", "considered")])
def test_the_verb_above_decides_how_real_it_is(governor: str, status: str) -> None:
    draft = tree_draft(
        "en",
        f"Poland/Poland/PROPN/2/nsubj {governor}/VERB/0/- to/to/PART/4/mark expel/expel/VERB/2/xcomp Belarusian/belarusian/ADJ/6/amod "
        "diplomats/diplomat/NOUN/4/obj",
        parties=PARTIES,
    )
    expulsion = next(e for e in find_events(draft) if e.mode == "expel")
    assert told(expulsion) == ("SANCTION", "expel", ("POL",), ("BLR",), status)


def test_what_is_demanded_is_not_done() -> None:
    draft = tree_draft(
        "en",
        "France/France/PROPN/2/nsubj demanded/demand/VERB/0/- that/that/SCONJ/5/mark Iran/Iran/PROPN/5/nsubj close/close/VERB/2/ccomp "
        "its/its/PRON/7/nmod:poss embassy/embassy/NOUN/5/obj in/in/ADP/9/case Italy/Italy/PROPN/7/nmod",
        parties=PARTIES,
    )
    event = only(find_events(draft))
    assert told(event) == ("REQUEST", "demand", ("FRA",), ("IRN",), "actual")
    assert event.about == "Iran close its embassy in Italy"


def test_the_second_thing_demanded_is_not_done_either() -> None:
    draft = tree_draft(
        "en",
        "France/France/PROPN/2/nsubj demanded/demand/VERB/0/- that/that/SCONJ/5/mark Iran/Iran/PROPN/5/nsubj answer/answer/VERB/2/ccomp "
        "and/and/CCONJ/9/cc that/that/SCONJ/9/mark Iran/Iran/PROPN/9/nsubj close/close/VERB/2/conj its/its/PRON/11/nmod:poss "
        "embassy/embassy/NOUN/9/obj in/in/ADP/13/case Italy/Italy/PROPN/11/nmod",
        parties=PARTIES,
    )
    assert told(only(find_events(draft))) == ("REQUEST", "demand", ("FRA",), ("IRN",), "actual")


def test_a_negated_acceptance_is_a_refusal_and_a_negated_act_is_denied() -> None:
    draft = tree_draft(
        "en",
        "Iran/Iran/PROPN/4/nsubj will/will/AUX/4/aux not/not/PART/4/advmod accept/accept/VERB/0/- the/the/DET/6/det offer/offer/NOUN/4/obj "
        "from/from/ADP/8/case France/France/PROPN/6/nmod",
        "Poland/Poland/PROPN/4/nsubj has/have/AUX/4/aux not/not/PART/4/advmod visited/visit/VERB/0/-/VerbForm=Part Italy/Italy/PROPN/4/obj",
        parties=PARTIES,
    )
    refusal, offer, visit = find_events(draft)
    assert told(refusal) == ("REJECT", "refuse", ("IRN",), ("FRA",), "actual")
    assert told(offer) == ("REQUEST", "proposal", ("FRA",), ("IRN",), "actual"), "what was refused had been offered"
    assert told(visit) == ("CONSULT", "visit", ("POL",), ("ITA",), "denied")


def test_first_person_in_a_quote_is_the_speakers_side() -> None:
    draft = tree_draft(
        "en",
        "We/we/PRON/3/nsubj/Person=1 have/have/AUX/3/aux invited/invite/VERB/0/-/VerbForm=Part Iran/Iran/PROPN/3/obj",
        parties=PARTIES,
    )
    event = only(find_events(quoted(draft, "We have invited Iran", "person:a-b", "FRA")))
    assert told(event) == ("REQUEST", "invitation", ("FRA",), ("IRN",), "actual")
    assert (event.agents, event.said_by) == (("person:a-b",), "person:a-b")
    assert find_events(draft) == (), "outside a quote nobody knows who we are"


def test_a_duty_laid_on_another_in_a_quote_is_a_demand() -> None:
    draft = tree_draft(
        "en",
        "Iran/Iran/PROPN/3/nsubj must/must/AUX/3/aux release/release/VERB/0/- the/the/DET/5/det crew/crew/NOUN/3/obj",
        parties=PARTIES,
    )
    event = only(find_events(quoted(draft, "Iran must release the crew", "person:a-b", "FRA")))
    assert told(event) == ("REQUEST", "demand", ("FRA",), ("IRN",), "actual")
    assert event.about == "Iran must release the crew"


def test_one_word_of_duty_asks_once() -> None:
    tree = (
        "Iranin/Iran/PROPN/3/nsubj/Case=Gen pitäisi/pitää/AUX/3/aux/Mood=Cnd vapauttaa/vapauttaa/VERB/0/-/VerbForm=Inf "
        "miehistö/miehistö/NOUN/3/obj/Case=Nom"
    )
    draft = quoted(tree_draft("fi", tree, parties={"Iranin": "IRN"}), "Iranin pitäisi vapauttaa miehistö", "person:a-b", "FRA")
    assert told(only(find_events(draft))) == ("REQUEST", "appeal", ("FRA",), ("IRN",), "actual")


def test_a_word_of_duty_before_its_subject_opens_a_condition() -> None:
    draft = tree_draft(
        "en",
        "France/France/PROPN/2/nsubj waits/wait/VERB/0/- ,/,/PUNCT/2/punct should/should/AUX/6/aux Iran/Iran/PROPN/6/nsubj "
        "release/release/VERB/2/advcl the/the/DET/8/det crew/crew/NOUN/6/obj",
        parties=PARTIES,
    )
    assert find_events(quoted(draft, "France waits , should Iran release the crew", "person:a-b", "FRA")) == ()


def test_a_refusal_without_addressee_answers_whoever_asked() -> None:
    draft = tree_draft(
        "en",
        "France/France/PROPN/2/nsubj asked/ask/VERB/0/- Iran/Iran/PROPN/2/obj for/for/ADP/5/case help/help/NOUN/2/obl",
        "Iran/Iran/PROPN/2/nsubj refused/refuse/VERB/0/-",
        "Poland/Poland/PROPN/2/nsubj refused/refuse/VERB/0/-",
        parties=PARTIES,
    )
    appeal, refusal = find_events(draft)
    assert told(refusal) == ("REJECT", "refuse", ("IRN",), ("FRA",), "actual")
    assert refusal.answers
    assert not appeal.answers


def test_a_headline_read_as_a_noun_phrase_is_mended() -> None:
    draft = tree_draft(
        "en",
        "France/France/PROPN/3/compound upgraded/upgraded/ADJ/3/amod ties/tie/NOUN/0/- with/with/ADP/5/case Italy/Italy/PROPN/3/nmod",
        parties=PARTIES,
    )
    assert told(only(find_events(draft))) == ("COOPERATE", "upgrade", ("FRA",), ("ITA",), "actual")


def test_a_nominalisation_has_its_actor_and_recipient() -> None:
    draft = tree_draft(
        "nb",
        "Natos/NATO/PROPN/2/nmod/Case=Gen utvisning/utvisning/NOUN/6/nsubj av/av/ADP/5/case russiske/russisk/ADJ/5/amod "
        "diplomater/diplomat/NOUN/2/nmod overrasket/overraske/VERB/0/- mange/mange/ADJ/6/obj",
        parties={"Natos": "NATO", "russiske": "RUS"},
    )
    assert told(only(find_events(draft))) == ("SANCTION", "expel", ("NATO",), ("RUS",), "actual")


def test_inversion_and_a_particle_verb_in_norwegian() -> None:
    draft = tree_draft(
        "nb",
        "Mandag/mandag/NOUN/2/obl kalte/kalle/VERB/0/- Frankrike/Frankrike/PROPN/2/nsubj hjem/hjem/ADV/2/advmod "
        "ambassadøren/ambassadør/NOUN/2/obj fra/fra/ADP/7/case Italia/Italia/PROPN/5/nmod",
        parties={"Frankrike": "FRA", "Italia": "ITA"},
    )
    assert told(only(find_events(draft))) == ("SANCTION", "recall", ("FRA",), ("ITA",), "actual")


@pytest.mark.parametrize(
    "tree",
    [
        "Voters/voter/NOUN/2/nsubj demanded/demand/VERB/0/- answers/answer/NOUN/2/obj from/from/ADP/5/case Poland/Poland/PROPN/2/obl",
        "Poland/Poland/PROPN/2/nsubj demanded/demand/VERB/0/- answers/answer/NOUN/2/obj from/from/ADP/5/case voters/voter/NOUN/2/obl",
        "Poland/Poland/PROPN/2/nsubj met/meet/VERB/0/- Italy/Italy/PROPN/2/obj in/in/ADP/6/case the/the/DET/6/det semifinal/semifinal/NOUN/2/obl",
        "Has/have/AUX/3/aux Poland/Poland/PROPN/3/nsubj answered/answer/VERB/0/-/VerbForm=Part Italy/Italy/PROPN/3/obj ?/?/PUNCT/3/punct",
    ],
)
def test_domestic_politics_sport_and_questions_are_no_acts(tree: str) -> None:
    assert find_events(tree_draft("en", tree, parties=PARTIES)) == ()


def test_an_act_without_addressee_is_told_only_among_states() -> None:
    tree = "France/France/PROPN/2/nsubj rejected/reject/VERB/0/-/VerbForm=Fin the/the/DET/4/det plan/plan/NOUN/2/obj"
    abroad = "Iran/Iran/PROPN/2/nsubj waited/wait/VERB/0/-/VerbForm=Fin"
    at_home = "France/France/PROPN/2/nsubj rejected/reject/VERB/0/-/VerbForm=Fin the/the/DET/4/det amendment/amendment/NOUN/2/obj"
    nothing = "It/it/PRON/2/nsubj rained/rain/VERB/0/-/VerbForm=Fin"
    assert find_events(tree_draft("en", tree, nothing, nothing, parties=PARTIES)) == ()
    assert told(only(find_events(tree_draft("en", tree, abroad, nothing, parties=PARTIES))))[2:4] == (("FRA",), ())
    assert find_events(tree_draft("en", at_home, abroad, nothing, parties=PARTIES)) == ()
    assert told(only(find_events(tree_draft("en", tree, parties=PARTIES))))[2:4] == (("FRA",), ())  # too short to name anybody else


def test_the_same_act_told_next_meets_the_same_party() -> None:
    draft = tree_draft(
        "en",
        "Poland/Poland/PROPN/2/nsubj expelled/expel/VERB/0/-/VerbForm=Fin Belarusian/belarusian/ADJ/4/amod diplomats/diplomat/NOUN/2/obj",
        "Italy/Italy/PROPN/2/nsubj expelled/expel/VERB/0/-/VerbForm=Fin four/four/NUM/4/nummod diplomats/diplomat/NOUN/2/obj",
        parties=PARTIES,
    )
    assert [(e.actors, e.recipients) for e in find_events(draft)] == [(("POL",), ("BLR",)), (("ITA",), ("BLR",))]


def test_a_letter_speaks_for_its_sender_though_the_clause_hangs_on_the_addressee() -> None:
    draft = tree_draft(
        "en",
        "France/France/PROPN/2/nsubj sent/send/VERB/0/-/VerbForm=Fin a/a/DET/4/det letter/letter/NOUN/2/obj to/to/ADP/6/case "
        "Italy/Italy/PROPN/2/obl that/that/PRON/8/nsubj/PronType=Rel accuses/accuse/VERB/6/acl:relcl/VerbForm=Fin Iran/Iran/PROPN/8/obj",
        parties=PARTIES,
    )
    letter, charge = find_events(draft)
    assert told(letter)[:4] == ("CONSULT", "letter", ("FRA",), ("ITA",))
    assert told(charge)[:4] == ("ACCUSE", "blame", ("FRA",), ("IRN",))


def test_a_clause_taken_for_a_phrase_gets_its_subject_back() -> None:
    draft = tree_draft(
        "en",
        "Italy/Italy/PROPN/2/nsubj thanked/thank/VERB/0/-/VerbForm=Fin allies/ally/NOUN/2/obj after/after/ADP/5/case Poland/Poland/PROPN/2/obl "
        "expelled/expel/VERB/2/xcomp/VerbForm=Fin Belarusian/belarusian/ADJ/8/amod diplomats/diplomat/NOUN/6/obj",
        parties=PARTIES,
    )
    assert told(only(find_events(draft))) == ("SANCTION", "expel", ("POL",), ("BLR",), "actual")


def test_demands_that_others_reject_are_not_theirs() -> None:
    draft = tree_draft(
        "en",
        "The/the/DET/2/det demands/demand/NOUN/4/nsubj:pass were/be/AUX/4/aux:pass rejected/reject/VERB/0/-/VerbForm=Part by/by/ADP/6/case "
        "Italy/Italy/PROPN/4/obl",
        "Iran/Iran/PROPN/2/nsubj waited/wait/VERB/0/-/VerbForm=Fin",
        parties=PARTIES,
    )
    assert told(only(find_events(draft)))[:3] == ("REJECT", "refuse", ("ITA",))


def test_what_an_act_is_about_reads_as_a_line_without_case_words_and_days() -> None:
    tree = (
        "France/France/PROPN/2/nsubj called/call/VERB/0/-/VerbForm=Fin for/for/ADP/5/case new/new/ADJ/5/amod talks/talk/NOUN/2/obl "
        "with/with/ADP/7/case Iran/Iran/PROPN/5/nmod on/on/ADP/9/case Friday/Friday/PROPN/5/nmod"
    )
    event = only(find_events(timed(tree_draft("en", tree, parties=PARTIES), "Friday", "2021-06-04")))
    assert event.about == "new talks with Iran"
    bare = "France/France/PROPN/2/nsubj condemned/condemn/VERB/0/-/VerbForm=Fin Iran/Iran/PROPN/2/obj"
    assert only(find_events(tree_draft("en", bare, parties=PARTIES))).about == ""


def test_telling_somebody_to_act_is_no_act_of_theirs() -> None:
    draft = tree_draft(
        "en",
        "Poland/Poland/PROPN/2/nsubj told/tell/VERB/0/-/VerbForm=Fin Iran/Iran/PROPN/2/obj to/to/PART/5/mark "
        "recall/recall/VERB/2/xcomp/VerbForm=Inf its/its/PRON/7/nmod:poss ambassador/ambassador/NOUN/5/obj",
        parties=PARTIES,
    )
    assert told(only(find_events(draft)))[:4] == ("REQUEST", "demand", ("POL",), ("IRN",))


def test_a_participle_behind_a_comma_has_the_subject_of_the_clause_and_not_the_noun_before_it() -> None:
    draft = tree_draft(
        "en",
        "Poland/Poland/PROPN/2/nsubj condemned/condemn/VERB/0//VerbForm=Fin|Tense=Past Iran/Iran/PROPN/2/obj ,/,/PUNCT/5/punct "
        "threatening/threaten/VERB/3/acl/VerbForm=Part|Tense=Pres it/it/PRON/5/obj",
        parties=PARTIES,
    )
    found = [told(e)[:4] for e in find_events(draft)]
    assert ("THREATEN", None, ("POL",), ("IRN",)) in found
    assert not any(actors == ("IRN",) for _, _, actors, _ in found)


def test_a_list_that_the_parser_broke_is_one_recipient() -> None:
    draft = tree_draft(
        "en",
        "Iran/Iran/PROPN/2/nsubj condemned/condemn/VERB/0//VerbForm=Fin Poland/Poland/PROPN/2/obj ,/,/PUNCT/5/punct Italy/Italy/PROPN/2/dep "
        "and/and/CCONJ/7/cc France/France/PROPN/2/dep",
        parties=PARTIES,
    )
    assert set(only(find_events(draft)).recipients) == {"POL", "ITA", "FRA"}


def test_nobody_acts_upon_himself_by_name() -> None:
    draft = tree_draft(
        "en",
        "Poland/Poland/PROPN/2/nsubj condemned/condemn/VERB/0//VerbForm=Fin Poland/Poland/PROPN/2/obj",
        parties=PARTIES,
    )
    assert not find_events(draft)


def test_an_infinitive_is_of_the_noun_right_before_it_though_the_tree_hangs_it_on_the_verb() -> None:
    draft = tree_draft(
        "en",
        "France/France/PROPN/2/nsubj renews/renew/VERB/0/- calls/call/NOUN/2/obj for/for/ADP/5/case Iran/Iran/PROPN/3/nmod "
        "to/to/PART/7/mark expel/expel/VERB/2/xcomp Belarusian/belarusian/ADJ/9/amod diplomats/diplomat/NOUN/7/obj",
        parties=PARTIES,
    )
    assert told(only(find_events(draft))) == ("REQUEST", "appeal", ("FRA",), ("IRN",), "actual")


def test_readiness_to_sign_is_no_signature() -> None:
    draft = tree_draft(
        "ru",
        "Иран/иран/PROPN/2/nsubj/Case=Nom заявил/заявить/VERB/0//VerbForm=Fin о/о/ADP/4/case готовности/готовность/NOUN/2/obl/Case=Loc "
        "подписать/подписать/VERB/2/xcomp/VerbForm=Inf договор/договор/NOUN/5/obj/Case=Acc с/с/ADP/8/case Италией/италия/PROPN/5/obl/Case=Ins",
        parties={"Иран": "IRN", "Италией": "ITA"},
    )
    assert [(e.type, e.mode) for e in find_events(draft)] == [("AGREE", "proposal")]


def test_nobody_in_a_phrase_of_cause_is_acted_upon() -> None:
    draft = tree_draft(
        "ru",
        "Иран/иран/PROPN/2/nsubj/Case=Nom ввёл/ввести/VERB/0//VerbForm=Fin санкции/санкция/NOUN/2/obj/Case=Acc против/против/ADP/6/case "
        "польских/польский/ADJ/6/amod фирм/фирма/NOUN/2/obl/Case=Gen за/за/ADP/8/case поставки/поставка/NOUN/6/nmod/Case=Acc "
        "Италии/италия/PROPN/8/nmod/Case=Dat",
        parties={"Иран": "IRN", "польских": "POL", "Италии": "ITA"},
    )
    assert told(only(find_events(draft))) == ("SANCTION", "sanction", ("IRN",), ("POL",), "actual")


@pytest.mark.parametrize(
    ("tree", "status"),
    [
        (
            "upcoming/upcoming/ADJ/2/amod talks/talk/NOUN/6/nsubj between/between/ADP/4/case Iran/Iran/PROPN/2/nmod "
            "France/France/PROPN/4/conj worry/worry/VERB/0/- Poland/Poland/PROPN/6/obj",
            "announced",
        ),
        (
            "lengthy/lengthy/ADJ/2/amod talks/talk/NOUN/6/nsubj between/between/ADP/4/case Iran/Iran/PROPN/2/nmod "
            "France/France/PROPN/4/conj worry/worry/VERB/0/- Poland/Poland/PROPN/6/obj",
            "actual",
        ),
        (
            "Upcoming/upcoming/NOUN/0/- talks/talk/NOUN/1/nmod between/between/ADP/4/case Iran/Iran/PROPN/2/nmod France/France/PROPN/4/conj",
            "announced",
        ),
    ],
)
def test_what_is_planned_has_not_been_done(tree: str, status: str) -> None:
    talks = next(e for e in find_events(tree_draft("en", tree, parties=PARTIES)) if e.type == "CONSULT")
    assert talks.status == status


@pytest.mark.parametrize(("form", "relation", "status"), [("VerbForm=Inf", "aux", "announced"), ("VerbForm=Part", "aux:pass", "actual")])
def test_an_auxiliary_of_the_future_is_told_from_that_of_the_passive(form: str, relation: str, status: str) -> None:
    subject, acted = ("nsubj", "obj") if form == "VerbForm=Inf" else ("obl", "nsubj:pass")
    by = "von/von/ADP/2/case " if form != "VerbForm=Inf" else "Heute/heute/ADV/6/advmod "
    draft = tree_draft(
        "de",
        f"{by}Polen/Polen/PROPN/6/{subject} wird/werden/AUX/6/{relation}/VerbForm=Fin russische/russisch/ADJ/5/amod "
        f"Diplomaten/Diplomat/NOUN/6/{acted} ausweisen/ausweisen/VERB/0//{form}",
        parties={"Polen": "POL", "russische": "RUS"},
    )
    assert told(only(find_events(draft))) == ("SANCTION", "expel", ("POL",), ("RUS",), status)


def test_if_not_opens_no_condition_of_the_verb_behind_it() -> None:
    draft = tree_draft(
        "nb",
        "Hvis/hvis/SCONJ/5/mark ikke/ikke/PART/5/advmod vil/ville/AUX/5/aux/VerbForm=Fin Polen/Polen/PROPN/5/nsubj "
        "innføre/innføre/VERB/0//VerbForm=Inf sanksjoner/sanksjon/NOUN/5/obj mot/mot/ADP/8/case Iran/Iran/PROPN/6/nmod",
        parties={"Polen": "POL", "Iran": "IRN"},
    )
    assert told(only(find_events(draft))) == ("SANCTION", "sanction", ("POL",), ("IRN",), "announced")


def test_who_stands_beside_the_subject_acts_and_who_stands_beside_the_object_does_not() -> None:
    beside = (
        "Together/together/ADV/3/case with/with/ADP/3/case Italy/Italy/PROPN/6/obl ,/,/PUNCT/6/punct France/France/PROPN/6/nsubj "
        "condemned/condemn/VERB/0/- Iran/Iran/PROPN/6/obj"
    )
    behind = (
        "France/France/PROPN/2/nsubj condemned/condemn/VERB/0/- Iran/Iran/PROPN/2/obj together/together/ADV/6/case "
        "with/with/ADP/6/case Italy/Italy/PROPN/2/obl"
    )
    assert told(only(find_events(tree_draft("en", beside, parties=PARTIES))))[2:4] == (("FRA", "ITA"), ("IRN",))
    assert told(only(find_events(tree_draft("en", behind, parties=PARTIES))))[2] == ("FRA",)


def test_the_first_word_of_a_company_is_no_subject() -> None:
    draft = tree_draft(
        "de",
        "Gemeinsam/Gemeinsam/PROPN/8/nsubj mit/mit/ADP/3/case Italien/Italien/PROPN/8/obl hat/haben/AUX/8/aux/VerbForm=Fin "
        "Polen/Polen/PROPN/8/nsubj den/der/DET/7/det Iran/Iran/PROPN/8/obj verurteilt/verurteilen/VERB/0//VerbForm=Part",
        parties={"Italien": "ITA", "Polen": "POL", "Iran": "IRN"},
    )
    assert told(only(find_events(draft)))[2:4] == (("POL", "ITA"), ("IRN",))


def test_company_may_stand_around_its_phrase() -> None:
    draft = tree_draft(
        "fi",
        "Ranska/Ranska/PROPN/2/nsubj/Case=Nom tuomitsi/tuomita/VERB/0//VerbForm=Fin yhdessä/yhdessä/ADV/2/advmod "
        "Italian/Italia/PROPN/2/obl/Case=Gen kanssa/kanssa/ADP/4/case Iranin/Iran/PROPN/7/nmod:poss/Case=Gen iskun/isku/NOUN/2/obj/Case=Gen",
        parties={"Ranska": "FRA", "Italian": "ITA", "Iranin": "IRN"},
    )
    assert next(e for e in find_events(draft) if e.type == "ACCUSE").actors == ("FRA", "ITA")


def test_a_refusal_in_a_relative_clause_is_to_whoever_acts_outside_of_it() -> None:
    draft = tree_draft(
        "en",
        "France/France/PROPN/2/nsubj wants/want/VERB/0/- a/a/DET/4/det deal/deal/NOUN/2/obj ,/,/PUNCT/7/punct a/a/DET/7/det "
        "step/step/NOUN/4/appos that/that/PRON/10/obj/PronType=Rel Iran/Iran/PROPN/10/nsubj rejected/reject/VERB/7/acl:relcl/VerbForm=Fin",
        parties=PARTIES,
    )
    assert told(only(find_events(draft))) == ("REJECT", "refuse", ("IRN",), ("FRA",), "actual")


def test_company_that_the_verb_itself_asks_for_is_whom_it_backs() -> None:
    draft = tree_draft(
        "nn",
        "Estland/Estland/PROPN/2/nsubj står/stå/VERB/0//VerbForm=Fin saman/saman/ADV/2/advmod med/med/ADP/5/case Ukraina/Ukraina/PROPN/2/obl",
        parties={"Estland": "EST", "Ukraina": "UKR"},
    )
    assert told(only(find_events(draft)))[2:4] == (("EST",), ("UKR",))


def test_a_headlines_infinitive_is_announced_and_what_is_likely_is_not_done() -> None:
    headline = "Iran/Iran/PROPN/3/nsubj to/to/PART/3/mark expel/expel/VERB/0//VerbForm=Inf French/French/ADJ/5/amod envoy/envoy/NOUN/3/obj"
    event = only(find_events(tree_draft("en", headline, parties={**PARTIES, "French": "FRA"})))
    assert told(event) == ("SANCTION", "expel", ("IRN",), ("FRA",), "announced")
    attack = "A/a/DET/3/det Polish/Polish/ADJ/3/amod attack/attack/NOUN/7/nsubj on/on/ADP/5/case Iran/Iran/PROPN/3/nmod is/be/AUX/7/cop {}/{}/ADJ/0/-"
    known = {**PARTIES, "Polish": "POL"}
    assert find_events(tree_draft("en", attack.format("likely", "likely"), parties=known)) == ()
    done = only(find_events(tree_draft("en", attack.format("brutal", "brutal"), parties=known)))
    assert told(done) == ("ASSAULT", None, ("POL",), ("IRN",), "actual")


def test_what_is_said_not_to_follow_is_none() -> None:
    draft = tree_draft(
        "de",
        "Dies/dies/PRON/2/nsubj bedeutet/bedeuten/VERB/0//VerbForm=Fin nicht/nicht/PART/2/advmod ,/,/PUNCT/8/punct dass/dass/SCONJ/8/mark "
        "Polen/Polen/PROPN/8/nsubj Italien/Italien/PROPN/8/obj verurteilt/verurteilen/VERB/2/advcl/VerbForm=Fin",
        parties={"Polen": "POL", "Italien": "ITA"},
    )
    assert find_events(draft) == ()


def test_what_somebody_announced_is_his_wherever_the_clause_hangs() -> None:
    draft = tree_draft(
        "en",
        "Iran/Iran/PROPN/2/nsubj answered/answer/VERB/0//VerbForm=Fin Poland/Poland/PROPN/5/nmod:poss 's/'s/PART/3/case "
        "announcement/announcement/NOUN/2/obj that/that/SCONJ/9/mark it/it/PRON/9/nsubj will/will/AUX/9/aux "
        "expel/expel/VERB/2/ccomp/VerbForm=Inf Iranian/Iranian/ADJ/11/amod diplomats/diplomat/NOUN/9/obj",
        parties={**PARTIES, "Iranian": "IRN"},
    )
    assert ("SANCTION", "expel", ("POL",), ("IRN",), "announced") in [told(e) for e in find_events(draft)]


def test_nobody_but_its_head_acts_in_a_relative_clause() -> None:
    draft = tree_draft(
        "nb",
        "Natos/NATO/PROPN/2/nmod/Case=Gen bønder/bonde/NOUN/6/nsubj som/som/SCONJ/4/mark fordømte/fordømme/VERB/2/acl:relcl/VerbForm=Fin "
        "Iran/Iran/PROPN/4/obj protesterte/protestere/VERB/0//VerbForm=Fin",
        parties={"Natos": "NATO", "Iran": "IRN"},
    )
    assert find_events(draft) == ()


def test_the_country_in_what_another_is_asked_is_nobody_surely() -> None:
    draft = tree_draft(
        "nb",
        "Italia/Italia/PROPN/2/nsubj spurte/spørre/VERB/0//VerbForm=Fin Polen/Polen/PROPN/2/obj hvorfor/hvorfor/ADV/6/advmod "
        "landet/land/NOUN/6/nsubj/Definite=Def|Number=Sing fordømte/fordømme/VERB/2/advcl/VerbForm=Fin Iran/Iran/PROPN/6/obj",
        parties={"Italia": "ITA", "Polen": "POL", "Iran": "IRN"},
    )
    assert not any(e.type == "ACCUSE" for e in find_events(draft))
