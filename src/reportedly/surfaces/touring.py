"""`tour`: a first look at a case, each step with the command for it."""

import shlex
from argparse import Namespace
from collections.abc import Iterator

from reportedly.store import View
from reportedly.surfaces import cli
from reportedly.surfaces.case import case_view
from reportedly.surfaces.terminal import console, talk, text


def tour(arguments: Namespace) -> int:
    """Run the commands that a newcomer would, and say what each is for."""
    with case_view(arguments.case) as view:
        steps = list(_steps(view))
        case = str(view.path)
    if not steps:
        talk(f"{case}: nothing to show yet; `reportedly read PATH --case {case}` adds articles")
        return cli.NOTHING
    out = console()
    for number, (what_for, command) in enumerate(steps, start=1):
        typed = [*command, "--case", case]
        out.print(text(f"{number}. {what_for}", "bold"))
        out.print(text(f"$ reportedly {shlex.join(typed)}", "dim"), soft_wrap=True)
        cli.main(typed)
        out.print()
    return cli.FINE


def _steps(view: View) -> Iterator[tuple[str, list[str]]]:
    claim = next(view.claims(1), None)
    if claim:
        place = claim.appearances[0]
        yield (
            "What is claimed, in how many documents, and from how many independent origins",
            ["claims", "--limit", "8"],
        )
        yield "One claim: why it is graded so, and everywhere it stands", ["claim", claim.id]
        yield "Through whom it has come to us, and what the text says of each", ["chain", claim.id]
    document = place.doc if claim else next((one.name for one in view.documents()), None)
    if document is None:
        return
    yield "Who is heard, and of whom no text is held", ["sources", "--limit", "8"]
    yield "An article with its attributions marked", ["show", document]
    yield "Whether everything stored still agrees with the bytes that came in", ["verify"]
