"""What a user may set once instead of on every call: a row each is the default, the variable and the documentation."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting; the environment variable is `DRAGOMAN_` and the name in capitals."""

    name: str
    default: str
    help: str

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return f"DRAGOMAN_{self.name.upper()}"


SETTINGS: tuple[Setting, ...] = (
    Setting(name="casebook", default="casebook.db", help="The casebook that commands use when --casebook is not given: a path or postgresql://…"),
    Setting(name="packs", default="", help="Folders with further language packs, separated as in PATH; a known tag replaces the shipped pack."),
    Setting(name="processes", default="", help="How many processes read many reports side by side (default: one for each core, four at most)."),
    Setting(name="debug", default="", help="Anything: show the traceback of a defect instead of one sentence."),
)  # fmt: skip


_PROCESSES = 4  # each holds pipelines of its own: some 300 MB


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one run."""

    casebook: str
    packs: tuple[str, ...]
    processes: int
    debug: bool


def settings(environment: Mapping[str, str]) -> Settings:
    """The settings that an environment gives, defaults elsewhere.

    >>> settings({"DRAGOMAN_CASEBOOK": "march.db"}).casebook
    'march.db'
    """
    values = {s.name: environment.get(s.variable, s.default) for s in SETTINGS}
    asked = values["processes"]
    return Settings(
        casebook=values["casebook"],
        packs=tuple(filter(None, values["packs"].split(os.pathsep))),
        processes=max(1, int(asked)) if asked.isdecimal() else min(_PROCESSES, os.cpu_count() or 1),
        debug=bool(values["debug"]),
    )
