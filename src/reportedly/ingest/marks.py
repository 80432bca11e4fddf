"""What is found of a line before it is a zone: candidates of one step, choices for the next."""

from collections.abc import Mapping

import msgspec

from reportedly.ingest.bylines import Byline
from reportedly.model import Span, ZoneKind


class Mark(msgspec.Struct, frozen=True):
    """What one line is, by which rule. Lines with the same mark are one zone.

    `byline` holds what a byline or a bio says, with places in the text; `header` is the line that begins a comment.
    """

    kind: ZoneKind
    rule: str
    author: str | None = None
    published: str | None = None
    header: Span | None = None
    byline: Byline | None = None


Marks = Mapping[int, Mark]
