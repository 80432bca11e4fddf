"""The one tree of errors.

    ReportedlyError
    ├── Unreadable      this input can't become a document: it alone is left out, and named
    ├── NotFound        what was asked for is not in the case (exit status 3)
    ├── ReadingFailed   one stage failed on one document: recorded, the others go on
    └── RunAborted      the run can't go on (the whole command fails, exit status 1)
        ├── NoSuchCase      the case that was named is not there, and is not made (exit status 2)
        └── CaseDamaged     the case file is not what it should be (exit status 5)

Everything a user sees of an error is its one-line message.
"""


class ReportedlyError(Exception):
    """Any error that this project raises on purpose."""


class Unreadable(ReportedlyError):
    """An input that can't become a document; the message says why in a few words."""


class ReadingFailed(ReportedlyError):
    """A stage failed on one document; the message names the stage and says why."""


class NotFound(ReportedlyError):
    """What was asked for is not in the case, or could be several; the message says which."""


class RunAborted(ReportedlyError):
    """The run can't go on."""


class NoSuchCase(RunAborted):
    """The case that was named is not there; a name mistyped makes no new file."""


class CaseDamaged(RunAborted):
    """The case file is damaged, or is no case at all."""
