"""Language packs: found by folder, parsed into their schema, refused with file and place when they break it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TypeVar

import msgspec

from ..errors import PackError
from .acts import ActsSection
from .blocks import BlocksSection
from .copies import CopiesSection
from .dates import DatesSection
from .events import EventsSection
from .names import NamesSection
from .quotes import QuotesSection
from .schema import Rule, Section

S = TypeVar("S", bound=Section)


class PackInfo(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`pack.toml`: what the language is, which pipeline reads it, and what the pack does not have."""

    tag: str  # BCP 47
    name: str  # in English
    own_name: str
    cldr: str  # locale whose names of states, months and weekdays apply
    model: str | None = None  # shipped pipeline, see dragoman.models
    lacks: tuple[str, ...] = ()
    telltales: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)  # by a close language: common words that it never writes so


_SECTIONS: Mapping[str, type[Section]] = {
    "blocks": BlocksSection,
    "names": NamesSection,
    "dates": DatesSection,
    "quotes": QuotesSection,
    "events": EventsSection,
    "acts": ActsSection,
    "copies": CopiesSection,
}


@dataclass(frozen=True, kw_only=True, eq=False)
class Pack:
    """All that one language brings: data only. Compared by identity, so that compiled forms can be cached per pack.

    Of a shipped pack a section is read when it is first asked for: a report in one language needs no more of the others than what
    tells a page's lines apart.
    """

    info: PackInfo
    blocks: BlocksSection
    names: NamesSection
    dates: DatesSection
    quotes: QuotesSection
    events: EventsSection
    acts: ActsSection
    copies: CopiesSection

    @property
    def tag(self) -> str:
        """The BCP 47 tag of the language."""
        return self.info.tag

    def __getattr__(self, name: str) -> object:
        """A section that was not read yet.

        Raises:
            PackError: its file is no TOML or against the schema.
        """
        folder, kind = self.__dict__.get("_folder"), _SECTIONS.get(name)
        if folder is None or kind is None:
            raise AttributeError(f"a language pack has no {name!r}")
        section = _section(folder / f"{name}.toml", kind)
        object.__setattr__(self, name, section)
        return section


def _opened(folder: Path) -> Pack:
    """The pack in `folder`, its sections not read yet."""
    if not (folder / "pack.toml").is_file():
        raise PackError(f"{folder} holds no pack.toml: a language pack is a folder with that file in it.")
    pack = Pack.__new__(Pack)
    object.__setattr__(pack, "info", _section(folder / "pack.toml", PackInfo))
    object.__setattr__(pack, "_folder", folder)
    return pack


def load_pack(folder: Path) -> Pack:
    """The pack in `folder`, all of it read and checked.

    Raises:
        PackError: a file that is missing, no TOML, or against the schema; the sentence names file and place.
    """
    pack = _opened(folder)
    _refuse_shared_ids(pack, folder)
    return pack


def rules_of(section: object) -> Iterator[Rule]:
    """Every rule that stands anywhere inside a section, in file order."""
    if isinstance(section, Rule):
        yield section
    if isinstance(section, Section):
        for name in section.__struct_fields__:
            yield from rules_of(getattr(section, name))
    elif isinstance(section, tuple):
        for item in section:
            yield from rules_of(item)


@cache
def shipped_packs() -> Mapping[str, Pack]:
    """The packs that come with Dragoman, by tag."""
    root = Path(str(resources.files("dragoman") / "languages"))
    folders = sorted(p.parent for p in root.glob("*/pack.toml"))
    return {pack.tag: pack for pack in map(_opened, folders)}


def _refuse_shared_ids(pack: Pack, folder: Path) -> None:
    """What was found names its rule by the id alone, so an id must be unique in the whole pack."""
    seen: dict[str, str] = {}
    for section in _SECTIONS:
        for rule in rules_of(getattr(pack, section)):
            if rule.id in seen:
                where = section if seen[rule.id] == section else f"{seen[rule.id]} and {section}"
                raise PackError(f"{folder}: the rule id {rule.id!r} stands twice (in {where}): give each rule its own.")
            seen[rule.id] = section


def _section(path: Path, kind: type[S]) -> S:
    """A missing file is an empty section: what a pack lacks stands in its pack.toml."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackError(f"{path}: {error}: mend the file so that it is UTF-8 TOML.") from error
    try:
        section = msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        raise PackError(f"{path}: {error}: see docs/packs.md for what may stand there.") from error
    for rule in rules_of(section):
        if not rule.yes or not rule.no:
            raise PackError(f"{path}: rule {rule.id!r} lacks {'yes' if not rule.yes else 'no'} examples: add at least one.")
    return section
