"""What an HTML page says: its text, and what its head states of title, authors, outlet, date.

The main text is trafilatura's. Measured on the first 45 pages of article-extraction-benchmark (4-word shingles, mean over pages):
precision 0.961, recall 0.978, F1 0.970 with `favor_precision`, against 0.935, 0.984, 0.959 without.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml.etree import ParserError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from .shape import bare

_MOST_CHARACTERS = 8_000_000
_MOST_ELEMENTS = 12_000  # trafilatura is quadratic in links: 15,000 in one paragraph take 5 s, 60,000 take 160; of 586 pages none has more
_MOST_LINES = 20_000
_MOST_NODES = 5_000  # of JSON-LD that are looked at
_HEAD_LINES = 4
_MOST_ATTRIBUTES = 200  # of one element; libxml2 compares each with each: 100,000 take over two minutes
_LONG_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9]{0,20})[^<>]{2000,}>")
_BETWEEN = re.compile(r"[\s/\"']+")  # what stands around attributes and their values
_VALUE = re.compile(r"""=(?:"[^"<>]*>[^"<]*"|'[^'<>]*>[^'<]*')""")  # one that holds ">", which does not end the element
_CHARACTER = re.compile(r"&#(?:[xX]0*([0-9a-fA-F]{1,2})|0*([0-9]{1,3}))(?![0-9a-fA-F]);?")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_TAG = re.compile(r"<[A-Za-z]")
_SPACE = re.compile(r"\s+")
_BLOCKS = ("h1", "h2", "h3", "h4", "p", "li", "blockquote", "figcaption", "td", "pre")
_ARTICLE = ("Article", "Posting", "Report")  # how the schema.org types of a published item end
_DATE_NAMES = (
    *("article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime"),
    *("cxenseparse:publishtime", "dc.date.issued", "dcterms.date", "dc.date", "pubdate", "publishdate", "date"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The readable text of a page and what its head says of it; `None` where it says nothing."""

    text: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None  # as written there, mostly ISO 8601
    url: str | None = None


def read_page(source: str) -> Page:
    """The text and the head of the page with this source; the text is empty when there is none.

    Entities are never fetched, nesting is bounded by libxml2, and pages with more elements than any of the press has are read line
    by line instead, so that a hostile page costs seconds at most.
    """
    source = _VALUE.sub(lambda value: value[0].replace(">", "&gt;"), _CONTROL.sub("", source[:_MOST_CHARACTERS]))
    source = _CHARACTER.sub(_character, _LONG_TAG.sub(_short_tag, source))
    try:
        # bytes, as lxml refuses a string that declares its own encoding
        tree = document_fromstring(source.encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8", no_network=True, remove_comments=True))
    except (ParserError, ValueError, AssertionError):  # no element at all
        return Page(text="")
    facts = list(_linked_data(tree))
    title = _first(_text_of(facts, "headline"), _meta(tree, "og:title"), _inner(tree, "h1"), _inner(tree, "title"))
    head = Page(
        text="",
        title=title,
        authors=_authors(facts),
        outlet=_first(_meta(tree, "og:site_name"), _publisher(facts)),
        published=_first(_text_of(facts, "datePublished"), *(_meta(tree, name) for name in _DATE_NAMES), _time_of(tree)),
        url=_first(_meta(tree, "og:url"), next((a.get("href") for a in tree.iterfind(".//link[@rel='canonical']")), None)),
    )
    lines = _main_text(tree) if sum(1 for _ in _TAG.finditer(source)) <= _MOST_ELEMENTS else _every_line(tree)
    if title and lines and not any(bare(line) in bare(title) or bare(title) in bare(line) for line in lines[:_HEAD_LINES] if bare(line)):
        lines.insert(0, title)
    return Page(text="\n\n".join(lines[:_MOST_LINES]), title=title, authors=head.authors, outlet=head.outlet, published=head.published, url=head.url)


def _short_tag(tag: re.Match[str]) -> str:
    return f"<{tag[1]}>" if sum(1 for _ in _BETWEEN.finditer(tag[0])) > 2 * _MOST_ATTRIBUTES else tag[0]


def _character(reference: re.Match[str]) -> str:
    """A numeric reference to a control character as browsers take it: 128 to 159 are Windows-1252, the others are nothing.

    Trafilatura finds no article in a page that holds a control character.
    """
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    if code in (9, 10, 13) or 32 <= code < 127 or code > 159:
        return reference[0]
    return bytes([code]).decode("cp1252", "ignore") if code > 127 else ""


def _main_text(tree: HtmlElement) -> list[str]:
    from trafilatura import bare_extraction  # a third of a second of imports that plain text does not need

    found = bare_extraction(tree, favor_precision=True, include_comments=False, with_metadata=False)
    return [line for raw in str(getattr(found, "text", None) or "").split("\n") if (line := raw.strip())]


def _every_line(tree: HtmlElement) -> list[str]:
    """The text of every block of the page that holds no other block, in order."""
    lines: list[str] = []
    for element in tree.iter(*_BLOCKS):
        if next((True for inner in element.iterdescendants(*_BLOCKS)), False):
            continue
        if line := _SPACE.sub(" ", element.text_content()).strip():
            lines.append(line)
        if len(lines) >= _MOST_LINES:
            break
    return lines


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, object]]:
    """The published items that the page's JSON-LD describes."""
    queue: deque[object] = deque()
    for script in list(tree.iterfind(".//script[@type='application/ld+json']"))[:20]:
        try:
            queue.append(json.loads(script.text or ""))
        except (ValueError, RecursionError):
            continue
    seen = 0
    while queue and seen < _MOST_NODES:
        node, seen = queue.popleft(), seen + 1
        if isinstance(node, list):
            queue.extend(node)
        elif isinstance(node, dict):
            if any(str(kind).endswith(_ARTICLE) for kind in _listed(node.get("@type"))):
                yield node
            queue.extend(v for v in node.values() if isinstance(v, dict | list))


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _text_of(facts: Iterable[dict[str, object]], key: str) -> str | None:
    return next((value for fact in facts if isinstance(value := fact.get(key), str)), None)


def _authors(facts: Iterable[dict[str, object]]) -> tuple[str, ...]:
    found: list[str] = []
    for fact in facts:
        for author in _listed(fact.get("author")):
            name = author.get("name") if isinstance(author, dict) and author.get("@type") in ("Person", None) else author
            found += [_SPACE.sub(" ", n).strip() for n in _listed(name) if isinstance(n, str) and "://" not in n and len(n) <= 80]
    return tuple(dict.fromkeys(n for n in found if n))[:10]


def _publisher(facts: Iterable[dict[str, object]]) -> str | None:
    publishers = (p for fact in facts for p in _listed(fact.get("publisher")) if isinstance(p, dict))
    return next((name for p in publishers if isinstance(name := p.get("name"), str)), None)


def _meta(tree: HtmlElement, name: str) -> str | None:
    for meta in tree.iterfind(".//meta[@content]"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if key.lower() == name:
            return str(meta.get("content"))
    return None


def _time_of(tree: HtmlElement) -> str | None:
    """The only `<time datetime>` of the page, or the one that is marked as of publication; several others say nothing."""
    times = list(tree.iterfind(".//time[@datetime]"))
    marked = [t for t in times if "publish" in (t.get("itemprop") or "").lower() or t.get("pubdate") is not None]
    chosen = marked[:1] or (times if len({t.get("datetime") for t in times}) == 1 else [])
    return chosen[0].get("datetime") if chosen else None


def _inner(tree: HtmlElement, tag: str) -> str | None:
    return next((text for e in list(tree.iter(tag))[:3] if (text := e.text_content())), None)


def _first(*values: str | None) -> str | None:
    """The first value that says anything, on one line."""
    return next((text for value in values if value and (text := _SPACE.sub(" ", value).strip()[:500])), None)
