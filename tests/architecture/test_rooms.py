"""The house keeps its order: what a package offers is what it says, and no file or function grows out of sight."""

import ast
import importlib
import pkgutil
from pathlib import Path
from types import ModuleType

import pytest

import reportedly

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "reportedly"
LONGEST_FILE, LONGEST_FUNCTION = 400, 60
PACKAGES = ["reportedly", *(m.name for m in pkgutil.iter_modules(reportedly.__path__, "reportedly.") if m.ispkg)]
FILES = sorted(SOURCE.rglob("*.py"))


def public(module: ModuleType) -> set[str]:
    """The names that a package itself puts up: what it defines or takes in from its own modules."""
    package = Path(str(module.__file__))
    found: set[str] = set()
    for node in ast.parse(package.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith(module.__name__ + "."):
            found |= {alias.asname or alias.name for alias in node.names}
    return {name for name in found if not name.startswith("_")}


@pytest.mark.parametrize("package", PACKAGES)
def test_everything_offered_is_there_and_sorted(package: str) -> None:
    """`__all__` names only what can be had, each once, in order."""
    module = importlib.import_module(package)
    offered = list(getattr(module, "__all__", []))
    assert offered == sorted(set(offered))
    assert [name for name in offered if not hasattr(module, name)] == []


@pytest.mark.parametrize(
    "package", ["reportedly.model", "reportedly.pipeline", "reportedly.store", "reportedly.ingest"]
)
def test_what_a_package_takes_in_to_offer_is_offered(package: str) -> None:
    """A name taken in from its own modules is public: it stands in `__all__`, or there was no need to take it in."""
    module = importlib.import_module(package)
    assert public(module) == set(module.__all__)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_file_is_long_without_a_reason(path: Path) -> None:
    """A file over the limit says why in a comment that begins with `# long:`."""
    lines = path.read_text("utf-8").splitlines()
    assert len(lines) <= LONGEST_FILE or any(line.startswith("# long:") for line in lines), f"{len(lines)} lines"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_function_is_long(path: Path) -> None:
    """What doesn't fit on a screen is several things."""
    tree = ast.parse(path.read_text("utf-8"))
    found = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    assert [f.name for f in found if (f.end_lineno or f.lineno) - f.lineno >= LONGEST_FUNCTION] == []


def test_there_is_no_drawer() -> None:
    """A module is called after what it is about."""
    drawers = {"utils", "util", "helpers", "common", "core", "misc"}
    assert [path for path in FILES if path.stem in drawers or drawers & set(path.parts)] == []


def test_every_package_says_what_it_is() -> None:
    """One line on top of each module tells what belongs there."""
    assert [path for path in FILES if not ast.get_docstring(ast.parse(path.read_text("utf-8")))] == []
