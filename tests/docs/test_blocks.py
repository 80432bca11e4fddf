"""Commands that the pages name: each exists, with the options that it is given."""

import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from making import shown

from reportedly.surfaces import cli

PAGES = [page for page in shown.pages() if page.exists()]
_SHELL = {"sh", "console"}
_SPLIT = re.compile(r"\s*(?:&&|\|\||;|\|)\s*")
_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)(?:#[^)]*)?\)")
_SINGLE = re.compile(r"`(reportedly [a-z][^`]*)`")


def _calls() -> Iterator[tuple[str, str]]:
    """Each call of the program in a shell block, and each in the text that names a command, with its page."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        name = str(page.relative_to(shown.ROOT))
        for block in shown.blocks(text):
            if block.kind in _SHELL:
                for line in _typed(block):
                    yield from ((name, part) for part in _SPLIT.split(line) if re.match(r"(?:\S*/)?reportedly\b", part))
        yield from ((name, call) for call in _SINGLE.findall(text) if "…" not in call and "COMMAND" not in call)


def _typed(block: shown.Block) -> Iterator[str]:
    """The commands of a block, those over several lines joined."""
    lines = [step.command for step in shown.steps(block)] if block.kind == "console" else list(block.lines)
    yield from "\n".join(lines).replace("\\\n", " ").split("\n")


@pytest.mark.parametrize(("page", "call"), sorted(set(_calls())))
def test_each_call_is_understood(page: str, call: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The parser takes every call that a page shows; a page may ask for help, too."""
    words = [word for word in shlex.split(call.partition(" #")[0])[1:] if not re.match(r"\d?>", word)]
    if len(words) == 1 and words[0] in {command.name for command in cli.COMMANDS}:
        return  # the text speaks of the command as such
    assert _ends(words) == 0, f"{page}: {call}: {capsys.readouterr().err}"


def _ends(words: list[str]) -> str | int | None:
    """How the parser ends: 0 where it takes the words, or prints help."""
    try:
        cli.parser().parse_args(words)
    except SystemExit as end:
        return end.code
    return 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(shown.ROOT)))
def test_each_link_leads_somewhere(page: Path) -> None:
    """No page links to a file that is not there."""
    links = _LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_two_commands_of_the_readme_install_what_the_project_has() -> None:
    """README's first block runs the sample and its second the tests, each from nothing."""
    readme = (shown.ROOT / "README.md").read_text(encoding="utf-8")
    first, second = [block.lines[0] for block in shown.blocks(readme) if block.kind == "sh"][:2]
    project = tomllib.loads((shown.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert first.startswith("python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/reportedly read sample")
    assert second == "python3 -m venv .venv && .venv/bin/pip install -q -e '.[dev]' && .venv/bin/pytest"
    assert "dev" in project["optional-dependencies"]
