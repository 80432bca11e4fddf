"""What is no sound case of a known version is refused, and left byte for byte as it is."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from reportedly.model import CaseDamaged, Document, NoSuchCase, Raw, Reading, RunAborted
from reportedly.store import View, Writer, migrations, opening


def a_case(path: Path) -> Path:
    """A case with twenty documents."""
    with Writer.open(path) as writer, writer.together():
        for number in range(20):
            data = f"Article number {number}. ".encode() * 200
            raw = Raw(f"{number}.txt", f"/pile/{number}.txt", data, "text/plain", f"{number:064x}")
            document = Document(f"sha256:{raw.sha256}", raw.name, data.decode(), "text/plain")
            writer.add(raw, document, Reading(document.id, "1", (), (), (), ()), "1")
    return path


def foreign(path: Path) -> None:
    """Somebody else's database."""
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.commit()
    connection.close()


def newer(path: Path) -> None:
    """A case of a version that is not known yet."""
    connection = sqlite3.connect(a_case(path))
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute(f"PRAGMA user_version = {len(migrations.MIGRATIONS) + 1}")
    connection.close()


def truncated(path: Path) -> None:
    """A case that has lost its end."""
    whole = a_case(path).read_bytes()
    path.write_bytes(whole[: len(whole) * 2 // 3])


def short(path: Path) -> None:
    """A case of which not even the header is whole."""
    path.write_bytes(a_case(path).read_bytes()[:50])


def text(path: Path) -> None:
    """A file of another kind."""
    path.write_text("May 11, 2016 By Joseph P. Farrell\n" * 20)


@pytest.mark.parametrize("make", [foreign, newer, truncated, short, text])
@pytest.mark.parametrize("opened", [Writer.open, View.open])
def test_refused_and_unharmed(
    make: Callable[[Path], None], opened: Callable[[Path], Writer | View], tmp_path: Path
) -> None:
    """A foreign, newer or damaged file is refused whoever opens it, with its name; no byte and no file changes."""
    path = tmp_path / "s.db"
    make(path)
    before = path.read_bytes()
    with pytest.raises(RunAborted, match=r"s\.db: ") as refusal:
        opened(path)
    assert isinstance(refusal.value, CaseDamaged) == (make is not newer)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["s.db"]


def _read_all(path: Path) -> None:
    with View.open(path) as view:
        list(view.documents())


def test_damage_inside_is_told(tmp_path: Path) -> None:
    """Pages overwritten inside the file come out as damage when they are met, not as a crash."""
    path = a_case(tmp_path / "s.db")
    data = bytearray(path.read_bytes())
    data[4096 * 3 :] = b"\xa5" * (len(data) - 4096 * 3)
    path.write_bytes(data)
    with pytest.raises(CaseDamaged, match="damaged"):
        _read_all(path)


def test_looking_creates_nothing(tmp_path: Path) -> None:
    """A name mistyped is refused, and makes no file; so is a folder, and an empty file."""
    (tmp_path / "empty.db").touch()
    for name in ("nosuch.db", "empty.db", "."):
        with pytest.raises(NoSuchCase):
            View.open(tmp_path / name)
    with pytest.raises(NoSuchCase, match="no folder"):
        Writer.open(tmp_path / "nowhere" / "s.db")
    assert [file.name for file in tmp_path.iterdir()] == ["empty.db"]


def test_looking_changes_nothing(tmp_path: Path) -> None:
    """A view can't write, leaves nothing behind, and works where nothing may be written."""
    path = a_case(tmp_path / "s.db")
    before = path.read_bytes()
    with View.open(path) as view:
        assert view.counts.documents == 20
        with pytest.raises(RunAborted, match="readonly"):
            view.row("DELETE FROM places")
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["s.db"]


def test_file_says_whose_it_is(tmp_path: Path) -> None:
    """The header holds our mark and the schema's version, so that other programs can tell."""
    header = a_case(tmp_path / "s.db").read_bytes()[:100]
    assert header[68:72] == b"Rptd"
    assert int.from_bytes(header[60:64], "big") == len(migrations.MIGRATIONS)


def m002_colour(connection: sqlite3.Connection) -> None:
    """A step that gives documents a colour."""
    connection.execute("ALTER TABLE documents ADD COLUMN colour TEXT")


def m002_broken(connection: sqlite3.Connection) -> None:
    """A step that fails halfway."""
    m002_colour(connection)
    connection.execute("ALTER TABLE nosuch ADD COLUMN colour TEXT")


def test_older_case_is_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A case of an older version is migrated when written to, keeps what it holds, and lists what was applied."""
    path = a_case(tmp_path / "s.db")
    monkeypatch.setattr(migrations, "MIGRATIONS", (migrations.m001_initial, m002_colour))
    with pytest.raises(RunAborted, match="older version"):
        View.open(path)
    Writer.open(path).__exit__(None, None, None)
    with View.open(path) as view:
        assert view.counts.documents == 20
        applied = [row[0] for row in view.rows("SELECT name FROM migrations ORDER BY number")]
        assert applied == ["m001_initial", "m002_colour"]
        assert set(view.rows("SELECT colour FROM documents")) == {(None,)}


def test_migration_is_all_or_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a step fails, the case is as it was."""
    path = a_case(tmp_path / "s.db")
    before = path.read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(migrations, "MIGRATIONS", (migrations.m001_initial, m002_broken))
        with pytest.raises(RunAborted, match="nosuch"):
            Writer.open(path)
    assert path.read_bytes() == before


def test_creation_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A case whose making was cut off is begun anew."""
    path = tmp_path / "s.db"
    with monkeypatch.context() as patched:
        patched.setattr(migrations, "MIGRATIONS", (migrations.m001_initial, m002_broken))
        with pytest.raises(RunAborted):
            Writer.open(path)
    assert View.open(a_case(path)).counts.documents == 20


def test_another_writer_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While somebody writes people can look; a second writer waits, and says so when that takes too long."""
    path = a_case(tmp_path / "s.db")
    monkeypatch.setattr(opening, "PATIENCE", 0.2)
    with Writer.open(path) as writer, writer.together():
        with View.open(path) as view:
            assert view.counts.documents == 20
        with Writer.open(path) as other, pytest.raises(RunAborted, match="another process"), other.together():
            pass
