"""The order of the words mends what small parsers make of names, speakers behind their verb, late objects and participles that open a sentence."""

from __future__ import annotations

import pytest

from dragoman.reading.events import find_events
from dragoman.reading.types import Event

from .trees import tree_draft


def sides(event: Event) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    return event.type, event.actors, event.recipients


def test_who_speaks_behind_the_verb_is_no_object() -> None:
    draft = tree_draft(
        "fr",
        "L'/le/DET/2/det annexion/annexion/NOUN/6/nsubj par/par/ADP/4/case Moscou/Moscou/PROPN/2/nmod est/être/AUX/6/cop "
        "illégale/illégal/ADJ/9/advmod ,/,/PUNCT/6/punct a/avoir/AUX/9/aux:tense "
        "dénoncé/dénoncer/VERB/0//VerbForm=Part Berlin/Berlin/PROPN/9/obj",
        parties={"Moscou": "RUS", "Berlin": "DEU"},
    )
    assert ("ACCUSE", ("DEU",), ("RUS",)) in [sides(e) for e in find_events(draft)]


def test_a_verb_with_a_subject_of_its_own_keeps_its_object() -> None:
    draft = tree_draft(
        "fr",
        "Moscou/Moscou/PROPN/3/nsubj a/avoir/AUX/3/aux:tense réagi/réagir/VERB/0/- ,/,/PUNCT/3/punct Kiev/Kiev/PROPN/7/nsubj "
        "a/avoir/AUX/7/aux:tense dénoncé/dénoncer/VERB/3/parataxis/VerbForm=Part Berlin/Berlin/PROPN/7/obj",
        parties={"Moscou": "RUS", "Berlin": "DEU", "Kiev": "UKR"},
    )
    assert [sides(e) for e in find_events(draft)] == [("ACCUSE", ("UKR",), ("DEU",))]


def test_an_object_behind_a_day_and_a_place() -> None:
    draft = tree_draft(
        "fr",
        "Lima/Lima/PROPN/3/nsubj a/avoir/AUX/3/aux:tense expulsé/expulser/VERB/0//VerbForm=Part en/en/ADP/5/case fin/fin/NOUN/3/obl "
        "de/de/ADP/7/case journée/journée/NOUN/5/nmod un/un/DET/9/det diplomate/diplomate/NOUN/7/nmod russe/russe/ADJ/9/amod",
        parties={"Lima": "PER", "russe": "RUS"},
    )
    assert [sides(e) for e in find_events(draft)] == [("SANCTION", ("PER",), ("RUS",))]


def test_a_participle_that_opens_the_sentence_describes_the_noun_behind_the_comma() -> None:
    draft = tree_draft(
        "fr",
        "Accusée/Accusée/PROPN/0/- par/par/ADP/3/case Kiev/Kiev/PROPN/1/nmod de/de/ADP/5/case crimes/crime/NOUN/1/nmod ,/,/PUNCT/1/punct "
        "Moscou/Moscou/PROPN/9/nsubj a/avoir/AUX/9/aux:tense souri/sourire/VERB/1/conj/VerbForm=Part",
        parties={"Moscou": "RUS", "Kiev": "UKR"},
    )
    assert [sides(e) for e in find_events(draft)] == [("ACCUSE", ("UKR",), ("RUS",))]


def test_a_name_tagged_as_a_noun_behind_the_finite_verb_is_its_subject() -> None:
    draft = tree_draft(
        "de",
        "Gestern/gestern/ADV/2/advmod wies/weisen/VERB/0//VerbForm=Fin Somalia/Somalia/NOUN/2/obj drei/drei/NUM/6/nummod "
        "russische/russisch/ADJ/6/amod Diplomaten/Diplomat/NOUN/2/obj aus/aus/ADP/2/compound:prt",
        parties={"Somalia": "SOM", "russische": "RUS"},
    )
    assert [sides(e) for e in find_events(draft)] == [("SANCTION", ("SOM",), ("RUS",))]


def test_a_finite_verb_hung_on_the_name_behind_it_is_the_verb_of_the_sentence() -> None:
    draft = tree_draft(
        "de",
        "Zudem/Zudem/PROPN/2/advmod ermahnte/ermahnen/VERB/3/amod/VerbForm=Fin Somalia/Somalia/NOUN/0/- die/die/DET/6/det "
        "kenianische/kenianisch/ADJ/6/amod Regierung/Regierung/NOUN/3/nmod",
        parties={"Somalia": "SOM", "kenianische": "KEN"},
    )
    assert [sides(e) for e in find_events(draft)] == [("REQUEST", ("SOM",), ("KEN",))]


def test_two_holders_of_office_with_their_names_act_together() -> None:
    draft = tree_draft(
        "fr",
        "Le/le/DET/2/det président/président/NOUN/10/nsubj serbe/serbe/ADJ/2/amod Vucic/Vucic/PROPN/2/appos et/et/CCONJ/7/cc le/le/DET/7/det "
        "ministre/ministre/NOUN/4/conj kosovar/kosovar/ADJ/7/amod se/soi/PRON/10/expl:pv rencontrent/rencontrer/VERB/0//VerbForm=Fin",
        parties={"serbe": "SRB", "kosovar": "XKX"},
    )
    assert [sides(e) for e in find_events(draft)] == [("CONSULT", ("SRB", "XKX"), ("XKX", "SRB"))]


def test_a_finite_verb_goes_with_the_finite_verb_and_not_with_the_infinitive_before_it() -> None:
    draft = tree_draft(
        "fr",
        "Riyad/Riyad/PROPN/2/nsubj promet/promettre/VERB/0//VerbForm=Fin de/de/ADP/4/mark venir/venir/VERB/2/xcomp/VerbForm=Inf et/et/CCONJ/6/cc "
        "expulse/expulser/VERB/4/conj/VerbForm=Fin deux/deux/NUM/8/nummod diplomates/diplomate/NOUN/6/obj canadiens/canadien/ADJ/8/amod",
        parties={"Riyad": "SAU", "canadiens": "CAN"},
    )
    assert ("SANCTION", ("SAU",), ("CAN",), "actual") in [(*sides(e), e.status) for e in find_events(draft)]


def test_an_infinitive_behind_its_mark_is_no_noun() -> None:
    draft = tree_draft(
        "fr",
        "Mogadiscio/Mogadiscio/PROPN/2/nsubj envisage/envisager/VERB/0//VerbForm=Fin d'/de/ADP/4/case expulser/expulser/NOUN/2/obl "
        "deux/deux/NUM/6/nummod diplomates/diplomate/NOUN/2/obj canadiens/canadien/ADJ/6/amod",
        parties={"Mogadiscio": "SOM", "canadiens": "CAN"},
    )
    assert [(*sides(e), e.status) for e in find_events(draft)] == [("SANCTION", ("SOM",), ("CAN",), "considered")]


def test_a_bare_name_tied_to_the_verb_as_prepositional_object_is_acted_upon() -> None:
    draft = tree_draft(
        "de",
        "Iran/Iran/PROPN/6/nsubj hat/haben/AUX/6/aux Israel/Israel/PROPN/6/obl:arg in/in/ADP/5/case Nacht/Nacht/NOUN/6/obl "
        "angegriffen/angreifen/VERB/0//VerbForm=Part",
        parties={"Iran": "IRN", "Israel": "ISR"},
    )
    assert [sides(e) for e in find_events(draft)] == [("ASSAULT", ("IRN",), ("ISR",))]


def test_an_infinitive_behind_its_mark_has_no_subject() -> None:
    draft = tree_draft(
        "de",
        "Japan/Japan/PROPN/2/nsubj beschloss/beschließen/VERB/0//VerbForm=Fin ,/,/PUNCT/9/punct Südkorea/Südkorea/PROPN/9/nsubj "
        "von/von/ADP/7/case weißen/weiß/ADJ/7/amod Liste/Liste/NOUN/9/obl zu/zu/PART/9/mark nehmen/nehmen/VERB/2/ccomp/VerbForm=Inf",
        parties={"Japan": "JPN", "Südkorea": "KOR"},
    )
    assert [sides(e) for e in find_events(draft)] == [("SANCTION", ("JPN",), ("KOR",))]


def test_a_bare_name_behind_verb_and_adverbial_acts_and_owns_nobody() -> None:
    for rel in ("nmod:poss", "nmod"):
        draft = tree_draft(
            "nn",
            "I/i/ADP/2/case januar/januar/NOUN/3/obl skulda/skulde/VERB/0//Mood=Ind/VerbForm=Fin på/på/ADP/6/case si/sin/PRON/6/nmod:poss "
            f"side/side/NOUN/3/obl Polen/Polen/PROPN/9/{rel} iranske/iransk/ADJ/9/amod styrkar/styrke/NOUN/3/nsubj "
            "for/for/ADP/11/case overgrep/overgrep/NOUN/3/obl",
            parties={"Polen": "POL", "iranske styrkar": "IRN"},
        )
        assert [sides(e) for e in find_events(draft)] == [("ACCUSE", ("POL",), ("IRN",))]


def test_two_names_behind_a_verb_in_second_place_act_and_are_acted_upon() -> None:
    draft = tree_draft(
        "nn",
        "Tysdag/tysdag/NOUN/2/obl innkalla/innkalle/NOUN/5/nsubj Spania/Spania/PROPN/2/appos Marokkos/Marokkos/PROPN/2/flat:name "
        "ambassadør/ambassadør/NOUN/0/- på/på/ADP/7/case teppet/teppe/NOUN/5/obl",
        parties={"Spania": "ESP", "Marokkos": "MAR"},
    )
    assert [sides(e) for e in find_events(draft)] == [("ACCUSE", ("ESP",), ("MAR",))]


def test_a_minister_with_his_name_and_the_name_of_whom_he_blames() -> None:
    draft = tree_draft(
        "de",
        "Am/an/ADP/2/case Montag/Montag/NOUN/3/obl kritisierte/kritisieren/VERB/0/-/Tense=Past/VerbForm=Fin Marokkos/Marokko/PROPN/5/nmod "
        "Außenminister/Außenminister/NOUN/9/nsubj Nasser/Nasser/PROPN/5/appos Bourita/Bourita/PROPN/6/flat Spanien/Spanien/PROPN/7/flat "
        "scharf/scherfen/VERB/3/ccomp/Tense=Past/VerbForm=Fin",
        parties={"Marokkos Außenminister": "person:x=MAR", "Spanien": "ESP"},
    )
    assert [sides(e) for e in find_events(draft)] == [("ACCUSE", ("MAR",), ("ESP",))]


def test_the_verb_before_an_infinitive_is_the_sentences() -> None:
    draft = tree_draft(
        "en",
        "Seoul/Seoul/PROPN/7/nsubj summoned/summon/VERB/1/acl/Tense=Past/VerbForm=Part Japan/Japan/PROPN/5/nmod:poss 's/'s/PART/3/case "
        "ambassador/ambassador/NOUN/1/appos to/to/PART/7/mark lodge/lodge/VERB/0/-/VerbForm=Inf a/a/DET/9/det complaint/complaint/NOUN/7/obj "
        "and/and/CCONJ/11/cc demand/demand/VERB/7/conj/VerbForm=Inf changes/change/NOUN/11/obj",
        parties={"Seoul": "KOR", "Japan": "JPN"},
    )
    found = [sides(e) for e in find_events(draft)]
    assert {(actors, recipients) for _, actors, recipients in found} == {(("KOR",), ("JPN",))}


def test_all_owners_in_a_row_of_adjectives_act() -> None:
    draft = tree_draft(
        "fr",
        "Les/le/DET/2/det ministres/ministre/NOUN/9/nsubj:pass saoudien/saoudien/ADJ/2/amod ,/,/PUNCT/5/punct égyptien/égyptien/NOUN/2/appos "
        "et/et/CCONJ/7/cc émirati/émirati/ADJ/2/conj se/soi/PRON/9/expl:pass réuniront/réunir/VERB/0/-/Tense=Fut/VerbForm=Fin",
        parties={"saoudien": "SAU", "égyptien": "EGY", "émirati": "ARE"},
    )
    (event,) = find_events(draft)
    assert set(event.actors) == {"SAU", "EGY", "ARE"}


def test_a_regime_behind_the_colon_of_a_headline_acts_for_the_name_before_it() -> None:
    draft = tree_draft(
        "fr",
        "Niger/Niger/PROPN/0/- :/:/PUNCT/4/punct le/le/DET/4/det régime/régime/NOUN/1/parataxis militaire/militaire/ADJ/4/amod "
        "expulse/expulse/VERB/4/amod/Tense=Pres/VerbForm=Fin l'/le/DET/8/det ambassadeur/ambassadeur/NOUN/6/obj de/de/ADP/10/case "
        "France/France/PROPN/8/nmod",
        parties={"Niger": "NER", "France": "FRA"},
    )
    assert [sides(e) for e in find_events(draft)] == [("SANCTION", ("NER",), ("FRA",))]


def test_a_relative_clause_right_behind_a_name_is_told_of_it() -> None:
    draft = tree_draft(
        "da",
        "Det/det/PRON/2/nsubj vakte/vække/VERB/0/-/VerbForm=Fin vrede/vrede/NOUN/2/obj i/i/ADP/5/case Frankrig/Frankrig/PROPN/2/obl "
        ",/,/PUNCT/9/punct som/som/PRON/9/nsubj/PronType=Rel har/have/AUX/9/aux/VerbForm=Fin anklaget/anklage/VERB/2/advcl/VerbForm=Part "
        "Australien/Australien/PROPN/9/obj for/for/ADP/12/case svig/svig/NOUN/9/obl",
        parties={"Frankrig": "FRA", "Australien": "AUS"},
    )
    assert [sides(e) for e in find_events(draft)] == [("ACCUSE", ("FRA",), ("AUS",))]


def test_a_deed_before_the_verb_is_backed_by_whoever_stands_behind_it() -> None:
    draft = tree_draft(
        "ru",
        "Действия/действие/NOUN/3/nsubj Армении/Армения/PROPN/1/nmod поддержали/поддержать/VERB/0/-/VerbForm=Fin/Tense=Past ОАЭ/ОАЭ/PROPN/3/obj",
        parties={"Армении": "ARM", "ОАЭ": "ARE"},
    )
    assert [sides(e) for e in find_events(draft)] == [("SUPPORT", ("ARE",), ("ARM",))]


def test_whose_decision_it_is_does_what_was_decided() -> None:
    draft = tree_draft(
        "en",
        "Iran/Iran/PROPN/2/nsubj condemned/condemn/VERB/0/-/Tense=Past/VerbForm=Fin Poland/Poland/PROPN/5/nmod:poss 's/'s/PART/3/case "
        "decision/decision/NOUN/2/obj on/on/ADP/8/case the/the/DET/8/det expulsion/expulsion/NOUN/5/nmod of/of/ADP/11/case "
        "Iranian/Iranian/ADJ/11/amod diplomats/diplomat/NOUN/8/nmod",
        parties={"Iranian": "IRN", "Poland": "POL", "Iran": "IRN"},
    )
    assert ("SANCTION", ("POL",), ("IRN",)) in [sides(e) for e in find_events(draft)]


def test_several_who_sign_together_sign_with_one_another_and_not_with_the_host() -> None:
    draft = tree_draft(
        "en",
        "Turkey/Turkey/PROPN/6/nsubj ,/,/PUNCT/3/punct Finland/Finland/PROPN/1/conj and/and/CCONJ/5/cc Sweden/Sweden/PROPN/1/conj "
        "signed/sign/VERB/0/-/Tense=Past/VerbForm=Fin a/a/DET/8/det memorandum/memorandum/NOUN/6/obj at/at/ADP/12/case the/the/DET/12/det "
        "NATO/NATO/PROPN/12/compound summit/summit/NOUN/6/obl",
        parties={"Turkey": "TUR", "Finland": "FIN", "Sweden": "SWE", "NATO": "NATO"},
    )
    (event,) = find_events(draft)
    assert set(event.recipients) == {"TUR", "FIN", "SWE"}


def test_the_first_part_of_a_compound_is_not_acted_upon_where_its_owner_is_named() -> None:
    draft = tree_draft(
        "fi",
        "Turkki/Turkki/PROPN/2/nsubj uhkasi/uhata/VERB/0/-/VerbForm=Fin jäädyttää/jäädyttää/VERB/2/xcomp Suomen/Suomi/PROPN/5/nmod:poss/Case=Gen "
        "Nato-hakemuksen/Nato-hakemus/NOUN/3/obj/Case=Gen",
        parties={"Turkki": "TUR", "Suomen": "FIN", "Nato": "NATO"},
    )
    assert ("NATO",) not in [e.recipients for e in find_events(draft)]


def test_whoever_prompts_an_act_is_whom_it_meets() -> None:
    draft = tree_draft(
        "en",
        "Iran/Iran/PROPN/3/nmod:poss 's/'s/PART/1/case decision/decision/NOUN/4/nsubj prompted/prompt/VERB/0/-/Tense=Past/VerbForm=Fin "
        "Poland/Poland/PROPN/4/obj to/to/PART/7/mark downgrade/downgrade/VERB/4/xcomp/VerbForm=Inf relations/relation/NOUN/7/obj",
        parties={"Iran": "IRN", "Poland": "POL"},
    )
    assert [sides(e) for e in find_events(draft)] == [("SANCTION", ("POL",), ("IRN",))]


def test_protesters_who_stormed_a_parliament_are_not_its_country() -> None:
    draft = tree_draft(
        "en",
        "Protesters/protester/NOUN/0/- who/who/PRON/3/nsubj/PronType=Rel stormed/storm/VERB/1/acl:relcl/Tense=Past/VerbForm=Fin the/the/DET/5/det "
        "parliament/parliament/NOUN/3/obj in/in/ADP/7/case Yerevan/Yerevan/PROPN/5/nmod demanded/demand/VERB/3/advcl/Tense=Past/VerbForm=Fin "
        "changes/change/NOUN/8/obj of/of/ADP/11/case Iran/Iran/PROPN/8/obl",
        parties={"Yerevan": "ARM", "Iran": "IRN"},
    )
    assert ("ARM",) not in [e.actors for e in find_events(draft)]


def test_two_owners_of_those_who_act_are_two_actors() -> None:
    draft = tree_draft(
        "en",
        "The/the/DET/2/det governments/government/NOUN/7/nsubj/Number=Plur of/of/ADP/4/case Iraq/Iraq/PROPN/2/nmod and/and/CCONJ/7/cc "
        "Sweden/Sweden/PROPN/7/nsubj condemned/condemn/VERB/0/-/Tense=Past/VerbForm=Fin Iran/Iran/PROPN/7/obj",
        parties={"Iraq": "IRQ", "Sweden": "SWE", "Iran": "IRN"},
    )
    assert [sides(e) for e in find_events(draft)] == [("ACCUSE", ("IRQ", "SWE"), ("IRN",))]


def test_a_single_government_has_one_owner() -> None:
    draft = tree_draft(
        "en",
        "The/the/DET/2/det government/government/NOUN/7/nsubj/Number=Sing of/of/ADP/4/case Iraq/Iraq/PROPN/2/nmod and/and/CCONJ/7/cc "
        "Sweden/Sweden/PROPN/7/nsubj condemned/condemn/VERB/0/-/Tense=Past/VerbForm=Fin Iran/Iran/PROPN/7/obj",
        parties={"Iraq": "IRQ", "Sweden": "SWE", "Iran": "IRN"},
    )
    assert [sides(e) for e in find_events(draft)] != [("ACCUSE", ("IRQ", "SWE"), ("IRN",))]


def test_the_clause_behind_and_has_the_subject_before_its_day() -> None:
    tree = (
        "Canada/Canada/PROPN/2/nsubj expelled/expel/VERB/0/-/VerbForm=Fin Indian/indian/ADJ/4/amod diplomats/diplomat/NOUN/2/obj "
        "and/and/CCONJ/6/cc India/India/PROPN/4/conj also/also/ADV/8/advmod expelled/expel/VERB/2/parataxis/VerbForm=Fin "
        "Canadian/canadian/ADJ/10/amod diplomats/diplomat/NOUN/8/obj"
    )
    draft = tree_draft("en", tree, parties={"Canada": "CAN", "Indian": "IND", "India": "IND", "Canadian": "CAN"})
    assert {(e.actors, e.recipients) for e in find_events(draft)} == {(("CAN",), ("IND",)), (("IND",), ("CAN",))}


def test_a_name_right_behind_the_subject_is_no_part_of_it() -> None:
    tree = (
        "Mandag/mandag/NOUN/2/obl utviste/utvise/VERB/0/-/VerbForm=Fin statsminister/statsminister/NOUN/2/nsubj Støre/Støre/PROPN/3/flat "
        "India/India/PROPN/4/flat"
    )
    draft = tree_draft("nb", tree, parties={"Støre": "person:stoere=NOR", "India": "IND"})
    assert [(e.actors, e.recipients) for e in find_events(draft)] == [(("NOR",), ("IND",))]


def test_what_stands_behind_an_infinitive_is_its_object() -> None:
    tree = (
        "Manille/Manille/PROPN/3/nsubj a/avoir/AUX/3/aux annoncé/annoncer/VERB/0/-/VerbForm=Part avoir/avoir/AUX/5/aux/VerbForm=Inf "
        "convoqué/convoquer/VERB/3/xcomp/VerbForm=Part l'/le/DET/7/det ambassadeur/ambassadeur/NOUN/5/nsubj chinois/chinois/ADJ/7/amod"
    )
    draft = tree_draft("fr", tree, parties={"Manille": "PHL", "chinois": "CHN"})
    assert [(e.actors, e.recipients) for e in find_events(draft)] == [(("PHL",), ("CHN",))]


@pytest.mark.parametrize(("article", "told"), [("", [(("VEN",), ("DEU",))]), ("den/den/DET/3/det/Definite=Def ", [])])
def test_a_participle_alone_behind_people_is_a_passive_in_a_headline(article: str, told: list[object]) -> None:
    at = 3 if article else 2
    tree = (
        f"{article}tysk/tysk/ADJ/{at}/amod ambassadør/ambassadør/NOUN/{at + 1}/nsubj utvist/utvise/VERB/0/-/VerbForm=Part "
        f"fra/fra/ADP/{at + 3}/case Venezuela/Venezuela/PROPN/{at + 1}/obl"
    )
    draft = tree_draft("nb", tree, parties={"tysk": "DEU", "Venezuela": "VEN"})
    assert [(e.actors, e.recipients) for e in find_events(draft)] == told


def test_a_relative_clause_keeps_the_order_of_its_words() -> None:
    tree = (
        "Norge/Norge/PROPN/2/nsubj nevnte/nevne/VERB/0/-/VerbForm=Fin angrepet/angrep/NOUN/2/obj som/som/ADP/5/case India/India/PROPN/3/nmod "
        "beskyldte/beskylde/VERB/2/conj/VerbForm=Fin Pakistan/Pakistan/PROPN/6/nsubj for/for/ADP/6/obl"
    )
    draft = tree_draft("nb", tree, parties={"Norge": "NOR", "India": "IND", "Pakistan": "PAK"})
    assert (("IND",), ("PAK",)) in [(e.actors, e.recipients) for e in find_events(draft)]


def test_of_two_objects_without_subject_the_first_acts() -> None:
    tree = (
        "Danach/danach/ADV/5/advmod hat/haben/AUX/5/aux/Number=Sing|VerbForm=Fin Kenia/Kenia/PROPN/5/obj/Number=Sing "
        "Tansania/Tansania/PROPN/5/obj/Number=Sing kritisiert/kritisieren/VERB/0/-/VerbForm=Part"
    )
    draft = tree_draft("de", tree, parties={"Kenia": "KEN", "Tansania": "TZA"})
    assert [(e.actors, e.recipients) for e in find_events(draft)] == [(("KEN",), ("TZA",))]


def test_of_two_names_in_one_form_the_one_that_agrees_with_the_verb_acts() -> None:
    draft = tree_draft(
        "ru",
        "Израильские/израильский/ADJ/2/amod/Case=Nom/Number=Plur самолёты/самолёт/NOUN/3/obj/Case=Nom/Number=Plur "
        "атаковали/атаковать/VERB/0/-/Number=Plur/VerbForm=Fin Дамаск/Дамаск/PROPN/3/nsubj/Case=Nom/Number=Sing",
        parties={"Израильские": "ISR", "Дамаск": "SYR"},
    )
    assert [sides(e) for e in find_events(draft)] == [("ASSAULT", ("ISR",), ("SYR",))]
