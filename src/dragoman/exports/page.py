"""The brief as one self-contained page: no script, nothing fetched, every word of the press escaped."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from ..text.visible import visible
from ..views.brief import Brief
from ..views.words import counted, since

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "yi"})


def brief_page(view: Brief) -> str:
    """The page's HTML."""
    return _template().render(brief=view)


@cache
def _template() -> Template:
    return environment().get_template("brief.html.j2")


@cache
def environment() -> Environment:
    """What every page is rendered with: all that is not markup is escaped, and made visible."""
    made = Environment(
        loader=PackageLoader("dragoman.exports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: visible(value) if type(value) is str else value,
    )
    made.filters["counted"] = counted
    made.filters["since"] = since
    made.filters["direction"] = lambda language: "rtl" if language.partition("-")[0] in _RIGHT_TO_LEFT else "ltr"
    made.filters["one_line"] = lambda text: " ".join(text.split())
    return made
