"""What the shipped models must do on press text: offsets, trees, words, sentences, and the relations that readings stand on."""

from __future__ import annotations

import subprocess
import sys

import pytest

from dragoman.errors import ModelError
from dragoman.models import Sentence, Token, available, load_analyser
from dragoman.models.paragraphs import find_paragraphs

TEXTS = {
    "no": [
        "Russland krevde i desember at styrkene trekkes tilbake. – Vi har ikke fått svar, sier Anniken Huitfeldt (Ap) til NTB.",
        "  Nato svarer Moskva\n\nKravet ble avvist onsdag 26. jan. 2022.\nDet skriver «Financial Times».\r\n  ",
        "Noreg og EU er samde. Statsministaren svarte ikkje på brevet, men regjeringa avviste kravet.",
        "",
        " \n\t ",
        "?!",
    ],
    "en": [
        "NATO expelled eight Russian diplomats. “We won’t accept that,” said Dmitry Peskov, the Kremlin’s spokesman.",
        "Moscow responds\n\nThe U.S. delivered its written reply on Jan. 26, 2022, in Moscow.\nIt can't be published.",
        "",
        "\u00a0\u2009",
        "...",
    ],
}


def sentences(model: str, text: str) -> tuple[Sentence, ...]:
    return load_analyser(model).analyse([text])[0]


def words(model: str, text: str) -> list[str]:
    return [token.text for sentence in sentences(model, text) for token in sentence.tokens]


def splits(model: str, text: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in sentences(model, text)]


def token(model: str, text: str, word: str) -> Token:
    return next(t for sentence in sentences(model, text) for t in sentence.tokens if t.text == word)


def relation(model: str, text: str, word: str) -> tuple[str, str]:
    """Relation of a word and the lemma of its head, within the text's sentences."""
    for sentence in sentences(model, text):
        for t in sentence.tokens:
            if t.text == word:
                return t.deprel, sentence.tokens[t.head].lemma
    raise AssertionError(f"no word {word!r}")


@pytest.mark.parametrize("model", TEXTS)
def test_tokens_lie_where_they_say(model: str) -> None:
    for text, analysed in zip(TEXTS[model], load_analyser(model).analyse(TEXTS[model]), strict=True):
        position = 0
        for sentence in analysed:
            assert sentence.start == sentence.tokens[0].start
            assert sentence.end == sentence.tokens[-1].end
            for t in sentence.tokens:
                assert text[t.start : t.end] == t.text
                assert t.text.strip() == t.text != ""
                assert t.start >= position
                position = t.end
        assert "".join(t.text for s in analysed for t in s.tokens) == "".join(text.split())


@pytest.mark.parametrize("model", TEXTS)
def test_each_sentence_is_one_tree(model: str) -> None:
    for analysed in load_analyser(model).analyse(TEXTS[model]):
        for sentence in analysed:
            roots = [i for i, t in enumerate(sentence.tokens) if t.head == i]
            assert len(roots) == 1
            assert sentence.tokens[roots[0]].deprel == "root"
            for start in range(len(sentence.tokens)):
                seen = set()
                node = start
                while sentence.tokens[node].head != node:
                    assert node not in seen
                    seen.add(node)
                    node = sentence.tokens[node].head


@pytest.mark.parametrize("model", TEXTS)
def test_names_are_well_formed(model: str) -> None:
    for analysed in load_analyser(model).analyse(TEXTS[model]):
        for sentence in analysed:
            before = ""
            for t in sentence.tokens:
                prefix, _, label = t.entity.partition("-")
                assert prefix in ("", "B", "I")
                if prefix == "I":
                    assert before.endswith(label)
                before = t.entity


@pytest.mark.parametrize("model", TEXTS)
def test_the_same_texts_give_the_same(model: str) -> None:
    analyser = load_analyser(model)
    assert analyser.analyse(TEXTS[model]) == analyser.analyse(TEXTS[model])


def test_all_are_shipped_and_loaded_once() -> None:
    assert available() == ("da_sv", "de", "en", "fi", "fr", "no", "ru", "uk")
    assert load_analyser("no") is load_analyser("no")
    assert load_analyser("no").name == "no"


def test_too_long_a_text_is_refused() -> None:
    with pytest.raises(ValueError, match="100,000"):
        load_analyser("en").analyse(["a " * 60_000])


def test_an_unknown_model_is_named_with_what_there_is() -> None:
    with pytest.raises(ModelError, match=r"'xx_none'.*en, fi, fr, no"):
        load_analyser("xx_none")


def test_importing_the_package_does_not_import_spacy() -> None:
    code = "import sys, dragoman.models; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_feature_is_looked_up_by_name() -> None:
    krevde = token("no", "Russland krevde svar.", "krevde")
    assert krevde.feat("Tense") == "Past"
    assert krevde.feat("Voice") is None


@pytest.mark.parametrize(
    ("model", "text", "expected"),
    [
        ("no", "– Vi venter, sa Støre.", "– Vi venter , sa Støre ."),
        ("no", "–Vi venter", "– Vi venter"),
        ("no", "-Det er feil, sier han.", "- Det er feil , sier han ."),
        ("no", "Svaret kom 26. jan. 2022.", "Svaret kom 26. jan. 2022 ."),
        ("no", "Det skjedde i 2009.", "Det skjedde i 2009 ."),
        ("no", "Møtet begynte kl. 15.", "Møtet begynte kl. 15 ."),
        ("no", "EUs og NATO-landenes svar", "EUs og NATO-landenes svar"),
        ("no", "Jens’ brev og EU’s svar", "Jens’ brev og EU’s svar"),
        ("no", "Støre (Ap): Ja.", "Støre ( Ap ) : Ja ."),
        ("no", "«Der Spiegel»-saken", "« Der Spiegel » -saken"),
        ("no", "bl.a. NRK/NTB, f.eks. i 2009–2010", "bl.a. NRK / NTB , f.eks. i 2009 – 2010"),
        ("en", "“We won’t go.”", "“ We wo n’t go . ”"),
        ("en", "Russia's and the U.S.’s", "Russia 's and the U.S. ’s"),
        ("en", "It can't, cannot, don't.", "It ca n't , can not , do n't ."),
        ("en", "Jean-Yves Le Drian, pro-Russian", "Jean - Yves Le Drian , pro-Russian"),
        ("en", "Jan. 26, 2022; Sen. Graham", "Jan. 26 , 2022 ; Sen. Graham"),
        ("en", "$3.5bn, US$5m, 5%", "$ 3.5bn , US $ 5 m , 5 %"),
        ("en", "talks—which failed—ended", "talks — which failed — ended"),
        ("en", "2014–2015 and 10-year-old", "2014 – 2015 and 10 - year - old"),
    ],
)
def test_words_are_cut_as_the_treebanks_cut_them(model: str, text: str, expected: str) -> None:
    assert words(model, text) == expected.split()


@pytest.mark.parametrize(
    ("model", "expected"),
    [
        ("no", ["Russland krevde svar.", "Nato svarte 26. januar."]),
        ("no", ["Møtet fant sted i Brussel.", "– Vi er enige, sa Stoltenberg."]),
        ("no", ["Statsråden møtte bl.a. Lavrov i Moskva.", "Det ble ingen enighet."]),
        ("no", ["«Vi trekker oss ut», sa han.", "Etterpå reiste han."]),
        ("en", ["Russia demanded an answer.", "NATO replied on Jan. 26."]),
        ("en", ["The U.S. ambassador was summoned.", "He met Mr. Lavrov for an hour."]),
        ("en", ["“We will respond,” Mr. Putin said.", "He gave no date."]),
    ],
)
def test_sentences_end_where_they_end(model: str, expected: list[str]) -> None:
    assert splits(model, " ".join(expected)) == expected


def test_a_headline_is_no_part_of_the_sentence_below_it() -> None:
    text = "Nato svarer Moskva\nKravet ble avvist onsdag.\n\nMoskva tier"
    assert splits("no", text) == ["Nato svarer Moskva", "Kravet ble avvist onsdag.", "Moskva tier"]


def test_a_line_that_goes_on_in_small_letters_is_no_new_paragraph() -> None:
    assert len(list(find_paragraphs("Nato svarte onsdag\npå kravet."))) == 1


@pytest.mark.parametrize(
    ("model", "text", "word", "expected"),
    [
        ("no", "Russland krevde i desember at styrkene trekkes tilbake.", "Russland", ("nsubj", "kreve")),
        ("no", "Russland krevde i desember at styrkene trekkes tilbake.", "desember", ("obl", "kreve")),
        ("no", "Kravet ble avvist av Nato.", "Kravet", ("nsubj:pass", "avvise")),
        ("no", "Kravet ble avvist av Nato.", "Nato", ("obl", "avvise")),
        ("no", "Norge utviste tre russiske diplomater.", "Norge", ("nsubj", "utvise")),
        ("no", "Norge utviste tre russiske diplomater.", "diplomater", ("obj", "utvise")),
        ("no", "Noreg utviste tre russiske diplomatar.", "diplomatar", ("obj", "utvise")),
        ("no", "Kravet vart avvist av regjeringa.", "regjeringa", ("obl", "avvise")),
        ("no", "Utenriksministeren overleverte brevet til Lavrov.", "brevet", ("obj", "overlevere")),
        ("no", "– Vi har mottatt brevet, sa Stoltenberg.", "Stoltenberg", ("nsubj", "si")),
        ("no", "Russlands krav om garantier ble diskutert.", "Russlands", ("nmod", "krav")),
        ("en", "NATO expelled eight Russian diplomats.", "NATO", ("nsubj", "expel")),
        ("en", "NATO expelled eight Russian diplomats.", "diplomats", ("obj", "expel")),
        ("en", "Russia's demand was rejected by the alliance.", "demand", ("nsubj:pass", "reject")),
        ("en", "Russia's demand was rejected by the alliance.", "alliance", ("obl:agent", "reject")),
        ("en", "Russia's demand was rejected by the alliance.", "Russia", ("nmod:poss", "demand")),
        ("en", "The minister did not answer the letter.", "letter", ("obj", "answer")),
        ("en", "The letter was handed to the ambassador on Wednesday.", "ambassador", ("obl", "hand")),
        ("en", "The expulsion of eight diplomats angered Moscow.", "diplomats", ("nmod", "expulsion")),
        ("en", "Moscow said it would respond.", "respond", ("ccomp", "say")),
    ],
)
def test_relations_that_readings_stand_on(model: str, text: str, word: str, expected: tuple[str, str]) -> None:
    assert relation(model, text, word) == expected


@pytest.mark.parametrize(
    ("model", "text", "word", "lemma"),
    [
        ("no", "Statsministeren sa at Norge er med i Nato, men ikke i EU.", "sa", "si"),
        ("no", "Statsministeren sa at Norge er med i Nato, men ikke i EU.", "er", "være"),
        ("no", "Statsministaren sa at Noreg er med i Nato, men ikkje i EU.", "sa", "seie"),
        ("no", "Statsministaren sa at Noreg er med i Nato, men ikkje i EU.", "er", "vere"),
        ("en", "They have expelled the envoy.", "expelled", "expel"),
        ("en", "The envoys were summoned.", "envoys", "envoy"),
        ("en", "We won’t withdraw.", "wo", "will"),
    ],
)
def test_lemmas(model: str, text: str, word: str, lemma: str) -> None:
    assert token(model, text, word).lemma == lemma


@pytest.mark.parametrize(
    ("model", "text", "word", "entity"),
    [
        ("no", "Utenriksminister Anniken Huitfeldt møtte Sergej Lavrov i Moskva.", "Anniken", "B-PER"),
        ("no", "Utenriksminister Anniken Huitfeldt møtte Sergej Lavrov i Moskva.", "Huitfeldt", "I-PER"),
        ("no", "Utenriksminister Anniken Huitfeldt møtte Sergej Lavrov i Moskva.", "Moskva", "B-GPE"),
        ("no", "Statsministeren i Sverige ringte Jens Stoltenberg.", "Sverige", "B-GPE"),
        ("en", "Sergei Lavrov met Antony Blinken in Geneva.", "Lavrov", "I-PER"),
        ("en", "Sergei Lavrov met Antony Blinken in Geneva.", "Geneva", "B-LOC"),
        ("en", "Finland and Sweden want to join.", "Sweden", "B-LOC"),
        ("en", "The Storting in Oslo met Kajsa Wrenqvist of the Nobel Committee.", "Storting", "B-ORG"),
        ("en", "Deutsche Welle reported it first.", "Welle", "I-ORG"),
        ("en", "we stayed in kerala for a week.", "kerala", "B-LOC"),
    ],
)
def test_names(model: str, text: str, word: str, entity: str) -> None:
    assert token(model, text, word).entity == entity


@pytest.mark.parametrize(
    ("model", "text", "words"),
    [
        ("da_sv", "– Vi svarar, säger USA:s utrikesminister. Den 26. januar kom Ruslands svar.", ["–", "Vi", "USA:s", "26.", "Ruslands"]),
        ("de", "„Nein“, sagte US-Außenminister Blinken am 26. Januar 2022. Er ging.", ["„", "Nein", "“", "US-Außenminister", "26.", "2022", "."]),
        ("fr", "« Nous attendons », a-t-il dit. L’Union européenne n'a pas répondu à M. Lavrov.", ["«", "a", "-t-il", "L’", "n'", "M."]),
        ("ru", "«Нет», — сказал премьер-министр. В Санкт-Петербурге ждут ответа.", ["«", "Нет", "»", "—", "премьер-министр", "Санкт-Петербурге"]),
        ("uk", "«Ні», — сказав прем'єр-міністр. У Санкт-Петербурзі чекають відповіді.", ["«", "Ні", "»", "—", "прем'єр-міністр", "Санкт-Петербурзі"]),
        ("fi", "– Ei, sanoi Lavrov EU:n edustajalle 26. tammikuuta. Hän lähti.", ["–", "Ei", "EU:n", "26.", "tammikuuta"]),
    ],
)
def test_press_text_is_cut_into_its_words_and_two_sentences(model: str, text: str, words: list[str]) -> None:
    (sentences,) = load_analyser(model).analyse([text])
    assert len(sentences) == 2
    cut = [token.text for sentence in sentences for token in sentence.tokens]
    assert [word for word in words if word not in cut] == []
    assert all(text[token.start : token.end] == token.text for sentence in sentences for token in sentence.tokens)


@pytest.mark.parametrize(
    ("model", "text"),
    [
        ("da_sv", "Algeriet anklagar Marocko för bränderna."),
        ("da_sv", "Samme dag udviste USA tre russiske diplomater."),
        ("de", "Am Montag wies Moskau vier deutsche Diplomaten aus."),
        ("fr", "La Russie a expulsé deux diplomates français."),
        ("ru", "Россия выслала двух французских дипломатов."),
        ("uk", "Росія вислала двох французьких дипломатів."),
        ("fi", "Venäjä karkotti kaksi ranskalaista diplomaattia."),
    ],
)
def test_who_acts_upon_whom_is_in_the_tree(model: str, text: str) -> None:
    (sentences,) = load_analyser(model).analyse([text])
    (sentence,) = sentences
    relations = {token.deprel.partition(":")[0] for token in sentence.tokens if sentence.tokens[token.head].deprel == "root"}
    assert {"nsubj", "obj"} <= relations
