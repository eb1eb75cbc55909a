"""Nothing that a user can call goes undocumented, and what the README shows is what happens."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from onrecord.cli.app import app

ROOT = Path(__file__).parents[1]
MANUAL = [ROOT / "README.md", *sorted((ROOT / "docs").glob("**/*.md"))]
DOCUMENTED = "\n".join(path.read_text("utf-8") for path in MANUAL)


def interface() -> Iterator[str]:
    """Yield each command and each long option of it, as a user writes them."""
    group = typer.main.get_command(app)
    stack = [("onrecord", group)]
    while stack:
        name, command = stack.pop()
        yield name
        for parameter in command.params:
            yield from (option for option in parameter.opts if option.startswith("--"))
        stack += [(f"{name} {inner}", found) for inner, found in getattr(command, "commands", {}).items()]


@pytest.mark.parametrize("word", sorted(set(interface())))
def test_each_command_and_option_is_documented(word: str) -> None:
    assert re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", DOCUMENTED), f"{word} is missing from the README"


@pytest.mark.parametrize("target", re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
def test_each_make_target_is_documented(target: str) -> None:
    documents = DOCUMENTED + (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert f"make {target}" in documents


def test_links_within_the_documents_lead_somewhere() -> None:
    for document in {*ROOT.glob("*.md"), *MANUAL}:
        for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text("utf-8")):
            assert (document.parent / link).exists(), f"{document.name} links to {link}"


@pytest.mark.model
def test_the_readme_shows_real_output() -> None:
    command = [sys.executable, str(ROOT / "tools" / "readme.py"), "--check"]
    answer = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603
    assert answer.returncode == 0, answer.stdout + answer.stderr
