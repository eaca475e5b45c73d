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
    ],
)
def test_not_told(reader: Reader, tag: str, text: str, kind: str) -> None:
    assert not [act for act in acts(reader, tag, text) if act.startswith(kind)]
