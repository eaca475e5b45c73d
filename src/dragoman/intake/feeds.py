"""Feeds (RSS, Atom) and sitemaps: XML that names reports."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Any

from .quarantine import Unreadable

_MOST_PAGES = 500  # of a sitemap; larger ones name a whole paper
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_FEEDS = ("rss", "feed", "rdf")
_SITEMAPS = ("urlset", "sitemapindex")


def kind_of_xml(data: bytes) -> str:
    """What an XML file is: "feed", "sitemap", or the name of its outermost element.

    Raises:
        Unreadable: it is no XML, or declares entities of its own, which nothing that is published needs.
    """
    from lxml import etree

    if _ENTITY.search(data):
        raise Unreadable("is XML that declares entities of its own", "save the reports that it names as .html")
    try:
        parser = etree.XMLPullParser(events=("start",), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
        parser.feed(data[:100_000])
        _, root = next(iter(parser.read_events()))
    except (etree.XMLSyntaxError, StopIteration) as error:
        raise Unreadable("is no XML that can be read", "save the reports that it names as .html") from error
    name = _localname(root)
    return "feed" if name in _FEEDS else "sitemap" if name in _SITEMAPS else name


def entries(data: bytes) -> Iterator[bytes]:
    """Each entry of a feed as a line of JSON: its words, address, title, the day it was published on by its own clock, and the feed's name.

    Raises:
        Unreadable: it has no entries.
    """
    import feedparser

    try:
        feed = feedparser.parse(BytesIO(data), sanitize_html=True, resolve_relative_uris=False)
    except Exception as error:  # feedparser raises what its parsers raise on broken files
        raise Unreadable(f"is no feed that can be read ({type(error).__name__})", "save the reports that it names as .html") from error
    outlet = _line(feed.feed.get("title"))
    found = False
    for entry in feed.entries:
        html = max((str(c.get("value") or "") for c in (*entry.get("content", ()), {"value": entry.get("summary")})), key=len)
        title = _line(entry.get("title"))
        if not html.strip() and not title:
            continue
        found = True
        fields = {"html": f"<html><body><article><h1>{title or ''}</h1>{html}</article></body></html>", "url": entry.get("link"), "title": title}
        fields |= {"published": _day(entry.get("published") or entry.get("updated")), "outlet": outlet}
        yield json.dumps({key: value for key, value in fields.items() if value}, ensure_ascii=False).encode()
    if not found:
        raise Unreadable("is a feed without entries", "check what the feed holds")


def pages(data: bytes) -> tuple[str, ...]:
    """The addresses that a sitemap names, in its order.

    Raises:
        Unreadable: it names none, other sitemaps only, or more than anybody reads at once.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    root: Any = etree.fromstring(data, parser)
    if _localname(root) == "sitemapindex":
        raise Unreadable("is an index of sitemaps", "name one of the sitemaps that it names")
    found = tuple(dict.fromkeys(e.text.strip() for e in root.iter("{*}loc") if e.text and e.text.strip().startswith(("http://", "https://"))))
    if not found:
        raise Unreadable("is a sitemap that names no pages", "check what the sitemap holds")
    if len(found) > _MOST_PAGES:
        raise Unreadable(f"is a sitemap of {len(found):,} pages", f"name the pages that you want, or a sitemap of at most {_MOST_PAGES}")
    return found


def _localname(element: Any) -> str:
    """The name of an element without its namespace, in small letters; broken files have names that are none."""
    return str(element.tag).rpartition("}")[2].lower()


def _day(written: str | None) -> str | None:
    """The day of a feed's date as it is written there: a report of 23:30 in Oslo is of that day, not of the one before in UTC."""
    if not written:
        return None
    if iso := _DAY.match(written.strip()):
        return iso[0]
    try:
        return parsedate_to_datetime(written).date().isoformat()
    except (ValueError, TypeError):
        return None


def _line(value: object) -> str | None:
    """A title on one line, without the markup that feeds put into it."""
    from lxml import html

    if not isinstance(value, str) or not value.strip():
        return None
    plain = html.fromstring(f"<span>{value}</span>").text_content() if "<" in value or "&" in value else value
    return " ".join(plain.split()) or None
