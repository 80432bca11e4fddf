"""Rows come out the same in every format, and harmless."""

import csv
import io
import json

from hypothesis import given
from hypothesis import strategies as st

from reportedly.export import FORMATS, jsonl
from reportedly.export.harmless import cell, of_one_line, visible

HOSTILE = "a\x1b[31mred\x9b0m \u202eevil\u202c \u200bgap \x7f\x00\rover\U000e0041"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_json_keeps_every_value(words: str) -> None:
    """Whatever is escaped for the terminal's sake, a JSON reader gets the same value, on one line of plain UTF-8."""
    line = jsonl.line({"words": words})
    assert json.loads(line) == {"words": words}
    assert line.count(b"\n") == 1


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_cells_keep_offsets(words: str) -> None:
    """A cell is as long as its text, an apostrophe before a formula apart, so that offsets stay true."""
    shown = cell(words)
    assert len(shown.removeprefix("'") if not words.startswith("'") else shown) == len(words)
    assert not shown.lstrip().startswith(("=", "+", "-", "@"))


def test_nothing_acts_on_a_terminal() -> None:
    """Escapes, controls, marks that turn the writing and invisible ones are shown, or escaped in JSON."""
    outs = [visible(HOSTILE), cell(HOSTILE), of_one_line(HOSTILE), jsonl.line(HOSTILE).decode().rstrip("\n")]
    for out in outs:
        assert not set(out) & set("\x1b\x9b\u202e\u202c\u200b\x7f\x00\r\U000e0041")
    assert visible("a\x1bb\u202ec") == "a␛b⟨U+202E⟩c"
    assert visible("Zoë 👩‍🌾 नमस्ते\tx\r\ny") == "Zoë 👩‍🌾 नमस्ते\tx\ny"


def test_csv_is_safe_in_a_spreadsheet() -> None:
    """Cells that begin as a formula do are text; chains, lists, numbers and nothing read well."""
    row = {"a": "=1+1", "b": " @x", "c": -3, "chain": ["A", "B"], "d": ["x", "y"], "e": None, "f": True, "g": [[0, 1]]}
    out = b"".join(FORMATS["csv"]([row, row])).decode()
    names, first, second = csv.reader(io.StringIO(out))
    assert names == list(row)
    assert first == second == ["'=1+1", "' @x", "-3", "A → B", "x; y", "", "true", "[[0,1]]"]


def test_json_list() -> None:
    """A list is one JSON value, a row a line; an empty one too."""
    assert json.loads(b"".join(jsonl.array([{"a": 1}, {"a": 2}]))) == [{"a": 1}, {"a": 2}]
    assert json.loads(b"".join(jsonl.array([]))) == []
