"""The head of a page: its title, and the lines that say who wrote it and when."""

import re
from collections.abc import Iterator, Sequence

from reportedly.ingest import bylines
from reportedly.ingest.bylines import Byline
from reportedly.ingest.dates import Date
from reportedly.ingest.furniture import bare, is_readers_heading, rule_of, words
from reportedly.ingest.lines import Line
from reportedly.ingest.marks import Mark, Marks
from reportedly.model import Span

_DEPTH = 14
_LEAD = 25  # words
_COLUMN = 55  # characters: no text is wrapped so narrowly


def head(lines: Sequence[Line], marks: Marks) -> Iterator[tuple[int, Mark]]:
    """Marks for the title, the bylines and the furniture over the article."""
    titled = any(mark.kind == "title" for mark in marks.values())
    begun, ends = False, _end(lines)
    first = 0
    if not titled and lines and (masthead := _masthead(lines)) is not None:
        first, mark = masthead
        yield 0, mark
    for number in range(bool(first), ends):
        if number in marks:
            continue
        line = lines[number]
        byline = bylines.parse(line.text)
        rule = rule_of(line)
        if byline is not None:
            yield number, Mark("byline", "byline.line", byline=moved(byline, line.span.start))
        elif rule is not None or (not titled and bare(line.text) in words().sections):
            yield number, Mark("furniture", rule or "furniture.section")
        elif titled and _is_name_by_date(lines, number):
            yield number, Mark("byline", "byline.name", byline=Byline(authors=(line.span,)))
        elif number < first:
            yield number, Mark("furniture", "furniture.under_masthead")
        elif not titled and not begun and is_title(lines, number):
            titled = True
            yield number, Mark("title", "title.line")
        else:
            begun = True


def _masthead(lines: Sequence[Line]) -> tuple[int, Mark] | None:
    """The page's own name over its title, and the line where the title is to be sought.

    Only where the name is an outlet's by its words, or the page says it again, and a title stands below.
    """
    name = lines[0]
    if not 1 <= len(name.words) <= 6 or name.stopped or rule_of(name) or bylines.parse(name.text):
        return None
    if any(word[0].islower() and word not in bylines.words().small for word in name.words):
        return None
    below = next((at for at in range(1, min(8, len(lines))) if lines[at].prose or bylines.parse(lines[at].text)), 0)
    titles = [at for at in range(1, below) if rule_of(lines[at]) is None and is_title(lines, at)]
    is_outlet = bylines.is_outlet(name.text)
    if not titles or not (is_outlet or _is_said_again(name, lines) or _has_menu(lines[1 : titles[0]])):
        return None
    apart = [at for at in titles if lines[at].blanks]  # what stands close under the name belongs to it
    span = name.span if is_outlet else None
    return (apart or titles)[0], Mark("byline", "byline.masthead", byline=Byline(outlet=span))


def _is_said_again(name: Line, lines: Sequence[Line]) -> bool:
    """`© The Example`, `Follow The Example`, at the foot of the page that begins with `The Example`."""
    again = re.compile(rf"(?:©|\bfollow\b|\bsubscribe\b|^)[^.]{{0,20}}\b{re.escape(name.text)}\b", re.IGNORECASE)
    return any(again.search(line.text) for line in lines[-8:])


def _has_menu(lines: Sequence[Line]) -> bool:
    return any(rule_of(line) == "furniture.row" for line in lines)


def is_title(lines: Sequence[Line], number: int) -> bool:
    """Whether line `number`, the first of its page that says anything, stands over the article and is no lead."""
    line = lines[number]
    below = lines[number + 1 : number + 12]
    size = len(line.words)
    if not 1 <= size <= 25 or line.text.endswith((":", ";", ",", "-", "–")) or not any(each.prose for each in below):
        return False
    if line.text.rstrip("\"'”’»").endswith((".", "…")) and not (_is_in_capitals(line) or _is_echoed(line, below[:2])):
        return False
    if bylines.dateline_outlet(line.text) is not None:
        return False
    follows = below[0]
    signed = bylines.parse(follows.text) is not None
    if size == 1:
        return signed
    if signed or follows.blanks > 0 or len(follows.words) >= 25:
        return True
    wrapped = len(line.text) > _COLUMN or follows.text[0].islower()  # one sentence, broken into lines
    return follows.prose and not wrapped


def moved(byline: Byline, by: int) -> Byline:
    """A line's byline with its names' places in the text."""
    authors = tuple(Span(span.start + by, span.end + by) for span in byline.authors)
    outlet = Span(byline.outlet.start + by, byline.outlet.end + by) if byline.outlet else None
    return Byline(authors, outlet, _shifted(byline.date, by), _shifted(byline.updated, by))


def _shifted(date: Date | None, by: int) -> Date | None:
    return None if date is None else Date(date.value, date.start + by, date.end + by)


def _end(lines: Sequence[Line]) -> int:
    """How far the head can reach: to the last byline that has no more than a lead before it."""
    end = texts = 0
    for number, line in enumerate(lines[:_DEPTH]):
        if bylines.parse(line.text) is not None:
            end = number + 1
        elif rule_of(line) is None:
            texts += len(line.words)
        elif texts > _LEAD and is_readers_heading(line):
            break
        if texts <= _LEAD:
            end = number + 1
        elif texts > 2 * _LEAD:
            break
    return end


def _is_in_capitals(line: Line) -> bool:
    """Set as titles are, Most Words With a Capital."""
    big = [word for word in line.words[1:] if word.lower() not in bylines.words().small and word[0].isalpha()]
    return len(big) >= 3 and sum(word[0].isupper() for word in big) >= len(big) * 0.75


def _is_echoed(line: Line, below: Sequence[Line]) -> bool:
    """Said over again right below, as a lead does with its title: a lead's own words seldom come back so soon."""
    said = {word.lower()[:5] for word in line.words if len(word) > 3}
    again = {word.lower()[:5] for each in below for word in each.words[:80]}
    return len(line.words) <= 18 and len(said) >= 3 and len(said & again) >= len(said) * 0.6


def _is_name_by_date(lines: Sequence[Line], number: int) -> bool:
    """A bare name between the title and the date."""
    if not bylines.is_person(lines[number].text):
        return False
    beside = [lines[at] for at in (number - 1, number + 1) if 0 <= at < len(lines)]
    found = [bylines.parse(line.text) for line in beside]
    return any(each is not None and each.date is not None and not each.authors for each in found)
