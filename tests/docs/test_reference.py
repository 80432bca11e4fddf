"""The reference is made from the code as it is, and leaves nothing out."""

from pathlib import Path

import pytest
from making import fields, generated, shown

from reportedly.pipeline import explanation
from reportedly.surfaces import cli

PAGES = list(generated.pages())
READ_BY_PEOPLE = "\n".join(
    page.read_text(encoding="utf-8") for page in shown.pages() if page.exists() and page.parent != generated.FOLDER
)


@pytest.mark.parametrize(("page", "text"), PAGES, ids=[page.name for page, _ in PAGES])
def test_each_page_is_up_to_date(page: Path, text: str) -> None:
    """`python docs/update.py` would change nothing."""
    assert page.read_text(encoding="utf-8") == text


def test_no_page_is_left_from_before() -> None:
    """Every page of the reference is one that is made."""
    assert sorted(generated.FOLDER.iterdir()) == sorted(page for page, _ in PAGES)


@pytest.mark.parametrize("command", [command.name for command in cli.COMMANDS])
def test_each_command_is_told_to_people(command: str) -> None:
    """A page other than the reference uses each command; in the reference every argument has a meaning."""
    assert f"reportedly {command}" in READ_BY_PEOPLE


def test_each_argument_has_a_meaning() -> None:
    """No cell of the reference of commands is empty."""
    assert [line for line in generated.commands() if line.startswith("|") and "|  |" in line] == []


def test_json_fields_are_those_that_are_printed() -> None:
    """`docs/fields.yaml` tells every field that the program prints for the sample, with its type."""
    assert fields.faults() == []


def test_each_rule_that_the_code_names_is_explained() -> None:
    """A rule says what it does."""
    assert [rule for rule in generated.named_rules() if not explanation(rule)] == []
