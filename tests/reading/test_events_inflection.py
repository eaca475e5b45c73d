"""Languages that tell by case, particle or word order what others tell by preposition: the same frames, from a pack's data alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.packs.events import EventsSection, Trigger
from dragoman.reading.events import find_events
from dragoman.reading.types import Event

from .trees import tree_draft


def rule(name: str, kind: str, **held: object) -> Trigger:
    return Trigger(id=name, type=kind, yes=("-",), no=("-",), **held)


RUSSIAN = EventsSection(
    triggers=(
        rule("threaten", "THREATEN", verbs=("угрожать",), recipient=("case:Dat",)),
        rule("reject", "REJECT", verbs=("отвергнуть",), recipient=("obj.poss",)),
        rule(
            "demand",
            "REQUEST",
            verbs=("потребовать",),
            nouns=("требование",),
            needs=("obj=гарантия",),
            recipient=("pp:от",),
            noun_recipient=("pp:к",),
        ),
    ),
    agent_cases=("case:Ins",),
    of_cases=("case:Gen", "из"),
    object_cases=("case:Gen",),
    place_cases=("по",),
)
GERMAN = EventsSection(
    triggers=(
        rule("reject", "REJECT", verbs=("zurück|weisen",), recipient=("obj.poss",)),
        rule("demand", "REQUEST", verbs=("fordern",), recipient=("pp:von",)),
    ),
    agent_cases=("von",),
    of_cases=("case:Gen", "von"),
    infinitive_marks=("zu",),
    verb_second=True,
    relatives=("die", "der", "das"),
    forms={"weisen": ("wies", "weist", "gewiesen")},
)
FINNISH = EventsSection(
    triggers=(
        rule("demand", "REQUEST", verbs=("vaatia",), recipient=("case:Abl|Ela", "obj")),
        rule("condemn", "ACCUSE", verbs=("tuomita",), nouns=("tuomitseminen",), recipient=("obj",), noun_actor=("pp:toimesta",)),
    ),
    negations=("ei",),
    of_cases=("case:Gen",),
)
FRENCH = EventsSection(
    triggers=(rule("ask", "REQUEST", verbs=("demander",), recipient=("pp:à", "pp:à l'égard de"), noun_actor=("pp:de la part de",)),),
    agent_cases=("par", "de la part de"),
    of_cases=("de",),
)

CASES = {
    "ru: dative of who is threatened": (
        RUSSIAN,
        "Иран/Иран/PROPN/2/nsubj/Case=Nom угрожал/угрожать/VERB/0/-/VerbForm=Fin "
        "Польше/Польша/PROPN/2/iobj/Case=Dat санкциями/санкция/NOUN/2/obl/Case=Ins",
        {"Иран": "IRN", "Польше": "POL"},
        [("THREATEN", "IRN", "POL", "actual")],
    ),
    "ru: an attribute in that case is no phrase": (
        RUSSIAN,
        "Иран/Иран/PROPN/2/nsubj/Case=Nom угрожал/угрожать/VERB/0/-/VerbForm=Fin по/по/ADP/5/case "
        "польскому/польский/ADJ/5/amod/Case=Dat "
        "радио/радио/NOUN/2/obl/Case=Dat",
        {"Иран": "IRN", "польскому": "POL"},
        [],
    ),
    "ru: agent in the instrumental, possessor in the genitive": (
        RUSSIAN,
        "Требования/требование/NOUN/4/nsubj:pass/Case=Nom Ирана/Иран/PROPN/1/nmod/Case=Gen были/быть/AUX/4/aux:pass "
        "отвергнуты/отвергнуть/VERB/0/-/VerbForm=Part/Variant=Short/Voice=Pass Польшей/Польша/PROPN/4/obl/Case=Ins",
        {"Ирана": "IRN", "Польшей": "POL"},
        [("REJECT", "POL", "IRN", "actual")],
    ),
    "ru: object in the genitive, active participle": (
        RUSSIAN,
        "Иран/Иран/PROPN/0/-/Case=Nom ,/,/PUNCT/3/punct "
        "потребовавший/потребовать/VERB/1/acl/VerbForm=Part/Voice=Act/Tense=Past от/от/ADP/5/case "
        "Польши/Польша/PROPN/3/obl/Case=Gen гарантий/гарантия/NOUN/3/obl/Case=Gen",
        {"Иран": "IRN", "Польши": "POL"},
        [("REQUEST", "IRN", "POL", "actual")],
    ),
    "de: particle at the clause's end, hung elsewhere": (
        GERMAN,
        "Iran/Iran/PROPN/2/nsubj wies/weisen/VERB/0/-/VerbForm=Fin die/der/DET/4/det Vorwürfe/Vorwurf/NOUN/2/obj "
        "Polens/Polen/PROPN/4/nmod/Case=Gen "
        "zurück/zurück/ADV/4/advmod ././PUNCT/2/punct",
        {"Iran": "IRN", "Polens": "POL"},
        [("REJECT", "IRN", "POL", "actual")],
    ),
    "de: the same verb in one word": (
        GERMAN,
        "Iran/Iran/PROPN/5/nsubj hat/haben/AUX/5/aux Polens/Polen/PROPN/4/nmod/Case=Gen Vorwürfe/Vorwurf/NOUN/5/obj "
        "zurückgewiesen/zurückweisen/VERB/0/-/VerbForm=Part",
        {"Iran": "IRN", "Polens": "POL"},
        [("REJECT", "IRN", "POL", "actual")],
    ),
    "de: the verb without its particle is another verb": (
        GERMAN,
        "Iran/Iran/PROPN/2/nsubj wies/weisen/VERB/0/-/VerbForm=Fin Polens/Polen/PROPN/4/nmod/Case=Gen "
        "Diplomaten/Diplomat/NOUN/2/obj den/der/DET/6/det "
        "Weg/Weg/NOUN/2/obj",
        {"Iran": "IRN", "Polens": "POL"},
        [],
    ),
    "de: subject behind the verb, taken for nothing by the parser": (
        GERMAN,
        "Am/an/ADP/2/case Montag/Montag/NOUN/3/obl forderte/fordern/VERB/0/-/VerbForm=Fin Iran/Iran/PROPN/3/obj von/von/ADP/6/case "
        "Polen/Polen/PROPN/3/obl eine/ein/DET/8/det Antwort/Antwort/NOUN/3/obj",
        {"Iran": "IRN", "Polen": "POL"},
        [("REQUEST", "IRN", "POL", "actual")],
    ),
    "de: relative clause without label of its own": (
        GERMAN,
        "Iran/Iran/PROPN/0/- ,/,/PUNCT/7/punct das/der/PRON/7/nsubj von/von/ADP/5/case Polen/Polen/PROPN/7/obl Hilfe/Hilfe/NOUN/7/obj "
        "forderte/fordern/VERB/1/acl/VerbForm=Fin",
        {"Iran": "IRN", "Polen": "POL"},
        [("REQUEST", "IRN", "POL", "actual")],
    ),
    "fi: local case, negative verb": (
        FINNISH,
        "Iran/Iran/PROPN/3/nsubj/Case=Nom ei/ei/AUX/3/aux/Polarity=Neg vaatinut/vaatia/VERB/0/- Puolalta/Puola/PROPN/3/obl/Case=Abl "
        "korvauksia/korvaus/NOUN/3/obj/Case=Par",
        {"Iran": "IRN", "Puolalta": "POL"},
        [("REQUEST", "IRN", "POL", "denied")],
    ),
    "fi: object of a noun, postposition": (
        FINNISH,
        "Iranin/Iran/PROPN/2/nmod:gobj/Case=Gen tuomitseminen/tuomitseminen/NOUN/5/nsubj "
        "Puolan/Puola/PROPN/2/nmod/Case=Gen toimesta/toimesta/ADP/3/case "
        "jatkui/jatkua/VERB/0/-",
        {"Iranin": "IRN", "Puolan": "POL"},
        [("ACCUSE", "POL", "IRN", "actual")],
    ),
    "fr: contracted preposition of several words": (
        FRENCH,
        "Une/un/DET/2/det aide/aide/NOUN/4/nsubj:pass est/être/AUX/4/aux:pass "
        "demandée/demander/VERB/0/-/VerbForm=Part/Tense=Past de/de/ADP/7/case la/le/DET/7/det "
        "part/part/NOUN/4/obl du/de/ADP/9/case Maroc/Maroc/PROPN/7/nmod à/à/ADP/11/case Paris/Paris/PROPN/4/obl:arg",
        {"Maroc": "MAR", "Paris": "FRA"},
        [("REQUEST", "MAR", "FRA", "actual")],
    ),
}


def told(event: Event) -> tuple[str, str, str, str]:
    return event.type, "+".join(event.actors), "+".join(event.recipients), event.status


@pytest.mark.parametrize("name", CASES)
def test_slots(name: str) -> None:
    section, tree, parties, wanted = CASES[name]
    draft = tree_draft("en", tree, parties=parties)
    draft = replace(draft, pack=replace(draft.pack, events=section))
    assert [told(e) for e in find_events(draft)] == wanted


def test_one_before_a_plural_verb_without_subject_is_whom_they_blame() -> None:
    draft = tree_draft(
        "ru",
        "Рабат/Рабат/PROPN/2/nsubj/Case=Nom/Number=Sing обвиняют/обвинять/VERB/0/-/VerbForm=Fin/Number=Plur в/в/ADP/4/case "
        "действиях/действие/NOUN/2/obl/Case=Loc против/против/ADP/6/case Алжира/Алжир/PROPN/4/nmod/Case=Gen",
        parties={"Рабат": "MAR", "Алжира": "DZA"},
    )
    assert ("MAR",) not in [e.actors for e in find_events(draft)]
