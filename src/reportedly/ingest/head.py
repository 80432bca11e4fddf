"""The head of a page: its title, and the lines that say who wrote it and when."""

from collections.abc import Iterator, Sequence

from reportedly.ingest import bylines
from reportedly.ingest.bylines import Byline
from reportedly.ingest.dates import Date
from reportedly.ingest.furniture import bare, rule_of, words
from reportedly.ingest.lines import Line
from reportedly.ingest.marks import Mark, Marks
from reportedly.model import Span

_DEPTH = 14


def head(lines: Sequence[Line], marks: Marks) -> Iterator[tuple[int, Mark]]:
    """Marks for the title, the bylines and the furniture over the article."""
    titled = any(mark.kind == "title" for mark in marks.values())
    begun = False
    ends = _end(lines)
    for number in range(ends):
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
        elif not titled and not begun and is_title(lines, number):
            titled = True
            yield number, Mark("title", "title.line")
        else:
            begun = True


def is_title(lines: Sequence[Line], number: int) -> bool:
    """Whether line `number`, the first of its page that says anything, stands over the article and is no lead."""
    line = lines[number]
    below = lines[number + 1 : number + 12]
    size = len(line.words)
    if not 1 <= size <= 25 or line.text.endswith((":", ";", ",", "-", "–")) or not any(each.prose for each in below):
        return False
    if line.text.rstrip("\"'”’»").endswith((".", "…")) and not _is_in_capitals(line):
        return False
    follows = below[0]
    signed = bylines.parse(follows.text) is not None
    if size == 1:
        return signed
    return signed or follows.blanks > 0 or len(follows.words) >= 25


def moved(byline: Byline, by: int) -> Byline:
    """A line's byline with its names' places in the text."""
    authors = tuple(Span(span.start + by, span.end + by) for span in byline.authors)
    outlet = Span(byline.outlet.start + by, byline.outlet.end + by) if byline.outlet else None
    return Byline(authors, outlet, _shifted(byline.date, by), _shifted(byline.updated, by))


def _shifted(date: Date | None, by: int) -> Date | None:
    return None if date is None else Date(date.value, date.start + by, date.end + by)


def _end(lines: Sequence[Line]) -> int:
    """How far the head can reach: to the last byline that has no more than a lead or two before it."""
    end = texts = 0
    for number, line in enumerate(lines[:_DEPTH]):
        if bylines.parse(line.text) is not None or rule_of(line) is not None:
            end = number + 1
        else:
            texts += len(line.words)
            end = max(end, number + 1) if texts <= 25 else end
        if texts > 70:
            break
    return end


def _is_in_capitals(line: Line) -> bool:
    """Set as titles are, Most Words With a Capital."""
    big = [word for word in line.words[1:] if word.lower() not in bylines.words().small and word[0].isalpha()]
    return len(big) >= 3 and sum(word[0].isupper() for word in big) >= len(big) * 0.75


def _is_name_by_date(lines: Sequence[Line], number: int) -> bool:
    """A bare name between the title and the date."""
    if not bylines.is_person(lines[number].text):
        return False
    beside = [lines[at] for at in (number - 1, number + 1) if 0 <= at < len(lines)]
    found = [bylines.parse(line.text) for line in beside]
    return any(each is not None and each.date is not None and not each.authors for each in found)
