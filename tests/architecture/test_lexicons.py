"""Word lists: they load, are in order, say each thing once, are used, and their cues occur in an example."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from reportedly.lexicons import load
from reportedly.reading.cues import Cues, Verb

ROOT = Path(__file__).resolve().parents[2]
LEXICONS = ROOT / "src" / "reportedly" / "lexicons"
FILES = sorted(LEXICONS.rglob("*.yaml"))
KEYS = ("code", "lemma", "name", "words", "form")
"""What an entry is found by, the first that it has."""
WAITING = {"months_days"}
"""Lists that a layer yet to be built will use."""
NOT_SHOWN = frozenset({
    "aim", "assume", "brand", "caution", "conclude", "condemn", "criticise", "criticize", "disclose", "dub",
    "emphasize", "exclaim", "imply", "indicate", "protest", "realise", "realize", "recommend", "seek", "signal",
    "understand", "vow", "wonder", "worry",
})  # fmt: skip
"""Cues that no example has yet: this only ever gets shorter."""


class Once(yaml.SafeLoader):
    """Refuses a mapping that gives one key twice, of which YAML would quietly keep the last."""


def _once(loader: yaml.SafeLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = [loader.construct_object(key) for key, _ in node.value]
    twice = [key for key, count in Counter(keys).items() if count > 1]
    if twice:
        raise yaml.constructor.ConstructorError(None, None, f"{twice} twice", node.start_mark)
    return dict(loader.construct_pairs(node, deep=True))


Once.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _once)


def read(path: Path) -> Any:
    """A lexicon as it is written."""
    return yaml.load(path.read_text("utf-8"), Once)  # noqa: S506 - a safe loader


def lists(value: Any, where: str = "") -> Iterator[tuple[str, list[Any]]]:
    """Every list in a lexicon, with the keys that lead to it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from lists(inner, f"{where}/{key}")
    elif isinstance(value, list):
        yield where, value
        for entry in value:
            if isinstance(entry, dict):
                yield from lists(entry, f"{where}/{key_of(entry)}")


def key_of(entry: Any) -> str:
    """What an entry is found by."""
    return str(next((entry[key] for key in KEYS if key in entry), entry)) if isinstance(entry, dict) else str(entry)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_stands_twice(path: Path) -> None:
    """No key of a mapping and no entry of a list is given again."""
    twice = {
        where: found
        for where, entries in lists(read(path))
        if (found := [key for key, count in Counter(key_of(e) for e in entries).items() if count > 1])
    }
    if path.stem != "months_days":  # one season may have two names
        assert twice == {}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_entries_are_in_order(path: Path) -> None:
    """Lists of entries are sorted by what they are found by: the next one has one place to go."""
    unsorted = {}
    for where, entries in lists(read(path)):
        keys = [key_of(entry).casefold() for entry in entries if isinstance(entry, dict) and set(KEYS[:3]) & set(entry)]
        if keys != sorted(keys):
            unsorted[where] = [b for a, b in pairwise(keys) if a > b]
    if path.stem != "months_days":  # a calendar has an order of its own
        assert unsorted == {}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_lexicon_is_used(path: Path) -> None:
    """Some module loads it by name."""
    name = f'"{path.parent.name}/{path.stem}"'
    modules = (ROOT / "src" / "reportedly").rglob("*.py")
    assert path.stem in WAITING or any(name in module.read_text("utf-8") for module in modules)


def test_every_cue_occurs_in_an_example() -> None:
    """A verb that nobody has shown in a sentence is a guess."""
    tests = ROOT / "tests"
    shown = [*(tests / "examples" / "attribution").rglob("*.txt"), *(tests / "reading").rglob("*.py")]
    shown += [path for path in (ROOT / "sample").iterdir() if path.suffix != ".yaml"]
    text = " ".join(path.read_bytes().decode("utf-8", "replace") for path in shown)
    words = set(re.findall(r"[a-z]+", text.lower()))
    missing = {verb.lemma for verb in load("en/cues", Cues).verbs if not words & _forms(verb)}
    assert missing <= NOT_SHOWN


def _forms(verb: Verb) -> set[str]:
    lemma = verb.lemma
    stem, y = lemma.removesuffix("e"), lemma.removesuffix("y")
    doubled = lemma + lemma[-1]
    regular = {lemma, f"{lemma}s", f"{lemma}es", f"{stem}ed", f"{stem}ing", f"{y}ies", f"{y}ied"}
    regular |= {f"{doubled}ed", f"{doubled}ing"}
    return regular | {form for form in (verb.past, verb.participle) if form is not None}
