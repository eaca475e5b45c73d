"""Who speaks, where only what the report told before can say: read whole, with the shipped models."""

from __future__ import annotations

import pytest

from dragoman.reading.types import Reading
from dragoman.run.reader import Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def speakers(reading: Reading, words: str) -> list[str | None]:
    return [q.speaker for q in reading.quotes if words in q.span.of(reading.report.text)]


def test_whoever_adds_has_been_quoted_before(reader: Reader) -> None:
    text = (
        "“Den slags finder vi os ikke i,” udtalte udenrigsminister Lars Løkke Rasmussen til DR.\n\n"
        "USA's præsident Donald Trump har før sagt, at han vil købe øen.\n\n"
        "Ifølge DR tror regeringen, at flere udlændinge stod bag.\n\n"
        "“Jeg har bedt ministeriet om at indkalde diplomaten,” tilføjede han."
    )
    assert speakers(reader.read_text(text, "da"), "Jeg har bedt") == ["person:lars-lokke-rasmussen"]


def test_a_quotation_of_its_own_is_not_by_whom_somebody_else_spoke_of(reader: Reader) -> None:
    text = (
        "У публікації зазначено, що український дипломат відкинув порівняння, зроблене польським президентом Анджеєм Дудою.\n\n"
        "«Закликаємо наших друзів відкинути емоції. Ми запропонували Польщі конструктивний шлях»."
    )
    assert speakers(reader.read_text(text, "uk"), "Закликаємо") == [None]


def test_whom_the_talks_were_with_does_not_speak(reader: Reader) -> None:
    text = (
        "Außenministerin Annalena Baerbock ist nach Warschau gereist. Der Fall sei für Berlin abgeschlossen, betonte "
        "die Grünen-Politikerin am Abend nach Gesprächen mit ihrem dortigen Amtskollegen Zbigniew Rau."
    )
    assert speakers(reader.read_text(text, "de"), "abgeschlossen") == ["person:annalena-baerbock"]


def test_a_credit_behind_the_full_stop_is_not_said(reader: Reader) -> None:
    text = "Ministeren Lars Løkke Rasmussen siger, at han vil drøfte sagen med diplomaten ved en samtale. / Reuters"
    (quote,) = reader.read_text(text, "da").quotes
    assert quote.span.of(text).endswith("samtale")


def test_a_clause_that_names_its_own_source(reader: Reader) -> None:
    text = "De udviste russere er officielt diplomater, men ifølge udenrigsminister Jeppe Kofod har de udført spionage mod Danmark."
    (quote,) = reader.read_text(text, "da").quotes
    assert quote.speaker == "person:jeppe-kofod"
    assert quote.span.of(text).startswith("har de udført")


def test_an_embassy_named_before_speaks_on(reader: Reader) -> None:
    text = (
        "Den russiske ambassade afviser anklagen.\n\n- Vi lader det ikke gå upåagtet hen, skriver ambassaden i en mail til avisen.\n\n"
        "Skridtet skader kun begge lande, skriver ambassaden."
    )
    assert {q.speaker for q in reader.read_text(text, "da").quotes} == {"body:RUS/embassy"}


@pytest.mark.parametrize(
    ("tag", "text", "said"),
    [
        (
            "da",
            "Begge parter må, siger Donald Tusk, acceptere nogle spilleregler.",
            "Begge parter må, siger Donald Tusk, acceptere nogle spilleregler",
        ),
        ("ru", "Обе стороны должны, сказал Дональд Туск, принять правила.", "Обе стороны должны, сказал Дональд Туск, принять правила"),
    ],
)
def test_a_clause_around_who_says_it(reader: Reader, tag: str, text: str, said: str) -> None:
    assert [q.span.of(text) for q in reader.read_text(text, tag).quotes] == [said]


def test_the_country_speaks_for_the_state_that_acted_before(reader: Reader) -> None:
    text = "North Korea has threatened the United States. The country said it was ready to talk."
    assert speakers(reader.read_text(text, "en"), "ready to talk") == ["PRK"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Norway, the Netherlands, Estonia and Denmark said they would close their airports.", "Norway, the Netherlands, Estonia and Denmark"),
        ("After a call with Chad, Estonia and Denmark said they would close their airports.", "Estonia and Denmark"),
        ("The Kenyan-led mission said it would go on.", "The Kenyan-led mission"),
    ],
)
def test_a_description_is_whole(reader: Reader, text: str, speaker: str) -> None:
    assert [q.label for q in reader.read_text(text, "en").quotes] == [speaker]


def test_a_state_does_not_speak_through_an_outlet_told_by_its_nationality(reader: Reader) -> None:
    text = "Tanskalainen Berlingske kertoo, että neuvottelut jatkuvat. Maiden ministerit tapaavat torstaina Pariisissa."
    assert "DNK" not in speakers(reader.read_text(text, "fi"), "neuvottelut jatkuvat")


@pytest.mark.parametrize(
    ("tag", "told", "said"),
    [
        ("en", "Kenyan Foreign Minister Musalia Mudavadi arrived on Tuesday.", "In Oslo he said that the plan was dead."),
        (
            "en",
            "Kenyan Foreign Minister Musalia Mudavadi arrived on Tuesday.",
            "At a meeting in Oslo the Kenyan minister said that the plan was dead.",
        ),
        ("fr", "Le ministre kényan des Affaires étrangères Musalia Mudavadi est arrivé mardi.", "A Oslo, il a déclaré que le plan était mort."),
        (
            "fr",
            "Le ministre kényan des Affaires étrangères Musalia Mudavadi est arrivé mardi.",
            "Le ministre kényan a déclaré que le plan était mort.",
        ),
        ("sv", "Kenyas utrikesminister Musalia Mudavadi anlände i tisdags.", "I ett inlägg sade han att planen var död."),
        ("nb", "Kenyas utenriksminister Musalia Mudavadi kom tirsdag.", "I Oslo sa den kenyanske ministeren at planen var død."),
        ("de", "Kenias Außenminister Musalia Mudavadi traf am Dienstag ein.", "In Oslo sagte der kenianische Minister, dass der Plan tot sei."),
        ("ru", "Министр иностранных дел Кении Мусалия Мудавади прибыл во вторник.", "После переговоров Мудавади заявил, что план мёртв."),
    ],
)
def test_whoever_was_named_speaks_on_wherever_the_sentence_begins(reader: Reader, tag: str, told: str, said: str) -> None:
    (quote,) = reader.read_text(f"{told} {said}", tag).quotes
    assert (quote.speaker or "").startswith("person:")


def test_whose_minister_it_is_must_be_the_one_named(reader: Reader) -> None:
    text = "Kenyan Foreign Minister Musalia Mudavadi arrived on Tuesday. The Chadian minister said that the plan was dead."
    assert [q.speaker for q in reader.read_text(text, "en").quotes] == [None]
