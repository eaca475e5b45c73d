"""Pages fetched from the web: public addresses only, bounded in size, time and hops."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit, urlunsplit

import httpx

from .. import __version__
from .headers import unchanged_since
from .quarantine import MAX_BYTES, Unreadable

_HOPS = 5
_TIMEOUT = httpx.Timeout(20.0, connect=10.0)
_REMEDY = "save the page as .html and name that file"
_AGENT = f"Dragoman/{__version__} (reads single pages that its user names)"

Resolve = Callable[[str, int], tuple[str, ...]]
"""The addresses of a host and port."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """An answer: its bytes, its media type in small letters without parameters, and the address that gave it."""

    data: bytes
    kind: str
    url: str
    unchanged: str | None = None


def fetch(url: str, *, client: httpx.Client | None = None, resolve: Resolve | None = None) -> Fetched:
    """The page at an address.

    The host is looked up once and the connection goes to the very address that was checked, so that no name can be public when it is
    checked and private when it is used. Each hop of a redirection is checked anew.

    Args:
        url: http or https.
        client: in place of a plain one (tests).
        resolve: in place of the system's name service (tests).

    Raises:
        Unreadable: the address is no public web address, answers with an error, too much, too late or not at all.
    """
    with client or httpx.Client(timeout=_TIMEOUT, follow_redirects=False, trust_env=False) as open_client:
        for _ in range(_HOPS):
            answer = _once(open_client, url, resolve or _addresses)
            if isinstance(answer, Fetched):
                return answer
            url = answer
    raise Unreadable(f"leads on more than {_HOPS} times", _REMEDY)


def _once(client: httpx.Client, url: str, resolve: Resolve) -> Fetched | str:
    """The answer of one request, or the address that it leads on to."""
    target, host, headers = _pinned(url, resolve)
    try:
        with client.stream("GET", target, headers=headers, extensions={"sni_hostname": host}) as answer:
            if answer.has_redirect_location:
                return _led_on(url, answer.headers["location"])
            if answer.status_code != httpx.codes.OK:
                raise Unreadable(f"answers with {answer.status_code} ({answer.reason_phrase or 'no reason'})", _REMEDY)
            held, size = [], 0
            for piece in answer.iter_bytes():
                size += len(piece)
                if size > MAX_BYTES:
                    raise Unreadable(f"is larger than {MAX_BYTES // 1_000_000} MB", _REMEDY)
                held.append(piece)
            kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
            return Fetched(data=b"".join(held), kind=kind, url=url, unchanged=unchanged_since(answer.headers))
    except httpx.TimeoutException as error:
        raise Unreadable("does not answer in time", _REMEDY) from error
    except httpx.HTTPError as error:
        raise Unreadable(f"cannot be fetched ({type(error).__name__})", _REMEDY) from error
    except httpx.InvalidURL as error:  # too long, or with control characters
        raise Unreadable("is no web address", "check its spelling") from error


def _led_on(url: str, location: str) -> str:
    """The address that a redirection names, as seen from the page that names it."""
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise Unreadable("leads on to what is no web address", _REMEDY) from error


def _pinned(url: str, resolve: Resolve) -> tuple[str, str, dict[str, str]]:
    """The address with the checked number in place of the host's name, that name, and the headers that go with it."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
        name = host.encode("idna").decode() if not host.isascii() else host
    except ValueError as error:
        raise Unreadable("is no web address", "check its spelling") from error
    if parts.scheme not in ("http", "https") or not host:
        raise Unreadable("is no web address that can be fetched", "name one that begins with http:// or https://")
    if parts.username is not None or parts.password is not None:
        raise Unreadable("is an address with a password in it", _REMEDY)
    try:
        numbers = resolve(name, port)
    except OSError as error:
        raise Unreadable(f"has a host that cannot be found ({host})", "check its spelling and the network") from error
    if not numbers or not all(ipaddress.ip_address(number).is_global for number in numbers):
        raise Unreadable("is an address inside a private network", _REMEDY)
    number = f"[{numbers[0]}]" if ":" in numbers[0] else numbers[0]
    given = f":{parts.port}" if parts.port else ""
    headers = {"host": name + given, "user-agent": _AGENT, "accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5"}
    return urlunsplit((parts.scheme, number + given, parts.path or "/", parts.query, "")), name, headers


def _addresses(host: str, port: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))
