"""From documents to reports: text kept as it is, language, outlet, authors."""

import contextlib
import json
from collections.abc import Callable

import pytest

from dragoman.errors import InputError
from dragoman.intake import Media
from dragoman.report import Report

Read = Callable[..., Report]

STORY = "Egypt has written to the council about the dam, the ministry in Cairo said.\n\nEthiopia promised an answer within a week of the letter.\n"


def test_plain_text_changes_only_its_line_ends(read: Read) -> None:
    report = read("\ufeffOne  line\r\nwith\ttabs \rand\u00a0more of the words that it takes.\n\n".encode("utf-8"))
    assert report.text == "One  line\nwith\ttabs \nand\u00a0more of the words that it takes.\n\n"


def test_a_guessed_encoding_is_said(read: Read) -> None:
    report = read("Utenriksministeren får svar på brevet før møtet i Tromsø, sier Støre på en pressekonferanse.".encode("cp1252"))
    assert "får svar på brevet før møtet i Tromsø, sier Støre" in report.text
    assert [n.code for n in report.notes] == ["encoding-guessed"]


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"\x00\x01\x02" * 50, b" \n\t ", "—\n*\n".encode()])
def test_what_holds_no_words_is_refused_in_one_sentence(data: bytes, read: Read) -> None:
    with pytest.raises(InputError) as caught:
        read(data)
    assert str(caught.value).count("\n") == 0
    assert str(caught.value).startswith("page: ")


LANGUAGES = {
    "nb": "Utenriksministeren sier at hun ikke har fått noe svar fra Moskva. Hun vil reise hjem i morgen og møte pressen.",
    "nn": "Utanriksministeren seier at ho ikkje har fått noko svar frå Moskva. Ho vil reise heim i morgon og møte pressa.",
    "da": "Udenrigsministeren siger, at hun ikke har fået noget svar fra Moskva. Hun vil rejse hjem i morgen og møde pressen.",
    "sv": "Utrikesministern säger att hon inte har fått något svar från Moskva. Hon vill åka hem i morgon och möta pressen.",
    "en": "The foreign minister says that she has had no answer from Moscow. She will go home tomorrow and meet the press.",
    "de": "Die Außenministerin sagt, sie habe keine Antwort aus Moskau bekommen. Sie will morgen heimreisen.",
    "fr": "La ministre dit qu'elle n'a reçu aucune réponse de Moscou. Elle rentrera demain et verra la presse.",
    "ru": "Министр говорит, что не получила ответа из Москвы. Завтра она вернётся домой и встретится с прессой.",
    "uk": "Міністерка каже, що не отримала відповіді з Москви. Завтра вона повернеться додому і зустрінеться з пресою.",
    "fi": "Ulkoministeri sanoo, ettei hän ole saanut vastausta Moskovasta. Hän palaa huomenna kotiin ja tapaa lehdistön.",
    "pl": "Minister mówi, że nie dostała odpowiedzi z Moskwy. Jutro wróci do domu i spotka się z prasą.",
    "es": "La ministra dice que no ha recibido respuesta de Moscú. Mañana volverá a casa y verá a la prensa.",
    "it": "La ministra dice di non aver ricevuto risposta da Mosca. Domani tornerà a casa e incontrerà la stampa.",
    "nl": "De minister zegt dat zij geen antwoord uit Moskou heeft gekregen. Morgen gaat zij naar huis.",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_is_told_from_two_sentences(language: str, read: Read) -> None:
    assert read(LANGUAGES[language]).language == language


def test_a_long_comment_form_in_english_does_not_tip_a_norwegian_page(read: Read) -> None:
    form = "Leave a Reply\n\nYour email address will not be published.\n\nSave my name, email, and website in this browser.\n" * 6
    assert read(f"{LANGUAGES['nb']}\n\n{form}").language == "nb"


def test_too_little_text_has_no_language_and_says_so(read: Read) -> None:
    report = read("Oslo, 2022")
    assert report.language == "und"
    assert "language-unknown" in [n.code for n in report.notes]


def test_supplied_language_is_not_questioned(read: Read) -> None:
    assert read(STORY, language="nn").language == "nn"


@pytest.mark.parametrize(
    ("title", "kept", "outlet"),
    [
        ("Egypt takes the dam to the council – VG", "Egypt takes the dam to the council", "VG"),
        ("Egypt takes the dam to the council | Reuters", "Egypt takes the dam to the council", "Reuters"),
        ("Nothing will come of it – Lavrov", "Nothing will come of it – Lavrov", None),
        ("Egypt takes the dam to the council", "Egypt takes the dam to the council", None),
    ],
)
def test_a_title_is_signed_by_outlets_and_not_by_speakers(title: str, kept: str, outlet: str | None, read: Read) -> None:
    report = read(f"{title}\n\n{STORY}")
    assert (report.title, report.outlet) == (kept, outlet)


def test_an_address_names_the_outlet_and_what_is_supplied_wins(read: Read) -> None:
    assert read(STORY, url="https://www.aftenposten.no/verden/i/x").outlet == "Aftenposten"
    assert read(STORY, url="https://www.aftenposten.no/verden/i/x", outlet="Example Post").outlet == "Example Post"
    assert read(f"{STORY}\nA minister told VG that it was so.").outlet is None


@pytest.mark.parametrize(
    ("text", "authors", "agency"),
    [
        (f"Egypt takes the dam there\n\nBy Jane Example and John de la Sample, Reuters\n\n{STORY}", ("Jane Example", "John de la Sample"), "Reuters"),
        (f"Egypt takes the dam there\n\nAv NTB\n\n{STORY}", (), "NTB"),
        (f"{STORY}\n(©NTB)", (), "NTB"),
        (f"{STORY}\n/ritzau/Reuters", (), "Ritzau"),
        (f"{STORY}\nThe council met at noon, Reuters reported. The dam was not spoken of, said Anne Example (Ap)", (), None),
        (f"{STORY}\nBy Friday Evening the council had left.", (), None),
    ],
)
def test_authors_and_agencies_count_where_they_sign(text: str, authors: tuple[str, ...], agency: str | None, read: Read) -> None:
    report = read(text, language="en" if "Av NTB" not in text else "nb")
    assert (report.byline, report.agency) == (authors, agency)


PAGE = """<!DOCTYPE html><html lang="nb"><head><title>Egypt takes the dam to the council | Example</title>
<meta property="og:site_name" content="Example Post"><meta property="og:url" content="https://example.org/dam">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Egypt takes the dam to the council",
"datePublished": "2020-05-06T09:30:00+02:00", "author": [{"@type": "Person", "name": "Jane Example"}]}]}</script></head>
<body><nav><a href="/">Home</a><a href="/world">World</a><a href="/sport">Sport</a></nav>
<article><h1>Egypt takes the dam to the council</h1>
<p>Egypt has written to the council about the dam that Ethiopia is building on the Nile, the ministry in Cairo said on Wednesday.</p>
<p>“We are ready to return to the table at any time,” said the minister, and he asked for an answer before the first of July.</p>
<p>Ethiopia has promised an answer within a week of the letter. Sudan has written a letter of its own.</p></article>
<footer><p>Subscribe to our newsletter and accept our cookies.</p></footer></body></html>"""


def test_an_html_page_gives_its_story_and_what_its_head_states(read: Read) -> None:
    report = read(PAGE, Media.HTML)
    assert report.text.startswith("Egypt takes the dam to the council\n\nEgypt has written")
    assert "Sudan has written a letter of its own." in report.text
    assert "Home" not in report.text
    assert (report.title, report.outlet, report.byline, report.language) == (
        "Egypt takes the dam to the council",
        "Example Post",
        ("Jane Example",),
        "en",
    )
    assert (report.published.edtf, report.published.basis, report.published.span) == ("2020-05-06T09:30+02:00", "stated", None)
    assert report.url == "https://example.org/dam"
    assert report.blocks[0].role == "title"


def test_a_json_line_may_hold_a_page(read: Read) -> None:
    assert read(json.dumps({"html": PAGE}), Media.JSON).text == read(PAGE, Media.HTML).text
    assert read(json.dumps({"text": STORY}), Media.JSON).text == STORY


@pytest.mark.parametrize(
    "source",
    [
        "<html><body>" + "<div>" * 60_000 + "word",
        "<p>" + "<a href='x'>link</a> " * 60_000,
        '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>&x;&a;</p></body></html>',
        "<" * 100_000,
        '<script type="application/ld+json">' + "[" * 50_000 + "</script>",
        "",
    ],
    ids=["deep", "links", "entities", "brackets", "nested-json", "nothing"],
)
def test_a_hostile_page_is_read_or_refused_within_seconds(source: str, read: Read) -> None:
    with contextlib.suppress(InputError):
        assert "root:" not in read(source, Media.HTML).text


@pytest.mark.parametrize(
    "text", ["Comments\n" * 30_000, "Read also\nA title of another story\n" * 5_000, "a" + " " * 500_000 + "b", "***\nWords of a story here.\n"]
)
def test_odd_text_gets_its_blocks_in_bounded_time(text: str, read: Read) -> None:
    assert read(text, language="en").blocks


def test_a_short_headline_above_another_is_no_section_and_a_paragraph_may_lead_over_to_speech(read: Read) -> None:
    text = (
        "Kina inleder militärövningar\nPeking svarar på Taiwans president med stora övningar\nPublicerad 2023-04-08\n\n"
        "Kina inleder på lördagen militärövningar runt Taiwan efter presidentens resa till USA, säger en talesperson:\n\n– Vi fördömer det.\n\n"
        "Beskedet kom sedan via Twitter."
    )
    roles = [b.role.value for b in read(text.encode()).blocks]
    assert roles == ["title", "title", "dateline", "lede", "body", "body"]


def test_a_title_of_names_above_its_date_is_no_author(read: Read) -> None:
    story = "Armenien och Azerbajdzjan har kommit överens om vapenvila i utbrytarregionen, uppger det ryska utrikesdepartementet på tisdagen."
    report = read(f"Vapenvila i Nagorno-Karabach\nPublicerad 2016-04-05\n\n{story}\n".encode())
    assert (report.title, report.byline) == ("Vapenvila i Nagorno-Karabach", ())


MIXED = (
    "Regjeringen i Oslo avviser påstandene fra London om at fiskerne har fått beskjed om å holde seg borte fra sonen.\n\n"
    "The Foreign Office said in a statement that the boats would return once both governments had settled how the catch is counted.\n\n"
    "Departementet vil svare på brevet i løpet av uken, og møtet mellom de to ministrene er lagt til Bergen.\n\n"
    "Saka skal opp att i nemnda, og fiskarane frå begge sider skal få leggje fram kva dei har sett ute på feltet denne veka.\n"
)


def test_a_stretch_in_another_language_is_marked_and_one_in_a_close_language_is_not(read: Read) -> None:
    report = read(MIXED.encode())
    assert (report.language, [b.language for b in report.blocks]) == ("nb", [None, "en", None, None])
    assert [n.span for n in report.notes if n.code == "foreign-stretch"] == [report.blocks[1].span]


def test_a_language_that_was_supplied_holds_for_the_whole(read: Read) -> None:
    assert all(b.language is None for b in read(MIXED.encode(), language="nb").blocks)


def test_short_lines_of_speech_above_the_story_are_part_of_it(read: Read) -> None:
    story = "„Das war es.\n\nSo nicht.“\n\nMit diesen Worten verließ die Ministerin am Dienstag den Saal, in dem das Papier lag.\n"
    assert [b.role.value for b in read(story).blocks] == ["body", "body", "lede"]
