"""Names in languages that inflect them: rows of endings in the pack, no word of a language in the code."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import msgspec
import pytest

from dragoman.models import Sentence, Token
from dragoman.packs import shipped_packs
from dragoman.packs.load import Pack
from dragoman.packs.names import NamesSection
from dragoman.reading.names import find_names
from dragoman.reading.names_lexicon import atoms_of, lexicon_of
from dragoman.reading.types import Name
from dragoman.text import Span
from dragoman.world import load_world

from .drafting import draft_of

RUSSIAN = """
alike = { "ё" = "е" }
inflections = [
  { ends = "ия", owner = ["ии"], forms = ["ии", "ию", "ией"] },
  { ends = "ский", owner = ["ского"], forms = ["ского", "скому", "ским", "ском", "ская", "ской", "скую", "ское", "ские", "ских"] },
  { ends = "ый", owner = ["ого"], forms = ["ого", "ому", "ым", "ом", "ые", "ых", "ыми"], plural = ["ые", "ых"] },
  { ends = "ой", of = ["person"], owner = ["ого"], forms = ["ого", "ому", "ым", "ом"] },
  { ends = "ова", of = ["person"], owner = ["овой"], forms = ["овой", "ову"] },
  { ends = "ов", of = ["person"], owner = ["ова"], forms = ["ова", "ову", "овым", "ове"] },
  { ends = "ей", of = ["person"], owner = ["ея"], forms = ["ея", "ею", "еем", "ее"] },
  { ends = "ые", owner = ["ых"], forms = ["ым", "ыми", "ых"] },
  { ends = "ы", of = ["state"], owner = ["ов"], forms = ["ам", "ами", "ах"] },
  { ends = "ь", owner = ["я"], forms = ["я", "ю", "ем", "е"] },
  { ends = "а", owner = ["ы", "и"], forms = ["у", "е", "ой"] },
  { ends = "о", owner = ["а"], forms = ["у", "ом", "е"] },
  { ends = "", owner = ["а"], forms = ["а", "у", "ом", "е"], plural = ["ы", "ов", "ам", "ами", "ах"] },
]
[states]
RUS = ["Россия"]
NOR = ["Норвегия"]
USA = ["США", "Соединённые Штаты"]
[adjectives]
RUS = ["российский"]
[organisations]
NATO = ["НАТО"]
UN = ["ООН", "Организация Объединённых Наций"]
[own_bodies]
"body:RUS/foreign-ministry" = ["МИД РФ"]
[bodies]
foreign-ministry = ["министерство иностранных дел", "МИД"]
[offices]
foreign-minister = ["министр иностранных дел", "глава МИД"]
secretary-general = ["генеральный секретарь"]
[persons]
"person:jens-stoltenberg" = ["Йенс Столтенберг"]
"person:ursula-von-der-leyen" = ["Урсула фон дер Ляйен"]
[[patterns]]
id = "office-of"
gives = "office"
patterns = ["{office} {owner}", "{adjective} {office}"]
yes = []
no = []
[[patterns]]
id = "shared"
gives = "offices"
patterns = ["{offices} {owner} и {owner}"]
yes = []
no = []
[[patterns]]
id = "body-of"
gives = "body"
patterns = ["{body} {owner.genitive}"]
yes = []
no = []
"""
FINNISH = """
local_ends = ["sta"]
joined = true
inflections = [
  { ends = "Yhdysvallat", owner = ["Yhdysvaltain", "Yhdysvaltojen"], forms = ["Yhdysvalloissa"] },
  { ends = "nen", owner = ["sen"], forms = ["selle", "sta"] },
  { ends = "", owner = ["n", "in", ":n"], forms = ["lle", "ille", "sta", ":lle", ":ssa"], local = ["ssa"] },
]
[states]
RUS = ["Venäjä"]
USA = ["Yhdysvallat", "USA"]
[stems]
RUS = ["venäläis"]
[heads]
minister = ["ministeri"]
[places]
"place:RUS/moscow" = ["Moskova"]
[organisations]
EU = ["EU", "Euroopan unioni"]
NATO = ["Nato"]
[offices]
foreign-minister = ["ulkoministeri"]
secretary-general = ["pääsihteeri"]
[[patterns]]
id = "office-of"
gives = "office"
patterns = ["{owner.genitive} {office}", "{owner.bare} - {office}"]
yes = []
no = []
"""
FRENCH = """
adjective_after = true
openers = ["togo"]
articles = ["le", "la", "l"]
elided = ["l", "d"]
directions = ["d"]
[states]
RUS = ["Russie"]
[adjectives]
RUS = ["russe"]
NOR = ["norvégien"]
[bodies]
embassy = ["ambassade"]
[own_bodies]
"body:FRA/foreign-ministry" = ["Quai d'Orsay"]
[offices]
spokesperson = ["porte-parole"]
[[patterns]]
id = "split-office"
gives = "office"
target = "foreign-minister"
patterns = ["ministre {adjective} des affaires étrangères"]
yes = []
no = []
[[patterns]]
id = "split-offices"
gives = "offices"
target = "foreign-minister"
patterns = ["ministres {adjective} et {adjective} des affaires étrangères"]
yes = []
no = []
[[patterns]]
id = "office-of-body"
gives = "office"
patterns = ["{office} du {bodyid}"]
yes = []
no = []
[[patterns]]
id = "body-of"
gives = "body"
patterns = ["{body} de {owner}"]
yes = []
no = []
"""


def pack_of(source: str, tag: str) -> Pack:
    model = shipped_packs()["en"]
    return replace(model, info=msgspec.structs.replace(model.info, tag=tag), names=msgspec.convert(tomllib.loads(source), NamesSection))


PACKS = {tag: pack_of(source, tag) for tag, source in (("ru", RUSSIAN), ("fi", FINNISH), ("fr", FRENCH))}


def names(text: str, language: str, published: str | None = None, *, sentences: tuple[Sentence, ...] = ()) -> tuple[Name, ...]:
    draft = draft_of(text, "en", published=published, sentences=sentences, deep=bool(sentences))
    return find_names(replace(draft, pack=PACKS[language]))


def ids(text: str, language: str, published: str | None = None) -> list[tuple[str, str | None]]:
    return [(n.text, n.id) for n in names(text, language, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Об этом сообщили в России и США.", [("России", "RUS"), ("США", "USA")]),
        ("Он говорил с Сергеем Лавровым.", [("Сергеем Лавровым", "person:sergey-lavrov")]),
        ("Слова Лаврова удивили. Сергей Лавров ушёл.", [("Лаврова", "person:sergey-lavrov"), ("Сергей Лавров", "person:sergey-lavrov")]),
        ("По словам Марии Захаровой, это не так.", [("Марии Захаровой", "person:maria-zakharova")]),
        ("Письмо Йенсу Столтенбергу отправлено.", [("Йенсу Столтенбергу", "person:jens-stoltenberg")]),
        ("Письмо Урсуле фон дер Ляйен отправлено.", [("Урсуле фон дер Ляйен", "person:ursula-von-der-leyen")]),
        ("В Организации Объединенных Наций молчат.", [("Организации Объединенных Наций", "UN")]),
        ("Без Соединенных Штатов нельзя.", [("Соединенных Штатов", "USA")]),
        ("Министру иностранных дел Норвегии вручили ноту.", [("Министру иностранных дел Норвегии", "office:NOR/foreign-minister")]),
        ("Главы МИД не приехали в МИД Норвегии.", [("МИД Норвегии", "body:NOR/foreign-ministry")]),
        ("Встречу с генеральным секретарём НАТО отменили.", [("генеральным секретарём НАТО", "office:NATO/secretary-general")]),
        ("Нота российскому министру.", [("российскому", "RUS")]),
    ],
)
def test_inflected_russian_names_are_found_whole(text: str, expected: list[tuple[str, str]]) -> None:
    assert ids(text, "ru") == expected


def test_offices_in_the_plural_are_several() -> None:
    found = names("Министры иностранных дел России и Норвегии встретились.", "ru", "2022-02-01")
    assert [n.id for n in found] == ["person:sergey-lavrov", "person:anniken-huitfeldt"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Venäjän ulkoministeri saapui.", [("Venäjän ulkoministeri", "office:RUS/foreign-minister")]),
        ("Tieto tuli Venäjälle.", [("Venäjälle", "RUS")]),
        ("EU:n ulkoministeri puhui EU:ssa.", [("EU:n ulkoministeri", "office:EU/high-representative"), ("EU:ssa", "EU")]),
        ("Yhdysvaltain ulkoministeri on Yhdysvalloissa.", [("Yhdysvaltain ulkoministeri", "office:USA/foreign-minister"), ("Yhdysvalloissa", "USA")]),
        ("Kirje lähti Nato-pääsihteerille.", [("Nato-pääsihteerille", "office:NATO/secretary-general")]),
        ("Hän tapasi Sergei Lavrovin.", [("Sergei Lavrovin", "person:sergey-lavrov")]),
        ("Kirje meni Jens Stoltenbergille.", [("Jens Stoltenbergille", "person:jens-stoltenberg")]),
        ("Euroopan unionin kanta on sama.", [("Euroopan unionin", "EU")]),
    ],
)
def test_inflected_finnish_names_are_found_whole(text: str, expected: list[tuple[str, str]]) -> None:
    assert ids(text, "fi") == expected


def test_case_forms_of_an_unknown_person_are_one_with_the_nominative_for_a_label() -> None:
    found = names("Ивану Тестову ответили. Иван Тестов молчал, а Тестовым недовольны.", "ru")
    assert {(n.id, n.label) for n in found} == {("person:ivan-testov", "Ivan Testov")}
    assert [n.text for n in found] == ["Ивану Тестову", "Иван Тестов", "Тестовым"]


def test_a_known_given_name_tells_the_nominative_of_a_name_that_stands_in_no_other_case() -> None:
    assert [(n.id, n.label) for n in names("Об этом сказали Ивану Тестову.", "ru")] == [("person:ivan-testov", "Ivan Testov")]


def test_the_models_lemma_tells_the_nominative() -> None:
    text = "Matti Testaisen kirje."
    words = (("Matti", "Matti"), ("Testaisen", "Testainen"), ("kirje", "kirje"))
    tokens = tuple(
        Token(
            start=text.index(w), end=text.index(w) + len(w), text=w, lemma=lemma, upos="PROPN", head=0, deprel="dep", entity="B-PER" if k < 2 else ""
        )
        for k, (w, lemma) in enumerate(words)
    )
    found = names(text, "fi", sentences=(Sentence(start=0, end=len(text), tokens=tokens),))
    assert [(n.text, n.label) for n in found] == [("Matti Testaisen", "Matti Testainen")]


def test_brothers_in_name_stay_two() -> None:
    found = names("Иван Тестов и Пётр Тестов ушли.", "ru")
    assert {n.id for n in found} == {"person:ivan-testov", "person:petr-testov"}


@pytest.mark.parametrize("text", ["По его мнению, мир близок.", "Россияне молчат.", "Накануне шёл дождь."])
def test_what_no_row_makes_is_no_name(text: str) -> None:
    assert ids(text, "ru") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le ministre russe des Affaires étrangères part.", [("Le ministre russe des Affaires étrangères", "person:sergey-lavrov")]),
        (
            "Les ministres russe et norvégien des Affaires étrangères partent.",
            [("russe", "person:sergey-lavrov"), ("norvégien", "person:anniken-huitfeldt")],
        ),
        ("C’est l’ambassade de Russie.", [("l’ambassade de Russie", "body:RUS/embassy")]),
        ("Le porte-parole du Quai d’Orsay part.", [("Le porte-parole du Quai d’Orsay", "office:FRA/foreign-ministry-spokesperson")]),
        ("D’Emmanuel Macron, rien.", [("Emmanuel Macron", "person:emmanuel-macron")]),
    ],
)
def test_titles_around_the_adjective_and_elided_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert ids(text, "fr", "2022-02-01") == expected


def test_an_elided_word_before_a_seat_of_government_counts_as_the_preposition_that_it_is() -> None:
    assert names("La réponse d’Ankara tarde.", "fr")[0].certainty == 0.5


def test_a_seat_of_government_in_a_local_case_is_the_town() -> None:
    assert [n.principal for n in names("Kokous on Moskovassa. Moskovalle vastattiin Moskovasta.", "fi")] == [(), ("RUS",), ()]


def test_a_stem_at_the_head_of_a_compound_names_the_state() -> None:
    assert ids("Kaksi venäläisdiplomaattia karkotettiin.", "fi") == [("venäläisdiplomaattia", "RUS")]


def test_an_adjective_behind_its_noun_needs_no_word_after_it() -> None:
    assert ids("La réponse russe, enfin. Russe ?", "fr") == [("russe", "RUS")]


def test_a_states_name_that_is_an_ordinary_word_counts_inside_a_sentence_only() -> None:
    assert ids("Togo. Au Togo, rien.", "fr") == [("Togo", "TGO")]


def test_a_name_in_brackets_is_no_other_states_name() -> None:
    lexicon = lexicon_of(replace(PACKS["ru"], info=msgspec.structs.replace(PACKS["ru"].info, cldr="ru")), load_world())
    assert {e.value for e in lexicon.elements(atoms_of("США", (Span(0, 3),), lexicon.keys), 0)} == {"USA"}


def test_an_unlisted_writing_of_a_known_name_is_found_beside_the_persons_state_only() -> None:
    assert ids("Норвегии ответил Йонас Гар Стёре.", "ru", "2022-02-01")[1] == ("Йонас Гар Стёре", "person:jonas-gahr-store")
    assert ids("Об этом сказал Йонас Гар Стёре.", "ru", "2022-02-01") == [("Йонас Гар Стёре", "person:yonas-gar-stere")]
    assert ids("Норвегии ответил Йонас Гарден.", "ru", "2022-02-01")[1] == ("Йонас Гарден", "person:yonas-garden")


def test_a_compound_with_the_head_of_an_office_is_that_office() -> None:
    assert ids("Venäjän perheministerin vierailu.", "fi") == [("Venäjän perheministerin", "office:RUS/minister")]


def test_a_party_at_the_head_of_a_hyphenated_word_is_meant_where_the_pack_says_so() -> None:
    assert ids("Uusia Venäjä-pakotteita valmistellaan.", "fi") == [("Venäjä", "RUS")]
    assert ids("Des pièces Russie-marque.", "fr") == []
