"""A sentence's translation is found among others by what it means, counts and names."""

from __future__ import annotations

import pytest

from dragoman.families.meanings import partners

SENTENCES = {
    "en": (
        "The ambassador was expelled after the spies had been arrested.",
        "The two countries will reopen the border bridge in spring.",
        "Fishermen demand higher quotas for cod and herring.",
        "The court in The Hague rejected the complaint about the island.",
    ),
    "nb": (
        "Ambassadøren ble utvist etter at spionene var blitt arrestert.",
        "De to landene skal gjenåpne grensebroen til våren.",
        "Fiskerne krever høyere kvoter for torsk og sild.",
        "Domstolen i Haag avviste klagen om øya.",
    ),
    "de": (
        "Der Botschafter wurde ausgewiesen, nachdem die Spione verhaftet worden waren.",
        "Die beiden Länder wollen die Brücke an der Grenze im Frühling wieder öffnen.",
        "Die Fischer fordern höhere Quoten für Dorsch und Hering.",
        "Das Gericht in Den Haag wies die Klage über die Insel ab.",
    ),
    "ru": (
        "Посол был выслан после того, как шпионы были арестованы.",
        "Обе страны весной снова откроют мост на границе.",
        "Рыбаки требуют повысить квоты на треску и сельдь.",
        "Суд в Гааге отклонил жалобу по поводу острова.",
    ),
}


@pytest.mark.parametrize(("one", "other"), [("en", "nb"), ("nb", "de"), ("de", "ru"), ("ru", "en")])
def test_each_sentence_finds_its_translation(one: str, other: str) -> None:
    shuffled = SENTENCES[other][2:] + SENTENCES[other][:2]
    found = partners(SENTENCES[one], one, shuffled, other)
    assert [p and p.index for p in found] == [2, 3, 0, 1]


def test_a_sentence_without_anything_in_common_has_no_partner() -> None:
    assert partners(["Qwertz uiop"], "en", ["Ambassadøren ble utvist."], "nb") == (None,)


def test_a_language_without_a_table_still_meets_by_names_and_numbers() -> None:
    found = partners(["W Gdańsku 14 osób", "Minister Sikorski w Oslo"], "pl", ["Sikorski møtte ministeren i Oslo", "14 personer i Gdańsk"], "nb")
    assert [p and p.index for p in found] == [1, 0]


def test_words_of_every_sentence_of_a_long_text_hold_nothing_together() -> None:
    others = [*(["The minister said so."] * 501), "Gdansk was quiet, the minister said."]
    found = partners(["The minister said it.", "The minister was in Gdansk."], "en", others, "en")
    assert [p and p.index for p in found] == [None, 501]
