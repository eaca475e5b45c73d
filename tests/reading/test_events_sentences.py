"""What single sentences tell of, read with the shipped models: acts that were read wrongly in the press before."""

from __future__ import annotations

import pytest

from dragoman.run.reader import Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def acts(reader: Reader, tag: str, text: str) -> set[str]:
    return {f"{e.type}/{e.mode} {'+'.join(e.actors)}>{'+'.join(e.recipients)} {e.status}" for e in reader.read_text(text, tag).events}


@pytest.mark.parametrize(
    ("tag", "text", "told"),
    [
        ("ru", "Венгерским чиновникам не понравилось, что румынский премьер подверг критике Венгрию.", "ACCUSE/condemn ROU>HUN actual"),
        ("ru", "Китай возмущён намерением Вильнюса открыть представительство Тайваня в стране.", "COOPERATE/reopen LTU>TWN announced"),
        ("ru", "Некоторые страны ЕС выслали российских дипломатов.", "SANCTION/expel group:eu-members>RUS actual"),
        (
            "nb",
            "En rekke vestlige land reagerte i går sterkt på den serbiske aktiviteten på den kroatiske øya.",
            "ACCUSE/condemn group:western-countries>SRB actual",
        ),
        (
            "en",
            "Saudi Arabia accused Qatar of being too close to Riyadh's regional rival Iran, which Doha has strongly denied.",
            "REJECT/deny QAT>SAU actual",
        ),
        ("en", "Saudi Arabia said it had received from the Kuwaiti minister the official Qatari response.", "CONSULT/reply QAT>SAU actual"),
        ("ru", "Армения получила ответы Азербайджана на предложения.", "CONSULT/reply AZE>ARM actual"),
        ("nb", "Sverige avviser at forsoningen skyldes at Sverige har beklaget prisen, slik Kina har krevd.", "REJECT/deny SWE>CHN actual"),
        (
            "nb",
            "Norges ambassadør i Teheran ble innkalt lørdag. Norges ambassadør ble innkalt fordi iranske myndigheter mener Norge blander seg inn.",
            "ACCUSE/summon IRN>NOR actual",
        ),
        (
            "de",
            "Das indische Außenministerium kündigte am Montag an, seinen Geschäftsträger aus der kanadischen Hauptstadt zurückzurufen.",
            "SANCTION/recall IND>CAN announced",
        ),
        ("en", "Denmark said on Tuesday it had expelled fifteen Russians for espionage.", "SANCTION/expel DNK>RUS actual"),
    ],
)
def test_told(reader: Reader, tag: str, text: str, told: str) -> None:
    assert told in acts(reader, tag, text)


@pytest.mark.parametrize(
    ("tag", "text", "kind"),
    [
        ("en", "The four countries' demands include Qatar cutting ties with Iran.", "SANCTION"),
        (
            "en",
            "The list of demands included Doha halting its aid to the movement, reducing its diplomatic ties with Tehran and shutting a camp.",
            "SANCTION",
        ),
        ("en", "Bahrain and Egypt pushed back a deadline for Qatar by two days.", "REJECT"),
        ("fr", "« Chaque fois que nous critiquons le Togo, ils préfèrent ne pas dialoguer », a dit le ministre belge.", "REQUEST"),
        ("nb", "Ine Eriksen Søreide mener at bruk av militærmakt i Syria er uakseptabelt.", "ACCUSE"),
        ("da", "Mette Frederiksen og Donald Trump havde en telefonsamtale efter hans udtalelser om Grønland.", "AGREE"),
        ("ru", "«Теперь мы ожидаем ответа Азербайджана на наши предложения», – сказал глава МИД Армении Арарат Мирзоян.", "THREATEN"),
        ("fr", "Le Kenya a alerté le Conseil de sécurité, qui doit se réunir mardi.", "CONSULT"),
        ("fr", "Le Laos voulait commencer les travaux du barrage, malgré l'absence d'accord avec ses deux voisins.", "AGREE"),
        (
            "da",
            "Donald Tusk har fået et brev. En ny frist vil være en fejl, skriver Storbritanniens premierminister Theresa May.",
            "ACCUSE",
        ),
    ],
)
def test_not_told(reader: Reader, tag: str, text: str, kind: str) -> None:
    assert not [act for act in acts(reader, tag, text) if act.startswith(kind)]


def test_the_agent_of_a_noun_and_what_it_acts_upon(reader: Reader) -> None:
    text = "Эту меру объяснили как ответ на закрытие властями Латвии генконсульства РФ в Даугавпилсе."
    assert "SANCTION/close-mission LVA>RUS actual" in acts(reader, "ru", text)


def test_a_letter_that_ends_an_arabic_name_owns_nothing(reader: Reader) -> None:
    text = "After the vote Iraq's Prime Minister Mohammed Shia' Al Sudani expelled the Danish ambassador."
    assert "SANCTION/expel IRQ>DNK actual" in acts(reader, "en", text)


def test_whose_ambassadors_they_are_and_not_where_they_sit(reader: Reader) -> None:
    text = "Le Maroc s'est dit surpris par le rappel des ambassadeurs à Rabat du Tchad, du Togo et du Bénin."
    told = acts(reader, "fr", text)
    assert any(act.startswith("SANCTION/recall") and act.endswith(">MAR actual") for act in told)
    assert not any(act.startswith("SANCTION/recall MAR") for act in told)


def test_a_day_at_the_head_of_a_long_sentence_dates_its_main_verb(reader: Reader) -> None:
    text = (
        "22 октября из-за происшествий, связанных с неоднократными полётами над территорией Латвии дронов, предназначенных для съёмки, "
        "латвийское правительство направило Белоруссии ноту протеста."
    )
    (event,) = reader.read_text(text, "ru", "2025-10-27").events
    assert event.date == "2025-10-22"


def test_they_after_one_state_are_that_state_where_none_but_states_act(reader: Reader) -> None:
    text = "Russland har utvist en rekke tyske diplomater. De utviste tirsdag fire svenske diplomater. De demonstrerte mot Sverige."
    told = acts(reader, "nb", text)
    assert "SANCTION/expel RUS>SWE actual" in told
    assert not any(act.startswith("PROTEST") and "RUS" in act for act in told)


def test_an_ambassador_of_whom_nobody_knows_whose_he_is_was_summoned_by_nobody_known(reader: Reader) -> None:
    text = (
        "Norges ambassadør i Hanoi ble tirsdag kalt inn av vietnamesisk UD. Også Belgias ambassadør i landet ble innkalt. "
        "UD sier til avisen at ambassadøren ble innkalt."
    )
    summoned = {act for act in acts(reader, "nb", text) if act.startswith("ACCUSE/summon")}
    assert summoned == {"ACCUSE/summon VNM>NOR actual"}


def test_an_apostrophe_stands_inside_a_cyrillic_name(reader: Reader) -> None:
    names = reader.read_text("Про це заявив посол РФ у Мінську Євген Лук’янов.", "uk").names
    assert "Євген Лук’янов" in {n.text for n in names}


def test_whom_the_next_verb_acts_upon_is_not_blamed(reader: Reader) -> None:
    text = "Le Kenya a dénoncé une violation du traité et a prévenu hier le Conseil de sécurité, qui doit se réunir mardi."
    assert not any("UN" in act for act in acts(reader, "fr", text) if act.startswith("ACCUSE"))


def test_what_goes_on_without_a_comma_is_of_the_clause_before(reader: Reader) -> None:
    text = "Чехия и Польша осудили Кению за поддержку боевиков, которые воюют с правительством Чада и напали на посёлок."
    assert not {a for a in acts(reader, "ru", text) if a.startswith("ASSAULT")}


@pytest.mark.parametrize(
    ("tag", "text", "about"),
    [
        ("de", "Kenia verlangt von der tschadischen Regierung eine Entschuldigung, um die Beziehungen zu retten.", "eine Entschuldigung"),
        ("en", "Kenya asked Chad for a delay shortly before time for its answer was due to run out.", "a delay"),
    ],
)
def test_what_is_asked_is_the_thing_and_not_why_or_when(reader: Reader, tag: str, text: str, about: str) -> None:
    assert [e.about for e in reader.read_text(text, tag).events if e.type == "REQUEST"] == [about]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Kenia lehnte das Angebot des Tschad ab, über den Grenzverlauf zu verhandeln.", "über den Grenzverlauf zu verhandeln"),
        ("Kenia wies die Forderung des Tschad zurück, um Stärke zu zeigen.", ""),
    ],
)
def test_what_was_asked_stands_behind_the_verb_that_refuses_it(reader: Reader, text: str, about: str) -> None:
    refused, asked = sorted(reader.read_text(text, "de").events, key=lambda e: e.type)
    assert (refused.type, asked.type) == ("REJECT", "REQUEST")
    assert asked.about == about


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("ru", "Кения не поддерживает идею переговоров с Чадом."),
        ("nb", "Kenya støtter ikke ideen om samtaler med Tsjad."),
        ("fr", "Le Kenya ne soutient pas l'idée de pourparlers avec le Tchad."),
        ("de", "Kenia unterstützt die Idee von Gesprächen mit Tschad nicht."),
    ],
)
def test_the_idea_of_talks_is_no_talks(reader: Reader, tag: str, text: str) -> None:
    assert not {a for a in acts(reader, tag, text) if a.startswith("CONSULT")}


def test_a_breach_that_somebody_says_is_none_is_no_charge(reader: Reader) -> None:
    text = "Министр иностранных дел Кении Мусалия Мудавади заявил, что граница откроется, когда Чад перестанет нарушать перемирие."
    assert not {a for a in acts(reader, "ru", text) if a.startswith("ACCUSE")}


def test_who_acts_stands_right_behind_the_verb(reader: Reader) -> None:
    assert acts(reader, "nb", "Mandag utviste Kenya Tsjads ambassadør.") == {"SANCTION/expel KEN>TCD actual"}
