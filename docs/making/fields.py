"""The page of JSON fields: `docs/fields.yaml`, held against what the program really prints for the sample."""

import json
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from making import generated, shown

_TOLD = shown.ROOT / "docs" / "fields.yaml"
_HEAD = """\
# JSON fields

Offsets count Unicode code points of the document's text.
A pair is `[start, end]`, its end not included.

What is not known is `null`.
Fields may be added; none of these changes its meaning.
"""
_NAMES = {
    "str": "string",
    "int": "integer",
    "float": "number",
    "bool": "true or false",
    "NoneType": "null",
    "dict": "object",
}


def told() -> dict[str, dict[str, Any]]:
    """`docs/fields.yaml`: for each object the command that prints it, what it is, and its fields."""
    loaded: dict[str, dict[str, Any]] = yaml.safe_load(_TOLD.read_text(encoding="utf-8"))
    return loaded


@cache
def printed() -> dict[str, dict[str, str]]:
    """For each object of `docs/fields.yaml` the fields that are really printed, with their types."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(shown.ROOT / "sample", folder / "sample")
        (folder / "sample" / "empty.txt").touch()
        shown.printed("reportedly read sample --case story.db", folder)
        claim = json.loads(shown.printed("reportedly claims --case story.db --json", folder))[0]
        ids = {"CLAIM": claim["id"], "ATTRIBUTION": claim["appearances"][0]["id"]}
        return {thing: _seen(_command(entry["command"], ids), folder) for thing, entry in told().items()}


def _command(command: str, ids: dict[str, str]) -> str:
    for word, known in ids.items():
        command = command.replace(word, known)
    return command


def _seen(command: str, folder: Path) -> dict[str, str]:
    text = shown.printed(command, folder)
    rows = json.loads(text) if text.startswith("[\n") else [json.loads(line) for line in text.splitlines()]
    kinds: dict[str, set[str]] = {}
    for row in rows:
        for path, kind in _leaves("", row):
            kinds.setdefault(path, set()).add(kind)
    return {path: _together(found) for path, found in kinds.items()}


def _leaves(at: str, value: Any) -> Iterator[tuple[str, str]]:
    """Each field below `value` by its path (`zones[].kind`) with the name of its type."""
    if isinstance(value, dict):
        for key, inner in value.items():
            path = f"{at}.{key}" if at else key
            yield path, _kind(inner)
            yield from _leaves(path, inner)
    elif isinstance(value, list):
        for inner in value:
            if isinstance(inner, dict):
                yield from _leaves(f"{at}[]", inner)


def _kind(value: Any) -> str:
    if not isinstance(value, list):
        return _NAMES[type(value).__name__]
    if value and all(isinstance(inner, list) for inner in value):
        return "list of pairs"
    inside = {_NAMES.get(type(inner).__name__, "list") for inner in value}
    return f"list of {_together(inside)}s" if inside else "list"


def _together(kinds: set[str]) -> str:
    """`string or null`; an empty list says nothing of what a full one would hold."""
    if any(kind.startswith("list of") for kind in kinds):
        kinds = kinds - {"list"}
    if "number" in kinds:
        kinds = kinds - {"integer"}
    return " or ".join(sorted(kinds, key=lambda kind: (kind == "null", kind)))


def faults() -> list[str]:
    """Where `docs/fields.yaml` and what is printed do not agree; a field may be told but not occur."""
    wrong = []
    for thing, entry in told().items():
        kinds = {path: set(kind.split(" or ")) for path, (kind, _) in entry["fields"].items()}
        for path, kind in printed()[thing].items():
            if path not in kinds:
                wrong.append(f"{thing}: {path} is not told")
            elif kind != "list" and not set(kind.split(" or ")) <= kinds[path]:
                wrong.append(f"{thing}: {path} is {kind}")
        unseen = (path for path in kinds.keys() - printed()[thing].keys() if "[]" not in path)
        wrong += [f"{thing}: {path} is never printed" for path in sorted(unseen)]
    return wrong


def page() -> list[str]:
    """The page, an object a section."""
    lines = _HEAD.split("\n")
    for thing, entry in told().items():
        lines += [f"## {thing}", "", entry["about"].strip(), "", f"Printed by `{entry['command']}`.", ""]
        rows = [(f"`{path}`", kind, said) for path, (kind, said) in entry["fields"].items()]
        lines += generated.table(("field", "type", "meaning"), rows)
    return lines
