"""Sentences keep their offsets, wrapped lines are put together, and nothing is longer than a sentence can be."""

from __future__ import annotations

from dataclasses import replace

from dragoman.models import load_analyser
from dragoman.reading.sentences import split
from dragoman.report.types import Block, Published, Report, Role
from dragoman.text import Span


def report(*lines: tuple[str, Role]) -> Report:
    text, blocks = "", []
    for line, role in lines:
        blocks.append(Block(span=Span(len(text), len(text) + len(line)), role=role, why="test"))
        text += line + "\n"
    return Report(
        id="r", ref=None, source="t", url=None, text=text, title=None, language="en", outlet=None, byline=(), agency=None,
        published=Published(), blocks=tuple(blocks),
    )  # fmt: skip


def words(found, text):
    return [text[s.start : s.end] for s in found]


def test_a_wrapped_paragraph_is_read_as_one_and_junk_is_not_read():
    given = report(
        ("Egypt said on Monday that Ethiopia had begun to fill the", Role.BODY),
        ("reservoir for a second time.", Role.BODY),
        ("Subscribe to our newsletter", Role.JUNK),
        ("Talks in Kinshasa broke down.", Role.BODY),
    )
    for analyser in (None, load_analyser("en")):
        found = split(given, analyser)
        assert words(found, given.text) == [
            "Egypt said on Monday that Ethiopia had begun to fill the\nreservoir for a second time.",
            "Talks in Kinshasa broke down.",
        ]
        for sentence in found:
            assert all(given.text[t.start : t.end] == t.text for t in sentence.tokens)
            assert all(0 <= t.head < len(sentence.tokens) for t in sentence.tokens)


def test_a_line_that_ends_a_sentence_ends_the_paragraph():
    given = report(("Qatar rejected the thirteen demands on Saturday evening in Rome.", Role.BODY), ("and others wait", Role.BODY))
    assert len(split(given, None)) == 2


def test_no_sentence_is_longer_than_people_write():
    given = report(("Russia " * 1000 + "said no.", Role.BODY))
    for analyser in (None, load_analyser("en")):
        found = split(given, analyser)
        assert max(len(s.tokens) for s in found) <= 300
        assert sum(len(s.tokens) for s in found) >= 1002
        assert all(0 <= t.head < len(s.tokens) for s in found for t in s.tokens)


def test_a_foreign_stretch_has_words_but_no_tree():
    given = report(("Russia expelled three envoys.", Role.BODY), ("Russland utviste tre utsendinger.", Role.BODY))
    marked = replace(given, blocks=(given.blocks[0], replace(given.blocks[1], language="nb")))
    ours, foreign = split(marked, load_analyser("en"))
    assert any(t.deprel == "nsubj" for t in ours.tokens)
    assert {t.deprel for t in foreign.tokens} == {"dep"}
    assert words((ours, foreign), given.text) == ["Russia expelled three envoys.", "Russland utviste tre utsendinger."]
