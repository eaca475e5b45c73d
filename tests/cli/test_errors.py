"""What goes wrong is said in one sentence, with the right exit code and never a traceback."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.cli import main

REPORT = "Russia expelled two Canadian diplomats on Monday, the Foreign Ministry in Moscow said. Canada called the step unjustified."


@pytest.fixture
def dragoman(monkeypatch, capsys):
    """The command line in this process: models are loaded once for all tests."""

    def run(*args: str, cwd=None) -> subprocess.CompletedProcess[str]:
        monkeypatch.setattr(sys, "argv", ["dragoman", *args])
        if cwd is not None:
            monkeypatch.chdir(cwd)
        with pytest.raises(SystemExit) as stopped:
            main()
        out, err = capsys.readouterr()
        return subprocess.CompletedProcess(args, stopped.value.code, out, err)

    return run


def one_sentence(done: subprocess.CompletedProcess[str], *, code: int, words: str) -> None:
    assert done.returncode == code, done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert done.stderr.strip().endswith((".", "--help."))


def test_a_missing_file(dragoman, tmp_path):
    one_sentence(dragoman("read", str(tmp_path / "none.txt")), code=1, words="none.txt: there is no such file")


def test_an_empty_file(dragoman, tmp_path):
    (tmp_path / "e.txt").write_bytes(b"")
    one_sentence(dragoman("read", str(tmp_path / "e.txt")), code=1, words="e.txt")


def test_a_binary_file(dragoman, tmp_path):
    (tmp_path / "b.txt").write_bytes(bytes(range(256)) * 40)
    one_sentence(dragoman("read", str(tmp_path / "b.txt")), code=1, words="b.txt")


def test_a_broken_pdf(dragoman, tmp_path):
    (tmp_path / "d.pdf").write_bytes(b"%PDF-1.4")
    one_sentence(dragoman("read", str(tmp_path / "d.pdf")), code=1, words="is no PDF that can be read")


def test_an_address_in_the_users_own_network(dragoman):
    one_sentence(dragoman("read", "http://localhost:8080/admin"), code=1, words="is an address inside a private network")


def test_a_broken_json_line_does_not_stop_the_others(dragoman, tmp_path):
    lines = [json.dumps({"text": REPORT, "ref": "a"}), '{"text": ', json.dumps({"text": REPORT + " Again.", "ref": "b"})]
    (tmp_path / "r.jsonl").write_text("\n".join(lines))
    done = dragoman("read", "--json", str(tmp_path / "r.jsonl"))
    one_sentence(done, code=1, words="r.jsonl:2: the line is not valid JSON")
    assert [json.loads(line)["report"]["ref"] for line in done.stdout.splitlines()] == ["a", "b"]


def test_another_encoding_is_read_and_said(dragoman, tmp_path):
    text = "Utenriksministeren sa på tirsdag at Norge ikke ønsker å svare på brevet før Nato har drøftet saken. Også Færøyene følger med."
    (tmp_path / "l.txt").write_bytes(text.encode("latin-1"))
    done = dragoman("read", "--json", str(tmp_path / "l.txt"))
    assert done.returncode == 0, done.stderr
    reading = json.loads(done.stdout)
    assert reading["text"] == text
    assert "encoding-guessed" in [note["code"] for note in reading["notes"]]


@pytest.mark.parametrize(
    ("args", "words"),
    [
        ((), "No command was given"),
        (("frobnicate",), "No such command 'frobnicate'"),
        (("read",), "Missing argument"),
        (("read", "--frobnicate", "x"), "No such option"),
        (("read", "--published", "last week", "x"), "--published last week is no date"),
        (("timeline", "--casebook", "none.db"), "there is no such casebook"),
        (("timeline", "--as-of", "someday"), "--as-of someday is no date"),
        (("brief", "a.txt", "--casebook", "none.db"), "name either the reports or the casebook"),
    ],
)
def test_wrong_use(dragoman, tmp_path, args, words):
    one_sentence(dragoman(*args, cwd=tmp_path), code=2, words=words)


def test_a_casebook_from_a_newer_version(dragoman, tmp_path):
    (tmp_path / "r.txt").write_text(REPORT)
    assert dragoman("add", "r.txt", cwd=tmp_path).returncode == 0
    connection = sqlite3.connect(tmp_path / "casebook.db")
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    one_sentence(dragoman("record", "--json", cwd=tmp_path), code=2, words="newer Dragoman")


def test_an_unreadable_casebook(dragoman, tmp_path):
    (tmp_path / "casebook.db").write_text("no database, but a text of some length that SQLite will not take for one of its own")
    one_sentence(dragoman("record", cwd=tmp_path), code=2, words="not a database")


def test_what_could_not_be_read_is_kept_in_quarantine_with_its_reason(dragoman, tmp_path):
    (tmp_path / "r.txt").write_text(REPORT)
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02" * 100)
    one_sentence(dragoman("add", "r.txt", "b.txt", cwd=tmp_path), code=1, words="b.txt")
    rows = sqlite3.connect(tmp_path / "casebook.db").execute("SELECT source, reason FROM quarantine").fetchall()
    assert len(rows) == 1
    assert rows[0][0] == "b.txt"
    assert "b.txt" in dragoman("brief", cwd=tmp_path).stdout


def test_an_id_that_nothing_has(dragoman, tmp_path):
    (tmp_path / "r.txt").write_text(REPORT)
    dragoman("add", "r.txt", cwd=tmp_path)
    one_sentence(dragoman("show", "x0000", cwd=tmp_path), code=2, words="has the id x0000")


def test_a_correction_outranks_the_program(dragoman, tmp_path):
    (tmp_path / "r.txt").write_text(REPORT)
    dragoman("add", "r.txt", cwd=tmp_path)
    events = json.loads(dragoman("timeline", "--json", cwd=tmp_path).stdout)["events"]
    assert dragoman("correct", events[0]["id"], "date", "2018-04-02", "--author", "ana", cwd=tmp_path).returncode == 0
    after = json.loads(dragoman("timeline", "--json", cwd=tmp_path).stdout)["events"]
    assert "2018-04-02" in [e["date"] for e in after]
    for wrong in (("x0000", "dismiss"), (events[0]["id"], "date", "soon"), (events[0]["id"], "date"), (events[0]["id"], "frobnicate")):
        done = dragoman("correct", *wrong, "--author", "ana", cwd=tmp_path)
        one_sentence(done, code=2, words=".")


def test_every_command_has_help_with_an_example(dragoman):
    listed = dragoman("--help").stdout.partition("Commands:")[2]
    commands = [line.split()[0] for line in listed.splitlines() if line.startswith("  ") and line.strip() and not line.startswith("   ")]
    assert {"read", "add", "record", "compare", "brief", "timeline", "exchanges", "channels", "quotes", "copies", "show"} <= set(commands)
    for command in commands:
        if command != "pack":
            assert "Example: dragoman " in dragoman(command, "--help").stdout


def test_the_installed_command_runs_and_says_its_version():
    done = subprocess.run([str(Path(sys.executable).with_name("dragoman")), "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("dragoman ")


def test_the_users_actors_beside_the_casebook_are_known_and_a_bad_line_is_named(dragoman, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "r.txt").write_text("Zorblax Quuxington rejected the protest of Norway on Monday.", encoding="utf-8")
    (tmp_path / "actors.tsv").write_text("person:zq\tperson\tZorblax Quuxington\tSWE\n", encoding="utf-8")
    names = json.loads(dragoman("read", "--json", "--language", "en", "r.txt").stdout)["names"]
    assert ("person:zq", ["SWE"]) in [(n["id"], n["principal"]) for n in names]
    (tmp_path / "actors.tsv").write_text("person:zq\n", encoding="utf-8")
    one_sentence(dragoman("read", "r.txt"), code=2, words="actors.tsv, line 1")
