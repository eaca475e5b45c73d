"""The casebook keeps what it was given, once, and says in one sentence what is wrong with a file that is none."""

import sqlite3

import pytest

from dragoman.errors import CasebookError
from dragoman.intake.document import Document, Media, Supplied, document_id
from dragoman.reading.types import Event, Name, Reading, Time
from dragoman.record.types import Correction
from dragoman.report.types import Block, Note, Published, Report, Role
from dragoman.store import Casebook, Kept
from dragoman.text import Span

NOW = "2024-05-01T12:00:00Z"


def document(text: str, ref: str | None = None) -> Document:
    data = text.encode()
    return Document(id=document_id(data), data=data, media=Media.TEXT, source="a.txt", supplied=Supplied(ref=ref))


def reading(doc: Document) -> Reading:
    text = doc.data.decode()
    span = Span(0, 6)
    report = Report(
        id=doc.id, ref=doc.supplied.ref, source=doc.source, url=None, text=text, title=None, language="en", outlet=None,
        byline=("A. Writer",), agency=None, published=Published(edtf="2014-03-03", basis="stated", span=span),
        blocks=(Block(span=Span(0, len(text)), role=Role.BODY, why="paragraph"),), notes=(Note(code="odd", message="An odd thing."),),
    )  # fmt: skip
    event = Event(
        type="SANCTION", mode="expel", actors=("CAN",), recipients=("RUS",), agents=(), status="actual", date=None, date_relative="day+0",
        time=0, place=None, about="diplomats", evidence=(span,), trigger=span, rule="en/expel", said_by=None, amounts=(("2", "diplomat"),),
    )  # fmt: skip
    return Reading(
        report=report,
        names=(Name(span=span, text="Canada", kind="state", id="CAN", label="Canada", principal=("CAN",), certainty=1.0, why="name"),),
        times=(Time(span=span, text="Canada", edtf=None, relative="day+0", anchor="published", rule="en/today"),),
        events=(event,),
        sentences=(Span(0, len(text)),),
    )


def test_a_reading_comes_back_as_it_was_given(tmp_path):
    doc = document("Canada expelled two diplomats.", ref="x1")
    with Casebook(str(tmp_path / "c.db"), create=True) as book:
        book.add(doc, reading(doc), reader="0", now=NOW)
    with Casebook(str(tmp_path / "c.db")) as book:
        assert book.readings() == (reading(doc),)


def test_readings_do_not_depend_on_the_order_of_adding(tmp_path):
    docs = [document(f"Canada spoke {n} times.") for n in range(5)]
    for name, order in (("a", docs), ("b", docs[::-1])):
        with Casebook(str(tmp_path / name), create=True) as book:
            for doc in order:
                book.add(doc, reading(doc), reader="0", now=NOW)
                book.add(doc, reading(doc), reader="0", now=NOW)
    with Casebook(str(tmp_path / "a")) as a, Casebook(str(tmp_path / "b")) as b:
        assert a.readings() == b.readings()
        assert len(a.readings()) == 5


def test_an_add_that_breaks_leaves_nothing_by_half(tmp_path, monkeypatch):
    doc = document("Canada expelled two diplomats.")
    with Casebook(str(tmp_path / "c.db"), create=True) as book:
        broken = reading(doc)
        monkeypatch.setattr("dragoman.store.casebook._KINDS", {"names": Name, "times": Time, "nothing": Span})
        with pytest.raises(AttributeError):
            book.add(doc, broken, reader="0", now=NOW)
        assert doc.id not in book


def test_a_killed_add_is_taken_up_again(tmp_path):
    """A process that dies inside a transaction leaves a casebook without the report it was writing."""
    doc = document("Canada expelled two diplomats.")
    place = str(tmp_path / "c.db")
    with Casebook(place, create=True):
        pass
    raw = sqlite3.connect(place, isolation_level=None)
    raw.execute("BEGIN")
    raw.execute("INSERT INTO reports VALUES (?, NULL, 's', 'text', x'00', '0', '{}', 'now', NULL)", (doc.id,))
    raw.close()  # no COMMIT
    with Casebook(place) as book:
        assert doc.id not in book
        book.add(doc, reading(doc), reader="0", now=NOW)
        assert len(book.readings()) == 1


def test_quarantine_keeps_each_reason_once(tmp_path):
    kept = Kept(source="x.bin", reason="it is binary", remedy="convert it")
    with Casebook(str(tmp_path / "c.db"), create=True) as book:
        book.set_aside(kept, now=NOW)
        book.set_aside(kept, now=NOW)
        assert book.quarantined() == (kept,)


def test_corrections_come_back_oldest_first(tmp_path):
    older = Correction(id="k1", target="x1", verb="dismiss", value=None, author="ana", at="2024-01-01T00:00:00Z")
    newer = Correction(id="k0", target="x1", verb="confirm", value=None, author="ana", at="2024-01-02T00:00:00Z")
    with Casebook(str(tmp_path / "c.db"), create=True) as book:
        book.correct(newer)
        book.correct(older)
        assert book.corrections() == (older, newer)


def test_the_migrations_make_the_tables_that_the_code_uses(tmp_path):
    import sqlalchemy as sa

    from dragoman.store.tables import metadata

    with Casebook(str(tmp_path / "c.db"), create=True):
        pass
    made, wanted = sa.create_engine(f"sqlite:///{tmp_path}/c.db"), sa.create_engine("sqlite://")
    metadata.create_all(wanted)

    def shape(engine):
        inspector = sa.inspect(engine)
        return {
            name: (
                [(c["name"], str(c["type"]), c["nullable"]) for c in inspector.get_columns(name)],
                inspector.get_pk_constraint(name)["constrained_columns"],
                [i["column_names"] for i in inspector.get_indexes(name)],
            )
            for name in inspector.get_table_names()
            if name != "alembic_version"
        }

    assert shape(made) == shape(wanted)


def missing(path):
    return str(path / "none.db"), "no such casebook"


def text_file(path):
    (path / "t.db").write_text("this is a text file and no database at all, however long it may be")
    return str(path / "t.db"), "not a database"


def other_database(path):
    sqlite3.connect(path / "o.db").execute("CREATE TABLE songs (title)").connection.commit()
    return str(path / "o.db"), "not a Dragoman casebook"


def newer(path):
    with Casebook(str(path / "n.db"), create=True):
        pass
    connection = sqlite3.connect(path / "n.db")
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    return str(path / "n.db"), "newer Dragoman"


@pytest.mark.parametrize("make", [missing, text_file, other_database, newer])
def test_what_is_no_casebook_is_refused_in_one_sentence(tmp_path, make):
    place, words = make(tmp_path)
    with pytest.raises(CasebookError) as caught, Casebook(place):
        pass
    assert words in str(caught.value)
    assert place in str(caught.value)
    assert "\n" not in str(caught.value)
