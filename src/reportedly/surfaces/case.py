"""Which case is meant, and a view of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reportedly.model import NoSuchCase
from reportedly.store import View
from reportedly.surfaces.cli import DEFAULT_CASE
from reportedly.surfaces.terminal import talk


def case_path(given: Path | None, *, new: bool = False) -> Path:
    """The case that was named, or the usual one; it must be there unless it may be `new`.

    Raises NoSuchCase.
    """
    path = given or Path(DEFAULT_CASE)
    if not new and not path.exists():
        hint = "there is no such case (nothing was created)" if given else "no such case here; name one with --case"
        raise NoSuchCase(f"{path}: {hint}")
    return path


@contextmanager
def case_view(given: Path | None) -> Iterator[View]:
    """A view of the case, with a word on standard error if its links are out of date."""
    with View.open(case_path(given)) as view:
        if view.unfinished:
            talk(f"{view.path}: a run was cut off; `reportedly read --case {view.path}` finishes it")
        yield view
