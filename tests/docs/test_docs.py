"""Documents name what there is, and nothing that there is not."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import click
import pytest

from dragoman.cli.main import app
from dragoman.packs import shipped_packs

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_dependency_has_its_reason():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    reasons = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").casefold()
    wanted = [*project["dependencies"], *project["optional-dependencies"]["postgresql"]]
    for requirement in wanted:
        name = re.split(r"[\[<>=]", requirement)[0]
        assert name in reasons or name.replace("2", "") in reasons, f"{name}: say in docs/dependencies.md why it is there"


def test_the_readme_names_every_command_and_language():
    for name in app.commands:
        assert f"`{name}`" in README or f"dragoman {name}" in README, name
    for tag in shipped_packs():
        assert f"({tag})" in README, f"the pack {tag} is missing from the README's table"


@pytest.mark.parametrize("command", sorted(name for name, c in app.commands.items() if not isinstance(c, click.Group)))
def test_every_command_has_an_example_that_names_it(command):
    assert f"Example: dragoman {command} " in (app.commands[command].epilog or "")


def test_every_link_of_the_documents_leads_somewhere():
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / "training" / "README.md"]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_every_pack_says_where_its_knowledge_comes_from():
    for folder in sorted((ROOT / "src" / "dragoman" / "languages").glob("*/")):
        assert (folder / "SOURCES.md").is_file(), folder.name
