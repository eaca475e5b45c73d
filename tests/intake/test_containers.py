"""Reports inside PDF, Word, mail, saved pages, archives and feeds, each made here by hand."""

import gzip
import io
import json
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest

from dragoman.intake import Document, Media, Quarantined, Supplied, document_id, documents
from dragoman.intake import pdf as pdf_reader

PAGE = "<html><head><title>Note returned</title></head><body><article><p>Støre returned the note on Tuesday.</p></article></body></html>"


def take(path: Path, data: bytes, **supplied: str) -> list[Document | Quarantined]:
    path.write_bytes(data)
    return list(documents([str(path)], stdin=None, supplied=Supplied(**supplied)))


def pdf(*lines: str) -> bytes:
    """A PDF of one page in Helvetica, with its table of offsets."""
    shown = "BT /F1 12 Tf 72 720 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{at:010d} 00000 n \n" for at in offsets)
    return out + f"{table}trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF".encode()


def test_a_pdf_gives_its_lines_with_cut_words_joined_under_the_id_of_its_own_bytes(tmp_path: Path) -> None:
    data = pdf("The envoy told the diplo-", "mats of the US-", "led group to wait.")
    (item,) = take(tmp_path / "a.pdf", data)
    assert isinstance(item, Document)
    assert (item.data.decode(), item.media, item.id) == ("The envoy told the diplomats of the US-\nled group to wait.", Media.TEXT, document_id(data))


def test_a_pdf_of_pictures_and_one_that_takes_too_long_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (item,) = take(tmp_path / "a.pdf", pdf(""))
    assert "pictures without text" in str(item)
    monkeypatch.setattr(pdf_reader, "_SECONDS", 0.001)
    (item,) = take(tmp_path / "b.pdf", pdf("A line."))
    assert isinstance(item, Quarantined)
    assert "took more than" in item.reason


def test_a_word_file_gives_paragraphs_and_title(tmp_path: Path) -> None:
    written = docx.Document()
    written.core_properties.title = "Note\nreturned"
    for line in ("Oslo returned the note.", "", "Moscow has not answered."):
        written.add_paragraph(line)
    packed = io.BytesIO()
    written.save(packed)
    (item,) = take(tmp_path / "a.docx", packed.getvalue())
    assert isinstance(item, Document)
    assert (item.data.decode(), item.supplied.title) == ("Oslo returned the note.\n\nMoscow has not answered.", "Note returned")


def test_a_mail_gives_its_html_and_subject_whatever_its_encoding(tmp_path: Path) -> None:
    message = EmailMessage()
    message["Subject"] = "Støre svarer"
    message.set_content("Støre har svart.")
    message.add_alternative(PAGE, subtype="html", charset="iso-8859-1")
    (item,) = take(tmp_path / "a.eml", bytes(message))
    assert isinstance(item, Document)
    assert (item.media, item.supplied.title) == (Media.HTML, "Støre svarer")
    assert "Støre returned the note" in item.data.decode()


def test_a_saved_page_keeps_its_address(tmp_path: Path) -> None:
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "https://example.org/note"
    message.set_content(PAGE, subtype="html")
    (item,) = take(tmp_path / "a.mhtml", bytes(message))
    assert isinstance(item, Document)
    assert (item.media, item.supplied.url) == (Media.HTML, "https://example.org/note")


def record(url: str, kind: str, body: bytes, status: str = "200 OK") -> bytes:
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2022-01-26T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{len(url):036d}>\r\nContent-Type: application/http\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def test_an_archive_gives_each_page_with_its_address(tmp_path: Path) -> None:
    held = (
        record("https://example.org/a", "text/html; charset=utf-8", PAGE.encode()),
        record("https://example.org/b.png", "image/png", b"\x89PNG"),
        record("https://example.org/c", "text/html", PAGE.encode(), "404 Not Found"),
        record("https://example.org/d", "text/plain", b"The minister has written."),
    )
    items = take(tmp_path / "a.warc.gz", b"".join(map(gzip.compress, held)))
    assert [i.supplied.url for i in items if isinstance(i, Document)] == ["https://example.org/a", "https://example.org/d"]
    assert len(items) == 2


FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>The Wire</title>
<item><title>Oslo &amp;amp; Moscow</title><link>https://example.org/1</link><pubDate>Wed, 26 Jan 2022 23:30:00 -0500</pubDate>
<description>&lt;p&gt;Oslo returned the note.&lt;/p&gt;</description></item>
<item><title>Second</title><description>Moscow has not answered.</description></item>
</channel></rss>"""


def test_a_feed_gives_its_entries_on_the_day_of_their_own_clock(tmp_path: Path) -> None:
    first, second = take(tmp_path / "feed.xml", FEED.encode())
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.supplied == Supplied(url="https://example.org/1", title="Oslo & Moscow", published="2022-01-26", outlet="The Wire")
    assert "Oslo returned the note." in json.loads(first.data)["html"]
    assert second.supplied.published is None


def test_a_mail_that_names_an_impossible_encoding_is_guessed(tmp_path: Path) -> None:
    (item,) = take(tmp_path / "a.eml", b'Subject: x\r\nContent-Type: text/plain; charset="utf\x00-8"\r\n\r\nOslo returned the note.')
    assert isinstance(item, Document)
    assert item.data.decode().strip() == "Oslo returned the note."


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.pdf", b"%PDF-1.4", "is no PDF that can be read"),
        ("a.docx", b"PK", "is no Word file that can be read"),
        ("a.eml", b"no header at all", "is no message"),
        ("a.mhtml", b"Subject: x\r\n\r\ntext", "is a saved page without a page in it"),
        ("a.warc", b"nothing", "is no web archive"),
        ("a.xml", b'<!DOCTYPE rss [<!ENTITY a "b">]><rss>&a;</rss>', "declares entities"),
        ("a.xml", b"<office/>", "is XML of a kind that is not read (<office>)"),
        ("a.xml", b"no xml", "is no XML"),
        ("a.xml", b"<a:b:c>", "is XML of a kind that is not read (<a:b:c>)"),
        ("a.xml", b'<?xml version="1.0" encoding="utf\xfa8"?><rss><channel/></rss>', "is no feed that can be read"),
        ("a.xml", b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>', "names no pages"),
    ],
)
def test_broken_containers_are_refused_in_one_sentence(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (item,) = take(tmp_path / name, data)
    assert isinstance(item, Quarantined)
    assert reason in item.reason
    assert "\n" not in str(item)
