"""The pinned versions are those of the project's own dependencies, and say nothing of where they were had."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ASKED = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
PINNED_TEXT = (ROOT / "constraints.txt").read_text(encoding="utf-8")
PINNED = {
    canonicalize_name(found[1]): Version(found[2])
    for found in re.finditer(r"^([A-Za-z0-9._-]+)==([^\s;]+)", PINNED_TEXT, re.MULTILINE)
}


@pytest.mark.parametrize("asked", ASKED)
def test_each_dependency_is_pinned_to_a_version_that_it_allows(asked: str) -> None:
    """`constraints.txt` is in step with `pyproject.toml`."""
    requirement = Requirement(asked)
    assert PINNED[canonicalize_name(requirement.name)] in requirement.specifier


def test_each_pin_has_a_hash() -> None:
    """What is installed from the file is what was tested."""
    entries = re.split(r"^(?=[A-Za-z0-9])", re.sub(r"^#.*\n", "", PINNED_TEXT, flags=re.MULTILINE), flags=re.MULTILINE)
    assert [entry.split("\n")[0] for entry in entries if entry.strip() and "--hash=sha256:" not in entry] == []


def test_no_address_is_in_the_file() -> None:
    """Anybody can use it with the registry that they have."""
    assert re.findall(r"https?:|file:|--index|--extra-index|--find-links|@ ", PINNED_TEXT) == []
