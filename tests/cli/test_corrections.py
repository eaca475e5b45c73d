"""What people said goes out of a casebook and into another; reading again changes nothing until it is told to."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace

import pytest

from dragoman.cli import main
from dragoman.run.reader import Reader

REPORT = "13 March 2018\n\nRussia expelled two Canadian diplomats on Monday, the Foreign Ministry in Moscow said."


@pytest.fixture
def dragoman(monkeypatch, capsys, tmp_path):
    def run(*args: str) -> subprocess.CompletedProcess[str]:
        monkeypatch.setattr(sys, "argv", ["dragoman", *args])
        monkeypatch.chdir(tmp_path)
        with pytest.raises(SystemExit) as stopped:
            main()
        out, err = capsys.readouterr()
        return subprocess.CompletedProcess(args, stopped.value.code, out, err)

    (tmp_path / "r.txt").write_text(REPORT)
    run("add", "--casebook", "a.db", "r.txt")
    return run


def event(dragoman, casebook: str) -> dict:
    return json.loads(dragoman("record", "--json", "--casebook", casebook).stdout)["events"][0]


def test_corrections_go_out_and_in_and_are_taken_back(dragoman, tmp_path):
    name = event(dragoman, "a.db")["id"]
    dragoman("correct", name, "date", "2018-03-11", "--author", "ana", "--casebook", "a.db")
    out = dragoman("corrections", "--json", "--casebook", "a.db").stdout
    (tmp_path / "k.jsonl").write_text(out)
    dragoman("add", "--casebook", "b.db", "r.txt")
    assert event(dragoman, "b.db")["date"] == "2018-03-12"
    assert "1 of 1" in dragoman("corrections", "--import", "k.jsonl", "--casebook", "b.db").stderr
    assert "0 of 1" in dragoman("corrections", "--import", "k.jsonl", "--casebook", "b.db").stderr
    assert event(dragoman, "b.db")["date"] == "2018-03-11"
    dragoman("correct", json.loads(out)["id"], "undo", "--author", "bo", "--casebook", "b.db")
    assert event(dragoman, "b.db")["date"] == "2018-03-12"


@pytest.mark.parametrize(
    ("verb", "value", "words"), [("type", "NOTHING", "no type of act"), ("undo", None, "no correction"), ("same", "e0", "has the id e0")]
)
def test_what_cannot_be_said_is_refused(dragoman, verb, value, words):
    target = "k0" if verb == "undo" else event(dragoman, "a.db")["id"]
    done = dragoman("correct", target, verb, *([value] if value else []), "--author", "ana", "--casebook", "a.db")
    assert (done.returncode, words in done.stderr) == (2, True)


def test_reading_again_shows_what_it_would_change_and_then_keeps_it(dragoman, monkeypatch):
    first = event(dragoman, "a.db")
    dragoman("correct", first["id"], "note", "see the archive", "--author", "ana", "--casebook", "a.db")
    assert "0 of 1" in dragoman("reread", "--casebook", "a.db").stderr
    read = Reader.read

    def newer(self, document):
        reading = read(self, document)
        return replace(reading, events=tuple(replace(e, mode="recall") for e in reading.events))

    monkeypatch.setattr(Reader, "read", newer)
    shown = dragoman("reread", "--casebook", "a.db")
    assert ("recalled" in shown.stdout, "1 of 1" in shown.stderr) == (True, True)
    assert event(dragoman, "a.db")["mode"] == "expel"
    dragoman("reread", "--apply", "--casebook", "a.db")
    kept = event(dragoman, "a.db")
    assert (kept["mode"], [c["value"] for c in kept["corrections"]]) == ("recall", ["see the archive"])
