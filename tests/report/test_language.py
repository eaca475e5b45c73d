"""Which language a lead is in, between languages that are close."""

from __future__ import annotations

from dragoman.packs import shipped_packs
from dragoman.report.language import identify, telltales

BOKMAAL = "Statsministeren sier at regjeringen ikke vil møte noen før uken er omme, og hun har en god grunn til å vente på svar fra dem."
NYNORSK = "Statsministeren seier at regjeringa ikkje vil møte nokon før veka er omme, og ho har ein god grunn til å vente på svar frå dei."


def test_both_norwegian_standards_are_told_with_the_packs_words() -> None:
    known = telltales(shipped_packs())
    assert (identify([BOKMAAL], known), identify([NYNORSK], known)) == ("nb", "nn")


def test_telltale_words_of_a_close_language_outvote_the_identifier() -> None:
    words = {"xx": {"nb": frozenset(("ikke", "noen", "hun"))}}
    assert identify([BOKMAAL]) == "nb"
    assert identify([BOKMAAL], words) == "xx"
    # As many words that speak for the language itself keep it.
    assert identify([BOKMAAL], {**words, "nb": {"xx": frozenset(("sier", "uken"))}}) == "nb"
