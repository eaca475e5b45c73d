"""Fetching: what is asked of whom, and what is refused. No test opens a connection."""

from collections.abc import Iterator

import httpx
import pytest

from dragoman.intake.quarantine import MAX_BYTES, Unreadable
from dragoman.intake.web import fetch

NAMES = {
    "press.example": ("93.184.215.14",),
    "inside.example": ("93.184.215.14", "10.0.0.7"),
    "six.example": ("2606:2800:21f:cb07::1",),
    "loop.example": ("93.184.215.14",),
}


def resolve(host: str, port: int) -> tuple[str, ...]:
    if host not in NAMES:
        raise OSError(port)
    return NAMES[host]


def endless() -> Iterator[bytes]:
    while True:
        yield b"x" * 1_000_000


def answer(request: httpx.Request) -> httpx.Response:
    match request.headers["host"], request.url.path:
        case "press.example", "/note":
            return httpx.Response(200, headers={"content-type": "Text/HTML; charset=utf-8"}, content=b"<p>The note.</p>")
        case "press.example", "/moved":
            return httpx.Response(301, headers={"location": "/note"})
        case "press.example", "/inside":
            return httpx.Response(302, headers={"location": "http://inside.example/"})
        case "press.example", "/astray":
            return httpx.Response(302, headers={"location": "http://[broken/"})
        case "press.example", "/endless":
            return httpx.Response(200, content=endless())
        case "six.example:8080", _:
            return httpx.Response(200, text=str(request.url))
        case "loop.example", _:
            return httpx.Response(302, headers={"location": "/again"})
    return httpx.Response(404)


def asked(url: str) -> tuple[bytes, str, str]:
    found = fetch(url, client=httpx.Client(transport=httpx.MockTransport(answer)), resolve=resolve)
    return found.data, found.kind, found.url


def test_a_page_comes_with_its_kind_and_the_address_that_gave_it() -> None:
    assert asked("https://press.example/moved#top") == (b"<p>The note.</p>", "text/html", "https://press.example/note")


def test_the_connection_goes_to_the_number_that_was_checked() -> None:
    assert asked("http://six.example:8080/a?b=c")[0] == b"http://[2606:2800:21f:cb07::1]:8080/a?b=c"


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://inside.example/", "inside a private network"),  # one public and one private number
        ("https://press.example/inside", "inside a private network"),  # by redirection
        ("ftp://press.example/note", "no web address that can be fetched"),
        ("https://user:secret@press.example/note", "a password in it"),
        ("https://nowhere.example/", "cannot be found"),
        ("https://press.example/missing", "answers with 404"),
        ("https://press.example/endless", f"is larger than {MAX_BYTES // 1_000_000} MB"),
        ("https://loop.example/", "leads on more than"),
        ("http://[broken/", "is no web address"),
        ("https://press.example/\x01", "is no web address"),
        ("https://press.example/astray", "leads on to what is no web address"),
    ],
)
def test_what_is_refused(url: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        asked(url)


def test_a_page_that_the_server_has_long_had_comes_with_that_day() -> None:
    def since(changed: str) -> str | None:
        headers = {"content-type": "text/html", "date": "Sun, 22 Nov 2026 18:00:00 GMT", "last-modified": changed}
        transport = httpx.MockTransport(lambda _: httpx.Response(200, headers=headers, content=b"<p>The note.</p>"))
        return fetch("https://press.example/note", client=httpx.Client(transport=transport), resolve=resolve).unchanged

    assert since("Tue, 01 Feb 2022 18:30:00 GMT") == "2022-02-01"
    assert since("Sun, 22 Nov 2026 17:59:00 GMT") is None  # made up for this very visit
    assert since("yesterday") is None
