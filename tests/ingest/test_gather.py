"""Files, folders and streams: what is read, what is passed over, and what each bad input costs."""

import io
import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from reportedly.ingest import gather, passed_over, settle
from reportedly.ingest import gather as _gather_function
from reportedly.model import Failure, Raw

TEXT = b"The harbour at Lindow will close on Monday, the board said.\n"
RECORD = b'{"text": "The harbour will close, the board said."}'


def _all(*places: Path | str, limit: int = 10_000, stdin: bytes | None = None) -> list[Raw | Failure]:
    stream = None if stdin is None else io.BytesIO(stdin)
    return list(gather(map(str, places), stream, limit=limit))


def _names(found: Iterable[Raw | Failure]) -> list[str]:
    return [each.name for each in found]


def _only_failure(found: list[Raw | Failure]) -> Failure:
    (failure,) = found
    assert isinstance(failure, Failure)
    assert failure.stage == "ingest"
    assert "\n" not in failure.why
    return failure


def test_a_folder_is_walked_down_in_order(tmp_path: Path) -> None:
    """Every article below a folder comes once, sorted, under its path from there."""
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "b/two.html", "b/one.txt", "a.txt"):
        (tmp_path / name).write_bytes(TEXT)
    assert _names(_all(tmp_path)) == ["a.txt", "b/one.txt", "b/two.html", "c.txt"]


def test_what_is_no_article_is_passed_over_in_a_folder_and_read_when_named(tmp_path: Path) -> None:
    """Notes, tables and hidden files beside a pile are no articles; whoever names one wants it."""
    for name in ("README.md", "readme.txt", "truth.yaml", ".hidden.txt", "style.css", "real.txt"):
        (tmp_path / name).write_bytes(TEXT)
    assert _names(_all(tmp_path)) == ["real.txt"]
    assert passed_over([str(tmp_path)]) == 4
    assert _names(_all(tmp_path / "README.md")) == ["README.md"]


def test_media_types(tmp_path: Path) -> None:
    """The suffix decides; without a known one, how the data begins."""
    pages = {
        "a.txt": (TEXT, "text/plain"),
        "b.htm": (TEXT, "text/html"),
        "c.json": (RECORD, "application/json"),
        "d": (b"<!DOCTYPE html><p>x", "text/html"),
        "e.story": (TEXT, "text/plain"),
        "f": (RECORD, "application/json"),
        "g.txt": (b"<html><p>shown as it is", "text/plain"),
    }
    for name, (data, _) in pages.items():
        (tmp_path / name).write_bytes(data)
    found = {each.name: each.media_type for each in _all(tmp_path) if isinstance(each, Raw)}
    assert found == {name: kind for name, (_, kind) in pages.items()}


def test_json_lines_give_one_article_a_line(tmp_path: Path) -> None:
    """Each line is an article of its own name; a line that can't be read costs only itself."""
    path = tmp_path / "pile.jsonl"
    path.write_bytes(RECORD + b'\n\n{"text": \n{"url": "x"}\n[1]\n{"text": "  "}\n' + RECORD)
    found = _all(path)
    assert [(each.name, getattr(each, "why", None)) for each in found] == [
        ("pile.jsonl#1", None),
        ("pile.jsonl#3", "not JSON"),
        ("pile.jsonl#4", "a record without text"),
        ("pile.jsonl#5", "JSON, but not a record"),
        ("pile.jsonl#6", "empty"),
        ("pile.jsonl#7", None),
    ]
    assert isinstance(found[0], Raw)
    assert found[0].data == RECORD


def test_a_json_list_is_as_many_articles(tmp_path: Path) -> None:
    """A `.json` file holds one record or a list of them; the bytes of each are kept as they stand."""
    (tmp_path / "many.json").write_bytes(b"[" + RECORD + b", 7]")
    raw, failure = _all(tmp_path)
    assert isinstance(raw, Raw)
    assert (raw.name, raw.data) == ("many.json#1", RECORD)
    assert failure == Failure("many.json#2", "ingest", "JSON, but not a record")


def test_a_line_that_is_too_long_is_left_out_alone(tmp_path: Path) -> None:
    """The limit counts for each line, so that a large pile is no large article."""
    long = b'{"text": "' + b"x" * 5_000 + b'"}'
    (tmp_path / "pile.jsonl").write_bytes(b"\n".join([RECORD] * 50 + [long] + [RECORD] * 50))
    found = _all(tmp_path, limit=1_000)
    assert sum(isinstance(each, Raw) for each in found) == 100
    assert [each.name for each in found if isinstance(each, Failure)] == ["pile.jsonl#51"]


def test_standard_input() -> None:
    """`-` is one article, or as many as there are lines of JSON."""
    assert _names(_all("-", stdin=TEXT)) == ["-"]
    assert _names(_all("-", stdin=RECORD + b"\n" + RECORD)) == ["-#1", "-#2"]
    assert _only_failure(_all("-", stdin=b"")).why == "empty"
    assert _only_failure(_all("-", stdin=b"x" * 20_000)).why.startswith("too large")
    assert _only_failure(_all("-")).why == "there is no standard input"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" \n\r\n\t", "empty"),
        (b"The harbour\0 will close", "not text: it holds NUL bytes"),
        (bytes(range(1, 32)) * 30, "not text: it holds control characters"),
        (b"%PDF-1.4\n...", "a PDF; plain text and HTML are read so far"),
        (b"\x89PNG\r\n\x1a\n\0\0", "an image, not text"),
        (b"PK\x03\x04\0\0", "a ZIP or office file, not text"),
    ],
)
def test_what_is_no_text_is_named_with_the_reason(tmp_path: Path, data: bytes, why: str) -> None:
    """An empty or binary file is one failure in plain words, and the next file is read."""
    (tmp_path / "bad.txt").write_bytes(data)
    (tmp_path / "good.txt").write_bytes(TEXT)
    bad, good = _all(tmp_path)
    assert bad == Failure("bad.txt", "ingest", why)
    assert isinstance(good, Raw)


def test_a_large_file_is_refused_by_its_size(tmp_path: Path) -> None:
    """A file over the limit is not even opened: a sparse one of 100 MB costs nothing."""
    with (tmp_path / "large.txt").open("wb") as large:
        large.truncate(100_000_000)
    assert _only_failure(list(_gather_function([str(tmp_path)], None))).why == "100 MB; up to 50 MB is read"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A missing place is named."""
    assert _only_failure(_all(tmp_path / "gone.txt")) == Failure("gone.txt", "ingest", "there is no such file")


def test_a_file_that_vanishes_on_the_way(tmp_path: Path) -> None:
    """Between the listing of a folder and the reading of a file, the file may go."""
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_bytes(TEXT)
    found = gather([str(tmp_path)], None)
    first = next(found)
    (tmp_path / "b.txt").unlink()
    assert [first.name, *_names(found)] == ["a.txt", "b.txt", "c.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to the superuser")
def test_a_folder_without_permission(tmp_path: Path) -> None:
    """A closed folder costs only what is in it."""
    (tmp_path / "closed").mkdir(mode=0)
    (tmp_path / "open.txt").write_bytes(TEXT)
    failure, raw = _all(tmp_path)
    assert failure == Failure("closed", "ingest", "permission denied")
    assert isinstance(raw, Raw)


def test_a_folder_that_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same, where the tests run as superuser: what the system refuses is said in its own few words."""
    (tmp_path / "closed").mkdir()
    (tmp_path / "open.txt").write_bytes(TEXT)
    listed = os.listdir

    def refusing(path: Path) -> list[str]:
        if path.name == "closed":
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(os, "listdir", refusing)
    failure, raw = _all(tmp_path)
    assert failure == Failure("closed", "ingest", "permission denied")
    assert isinstance(raw, Raw)


def test_links_that_break_or_run_in_circles(tmp_path: Path) -> None:
    """A link to nowhere and a link to a folder above are named; the walk ends."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "b.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "c.txt").write_bytes(TEXT)
    loop, broken, raw = _all(tmp_path)
    assert loop == Failure("a/loop", "ingest", "a link that leads back to a folder above it")
    assert broken == Failure("b.txt", "ingest", "a link that leads nowhere")
    assert isinstance(raw, Raw)


def test_what_is_neither_file_nor_folder_is_not_opened(tmp_path: Path) -> None:
    """A pipe in a folder would wait for ever."""
    os.mkfifo(tmp_path / "pipe.txt")
    assert _only_failure(_all(tmp_path)).why == "neither a file nor a folder"


def test_a_name_that_is_no_utf8_can_be_shown(tmp_path: Path) -> None:
    """File names are bytes; what is printed of them is text."""
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_bytes(TEXT)
    (raw,) = _all(tmp_path)
    raw.name.encode("utf-8")
    assert isinstance(raw, Raw)
    raw.at.encode("utf-8")


def test_no_more_than_one_file_is_read_ahead(tmp_path: Path) -> None:
    """The pile is read as it is asked for."""
    for number in range(5):
        (tmp_path / f"{number}.txt").write_bytes(TEXT)
    found = gather([str(tmp_path)], None)
    next(found)
    for path in tmp_path.iterdir():
        path.unlink()
    assert all(isinstance(each, Failure) for each in found)


def test_the_same_bytes_are_the_same_document(tmp_path: Path) -> None:
    """The id is the hash of the raw bytes, wherever they were found."""
    (tmp_path / "a.txt").write_bytes(TEXT)
    (tmp_path / "b.txt").write_bytes(TEXT)
    one, two = (settle(each) for each in _all(tmp_path) if isinstance(each, Raw))
    assert one.id == two.id
    assert one.id.startswith("sha256:")
