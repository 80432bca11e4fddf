"""What the wheel holds: all that the program needs, and nothing else."""

import subprocess
import sys
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel as it is built from this folder."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_the_package_is_whole(wheel: zipfile.ZipFile) -> None:
    """Every source file and every lexicon is in, and the mark that says that types are checked."""
    source = ROOT / "src"
    kinds = {".py", ".yaml", ".typed"}
    expected = {str(path.relative_to(source)) for path in source.rglob("*") if path.suffix in kinds}
    assert expected - set(wheel.namelist()) == set()
    assert "reportedly/py.typed" in wheel.namelist()


def test_nothing_else_is_in(wheel: zipfile.ZipFile) -> None:
    """Neither tests nor the sample nor caches travel with the program."""
    outside = [name for name in wheel.namelist() if not name.startswith(("reportedly/", "reportedly-"))]
    assert outside == []
    assert [name for name in wheel.namelist() if name.endswith((".pyc", ".db"))] == []


def test_the_network_is_in_with_its_licence(wheel: zipfile.ZipFile) -> None:
    """The weights, the words they know, and whose they were."""
    folder = "reportedly/reading/tagger/weights/"
    inside = {name.removeprefix(folder) for name in wheel.namelist() if name.startswith(folder)}
    assert inside == {path.name for path in (ROOT / "src" / folder).iterdir()}
    assert {"model.onnx", "vocab.txt", "LICENSE-MiniLM", "NOTICE-MiniLM", "MODEL_CARD.md"} <= inside


def test_the_metadata_says_what_it_needs(wheel: zipfile.ZipFile) -> None:
    """Licence, Python and the command are told to whoever installs it."""
    info = next(name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    folder = info.removesuffix("METADATA")
    metadata = message_from_bytes(wheel.read(info))
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["License-Expression"] == "Apache-2.0"
    assert b"Apache License" in wheel.read(f"{folder}licenses/LICENSE")
    assert b"reportedly = reportedly.surfaces.cli:main" in wheel.read(f"{folder}entry_points.txt")
