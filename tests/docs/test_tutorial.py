"""What the pages show is what the program prints: the tutorial, the README and every other page with sessions.

When the output has changed on purpose, `python docs/update.py` writes it into the pages.
"""

from pathlib import Path

import pytest
from making import shown

PAGES = [page for page in shown.pages() if page.exists() and shown.sessions(page)]


def _name(page: Path) -> str:
    return str(page.relative_to(shown.ROOT))


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_every_session_prints_what_is_shown(page: Path) -> None:
    """Each command of a page, run in order, prints what stands below it; only rates and times may differ."""
    for block, done in zip(shown.sessions(page), shown.played(page), strict=True):
        for step, real in zip(shown.steps(block), done, strict=True):
            assert "\n".join(shown.settled(step)) == "\n".join(shown.settled(real))


def test_the_tutorial_and_the_readme_have_sessions() -> None:
    """The pages that a newcomer reads first are among those that are run."""
    assert {"README.md", "docs/tutorial.md"} <= {_name(page) for page in PAGES}


def test_a_session_is_read_as_it_is_written() -> None:
    """Commands and what stands below them; other blocks are left alone."""
    page = "text\n```console\n$ one\nsays\nthis\n$ two\n```\n```sh\nthree\n```\n"
    session, other = shown.blocks(page)
    assert (session.kind, other.kind) == ("console", "sh")
    assert shown.steps(session) == [shown.Step("one", ("says", "this")), shown.Step("two", ())]


def test_only_rates_and_times_are_forgiven() -> None:
    """Two runs differ in how fast they were, and in nothing else."""
    one, other, third = (
        shown.Step("read", (f"case: {count} documents, {rate} articles/s",))
        for count, rate in ((3, "40.1"), (3, "9.7"), (4, "9.7"))
    )
    assert shown.settled(one) == shown.settled(other)
    assert shown.settled(one) != shown.settled(third)
