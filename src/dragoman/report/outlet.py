"""Which outlet published a report, and which title is left when its signature is taken off."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from urllib.parse import urlsplit

from .shape import without_suffix


@cache
def _outlets() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Outlets by folded name and by host."""
    table: dict[str, list[str]] = tomllib.loads((resources.files(__package__) / "outlets.toml").read_text(encoding="utf-8"))
    return {name.casefold(): name for name in table}, {host: name for name, hosts in table.items() for host in hosts}


def outlet_of_url(url: str | None) -> str | None:
    """The outlet to which an address belongs, where it is a known one."""
    try:
        host = (urlsplit(url or "").hostname or "").lower().removeprefix("www.")
    except ValueError:  # an address that is none
        return None
    by_host = _outlets()[1]
    while host:
        if host in by_host:
            return by_host[host]
        host = host.partition(".")[2]
    return None


def signed(title: str) -> tuple[str, str | None]:
    """A title without its signature, and the outlet that signed it.

    >>> signed("Iran answers Europe – Example Post | Reuters")
    ('Iran answers Europe – Example Post', 'Reuters')
    >>> signed("We are ready to talk – Lavrov")
    ('We are ready to talk – Lavrov', None)
    """
    rest, name = without_suffix(title)
    known = _outlets()[0].get((name or "").casefold())
    return (rest, known) if known else (title, None)
