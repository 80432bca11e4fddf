"""The command line: what can be asked, and how it ends. Everything heavy waits until a command needs it."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from reportedly import __version__

FINE, FAILED, USAGE, NOTHING, SOME_FAILED, UNSOUND = range(6)
"""How a command ends: by the contract, as `--help` tells."""

INTERRUPTED = 130
DEFAULT_CASE = "story.db"

_EXAMPLES = """\
examples:
  reportedly read articles/ --case story.db    read a folder of articles into a case
  reportedly claims --case story.db            what is claimed, and by how many independent origins
  reportedly chain c1 --case story.db          through whom a claim has come
  reportedly show article.txt                  an article of the case with its attributions marked
  reportedly analyse article.txt               one article as JSON; nothing is kept

exit status:
  0 all well, 1 failed, 2 wrong usage, 3 nothing found, 4 some inputs failed, 5 the case is damaged
"""

Add = Callable[[argparse.ArgumentParser], object]


def _case(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--case", metavar="FILE", type=Path, help=f"the case (default: {DEFAULT_CASE} in this folder)")


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON")


def _limit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--limit", metavar="N", type=_count, help="no more than N")


def _jobs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--jobs", metavar="N", type=_count, help="use N processes (default: as many as are of use)")


def _articles(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", metavar="PATH", nargs="+", help="files, folders, or - for standard input")


def _perhaps_articles(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        help="files, folders, or - for standard input; none: only finish what was cut off",
    )


def _id(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="an id, or the beginning of it")


def _doc(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("doc", metavar="DOC", help="a document's name or id, or the beginning of it")


def _words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", metavar="WORDS", nargs="+", help='words; "in quotation marks" they stand together')
    parser.add_argument("--said", action="store_true", help="only in what somebody is said to say")


def _export(parser: argparse.ArgumentParser) -> None:
    what = ("documents", "attributions", "claims", "actors", "failures", "events", "predictions")
    parser.add_argument("--what", choices=what, required=True, help="kind of rows")
    parser.add_argument("--format", choices=("jsonl", "csv"), default="jsonl", help="JSON Lines or CSV")


class Command(NamedTuple):
    """A command: `function` of `module` in this package gets the parsed arguments and gives the exit status."""

    name: str
    module: str
    function: str
    help: str
    arguments: tuple[Add, ...]


COMMANDS = (
    Command("read", "gathering", "read", "add articles to a case", (_perhaps_articles, _case, _jobs, _json)),
    Command("analyse", "gathering", "analyse", "print what articles say as JSON; keep nothing", (_articles, _jobs)),
    Command("claims", "asking", "claims", "what is claimed, most carried first", (_case, _limit, _json)),
    Command("claim", "asking", "claim", "one claim, everywhere it stands", (_id, _case, _json)),
    Command("chain", "tracing", "chain", "through whom an attribution or a claim has come", (_id, _case, _json)),
    Command("actors", "asking", "actors", "people, states, organisations and outlets", (_case, _limit, _json)),
    Command("sources", "asking", "sources", "how much is heard through whom", (_case, _limit, _json)),
    Command("search", "asking", "search", "find words, and who says them", (_words, _case, _limit, _json)),
    Command("show", "article", "show", "an article with its attributions marked", (_doc, _case)),
    Command("why", "tracing", "why", "what an attribution, an actor or a claim rests on", (_id, _case, _json)),
    Command("export", "keeping", "export", "print rows for other programs", (_export, _case)),
    Command("verify", "keeping", "verify", "check a case against the bytes that came in", (_case, _json)),
    Command("tour", "touring", "tour", "a first look at a case", (_case,)),
)


def parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    top = argparse.ArgumentParser(
        prog="reportedly",
        description="Who says so: claims across a pile of articles, with their speakers, chains and origins.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"reportedly {__version__}")
    commands = top.add_subparsers(title="commands", dest="command", metavar="COMMAND", required=True)
    for command in COMMANDS:
        sub = commands.add_parser(command.name, help=command.help, description=command.help, allow_abbrev=False)
        for add in command.arguments:
            add(sub)
        sub.set_defaults(run=command)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status; nothing that goes wrong shows a traceback."""
    parsed = parser().parse_args(arguments)
    try:
        for stream in (sys.stdout, sys.stderr):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # a name may hold anything
        module = import_module(f"reportedly.surfaces.{parsed.run.module}")
        status: int = getattr(module, parsed.run.function)(parsed)
        sys.stdout.flush()
        return status
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains once more at its end
        return FINE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # the last resort: people get one line
        if os.environ.get("REPORTEDLY_DEBUG"):
            raise
        return _failed(error)


def _failed(error: Exception) -> int:
    """Say in one line what went wrong; the exit status that stands for it."""
    from reportedly.model import CaseDamaged, NoSuchCase, NotFound, ReportedlyError  # noqa: PLC0415 - msgspec costs 30 ms
    from reportedly.surfaces.terminal import talk  # noqa: PLC0415

    if isinstance(error, ReportedlyError):
        talk(str(error))
    elif isinstance(error, OSError):
        talk(f"{error.filename}: {error.strerror}" if error.filename else str(error))
    else:
        talk(f"an error of our own: {type(error).__name__}: {error} (REPORTEDLY_DEBUG=1 shows where)")
    statuses = ((CaseDamaged, UNSOUND), (NoSuchCase, USAGE), (NotFound, NOTHING))
    return next((status for kind, status in statuses if isinstance(error, kind)), FAILED)


def _count(typed: str) -> int:
    number = int(typed)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


if __name__ == "__main__":
    sys.exit(main())
