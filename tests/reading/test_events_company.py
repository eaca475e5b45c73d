"""Who acts or is acted upon along with others: allies, rows of adjectives, members of a list; and who has told envoys to leave."""

from __future__ import annotations

from dragoman.reading.events import find_events

from .trees import tree_draft

PARTIES = {"Mali": "MLI", "Niger": "NER", "Algérie": "DZA", "Russland": "RUS", "Russia": "RUS", "tyske": "DEU", "Sverige": "SWE", "russiske": "RUS"}
PARTIES |= {"polsk": "POL", "tysk": "DEU", "Ryssland": "RUS", "UN": "UN", "Norway": "NOR", "Russian": "RUS", "Iceland": "ISL"}


def sides(language: str, *trees: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Actors and recipients of each act."""
    return [(tuple(sorted(e.actors)), tuple(sorted(e.recipients))) for e in find_events(tree_draft(language, *trees, parties=PARTIES))]


def test_a_party_acts_with_its_allies() -> None:
    tree = (
        "Mali/Mali/PROPN/8/dep et/et/CCONJ/4/cc ses/son/DET/4/det/Poss=Yes alliés/allié/NOUN/8/nsubj/Number=Plur "
        "du/de/ADP/6/case Niger/Niger/PROPN/4/nmod "
        "ont/avoir/AUX/8/aux rappelé/rappeler/VERB/0/-/VerbForm=Part leurs/son/DET/10/det "
        "ambassadeurs/ambassadeur/NOUN/8/obj en/en/ADP/12/case Algérie/Algérie/PROPN/10/nmod"
    )
    assert (("MLI", "NER"), ("DZA",)) in sides("fr", tree)


def test_people_of_another_are_no_company() -> None:
    tree = (
        "Iceland/Iceland/PROPN/2/nsubj met/meet/VERB/0/-/Tense=Past/VerbForm=Fin Russian/russian/ADJ/4/amod "
        "officials/official/NOUN/2/obj and/and/CCONJ/8/cc "
        "its/its/PRON/7/nmod:poss leaders/leader/NOUN/8/nsubj met/meet/VERB/2/conj/Tense=Past/VerbForm=Fin Norway/Norway/PROPN/8/obj"
    )
    assert all("RUS" not in actors for actors, _ in sides("en", tree))


def test_adjectives_of_nations_with_articles_go_together() -> None:
    tree = (
        "En/en/DET/2/det polsk/polsk/ADJ/6/amod och/och/CCONJ/6/cc en/en/DET/6/det tysk/tysk/ADJ/6/amod diplomat/diplomat/NOUN/8/nsubj:pass "
        "har/ha/AUX/8/aux utvisats/utvisa/VERB/0/-/VerbForm=Sup/Voice=Pass från/från/ADP/10/case Ryssland/Ryssland/PROPN/8/obl"
    )
    assert sides("sv", tree) == [(("RUS",), ("DEU", "POL"))]


def test_whose_country_envoys_are_told_to_leave_expels_them() -> None:
    tree = (
        "Fire/fire/NUM/3/nummod tyske/tysk/ADJ/3/amod diplomater/diplomat/NOUN/5/nsubj:pass ble/bli/AUX/5/aux:pass bedt/be/VERB/0/-/VerbForm=Part "
        "om/om/ADP/8/mark å/å/PART/8/mark forlate/forlate/VERB/5/advcl/VerbForm=Inf Russland/Russland/PROPN/8/obj"
    )
    assert sides("nb", tree) == [(("RUS",), ("DEU",))]


def test_they_behind_at_is_no_article() -> None:
    tree = (
        "Sverige/Sverige/PROPN/2/nsubj opplyste/opplyse/VERB/0/-/Mood=Ind/Tense=Past/VerbForm=Fin at/at/SCONJ/7/mark de/de/DET/7/det/Number=Plur "
        "utviste/utvise/VERB/7/amod/Mood=Ind/Tense=Past/VerbForm=Fin russiske/russisk/ADJ/7/amod diplomater/diplomat/NOUN/2/ccomp"
    )
    assert sides("nb", tree) == [(("SWE",), ("RUS",))]


def test_with_whom_a_mission_sits_is_not_whose_it_is() -> None:
    tree = (
        "Norway/Norway/PROPN/2/nsubj expelled/expel/VERB/0/-/Tense=Past/VerbForm=Fin the/the/DET/4/det staff/staff/NOUN/2/obj of/of/ADP/8/case "
        "the/the/DET/8/det Russian/russian/ADJ/8/amod mission/mission/NOUN/4/nmod to/to/ADP/11/case the/the/DET/11/det UN/UN/PROPN/8/nmod"
    )
    assert sides("en", tree) == [(("NOR",), ("RUS",))]


def test_members_of_a_group_told_behind_it_act_however_they_hang() -> None:
    tree = (
        "Flere/flere/ADJ/2/amod land/land/NOUN/9/nsubj/Number=Plur ,/,/PUNCT/2/punct deriblant/deriblant/NOUN/5/nmod "
        "Norge/Norge/PROPN/2/dep og/og/CCONJ/7/cc "
        "Sverige/Sverige/PROPN/5/dep ,/,/PUNCT/2/punct fordømte/fordømme/VERB/0/-/Tense=Past/VerbForm=Fin angrepet/angrep/NOUN/9/obj "
        "fra/fra/ADP/12/case Russland/Russland/PROPN/10/nmod"
    )
    draft = tree_draft("nb", tree, parties={**PARTIES, "Norge": "NOR"})
    assert {a for e in find_events(draft) if e.type == "ACCUSE" for a in e.actors} == {"NOR", "SWE"}


def test_an_abbreviation_that_opens_a_compound_owns_it() -> None:
    tree = (
        "Der/der/DET/2/det US-Angriff/US-Angriff/NOUN/6/nsubj:pass auf/auf/ADP/4/case Mali/Mali/PROPN/2/nmod wurde/werden/AUX/6/aux:pass "
        "verurteilt/verurteilen/VERB/0/-/VerbForm=Part"
    )
    draft = tree_draft("de", tree, parties={**PARTIES, "US": "USA"})
    assert [(e.actors, e.recipients) for e in find_events(draft) if e.type == "ASSAULT"] == [(("USA",), ("MLI",))]


def test_a_participle_behind_the_addressee_of_a_message_is_the_senders() -> None:
    tree = (
        "Iceland/Iceland/PROPN/2/nsubj sent/send/VERB/0/-/Tense=Past/VerbForm=Fin a/a/DET/4/det message/message/NOUN/2/obj to/to/ADP/6/case "
        "Norway/Norway/PROPN/2/obl urging/urge/VERB/6/acl/VerbForm=Ger talks/talk/NOUN/7/obj"
    )
    assert all(actors == ("ISL",) for actors, _ in sides("en", tree))


def test_the_act_that_was_the_occasion_of_a_threat_was_done() -> None:
    tree = (
        "Nach/nach/ADP/4/case dem/der/DET/4/det russischen/russisch/ADJ/4/amod Angriff/Angriff/NOUN/7/obl "
        "auf/auf/ADP/6/case Mali/Mali/PROPN/4/nmod "
        "drohte/drohen/VERB/0/-/Tense=Past/VerbForm=Fin Algier/Algier/PROPN/7/nsubj mit/mit/ADP/10/case Vergeltung/Vergeltung/NOUN/7/obl"
    )
    draft = tree_draft("de", tree, parties={"russischen": "RUS", "Mali": "MLI", "Algier": "DZA"})
    assert [e.status for e in find_events(draft) if e.type == "ASSAULT"] == ["actual"]


def test_states_named_behind_their_word_are_meant_by_it() -> None:
    tree = (
        "Präsidenten/Präsident/NOUN/7/nsubj/Number=Plur der/der/DET/3/det/Case=Gen "
        "Länder/Land/NOUN/1/nmod/Case=Gen/Number=Plur Mali/Mali/PROPN/1/nmod "
        "und/und/CCONJ/6/cc Niger/Niger/PROPN/4/conj trafen/treffen/VERB/0/-/Tense=Past/VerbForm=Fin sich/sich/PRON/7/obj/Reflex=Yes"
    )
    assert sides("de", tree) == [(("MLI", "NER"), ("MLI", "NER"))]


def test_a_participle_between_article_and_noun_is_passive() -> None:
    tree = (
        "Mali/Mali/PROPN/8/nsubj hat/haben/AUX/8/aux einen/ein/DET/7/det von/von/ADP/5/case Niger/Niger/PROPN/6/obl "
        "unterstützten/unterstützen/VERB/7/amod/Mood=Ind/VerbForm=Fin Vorschlag/Vorschlag/NOUN/8/obj angenommen/annehmen/VERB/0/-/VerbForm=Part"
    )
    assert all(e.actors != ("MLI",) for e in find_events(tree_draft("de", tree, parties=PARTIES)) if e.type == "SUPPORT")


def test_who_acts_as_well_is_no_other_side() -> None:
    tree = (
        "Sverige/Sverige/PROPN/2/nsubj kräver/kräva/VERB/0/-/VerbForm=Fin svar/svar/NOUN/2/obj och/och/CCONJ/5/cc har/ha/VERB/2/conj "
        "tillsammans/tillsammans/ADV/5/advmod med/med/ADP/9/case övriga/övrig/ADJ/9/amod UN/UN/PROPN/5/obl protesterat/protestera/VERB/5/advcl"
    )
    assert all(recipients == () for _, recipients in sides("sv", tree))


def test_who_is_named_among_a_counted_group_acts_with_it() -> None:
    tree = (
        "Sverige/Sverige/PROPN/13/nsubj og/og/CCONJ/4/cc en/en/DET/4/det række/række/NOUN/1/conj lande/land/NOUN/4/nmod/Number=Plur "
        ",/,/PUNCT/4/punct heriblandt/heriblandt/ADV/13/advmod Mali/Mali/PROPN/7/obj og/og/CCONJ/10/cc Niger/Niger/PROPN/8/conj "
        ",/,/PUNCT/7/punct har/have/AUX/13/aux fordømt/fordømme/VERB/0/-/VerbForm=Part krigen/krig/NOUN/13/obj"
    )
    assert sides("da", tree) == [(("MLI", "NER", "SWE"), ())]
