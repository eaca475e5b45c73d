"""Which sides an act has: fighting between two, phrases inside of others, names that nobody knows, what is only meant on a condition."""

from __future__ import annotations

import pytest

from dragoman.reading.events import find_events
from dragoman.reading.types import Event

from .trees import tree_draft

PARTIES = {"Peru": "PER", "Ecuador": "ECU", "Greek": "GRC", "Macron": "FRA", "Libya": "LBY", "Kenyan": "KEN", "Tanzania": "TZA"}
SAHEL = {"Chad": "TCD", "Sudan": "SDN", "Mali": "MLI"}


def told(event: Event) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    return event.type, event.actors, event.recipients


def sides_of(tree: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [told(e) for e in find_events(tree_draft("en", tree, parties=SAHEL))]


def test_fighting_between_two_sides_makes_actors_of_both() -> None:
    draft = tree_draft(
        "en",
        "Ecuador/Ecuador/PROPN/4/nsubj and/and/CCONJ/3/cc Peru/Peru/PROPN/1/conj exchanged/exchange/VERB/0/-/VerbForm=Fin fire/fire/NOUN/4/obj",
        parties=PARTIES,
    )
    assert [told(e) for e in find_events(draft)] == [("ASSAULT", ("ECU", "PER"), ())]


def test_a_phrase_inside_of_another_names_no_other_side() -> None:
    draft = tree_draft(
        "en",
        "The/the/DET/3/det Greek/greek/ADJ/3/amod minister/minister/NOUN/4/nsubj spoke/speak/VERB/0/-/VerbForm=Fin by/by/ADP/6/case "
        "phone/phone/NOUN/4/obl with/with/ADP/8/case Macron/Macron/PROPN/4/obl about/about/ADP/11/case the/the/DET/11/det pact/pact/NOUN/4/obl "
        "with/with/ADP/13/case Libya/Libya/PROPN/11/nmod",
        parties=PARTIES,
    )
    assert [told(e) for e in find_events(draft)] == [("CONSULT", ("GRC",), ("FRA",))]


def test_a_headline_verb_behind_an_unknown_name_is_one() -> None:
    draft = tree_draft(
        "en",
        "Kenyan/kenyan/ADJ/5/amod Foreign/foreign/ADJ/3/amod Minister/minister/PROPN/4/nmod:desc Adaba/Adaba/PROPN/5/compound "
        "slams/slam/NOUN/0/-/Number=Plur Tanzania/Tanzania/PROPN/5/appos over/over/ADP/8/case tolls/toll/NOUN/6/nmod",
        parties=PARTIES,
    )
    assert [told(e) for e in find_events(draft)] == [("ACCUSE", ("KEN",), ("TZA",))]


def test_the_envoy_of_one_to_another_is_summoned_there() -> None:
    tree = (
        "The/the/DET/2/det/Definite=Def ambassador/ambassador/NOUN/8/nsubj:pass of/of/ADP/4/case Chad/Chad/PROPN/2/nmod to/to/ADP/6/case "
        "Mali/Mali/PROPN/2/nmod was/be/AUX/8/aux:pass summoned/summon/VERB/0/-/VerbForm=Part"
    )
    assert sides_of(tree) == [("ACCUSE", ("MLI",), ("TCD",))]


def test_who_brokered_what_two_agree_on_is_no_side_of_it() -> None:
    tree = (
        "Chad/Chad/PROPN/4/nsubj and/and/CCONJ/3/cc Sudan/Sudan/PROPN/1/conj agreed/agree/VERB/0/-/VerbForm=Fin to/to/ADP/7/case a/a/DET/7/det "
        "ceasefire/ceasefire/NOUN/4/obl brokered/broker/VERB/7/acl/VerbForm=Part by/by/ADP/10/case Mali/Mali/PROPN/8/obl:agent"
    )
    assert sides_of(tree) == [("AGREE", ("TCD", "SDN"), ("SDN", "TCD"))]


def test_who_made_what_is_rejected_is_refused() -> None:
    tree = (
        "Chad/Chad/PROPN/2/nsubj rejected/reject/VERB/0/-/VerbForm=Fin the/the/DET/4/det/Definite=Def announcement/announcement/NOUN/2/obj "
        "made/make/VERB/4/acl/VerbForm=Part by/by/ADP/7/case Mali/Mali/PROPN/5/obl:agent"
    )
    assert sides_of(tree) == [("REJECT", ("TCD",), ("MLI",))]


def test_talks_that_are_rejected_were_not_held() -> None:
    tree = (
        "Chad/Chad/PROPN/2/nsubj rejected/reject/VERB/0/-/VerbForm=Fin talks/talk/NOUN/2/obj/Number=Plur with/with/ADP/5/case Mali/Mali/PROPN/3/nmod"
    )
    assert sides_of(tree) == [("REJECT", ("TCD",), ("MLI",))]


@pytest.mark.parametrize(("deed", "recipients"), [("bombing/bombing", ()), ("decision/decision", ("TCD",))])
def test_violence_that_somebody_condemns_need_not_be_the_other_sides(deed: str, recipients: tuple[str, ...]) -> None:
    draft = tree_draft(
        "en",
        "Chad/Chad/PROPN/2/nsubj accused/accuse/VERB/0/-/Tense=Past/VerbForm=Fin Sudan/Sudan/PROPN/2/obj of/of/SCONJ/5/mark "
        "meddling/meddle/VERB/2/advcl/VerbForm=Ger",
        f"Sudan/Sudan/PROPN/2/nsubj condemned/condemn/VERB/0/-/Tense=Past/VerbForm=Fin the/the/DET/4/det {deed}/NOUN/2/obj",
        parties=SAHEL,
    )
    assert told(find_events(draft)[-1]) == ("ACCUSE", ("SDN",), recipients)


@pytest.mark.parametrize(("who", "acts"), [("ministre/minister", True), ("partiledere/partileder", False), ("politikere/politiker", False)])
def test_no_state_acts_through_the_leaders_of_its_parties(who: str, acts: bool) -> None:
    draft = tree_draft(
        "nb",
        f"Norske/norsk/ADJ/2/amod {who}/NOUN/3/nsubj krever/kreve/VERB/0/-/VerbForm=Fin svar/svar/NOUN/3/obj "
        "fra/fra/ADP/6/case Kina/Kina/PROPN/3/obl",
        parties={"Norske": "NOR", "Kina": "CHN"},
    )
    assert [told(e) for e in find_events(draft)] == ([("REQUEST", ("NOR",), ("CHN",))] if acts else [])


def test_where_condemned_violence_was_done_is_not_the_other_side() -> None:
    tree = "Chad/Chad/PROPN/2/nsubj condemned/condemn/VERB/0/-/VerbForm=Fin war/war/NOUN/2/obj in/in/ADP/5/case Sudan/Sudan/PROPN/2/obl"
    assert sides_of(tree) == [("ACCUSE", ("TCD",), ())]


def test_what_somebody_expects_another_to_do_is_not_done() -> None:
    tree = (
        "Peru/Peru/PROPN/2/nsubj erwartet/erwarten/VERB/0/-/VerbForm=Fin dass/dass/SCONJ/7/mark Mali/Mali/PROPN/7/nsubj "
        "Sudans/Sudan/PROPN/6/nmod:poss/Case=Gen Botschafter/Botschafter/NOUN/7/obj ausweist/ausweisen/VERB/2/ccomp/VerbForm=Fin"
    )
    (event,) = find_events(tree_draft("de", tree, parties={"Peru": "PER", "Mali": "MLI", "Sudans": "SDN"}))
    assert (told(event), event.wants) == (("REQUEST", ("PER",), ("MLI",)), ("expel",))


def test_who_summons_an_envoy_to_demand_something_demands_it() -> None:
    tree = (
        "Chad/Chad/PROPN/2/nsubj summoned/summon/VERB/0/-/VerbForm=Fin Sudan/Sudan/PROPN/4/nmod:poss/Case=Gen envoy/envoy/NOUN/2/obj "
        "to/to/PART/6/mark demand/demand/VERB/2/xcomp/VerbForm=Inf an/an/DET/8/det explanation/explanation/NOUN/6/obj"
    )
    assert ("SDN",) not in [actors for _, actors, _ in sides_of(tree)]


def test_goods_that_are_refused_are_not_refused_to_whose_they_are() -> None:
    tree = (
        "Chad/Chad/PROPN/2/nsubj rejected/reject/VERB/0/-/VerbForm=Fin a/a/DET/4/det ban/ban/NOUN/2/obj on/on/ADP/7/case "
        "Sudanese/sudanese/ADJ/7/amod oil/oil/NOUN/4/nmod"
    )
    (event,) = find_events(tree_draft("en", tree, parties={"Chad": "TCD", "Sudanese": "SDN"}))
    assert told(event) == ("REJECT", ("TCD",), ())


def test_those_whose_release_is_demanded_are_not_asked() -> None:
    tree = (
        "Malabo/Malabo/PROPN/2/nsubj exige/exiger/VERB/0/-/VerbForm=Fin la/le/DET/4/det libération/libération/NOUN/2/obj des/de/ADP/7/case "
        "vingt/vingt/NUM/7/nummod soldats/soldat/NOUN/4/nmod détenus/détenir/VERB/7/acl/VerbForm=Part au/à/ADP/10/case Gabon/Gabon/PROPN/8/obl"
    )
    events = find_events(tree_draft("fr", tree, parties={"Malabo": "GNQ", "Gabon": "GAB"}))
    assert ("REQUEST", ("GNQ",), ("GAB",)) in [told(e) for e in events]


def test_where_those_sent_away_were_posted_has_sent_them_away() -> None:
    tree = (
        "Deux/deux/NUM/2/nummod diplomates/diplomate/NOUN/8/nsubj:pass maliens/malien/ADJ/2/amod à/à/ADP/5/case Lima/Lima/PROPN/2/nmod "
        "ont/avoir/AUX/8/aux été/être/AUX/8/aux:pass expulsés/expulser/VERB/0/-/Tense=Past/VerbForm=Part/Voice=Pass"
    )
    (event,) = find_events(tree_draft("fr", tree, parties={"maliens": "MLI", "Lima": "PER"}))
    assert told(event) == ("SANCTION", ("PER",), ("MLI",))


def test_a_kingdom_is_who_it_is_the_kingdom_of() -> None:
    tree = (
        "Lundi/lundi/NOUN/0/- ,/,/PUNCT/1/punct le/le/DET/4/det royaume/royaume/NOUN/1/nmod de/de/ADP/6/case Jordanie/Jordanie/PROPN/4/nmod "
        ",/,/PUNCT/9/punct qui/qui/PRON/9/nsubj/PronType=Rel hésite/hésiter/VERB/4/acl:relcl/VerbForm=Fin ,/,/PUNCT/9/punct a/avoir/AUX/12/aux "
        "expulsé/expulser/VERB/1/acl/Tense=Past/VerbForm=Part deux/deux/NUM/14/nummod diplomates/diplomate/NOUN/12/obj maliens/malien/ADJ/14/amod"
    )
    (event,) = find_events(tree_draft("fr", tree, parties={"maliens": "MLI", "Jordanie": "JOR"}))
    assert told(event) == ("SANCTION", ("JOR",), ("MLI",))


def test_who_summons_an_envoy_for_a_purpose_does_it_thereby() -> None:
    tree = (
        "Oslo/Oslo/PROPN/3/nsubj a/avoir/AUX/3/aux convoqué/convoquer/VERB/0/-/Tense=Past/VerbForm=Part l'/le/DET/5/det "
        "ambassadeur/ambassadeur/NOUN/3/obj malien/malien/ADJ/5/amod pour/pour/ADP/8/mark dénoncer/dénoncer/VERB/3/advcl/VerbForm=Inf "
        "une/un/DET/10/det décision/décision/NOUN/8/obj"
    )
    events = find_events(tree_draft("fr", tree, parties={"Oslo": "NOR", "malien": "MLI"}))
    assert [(e.mode, e.actors, e.recipients) for e in events] == [("summon", ("NOR",), ("MLI",)), ("condemn", ("NOR",), ("MLI",))]


def test_a_noun_whose_article_was_taken_for_a_preposition_is_the_object() -> None:
    tree = (
        "Oslo/Oslo/PROPN/3/nsubj a/avoir/AUX/3/aux massé/masser/VERB/0/-/Tense=Past/VerbForm=Part des/de/DET/5/det soldats/soldat/NOUN/3/obl:arg "
        "près/près/ADV/7/case du/de/ADP/8/case Gabon/Gabon/PROPN/3/obl:mod"
    )
    (event,) = find_events(tree_draft("fr", tree, parties={"Oslo": "NOR", "Gabon": "GAB"}))
    assert (event.type, event.actors) == ("MOBILIZE", ("NOR",))


def test_where_people_were_held_has_let_them_go() -> None:
    tree = (
        "Deux/deux/NUM/2/nummod marins/marin/NOUN/8/nsubj:pass maliens/malien/ADJ/2/amod détenus/détenir/VERB/2/acl/Tense=Past/VerbForm=Part "
        "à/à/ADP/6/case Lima/Lima/PROPN/4/obl ont_été/être/AUX/8/aux:pass libérés/libérer/VERB/0/-/Tense=Past/VerbForm=Part/Voice=Pass"
    )
    events = find_events(tree_draft("fr", tree, parties={"maliens": "MLI", "Lima": "PER"}))
    assert ("CONCEDE", ("PER",), ("MLI",)) in [told(e) for e in events]


def test_an_agent_hung_on_the_noun_is_the_participles() -> None:
    tree = (
        "Lima/Lima/PROPN/2/nsubj déplore/déplorer/VERB/0/-/VerbForm=Fin les/le/DET/4/det sanctions/sanction/NOUN/2/obj "
        "infligées/infliger/ADJ/4/acl au/à/ADP/7/case Mali/Mali/PROPN/5/obl par/par/ADP/9/case Oslo/Oslo/PROPN/4/nmod"
    )
    events = find_events(tree_draft("fr", tree, parties={"Lima": "PER", "Mali": "MLI", "Oslo": "NOR"}))
    assert ("SANCTION", ("NOR",), ("MLI",)) in [told(e) for e in events]


def test_what_two_do_between_them_is_not_towards_whom_another_word_names() -> None:
    tree = (
        "La/le/DET/2/det normalisation/normalisation/NOUN/10/nsubj des/de/ADP/4/case relations/relation/NOUN/2/nmod entre/entre/ADP/6/case "
        "Lima/Lima/PROPN/4/nmod et/et/CCONJ/8/cc Oslo/Oslo/PROPN/6/conj a/avoir/AUX/10/aux tendu/tendre/VERB/0/-/VerbForm=Part "
        "les/le/DET/12/det liens/lien/NOUN/10/obj avec/avec/ADP/14/case Malabo/Malabo/PROPN/10/obl"
    )
    events = find_events(tree_draft("fr", tree, parties={"Lima": "PER", "Oslo": "NOR", "Malabo": "GNQ"}))
    assert not any("GNQ" in e.recipients for e in events if e.type == "COOPERATE")


def test_adverbials_between_auxiliary_and_verb_hide_no_subject() -> None:
    tree = (
        "Sur/sur/ADP/2/case Twitter/Twitter/PROPN/9/obl ,/,/PUNCT/4/punct Lima/Lima/PROPN/2/conj a/avoir/AUX/9/aux pour/pour/ADP/8/case "
        "sa/son/DET/8/det part/part/NOUN/9/obl rejeté/rejeter/VERB/0/-/Tense=Past/VerbForm=Part la/le/DET/11/det demande/demande/NOUN/9/obj "
        "malienne/malien/ADJ/11/amod"
    )
    events = find_events(tree_draft("fr", tree, parties={"Lima": "PER", "malienne": "MLI"}))
    assert ("REJECT", ("PER",), ("MLI",)) in [told(e) for e in events]


def test_a_protest_is_made_by_the_step_taken_for_it() -> None:
    tree = (
        "Oslo/Oslo/PROPN/3/nsubj a/avoir/AUX/3/aux {} son/son/DET/5/det ambassadeur/ambassadeur/NOUN/3/obj au/à/ADP/7/case Mali/Mali/PROPN/5/nmod "
        "pour/pour/ADP/9/mark protester/protester/VERB/3/advcl/VerbForm=Inf contre/contre/ADP/11/case elle/lui/PRON/9/obl"
    )
    recalled = tree_draft("fr", tree.format("rappelé/rappeler/VERB/0/-/Tense=Past/VerbForm=Part"), parties={"Oslo": "NOR", "Mali": "MLI"})
    assert ("ACCUSE", ("NOR",), ("MLI",)) in [told(e) for e in find_events(recalled)]
    heard = tree_draft("fr", tree.format("écouté/écouter/VERB/0/-/Tense=Past/VerbForm=Part"), parties={"Oslo": "NOR", "Mali": "MLI"})
    assert "ACCUSE" not in [e.type for e in find_events(heard)]


@pytest.mark.parametrize(("verb", "acts"), [("attaqué/attaquer", 0), ("assassiné/assassiner", 1)])
def test_who_attacks_a_person_may_do_so_in_words(verb: str, acts: int) -> None:
    tree = f"Oslo/Oslo/PROPN/3/nsubj a/avoir/AUX/3/aux {verb}/VERB/0/-/Tense=Past/VerbForm=Part Traoré/Traoré/PROPN/3/obj"
    draft = tree_draft("fr", tree, parties={"Oslo": "NOR", "Traoré": "person:moussa-traore=MLI"})
    assert len(find_events(draft)) == acts
