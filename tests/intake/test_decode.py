import pytest

from dragoman.intake import NotText, decoded

NORWEGIAN = "Utenriksministeren får svar på brevet før møtet i Tromsø, sier Støre. Ærlig talt, skrev avisen «Østlandets Blad»."
RUSSIAN = "Министр иностранных дел получил ответ на письмо, которое он направил своим коллегам в феврале."
POLISH = "Minister spraw zagranicznych otrzymał odpowiedź na list, który wysłał w lutym do państw członkowskich."
FRENCH = "Le ministre a reçu la réponse à la lettre envoyée en février, déclare son porte-parole à l’Élysée."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (NORWEGIAN, "cp1252"),
        (NORWEGIAN, "latin-1"),
        (NORWEGIAN, "utf-16-le"),
        (NORWEGIAN, "utf-16-be"),
        (FRENCH, "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (POLISH, "cp1250"),
    ],
)
def test_text_comes_back_from_the_encodings_of_the_press(text: str, encoding: str) -> None:
    held = decoded(text.encode(encoding))
    assert held.text == text
    assert held.guessed


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_mark_or_utf8_is_no_guess_and_the_mark_is_dropped(encoding: str) -> None:
    held = decoded(NORWEGIAN.encode(encoding))
    assert (held.text, held.guessed) == (NORWEGIAN, False)


def test_a_page_may_declare_its_encoding() -> None:
    source = f'<html><head><meta charset="koi8-r"></head><body>{RUSSIAN}</body></html>'
    held = decoded(source.encode("koi8-r"), html=True)
    assert (held.text, held.encoding, held.guessed) == (source, "koi8-r", False)


def test_a_declaration_that_is_no_text_encoding_is_passed_over() -> None:
    assert decoded(f'<meta charset="base64">{NORWEGIAN}'.encode("cp1252"), html=True).guessed


@pytest.mark.parametrize(
    "data", [b"\x7fELF\x02\x01\x01\x00\x00", b"%PDF-1.4\n%\xe2\xe3\x00\x01\x02", bytes(range(256)) * 4, b"ab\x00c", b"\x01\x02\x03" * 30]
)
def test_binary_is_told_from_text(data: bytes) -> None:
    with pytest.raises(NotText):
        decoded(data)
