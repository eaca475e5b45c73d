"""Careless and hostile use of the command: a sentence and the right exit code, never a traceback, nothing that steers a terminal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.cli import main

REPORT = "Russia expelled two Canadian diplomats on Monday, the Foreign Ministry in Moscow said. Canada called the step unjustified."
START = "import sys; from dragoman.cli import main; sys.argv[0] = 'dragoman'; main()"


@pytest.fixture
def dragoman(monkeypatch, capsys, tmp_path):
    """The command line in this process, in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def run(*args: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["dragoman", *args])
        with pytest.raises(SystemExit) as stopped:
            main()
        return (stopped.value.code, *capsys.readouterr())

    return run


def shell(command: str, cwd: Path, start: str = START) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONUNBUFFERED"}
    environment |= {"PYTHON": sys.executable, "START": start}
    return subprocess.run(["bash", "-c", command], cwd=cwd, env=environment, capture_output=True, text=True)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_result_that_cannot_be_written_is_told(tmp_path):
    done = shell('"$PYTHON" -c "$START" --help >/dev/full', tmp_path)
    assert (done.returncode, done.stderr) == (2, "The result cannot be written (No space left on device); send it to a place that takes it.\n")


def test_a_result_without_standard_output_is_told(tmp_path):
    done = shell('"$PYTHON" -c "$START" --help >&-', tmp_path)
    assert (done.returncode, done.stderr) == (2, "The result cannot be written (Bad file descriptor); send it to a place that takes it.\n")


def test_a_reader_of_the_output_that_goes_away_is_no_failure():
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([sys.executable, "-c", START, "--help"], stdout=writing, stderr=subprocess.PIPE, text=True)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


def test_an_error_without_standard_error_does_not_become_a_result(tmp_path):
    done = shell('"$PYTHON" -c "$START" frobnicate 2>&-', tmp_path)
    assert (done.returncode, done.stdout) == (2, "")


def test_a_failure_of_the_reader_is_one_sentence(tmp_path):
    (tmp_path / "r.txt").write_text(REPORT)
    broken = f"import dragoman.run.reader as r\ndef fail(*_, **__): raise ValueError('odd')\nr.read = fail\n{START}"
    done = shell('"$PYTHON" -c "$START" read r.txt', tmp_path, broken)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert "the reader failed on it (ValueError: odd)" in done.stderr


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("read", "--language", "", "x"), "--language without a value is no language tag"),
        (("read", "--language", "../x", "x"), "--language ../x is no language tag"),
        (("read", "--published", "", "x"), "--published without a value is no date"),
        (("record", "--casebook", ""), "--casebook has no value"),
        (("timeline", "--actor", " ", "x"), "--actor has no value"),
        (("timeline", "--since", "2023", "--until", "2022", "x"), "--since 2023 lies after --until 2022"),
        (("show", "\x1b[31m\nx", "--casebook", "none.db"), "no such casebook"),
    ],
)
def test_wrong_use(dragoman, args, words):
    code, out, err = dragoman(*args)
    assert (code, out) == (2, "")
    assert words in err
    assert len(err.splitlines()) == 1


def test_a_view_of_nothing_says_so_and_an_unknown_actor_is_named(dragoman, tmp_path):
    (tmp_path / "r.txt").write_text(REPORT)
    code, out, err = dragoman("timeline", "r.txt", "--actor", "Nobody\x1b[31m")
    assert (code, out) == (0, "Nothing of this kind was found.\n")
    assert err.startswith("Nothing here concerns Nobody␛[31m;")


HOSTILE = "\x1b]0;pwn\x07 Russia demanded\u202e on \u2028Tuesday \x9b31m that <script>alert(1)</script> Canada [bold]reply[/bold] {{ 7*7 }} ]]>."


def test_a_hostile_report_steers_neither_terminal_nor_page(dragoman, tmp_path):
    lines = [{"text": f"{REPORT}\n{HOSTILE} {REPORT}", "title": HOSTILE, "outlet": HOSTILE, "ref": HOSTILE + "\n"}]
    (tmp_path / "od\nd\x1b.jsonl").write_text("\n".join(map(json.dumps, lines)) + "\n{")
    name = "od\nd\x1b.jsonl"
    for args in (("read", name), ("brief", name), ("read", "--json", name), ("record", "--json", name)):
        code, out, err = dragoman(*args)
        assert code == 1
        assert not set(out + err) & set("\x1b\x07\x9b\u202e\u2028"), args
        assert len(err.splitlines()) == 1
    assert dragoman("brief", name, "--html", "b.html")[0] == 1
    page = (tmp_path / "b.html").read_text()
    assert "<script" not in page
    assert "{{ 7*7 }}" in page
    assert not set(page) & set("\x1b\x07\x9b\u202e")


def test_what_stands_in_the_json_is_what_was_written(dragoman, tmp_path):
    (tmp_path / "r.jsonl").write_text(json.dumps({"text": f"{REPORT}\n{HOSTILE} {REPORT}", "ref": HOSTILE}))
    _, out, _ = dragoman("read", "--json", "r.jsonl")
    (line,) = out.splitlines()
    read = json.loads(line)
    assert read["report"]["ref"] == HOSTILE
    assert read["text"] == f"{REPORT}\n{HOSTILE} {REPORT}"
    for kind in ("names", "times", "blocks"):
        for item in read[kind]:
            assert 0 <= item["start"] < item["end"] <= len(read["text"])
            assert item.get("text") in (None, read["text"][item["start"] : item["end"]])


def test_reports_of_one_file_are_told_apart(dragoman, tmp_path):
    (tmp_path / "all.jsonl").write_text("\n".join(json.dumps({"text": f"{REPORT} {n} times."}) for n in "ab"))
    out = dragoman("copies", "all.jsonl")[1]
    assert "all:1" in out
    assert "all:2" in out
