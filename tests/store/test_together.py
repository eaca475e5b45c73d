"""Two processes at one casebook, and places whose names SQLite would take for something else."""

import threading
from pathlib import Path

import pytest
import sqlalchemy as sa

from dragoman.errors import CasebookError
from dragoman.intake.document import Document, Media, Supplied, document_id
from dragoman.reading.types import Reading
from dragoman.report.types import Block, Published, Report, Role
from dragoman.store import Casebook, Kept
from dragoman.text import Span

NOW = "2024-05-01T12:00:00Z"


def entry(n: int) -> tuple[Document, Reading]:
    text = f"Canada spoke {n} times."
    doc = Document(id=document_id(text.encode()), data=text.encode(), media=Media.TEXT, source=f"{n}.txt", supplied=Supplied())
    report = Report(
        id=doc.id, ref=None, source=doc.source, url=None, text=text, title=None, language="en", outlet=None, byline=(), agency=None,
        published=Published(), blocks=(Block(span=Span(0, len(text)), role=Role.BODY, why="p"),),
    )  # fmt: skip
    return doc, Reading(report=report)


def test_two_that_make_and_fill_one_casebook_at_once_both_succeed(tmp_path: Path) -> None:
    """Each thread has its own connection, as two processes have."""
    place, failures = str(tmp_path / "c.db"), []
    together = threading.Barrier(2)

    def fill() -> None:
        try:
            together.wait()
            with Casebook(place, create=True) as book:
                for n in range(15):
                    book.add(*entry(n), reader="0", now=NOW)
                    book.set_aside(Kept(source="x", reason=f"r{n}", remedy="m"), now=NOW)
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=fill) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    with Casebook(place) as book:
        assert len(book.readings()) == 15
        assert len(book.quarantined()) == 15


def test_a_report_that_another_process_added_in_between_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Casebook(str(tmp_path / "c.db"), create=True) as book:
        book.add(*entry(1), reader="0", now=NOW)
        monkeypatch.setattr(Casebook, "__contains__", lambda self, report: False)
        book.add(*entry(1), reader="0", now=NOW)
        assert len(book.readings()) == 1


@pytest.mark.parametrize("name", [":memory:", "what?x#y%20.db"])
def test_a_name_that_means_something_to_sqlite_is_still_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    with Casebook(name, create=True) as book:
        book.add(*entry(1), reader="0", now=NOW)
    assert (tmp_path / name).is_file()
    with Casebook(f"sqlite:///{tmp_path / name}") as book:
        assert len(book.readings()) == 1


def test_an_address_of_a_missing_file_makes_none(tmp_path: Path) -> None:
    with pytest.raises(CasebookError, match="no such casebook"):
        Casebook(f"sqlite:///{tmp_path / 'none.db'}")
    assert not list(tmp_path.iterdir())


def test_a_folder_is_no_casebook(tmp_path: Path) -> None:
    for create in (True, False):
        with pytest.raises(CasebookError, match="this is a folder"):
            Casebook(str(tmp_path), create=create)


def test_a_casebook_that_may_only_be_read_is_read(tmp_path: Path) -> None:
    """Another journal and no right to change it, as on a mounted image."""
    place = tmp_path / "c.db"
    with Casebook(str(place), create=True) as book:
        book.add(*entry(1), reader="0", now=NOW)
    engine = sa.create_engine(f"sqlite:///{place}")
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA journal_mode = DELETE")
    engine.dispose()
    holder = sa.create_engine(f"sqlite:///{place}").connect()
    holder.exec_driver_sql("BEGIN IMMEDIATE")
    with Casebook(str(place)) as book:  # the switch of journals is refused while the other one writes
        assert len(book.readings()) == 1
    holder.close()


def test_a_casebook_in_a_folder_that_may_only_be_read_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "what?x#y%20.db"
    with Casebook(str(place), create=True) as book:
        book.add(*entry(1), reader="0", now=NOW)
    monkeypatch.setattr("os.access", lambda path, mode: False)  # the tests may run as root, who may write everywhere
    with Casebook(str(place)) as book:
        assert len(book.readings()) == 1
        assert [p.name for p in tmp_path.iterdir()] == [place.name]
        with pytest.raises(CasebookError, match="readonly"):
            book.add(*entry(2), reader="0", now=NOW)
