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
        ("ru", "Польским властям не понравилось, что украинский президент подверг критике Польшу.", "ACCUSE/condemn UKR>POL actual"),
        ("ru", "Китай возмущён намерением Вильнюса открыть представительство Тайваня в стране.", "COOPERATE/reopen LTU>TWN announced"),
        ("ru", "Некоторые страны ЕС выслали российских дипломатов.", "SANCTION/expel group:eu-members>RUS actual"),
        (
            "nb",
            "Vestlige land har reagert sterkt på den russiske aktiviteten på den ukrainske halvøya.",
            "ACCUSE/condemn group:western-countries>RUS actual",
        ),
        (
            "en",
            "Saudi Arabia accused Qatar of being too close to Riyadh's regional rival Iran, which Doha has strongly denied.",
            "REJECT/deny QAT>SAU actual",
        ),
        ("en", "Saudi Arabia said it had received from the Kuwaiti minister the official Qatari response.", "CONSULT/reply QAT>SAU actual"),
        ("ru", "Армения получила ответы Азербайджана на предложения.", "CONSULT/reply AZE>ARM actual"),
        ("nb", "Norge avviser at normaliseringen skyldes at Norge har beklaget tildelingen, slik Kina har krevd.", "REJECT/deny NOR>CHN actual"),
        (
            "nb",
            "Norges ambassadør i Teheran ble innkalt lørdag. Norges ambassadør ble innkalt fordi iranske myndigheter mener Norge blander seg inn.",
            "ACCUSE/summon IRN>NOR actual",
        ),
        (
            "de",
            "Das irakische Außenministerium kündigte an, den Geschäftsträger aus der schwedischen Hauptstadt zurückzurufen.",
            "SANCTION/recall IRQ>SWE announced",
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
            "The list of demands included Doha ending its support for the group, downgrading diplomatic ties with Iran and closing a base.",
            "SANCTION",
        ),
        ("en", "Bahrain and Egypt pushed back a deadline for Qatar by two days.", "REJECT"),
        ("fr", "« Lorsque nous sommes en désaccord avec le Rwanda, ils préfèrent ne pas dialoguer », a dit le ministre belge.", "REQUEST"),
        ("nb", "Utenriksminister Børge Brende sier at bruk av militærmakt i Ukraina er uakseptabelt.", "ACCUSE"),
        ("da", "Mette Frederiksen og Donald Trump havde en telefonsamtale efter hans udtalelser om Grønland.", "AGREE"),
        ("ru", "«Теперь мы ожидаем ответа Азербайджана на наши предложения», – сказал глава МИД Армении Арарат Мирзоян.", "THREATEN"),
        ("fr", "L’Égypte a prévenu le Conseil de sécurité de l’ONU, qui doit se réunir jeudi.", "CONSULT"),
        ("fr", "L'Éthiopie était prête à démarrer le remplissage, malgré l'absence d'accord avec les deux pays voisins.", "AGREE"),
        (
            "da",
            "Donald Tusk har fået et brev. En udsættelse af brexit vil være en fejl, skriver den britiske premierminister Boris Johnson.",
            "ACCUSE",
        ),
    ],
)
def test_not_told(reader: Reader, tag: str, text: str, kind: str) -> None:
    assert not [act for act in acts(reader, tag, text) if act.startswith(kind)]


def test_the_agent_of_a_noun_and_what_it_acts_upon(reader: Reader) -> None:
    text = "Решение принято в ответ на закрытие властями Польши генконсульства РФ в Гданьске."
    assert "SANCTION/close-mission POL>RUS actual" in acts(reader, "ru", text)


def test_a_letter_that_ends_an_arabic_name_owns_nothing(reader: Reader) -> None:
    text = "Iraqi Prime Minister Mohammed Shia' Al Sudani on Thursday expelled Sweden's ambassador to Baghdad."
    assert "SANCTION/expel IRQ>SWE actual" in acts(reader, "en", text)


def test_whose_ambassadors_they_are_and_not_where_they_sit(reader: Reader) -> None:
    text = "L’Algérie s'est dite consternée par le rappel des ambassadeurs à Alger du Mali, du Niger et du Burkina Faso."
    told = acts(reader, "fr", text)
    assert any(act.startswith("SANCTION/recall") and act.endswith(">DZA actual") for act in told)
    assert not any(act.startswith("SANCTION/recall DZA") for act in told)


def test_a_day_at_the_head_of_a_long_sentence_dates_its_main_verb(reader: Reader) -> None:
    text = (
        "22 октября в связи с инцидентами, связанными с нарушением воздушного пространства Литвы зондами, используемыми для контрабанды, "
        "литовская сторона направила Белоруссии официальную ноту протеста."
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
        "Norges ambassadør i Teheran ble lørdag innkalt på teppet av iransk UD. Også Storbritannias ambassadør til landet ble kalt inn. "
        "UD bekrefter overfor NTB at ambassadøren ble innkalt."
    )
    summoned = {act for act in acts(reader, "nb", text) if act.startswith("ACCUSE/summon")}
    assert summoned == {"ACCUSE/summon IRN>NOR actual"}


def test_an_apostrophe_stands_inside_a_cyrillic_name(reader: Reader) -> None:
    names = reader.read_text("Про це заявив посол РФ у Мінську Євген Лук’янов.", "uk").names
    assert "Євген Лук’янов" in {n.text for n in names}


def test_whom_the_next_verb_acts_upon_is_not_blamed(reader: Reader) -> None:
    text = "L’Égypte a dénoncé une violation du droit et a aussitôt prévenu le Conseil de sécurité de l’ONU, qui doit se réunir jeudi."
    assert not any("UN" in act for act in acts(reader, "fr", text) if act.startswith("ACCUSE"))
