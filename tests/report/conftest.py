import shutil
from collections.abc import Callable, Mapping
from importlib import resources
from pathlib import Path

import pytest

from dragoman.intake import Document, Media, Supplied, document_id
from dragoman.packs import Pack, load_pack
from dragoman.report import Report, make_report

Read = Callable[..., Report]


@pytest.fixture(scope="session")
def packs(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Pack]:
    """The shipped packs with their block rules alone, so that these tests say nothing of other sections."""
    shipped, folder = Path(str(resources.files("dragoman") / "languages")), tmp_path_factory.mktemp("packs")
    for pack in shipped.glob("*/pack.toml"):
        (folder / pack.parent.name).mkdir()
        for name in ("pack.toml", "blocks.toml"):
            shutil.copy(pack.parent / name, folder / pack.parent.name / name)
    return {pack.tag: pack for pack in map(load_pack, sorted(folder.iterdir()))}


@pytest.fixture(scope="session")
def read(packs: Mapping[str, Pack]) -> Read:
    def reader(text: str | bytes, media: Media = Media.TEXT, **supplied: str) -> Report:
        data = text if isinstance(text, bytes) else text.encode()
        return make_report(Document(id=document_id(data), data=data, media=media, source="page", supplied=Supplied(**supplied)), packs)

    return reader
