"""Every example of every shipped pack, through the whole reader: the only test code there is for languages."""

from __future__ import annotations

import pytest

from dragoman.packs import rules_of, shipped_packs
from dragoman.packs.check import check_example
from dragoman.reading.contract import to_json
from dragoman.run.reader import Reader

SECTIONS = ("blocks", "names", "dates", "quotes", "events")
RULES = [(tag, section, rule) for tag, pack in shipped_packs().items() for section in SECTIONS for rule in rules_of(getattr(pack, section))]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(("tag", "section", "rule"), RULES, ids=[f"{tag}/{section}/{rule.id}" for tag, section, rule in RULES])
def test_examples_come_out_as_written(reader, tag, section, rule):
    def read(text: str, language: str):
        return to_json(reader.read_text(text, language))

    wrong = [
        f"{message}: {example}"
        for must_fire, examples in ((True, rule.yes), (False, rule.no))
        for example in examples
        for message in check_example(example, rule_id=f"{tag}/{rule.id}", must_fire=must_fire, tag=tag, read=read)
    ]
    assert not wrong, "\n".join(wrong)
