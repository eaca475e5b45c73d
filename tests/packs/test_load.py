"""A pack that breaks the schema is refused with file and place."""

import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest

from dragoman.errors import PackError
from dragoman.packs import load_pack, rules_of, shipped_packs

INFO = 'tag = "xx"\nname = "Test"\nown_name = "test"\ncldr = "en"\n'


def test_the_shipped_packs_are_found_by_folder():
    packs = shipped_packs()
    assert {"nb", "en"} <= set(packs)
    assert all(pack.tag == tag for tag, pack in packs.items())


def test_every_rule_of_the_shipped_packs_proves_itself():
    for pack in shipped_packs().values():
        for section in (pack.blocks, pack.names, pack.dates, pack.quotes, pack.events):
            rules = list(rules_of(section))
            assert rules, f"{pack.tag}: {type(section).__name__} has no rule"
            assert all(rule.yes and rule.no for rule in rules)


@pytest.mark.parametrize(
    ("file", "text", "words"),
    [
        ("pack.toml", INFO + "colour = 3\n", "unknown field `colour`"),
        ("pack.toml", 'tag = "xx"\n', "missing required field"),
        ("dates.toml", "[broken", "mend the file"),
        ("names.toml", "nonsense = true\n", "unknown field `nonsense`"),
    ],
)
def test_what_breaks_the_schema_is_named(tmp_path, file, text, words):
    (tmp_path / "pack.toml").write_text(INFO)
    (tmp_path / file).write_text(text)
    with pytest.raises(PackError) as caught:
        load_pack(tmp_path)
    assert words in str(caught.value)
    assert file in str(caught.value)


def test_a_rule_id_may_stand_only_once_in_a_pack(tmp_path):
    rule = '[[rules]]\nid = "same"\npatterns = ["now"]\nvalue = "day+0"\nyes = ["now"]\nno = ["then"]\n'
    (tmp_path / "pack.toml").write_text(INFO)
    (tmp_path / "dates.toml").write_text(rule + rule)
    with pytest.raises(PackError, match=r"'same' stands twice \(in dates\)"):
        load_pack(tmp_path)


def test_a_folder_without_a_pack_is_refused(tmp_path):
    with pytest.raises(PackError, match=r"no pack\.toml"):
        load_pack(tmp_path)


def test_the_check_sees_a_missing_mark_a_false_event_and_a_rule_that_fires_where_it_must_not():
    from dragoman.packs.check import check_example

    event = {
        "type": "REQUEST", "mode": "demand", "actors": ["RUS"], "recipients": ["NOR"], "agents": [], "status": "actual", "carrier": None,
        "trigger": {"start": 7, "end": 16}, "rule": "en/demand",
    }  # fmt: skip

    def reader(events):
        empty = {key: [] for key in ("blocks", "names", "references", "times", "quotes", "channels", "commitments")}
        return lambda text, tag: {**empty, "events": events}

    def failures(example, *, must_fire, events):
        return list(check_example(example, rule_id="en/demand", must_fire=must_fire, tag="en", read=reader(events)))

    good = "{actor=RUS|Russia} {trigger=REQUEST/demand|demanded} answers from {recipient=NOR|Norway}."
    assert failures(good, must_fire=True, events=[event]) == []
    assert "does not fire" in failures(good, must_fire=True, events=[])[0]
    assert "{actor=USA|Russia}" in failures(good.replace("actor=RUS", "actor=USA"), must_fire=True, events=[event])[0]
    other = {**event, "trigger": {"start": 20, "end": 27}}
    assert "does not mark" in failures(good, must_fire=True, events=[event, other])[0]
    assert "stay silent" in failures("The crowd demanded an encore.", must_fire=False, events=[event])[0]
    assert failures("The crowd demanded an encore.", must_fire=False, events=[]) == []


def test_every_shipped_pack_passes_the_check_of_a_whole_pack() -> None:
    root = Path(str(resources.files("dragoman") / "languages"))
    assert {load_pack(folder).tag for folder in root.iterdir() if (folder / "pack.toml").is_file()} == set(shipped_packs())


def test_a_report_in_one_language_reads_only_the_line_phrases_of_the_others() -> None:
    code = (
        "from dragoman.run.reader import Reader; from dragoman.packs import shipped_packs; "
        "Reader().read_text('Le Pérou a rappelé son ambassadeur.', 'fr'); "
        "print(sorted({k for t, p in shipped_packs().items() if t not in ('fr', 'en') for k in vars(p) if not k.startswith('_')}))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "['blocks', 'info']"
