"""The pages of `docs/reference/`, made from the code and from what the program prints."""

import argparse
import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import yaml

from making import fields, shown
from reportedly import model
from reportedly.lexicons import load
from reportedly.model import errors
from reportedly.pipeline import explanation
from reportedly.surfaces import cli

FOLDER = shown.ROOT / "docs" / "reference"
_SOURCE = shown.ROOT / "src" / "reportedly"
_MADE = "<!-- Made by docs/update.py. Changes here are lost. -->\n"
_RULE = re.compile(r"[a-z]+(?:\.[a-z]+(?:-[a-z]+)*)+")
_RULES_HEAD = """\
# Rules

Each statement that the machine makes names the rules that it rests on.
`reportedly why ID` shows them with these sentences.

`quote.before + speaker.pronoun` is two rules: how the words were found, and how their speaker was.
"""
_RULED = {"Why", "Mark", "Proposal", "Answer", "Block", "Draft"}
"""What a rule makes: the calls in which the names of rules stand."""


def pages() -> Iterator[tuple[Path, str]]:
    """Each page of the reference with its text."""
    made = {
        "commands": commands(),
        "exit-status": exit_status(),
        "json": fields.page(),
        "values": values(),
        "rules": rules(),
        "lexicons": lexicons(),
    }
    for name, lines in made.items():
        yield FOLDER / f"{name}.md", _MADE + "\n".join(lines).rstrip("\n") + "\n"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A Markdown table and an empty line; an upright bar in a cell is escaped."""
    lines = [head, ["---"] * len(head), *rows]
    return [*("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines), ""]


def commands() -> list[str]:
    """Every command with its arguments, from the parser itself."""
    lines = ["# Commands", "", "`reportedly COMMAND --help` says the same in the terminal.", ""]
    lines += table(("command", "what for"), [(f"[`{c.name}`](#{c.name})", c.help) for c in cli.COMMANDS])
    for command in cli.COMMANDS:
        parser = argparse.ArgumentParser(add_help=False)
        for add in command.arguments:
            add(parser)
        actions = parser._actions  # noqa: SLF001 - argparse shows its arguments nowhere else
        lines += [f"## {command.name}", "", _sentence(command.help), ""]
        lines += ["```text", _usage(command.name, actions), "```", ""]
        rows = [(_argument(action), _meaning(action)) for action in actions]
        lines += table(("argument", "meaning"), rows)
    return lines


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + "."


def _argument(action: argparse.Action) -> str:
    if not action.option_strings:
        return f"`{action.metavar}`"
    return f"`{action.option_strings[-1]}{'' if action.nargs == 0 else ' ' + _value(action)}`"


def _value(action: argparse.Action) -> str:
    return action.dest.upper() if action.choices else str(action.metavar)


def _meaning(action: argparse.Action) -> str:
    said = action.help or ""
    if action.choices:
        said += ": " + ", ".join(f"`{choice}`" for choice in action.choices)
    if action.choices and action.default:
        said += f" (default: `{action.default}`)"
    return said + (" (required)" if action.option_strings and action.required else "")


def _usage(name: str, actions: Sequence[argparse.Action]) -> str:
    parts = []
    for action in actions:
        if action.option_strings:
            one = _argument(action).strip("`")
            parts.append(one if action.required else f"[{one}]")
        else:
            several = {"+": "{0} [{0} ...]", "*": "[{0} ...]"}
            parts.append(several.get(str(action.nargs), "{0}").format(action.metavar))
    return " ".join(["reportedly", name, *parts])


def exit_status() -> list[str]:
    """The statuses as `--help` tells them, and the tree of errors."""
    told = re.findall(r"(\d) ([^,\n]+)", cli._EXAMPLES.partition("exit status:")[2])  # noqa: SLF001 - what --help prints
    lines = ["# Exit status", ""]
    lines += table(("status", "meaning"), [(status, words) for status, words in told])
    lines += [f"A run that is interrupted from the keyboard ends with {cli.INTERRUPTED}.", ""]
    lines += ["Messages go to standard error, one line each; data goes to standard output.", ""]
    lines += ["The errors behind them, from `reportedly.model.errors`:", ""]
    return [*lines, "```text", (errors.__doc__ or "").strip(), "```"]


def values() -> list[str]:
    """The nouns of `reportedly.model`: every struct with its docstring and fields."""
    lines = ["# Values", "", "The frozen values that all rooms share, from `reportedly.model`.", ""]
    for name in model.__all__:
        kind = getattr(model, name)
        if not (isinstance(kind, type) and issubclass(kind, msgspec.Struct)):
            continue
        lines += [f"## {name}", "", _paragraphs(kind.__doc__ or ""), ""]
        known = msgspec.structs.fields(kind)
        rows = [(f"`{field.name}`", f"`{_type(field.type)}`", _default(field)) for field in known]
        lines += table(("field", "type", "default"), rows)
    return lines


def _paragraphs(doc: str) -> str:
    return "\n\n".join(" ".join(part.split()) for part in doc.strip().split("\n\n"))


def _type(kind: Any) -> str:
    if kind is Ellipsis:
        return "..."
    shown_as = kind.__name__ if isinstance(kind, type) and not hasattr(kind, "__args__") else str(kind)
    plain = re.sub(r"(?:typing|reportedly(?:\.\w+)+)\.", "", shown_as).replace("NoneType", "None")
    return re.sub(r"^Optional\[(.*)\]$", r"\1 | None", plain)


def _default(field: msgspec.structs.FieldInfo) -> str:
    return "" if field.required else f"`{field.default!r}`"


def rules() -> list[str]:
    """Every rule that the code names, with what `reportedly why` says of it and where it stands."""
    known: dict[str, list[str]] = {name: [] for name in load("en/rules", dict[str, str])} | named_rules()
    rows = [
        (f"`{name}`", explanation(name) or "", ", ".join(f"`{one}`" for one in known[name])) for name in sorted(known)
    ]
    return [*_RULES_HEAD.split("\n"), *table(("rule", "what it does", "where"), rows)]


def named_rules() -> dict[str, list[str]]:
    """The names of rules that stand in the code, with the modules that name them."""
    found: dict[str, set[str]] = {}
    for path in sorted(_SOURCE.rglob("*.py")):
        module = path.relative_to(_SOURCE).as_posix()
        for name in _rules_in(ast.parse(path.read_text(encoding="utf-8"))):
            # a speaker's rule is joined to that of the words by its own prefix
            whole = name if explanation(name) and not explanation(f"speaker.{name}") else f"speaker.{name}"
            found.setdefault(whole if explanation(whole) else name, set()).add(module)
    return {name: sorted(where) for name, where in found.items()}


def _rules_in(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _RULED:
            for part in (*node.args, *(keyword.value for keyword in node.keywords)):
                words = (leaf.value for leaf in ast.walk(part) if isinstance(leaf, ast.Constant))
                yield from (word for word in words if isinstance(word, str) and _RULE.fullmatch(word))


def lexicons() -> list[str]:
    """The files of words, what each holds by its own first remark, and how much."""
    lines = ["# Lexicons", "", "Word lists and code books, under `src/reportedly/lexicons/`.", ""]
    rows = []
    for path in sorted((_SOURCE / "lexicons").rglob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        held = yaml.safe_load(text)
        rows.append((f"`{path.relative_to(_SOURCE / 'lexicons').as_posix()}`", _entries(held), _first_remark(text)))
    return lines + table(("file", "entries", "what it holds"), rows)


def _entries(held: Any) -> str:
    """How many entries; for a file of several lists, of each."""
    if isinstance(held, dict) and all(isinstance(value, list) for value in held.values()):
        return ", ".join(f"{key} {len(value)}" for key, value in held.items())
    return str(len(held))


def _first_remark(text: str) -> str:
    remark = " ".join(line.removeprefix("#").strip() for line in _leading(text))
    return re.split(r"(?<=\.)\s", remark)[0]


def _leading(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if not line.startswith("#"):
            return
        yield line
