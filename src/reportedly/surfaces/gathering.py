"""`read` and `analyse`: articles come in."""

import sys
from argparse import Namespace

import msgspec

from reportedly import ingest
from reportedly.export import analysis, jsonl, rows
from reportedly.model import Failure
from reportedly.pipeline import Pile, expected, outcomes, quiet, read_into
from reportedly.surfaces.case import case_path
from reportedly.surfaces.cli import FINE, NOTHING, SOME_FAILED
from reportedly.surfaces.terminal import Progress, give, talk


def read(arguments: Namespace) -> int:
    """Add articles to a case, or finish what was cut off."""
    quiet()
    case = case_path(arguments.case, new=bool(arguments.paths))
    progress = Progress(expected(arguments.paths))
    failures: list[Failure] = []

    def heard(done: int, failure: Failure | None) -> None:
        if failure:
            failures.append(failure)
            progress.clear()
            talk(f"{failure.name}: {failure.why}")
        progress.at(done)

    summary = read_into(case, Pile(tuple(arguments.paths), sys.stdin.buffer, arguments.jobs), heard)
    progress.clear()
    if arguments.json:
        numbers = msgspec.structs.asdict(summary)
        give([jsonl.line({**numbers, "failures": [rows.failure(failure) for failure in failures]})])
    rate = f", {summary.inputs / summary.seconds:.1f} articles/s" if summary.inputs else ""
    renewed = f", {summary.renewed} read anew" if summary.renewed else ""
    noun = "document" if summary.documents == 1 else "documents"
    talk(
        f"{case}: {summary.documents} {noun} ({summary.new} new, {summary.known} known{renewed}), "
        f"{summary.failed} failed{rate}",
    )
    if summary.failed:
        return SOME_FAILED
    return FINE if summary.inputs or not arguments.paths else NOTHING


def analyse(arguments: Namespace) -> int:
    """Print what each article says, in the order of input."""
    quiet()
    progress = Progress(expected(arguments.paths), shown=not sys.stdout.isatty())
    failed = done = 0
    items = ingest.gather(arguments.paths, sys.stdin.buffer)
    for _, outcome in outcomes(items, arguments.jobs):
        done += 1
        if outcome.failure:
            failed += 1
            progress.clear()
            talk(f"{outcome.failure.name}: {outcome.failure.why}")
        if outcome.document and outcome.reading:
            give([jsonl.line(analysis(outcome.document, outcome.reading))])
            sys.stdout.flush()
        progress.at(done)
    progress.clear()
    if not done:
        talk("nothing to read there")
    return SOME_FAILED if failed else FINE if done else NOTHING
