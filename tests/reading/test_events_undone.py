"""What a sentence names besides its act: what was not, deeds spoken of as things, and refusals to comply."""

from __future__ import annotations

from dragoman.run.reader import Reader

READER = Reader()


def told(language: str, sentence: str) -> list[tuple[str, str | None, tuple[str, ...], tuple[str, ...], str]]:
    return [(e.type, e.mode, e.actors, e.recipients, e.status) for e in READER.read_text(sentence, language).events]


def test_whoever_stands_behind_without_was_not_met() -> None:
    sentence = "On Monday Rwanda's foreign minister held talks with a delegation from Kasai without prior coordination with the government of {}."
    assert not any("COD" in recipients for *_, recipients, _ in told("en", sentence.format("Congo")))
    beside = "On Monday Rwanda's foreign minister held talks without preconditions with the government of Zambia."
    assert ("CONSULT", "meeting", ("RWA",), ("ZMB",), "actual") in told("en", beside)


def test_a_killing_spoken_of_as_a_thing_is_nobodys_deed() -> None:
    report = "Ghana's president raised the matter with Togo. He said killing of a Ghanaian fisherman on the country's waters is an outrage."
    assert not any(kind == "ASSAULT" for kind, *_ in told("en", report))


def test_refusing_to_comply_is_a_refusal_and_failing_to_is_not() -> None:
    refused = told("en", "Chad has refused to comply with Malta's order to close the consulate.")
    assert [(kind, mode, actors) for kind, mode, actors, *_ in refused] == [("REJECT", "refuse", ("TCD",))]
    failed = told("en", "Chad failed to comply with Malta's order to close the consulate.")
    assert ("CONCEDE", "comply", ("TCD",), ("MLT",), "denied") in failed
