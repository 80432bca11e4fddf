"""Sentences, by nupunkt (Punkt: Kiss and Strunk 2006), kept whole across a quotation and its cue."""

import re

import nupunkt

from reportedly.model import Span, Spans, trimmed

# A sentence can't begin in lower case after a closing mark ("Why?" she asked), nor with a mark that only closes.
_GOES_ON = re.compile(r"[a-z,;:)\]”»’]")
_CLOSED = tuple("\"”’»'")


def sentences(text: str, paragraphs: Spans) -> Spans:
    """Spans of the sentences of `text`; none crosses a paragraph."""
    found: list[Span] = []
    for paragraph in paragraphs:
        found.extend(_of_paragraph(text, paragraph))
    return tuple(found)


def _of_paragraph(text: str, paragraph: Span) -> list[Span]:
    words = paragraph.of(text)
    found: list[Span] = []
    for start, end in nupunkt.sent_spans(words):
        span = trimmed(Span(paragraph.start + start, paragraph.start + end), text)
        if not len(span):
            continue
        if found and _belongs_before(text, found[-1], span):
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return found


def _belongs_before(text: str, last: Span, span: Span) -> bool:
    first = text[span.start]
    if first in ",;)]”»" or (first == "’" and not text[span.start + 1 : span.start + 2].isalpha()):
        return True
    return text[last.end - 1] in _CLOSED and bool(_GOES_ON.match(first))
