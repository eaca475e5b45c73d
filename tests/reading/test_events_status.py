"""How real an act is: what is waited for, stands instead of another act, or is only asked, told or planned, has not been done."""

from __future__ import annotations

import pytest

from dragoman.reading.events import find_events
from dragoman.run.reader import Reader

from .trees import tree_draft

PARTIES = {"Iran": "IRN", "Poland": "POL", "Qatar": "QAT", "Russian": "RUS", "Iranian": "IRN", "Norge": "NOR", "Israel": "ISR", "USA": "USA"}


def told(language: str, tree: str) -> list[tuple[str, str | None, tuple[str, ...], tuple[str, ...], str]]:
    return [(e.type, e.mode, e.actors, e.recipients, e.status) for e in find_events(tree_draft(language, tree, parties=PARTIES))]


@pytest.mark.parametrize(("lifts", "acts"), [("lifts/lift/VERB/4/advcl/Tense=Pres", ["QAT"]), ("left/leave/VERB/4/advcl/Tense=Past", ["QAT"])])
def test_what_is_waited_for_has_not_been_done(lifts: str, acts: list[str]) -> None:
    tree = (
        "Qatar/Qatar/PROPN/4/nsubj will/will/AUX/4/aux/VerbForm=Fin not/not/PART/4/advmod negotiate/negotiate/VERB/0/-/VerbForm=Inf "
        f"until/until/SCONJ/7/mark Iran/Iran/PROPN/7/nsubj {lifts}/VerbForm=Fin its/its/PRON/9/nmod:poss/Poss=Yes blockade/blockade/NOUN/7/obj"
    )
    assert [actor for _, _, actors, _, _ in told("en", tree) for actor in actors] == acts


def test_what_stands_under_until_in_the_past_of_an_act_that_was_done_is_told_as_done() -> None:
    tree = (
        "Poland/Poland/PROPN/2/nsubj helped/help/VERB/0/-/Tense=Past/VerbForm=Fin refugees/refugee/NOUN/2/obj until/until/SCONJ/6/mark "
        "Iran/Iran/PROPN/6/nsubj expelled/expel/VERB/2/advcl/Tense=Past/VerbForm=Fin its/its/PRON/8/nmod:poss/Poss=Yes "
        "ambassador/ambassador/NOUN/6/obj"
    )
    assert ("SANCTION", "expel", ("IRN",), ("POL",), "actual") in told("en", tree)


def test_what_stands_instead_of_another_act_is_none() -> None:
    tree = (
        "Instead/instead/ADV/3/mark of/of/SCONJ/3/mark expelling/expel/VERB/9/advcl/VerbForm=Ger the/the/DET/6/det Russian/Russian/ADJ/6/amod "
        "ambassador/ambassador/NOUN/3/obj ,/,/PUNCT/9/punct Poland/Poland/PROPN/9/nsubj condemned/condemn/VERB/0/-/Tense=Past/VerbForm=Fin "
        "Iran/Iran/PROPN/9/obj"
    )
    assert [(kind, recipients) for kind, _, _, recipients, _ in told("en", tree)] == [("ACCUSE", ("IRN",))]


def test_whoever_is_told_to_act_has_not_acted() -> None:
    tree = (
        "Poland/Poland/PROPN/4/nsubj:pass has/have/AUX/4/aux been/be/AUX/4/aux:pass told/tell/VERB/0/-/Tense=Past/VerbForm=Part "
        "to/to/PART/6/mark withdraw/withdraw/VERB/4/xcomp/VerbForm=Inf its/its/PRON/8/nmod:poss/Poss=Yes ambassador/ambassador/NOUN/6/obj "
        "from/from/ADP/10/case Iran/Iran/PROPN/8/nmod"
    )
    assert told("en", tree) == []


def test_a_meeting_that_nobody_plans_is_denied() -> None:
    tree = (
        "A/a/DET/2/det meeting/meeting/NOUN/9/nsubj:pass between/between/ADP/4/case Poland/Poland/PROPN/2/nmod and/and/CCONJ/6/cc "
        "Iran/Iran/PROPN/4/conj is/be/AUX/9/aux not/not/PART/9/advmod planned/plan/VERB/0/-/Tense=Past/VerbForm=Part"
    )
    assert [(kind, status) for kind, *_, status in told("en", tree)] == [("CONSULT", "denied")]


@pytest.mark.parametrize(
    ("rest", "asked"),
    [
        ("to/to/PART/5/mark recall/recall/VERB/2/xcomp/VerbForm=Inf its/its/PRON/7/nmod:poss/Poss=Yes ambassador/ambassador/NOUN/5/obj", True),
        ("what/what/PRON/2/obj/PronType=Int the/the/DET/6/det response/response/NOUN/4/nsubj would/would/AUX/4/aux be/be/AUX/4/cop", False),
    ],
)
def test_asking_what_something_is_asks_nobody_to_act(rest: str, asked: bool) -> None:
    tree = f"Iran/Iran/PROPN/2/nsubj asked/ask/VERB/0/-/Tense=Past/VerbForm=Fin Poland/Poland/PROPN/2/obj {rest}"
    assert [kind for kind, *_ in told("en", tree)] == (["REQUEST"] if asked else [])


def test_who_is_refused_a_meeting_refuses_none() -> None:
    tree = (
        "Norge/Norge/PROPN/3/nsubj er/være/AUX/3/cop/VerbForm=Fin nektet/nekte/VERB/0/-/VerbForm=Part et/en/DET/5/det møte/møte/NOUN/3/obj "
        "med/med/ADP/7/case Israel/Israel/PROPN/5/nmod"
    )
    assert [actors for _, _, actors, _, _ in told("nb", tree)] in ([], [("ISR",)])


def test_what_a_relative_clause_tells_to_be_planned_is_not_done() -> None:
    tree = (
        "EU/EU/PROPN/2/nsubj hatar/hata/VERB/0/-/VerbForm=Fin de/de/DET/4/det sanktioner/sanktion/NOUN/2/obj mot/mot/ADP/6/case "
        "Iran/Iran/PROPN/4/nmod som/som/PRON/9/obj/PronType=Rel USA/USA/PROPN/9/nsubj planerade/planera/VERB/4/acl:relcl/Tense=Past/VerbForm=Fin"
    )
    assert "actual" not in [status for kind, *_, status in told("sv", tree) if kind == "SANCTION"]


def test_every_infinitive_in_a_row_under_a_request_is_its_content() -> None:
    tree = (
        "Poland/Poland/PROPN/2/nsubj urged/urge/VERB/0/-/Tense=Past/VerbForm=Fin Iran/Iran/PROPN/2/iobj to/to/PART/5/mark "
        "withdraw/withdraw/VERB/2/xcomp/VerbForm=Inf its/its/PRON/7/nmod:poss forces/force/NOUN/5/obj and/and/CCONJ/9/cc "
        "begin/begin/VERB/2/conj/Tense=Pres/VerbForm=Fin talks/talk/NOUN/9/obj with/with/ADP/12/case Qatar/Qatar/PROPN/10/nmod"
    )
    assert [kind for kind, *_ in told("en", tree)] == ["REQUEST"]


def test_a_refusal_that_is_only_supposed_is_no_act() -> None:
    tree = (
        "Hvis/hvis/SCONJ/3/mark Israel/Israel/PROPN/3/nsubj nekter/nekte/VERB/10/advcl/Tense=Pres/VerbForm=Fin å/å/PART/5/mark "
        "gå/gå/VERB/3/xcomp/VerbForm=Inf med/med/ADP/5/advmod på/på/ADP/8/case kravene/krav/NOUN/5/obl ,/,/PUNCT/3/punct "
        "blir/bli/VERB/0/-/VerbForm=Fin det/det/PRON/10/expl krig/krig/NOUN/10/xcomp"
    )
    assert told("nb", tree) == []


@pytest.mark.parametrize(
    ("rest", "status"),
    [
        ("led/lead/VERB/0/-/VerbForm=Part to/to/ADP/11/case a/a/DET/11/det solution/solution/NOUN/8/obl", "actual"),
        ("taken/take/VERB/0/-/VerbForm=Part place/place/NOUN/8/obj", "denied"),
    ],
)
def test_only_what_does_not_take_place_is_denied(rest: str, status: str) -> None:
    tree = (
        "Talks/talk/NOUN/8/nsubj between/between/ADP/3/case Poland/Poland/PROPN/1/nmod and/and/CCONJ/5/cc Iran/Iran/PROPN/3/conj "
        f"have/have/AUX/8/aux not/not/PART/8/advmod {rest}"
    )
    assert [s for *_, s in told("en", tree)] == [status]


def test_a_deed_that_could_lead_to_something_is_none() -> None:
    tree = (
        "A/a/DET/3/det Russian/Russian/ADJ/3/amod attack/attack/NOUN/7/nsubj on/on/ADP/5/case Poland/Poland/PROPN/3/nmod could/could/AUX/7/aux "
        "lead/lead/VERB/0/-/VerbForm=Inf to/to/ADP/9/case war/war/NOUN/7/obl"
    )
    assert told("en", tree) == []


def test_not_even_somebody_does_it() -> None:
    tree = (
        "Inte/inte/PART/2/advmod heller/heller/ADV/3/advmod Israel/Israel/PROPN/4/nsubj erkänner/erkänna/VERB/0/-/VerbForm=Fin Iran/Iran/PROPN/4/obj"
    )
    assert "SUPPORT" not in [kind for kind, *_, status in told("sv", tree) if status == "actual"]


@pytest.mark.parametrize(("noun", "mode"), [("complaint/complaint", "deny"), ("demand/demand", "refuse")])
def test_who_rejects_a_charge_denies_it(noun: str, mode: str) -> None:
    tree = (
        "Poland/Poland/PROPN/2/nsubj rejected/reject/VERB/0/-/Tense=Past/VerbForm=Fin "
        f"the/the/DET/4/det {noun}/NOUN/2/obj from/from/ADP/6/case Iran/Iran/PROPN/4/nmod"
    )
    assert ("REJECT", mode, ("POL",), ("IRN",), "actual") in told("en", tree)


def test_what_nobody_apologises_for_was_done() -> None:
    tree = (
        "Poland/Poland/PROPN/2/nsubj refused/refuse/VERB/0/-/Tense=Past/VerbForm=Fin to/to/PART/4/mark "
        "apologise/apologise/VERB/2/xcomp/VerbForm=Inf for/for/SCONJ/6/mark expelling/expel/VERB/2/advcl/VerbForm=Ger "
        "the/the/DET/9/det Iranian/Iranian/ADJ/9/amod ambassador/ambassador/NOUN/6/obj"
    )
    assert ("SANCTION", "expel", ("POL",), ("IRN",), "actual") in told("en", tree)


@pytest.mark.parametrize(("verb", "acts"), [("must/must/AUX/5/aux leave/leave", 1), ("can/can/AUX/5/aux leave/leave", 0)])
def test_diplomats_who_must_leave_have_been_sent_away(verb: str, acts: int) -> None:
    tree = f"Four/four/NUM/3/nummod Russian/Russian/ADJ/3/amod diplomats/diplomat/NOUN/5/nsubj {verb}/VERB/0/-/VerbForm=Inf Poland/Poland/PROPN/5/obj"
    assert told("en", tree) == [("SANCTION", "expel", ("POL",), ("RUS",), "actual")] * acts


def test_asking_ones_own_premier_by_name_is_no_request_between_states() -> None:
    tree = (
        "Katz/Katz/PROPN/3/nsubj has/have/AUX/3/aux urged/urge/VERB/0/-/VerbForm=Part Netanyahu/Netanyahu/PROPN/3/iobj to/to/PART/6/mark "
        "recall/recall/VERB/3/xcomp/VerbForm=Inf envoys/envoy/NOUN/6/obj"
    )
    draft = tree_draft("en", tree, parties={"Katz": "person:k=ISR", "Netanyahu": "person:n=ISR"})
    assert find_events(draft) == ()


def test_a_modal_of_hearsay_over_a_perfect_tells_what_was_done() -> None:
    tree = (
        "Russland/Russland/PROPN/4/nsubj skal/skulle/AUX/4/aux/Tense=Pres|VerbForm=Fin ha/ha/AUX/4/aux/VerbForm=Inf "
        "angrepet/angripe/VERB/0/-/VerbForm=Part Ukraina/Ukraina/PROPN/4/obj"
    )
    (event,) = find_events(tree_draft("nb", tree, parties={"Russland": "RUS", "Ukraina": "UKR"}))
    assert event.status == "actual"


@pytest.mark.parametrize(
    ("modal", "form", "acts"), [("must/must", "take/take/VERB/0/-/VerbForm=Inf", []), ("had/have", "taken/take/VERB/0/-/VerbForm=Part", ["RETREAT"])]
)
def test_a_decision_that_somebody_must_take_is_not_taken(modal: str, form: str, acts: list[str]) -> None:
    tree = (
        f"Poland/Poland/PROPN/3/nsubj {modal}/AUX/3/aux {form} the/the/DET/5/det decision/decision/NOUN/3/obj "
        "to/to/PART/7/mark withdraw/withdraw/VERB/5/acl/VerbForm=Inf its/its/PRON/9/nmod:poss/Poss=Yes troops/troops/NOUN/7/obj/Number=Plur "
        "from/from/ADP/11/case Iran/Iran/PROPN/7/obl"
    )
    assert [kind for kind, *_ in told("en", tree)] == acts


def test_a_noun_before_the_infinitive_that_looks_like_a_verb_of_causing_says_nothing_of_it() -> None:
    tree = (
        "Iran/Iran/PROPN/2/nsubj directed/direct/VERB/0/-/Tense=Past/VerbForm=Fin Iranian/iranian/ADJ/4/amod forces/force/NOUN/2/obj/Number=Plur "
        "to/to/PART/6/mark attack/attack/VERB/2/xcomp/VerbForm=Inf Poland/Poland/PROPN/6/obj"
    )
    assert "ASSAULT" not in [kind for kind, *_, status in told("en", tree) if status not in ("actual", "content")]


@pytest.mark.parametrize(
    ("helping", "kinds"), [("could/could/AUX/10/aux trigger/trigger/VERB", []), ("had/have/AUX/10/aux triggered/trigger/VERB", ["ASSAULT"])]
)
def test_a_deed_that_is_a_case_of_what_could_lead_to_something_is_none(helping: str, kinds: list[str]) -> None:
    tree = (
        "An/a/DET/3/det Iranian/iranian/ADJ/3/amod attack/attack/NOUN/7/nsubj on/on/ADP/5/case Poland/Poland/PROPN/3/nmod was/be/AUX/7/cop "
        f"case/case/NOUN/0/- that/that/PRON/10/nsubj/PronType=Rel {helping}/7/acl:relcl wars/war/NOUN/10/obj"
    )
    assert [kind for kind, *_ in told("en", tree) if kind == "ASSAULT"] == kinds


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", "Kenya not only expelled the ambassador of Chad but closed the border."),
        ("en", "Kenya did not just expel the ambassador of Chad."),
        ("nb", "Kenya utviste ikke bare Tsjads ambassadør, men stengte også grensen."),
        ("nn", "Kenya viste ikkje berre ut ambassadøren til Tsjad, men stengde òg grensa."),
        ("sv", "Kenya utvisade inte bara Tchads ambassadör utan stängde också gränsen."),
        ("da", "Kenya udviste ikke kun Tchads ambassadør, men lukkede også grænsen."),
        ("de", "Kenia wies nicht nur den Botschafter des Tschad aus, sondern schloss auch die Grenze."),
        ("fr", "Le Kenya n'a pas seulement expulsé l'ambassadeur du Tchad, il a aussi fermé la frontière."),
        ("ru", "Кения не только выслала посла Чада, но и закрыла границу."),
        ("uk", "Кенія не лише вислала посла Чаду, а й закрила кордон."),
        ("fi", "Kenia ei ainoastaan karkottanut Tšadin suurlähettilästä vaan sulki myös rajan."),
    ],
)
def test_what_is_not_all_is_done(tag: str, text: str) -> None:
    assert [e.status for e in Reader().read_text(text, tag).events if e.mode == "expel"] == ["actual"]


def test_a_modal_of_hearsay_may_leave_out_the_auxiliary_of_the_perfect() -> None:
    tree = (
        "Norge/Norge/PROPN/5/nsubj ska/skola/AUX/5/aux/Tense=Pres|VerbForm=Fin under/under/ADP/4/case mötet/möte/NOUN/5/obl "
        "krävt/kräva/VERB/0/-/VerbForm=Sup svar/svar/NOUN/5/obj av/av/ADP/8/case Israel/Israel/PROPN/5/obl"
    )
    assert ("REQUEST", "demand", ("NOR",), ("ISR",), "actual") in told("sv", tree)
