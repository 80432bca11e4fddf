"""Brings the documentation up to date: sessions in every page, and the pages of `docs/reference/`.

`python docs/update.py` writes what has changed; with `--check` it writes nothing, and its exit status is 1 if
something has changed.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from making import generated, shown


def main() -> int:
    """Update or check, and say what."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit status 1 if a page is out of date")
    check = parser.parse_args().check
    stale = 0
    for page, text in _due():
        if not page.exists() or page.read_text(encoding="utf-8") != text:
            stale += 1
            print(f"{'out of date' if check else 'written'}: {page.relative_to(shown.ROOT)}")
            if not check:
                page.parent.mkdir(parents=True, exist_ok=True)
                page.write_text(text, encoding="utf-8")
    return 1 if check and stale else 0


def _due() -> Iterator[tuple[Path, str]]:
    """Each page that is made or has made parts, with the text that it should have."""
    yield from generated.pages()
    for page in shown.pages():
        if page.exists() and shown.sessions(page):
            yield page, shown.renewed(page)


if __name__ == "__main__":
    sys.exit(main())
