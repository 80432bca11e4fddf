"""Check the corpus, count what it holds and how well its annotators agree. Exit status 1 where a block is wrong.

python -m evals.corpus                 all of it
python -m evals.corpus FILE ...        check these files only
python -m evals.corpus --plain FILE    the texts without marks, for another annotator
"""

import argparse
import sys
from collections import Counter
from pathlib import Path

from evals.corpus import agreement, counts
from evals.corpus.checks import problems
from evals.corpus.markup import FOLDER, MAIN, Block, blocks, files


def main() -> int:
    """Do what was asked for."""
    asked = argparse.ArgumentParser(
        prog="python -m evals.corpus", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    asked.add_argument("files", nargs="*", type=Path, help="check these only")
    asked.add_argument("--plain", action="store_true", help="print the texts of the files without their marks")
    args = asked.parse_args()
    if args.plain:
        for file in args.files:
            _plain(file)
        return 0
    if args.files:
        found, wrong = _read(args.files)
        print(f"{len(found)} blocks")
    else:
        wrong = _everything()
    for line in wrong:
        print(f"WRONG {line}", file=sys.stderr)
    print(f"{len(wrong)} wrong" if wrong else "all blocks keep to the rules")
    return 1 if wrong else 0


def _everything() -> list[str]:
    parts = {part: _read(files(part)) for part in MAIN}
    wrong = [line for _, lines in parts.values() for line in lines]
    ids = Counter(block.id for found, _ in parts.values() for block in found)
    wrong += [f"{name}: {number} blocks of this id" for name, number in ids.items() if number > 1]
    sentences = [*parts["sentences"][0], *parts["held_out/sentences"][0]]
    articles = [*parts["articles"][0], *parts["held_out/articles"][0]]
    for line in counts.table(sentences, articles):
        print(line)
    held_out = sum(len(parts[part][0]) for part in MAIN if part.startswith("held_out"))
    print(f"{'held out, blocks':26} {held_out:6}")
    return wrong + _agreement()


def _agreement() -> list[str]:
    (ones, wrong), (others, wrong_too) = (_read(files(f"agreement/{who}")) for who in "ab")
    one, other = ({block.id: block for block in found} for found in (ones, others))
    wrong += wrong_too + agreement.disagreeing_texts(one, other)
    shared = one.keys() & other.keys()
    print(f"agreement of two annotators over {len(shared)} blocks (F1)")
    for line in agreement.lines(agreement.agreement(one, other)):
        print(line)
    return wrong


def _read(paths: list[Path]) -> tuple[list[Block], list[str]]:
    """The blocks that can be read, and all that is wrong."""
    good: list[Block] = []
    wrong: list[str] = []
    for path in paths:
        found, bad = blocks(path)
        good += found
        where = path.resolve()
        name = where.relative_to(FOLDER) if where.is_relative_to(FOLDER) else path
        wrong += [f"{name.parent}/{line}" for line in bad]
        wrong += [f"{name}: {block.id}: {line}" for block in found for line in problems(block)]
    return good, wrong


def _plain(file: Path) -> None:
    found, bad = blocks(file)
    for line in bad:
        print(f"WRONG {line}", file=sys.stderr)
    for block in found:
        heads = "".join(f"{key}: {value}\n" for key, value in block.heads.items() if key != "note")
        print(f"=== {block.id}\n{heads}---\n{block.text}\n")


if __name__ == "__main__":
    sys.exit(main())
