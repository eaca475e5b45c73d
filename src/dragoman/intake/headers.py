"""What the headers of a web server say of the day of a page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def unchanged_since(headers: Mapping[str, str]) -> str | None:
    """The day (EDTF) since which the server has had the page as it is, or `None` where it does not say.

    A page that the server makes up anew for each visit was "changed" on the day on which it was fetched: that says nothing.

    >>> unchanged_since({"last-modified": "Tue, 01 Feb 2022 18:30:00 GMT", "date": "Sun, 22 Nov 2026 18:00:00 GMT"})
    '2022-02-01'
    >>> unchanged_since({"last-modified": "Sun, 22 Nov 2026 17:59:58 GMT", "date": "Sun, 22 Nov 2026 18:00:00 GMT"}) is None
    True
    """
    changed, answered = _moment(headers.get("last-modified")), _moment(headers.get("date"))
    if changed is None or answered is None or (answered.date() - changed.date()).days < 1:
        return None
    return changed.date().isoformat()


def _moment(written: str | None) -> datetime | None:
    try:
        moment = parsedate_to_datetime(written) if written else None
    except (ValueError, TypeError, OverflowError):
        return None
    return moment.replace(tzinfo=UTC) if moment is not None and moment.tzinfo is None else moment
