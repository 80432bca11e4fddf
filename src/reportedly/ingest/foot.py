"""The foot of an article: credits, signatures, lines about its author, what strayed in from the next page."""

import re
from collections.abc import Iterator, Sequence

from reportedly.ingest import bylines
from reportedly.ingest.bylines import Byline
from reportedly.ingest.furniture import rule_of
from reportedly.ingest.head import moved
from reportedly.ingest.lines import Line
from reportedly.ingest.marks import Mark, Marks
from reportedly.model import Span

_DEPTH = 12
_FAR = 3
_BRIEF = 25
_BIO = 18
_SIGNS = (bylines.credit, bylines.signed, bylines.parse, bylines.agency)
_ABOUT = re.compile(
    r"\s(?:is|was|has|holds|writes|covers|teaches|works|worked|serves|served|reports|lives|edits|hosts|leads|runs|contributes)\s"
)
_REACH = re.compile(
    r"(?i:(?:follow|reach|contact|e-?mail)\s(?:him|her|them|me|[A-Z][\w-]+)\s(?:directly\s)?(?:on|at|via|@))|@\w+\.\w+"
)


def foot(lines: Sequence[Line], marks: Marks) -> Iterator[tuple[int, Mark]]:
    """Marks for what stands under the article, from the last line up to where the article ends."""
    free = [number for number in range(len(lines)) if number not in marks][-_DEPTH:]
    yield from _bios(lines, marks)
    ended = False
    for number in reversed(free):
        if ended:
            break
        mark = _at_foot(lines, number, marks)
        if mark is not None:
            yield number, mark
        ended = mark is None


def _at_foot(lines: Sequence[Line], number: int, marks: Marks) -> Mark | None:
    line = lines[number]
    start = line.span.start
    if number == 0 or not any(each.prose for each in lines[:number]):
        return None
    byline = next(filter(None, (rule(line.text) for rule in _SIGNS)), None)
    if byline is not None:
        return Mark("byline", "byline.foot", byline=moved(byline, start))
    if bylines.is_person(line.text) and not line.stopped:
        far = line.blanks >= _FAR
        return Mark("furniture", "furniture.stray_name") if far else Mark("byline", "byline.foot_name")
    if len(line.words) <= _BRIEF and any(rule_of(part) for part in _sentences(line)):
        return Mark("furniture", "furniture.foot")
    name = _about(line)
    if name is not None and _is_author_only(name, line, lines, marks):
        return Mark("furniture", "furniture.bio", byline=Byline(authors=(Span(start, start + len(name)),)))
    return None


def _sentences(line: Line) -> Iterator[Line]:
    for words in re.split(r"(?<=[.!?])\s+", line.text):
        yield Line(line.span, words, 0, 0)


def _bios(lines: Sequence[Line], marks: Marks) -> Iterator[tuple[int, Mark]]:
    """A name on a line of its own, and under it a paragraph that begins with the same name."""
    prose = [number for number, line in enumerate(lines) if line.prose and _kind(marks, number) in ("", "furniture")]
    for number in prose[-_DEPTH:]:
        if number == 0 or _kind(marks, number - 1) not in ("", "furniture"):
            continue
        above, line = lines[number - 1], lines[number]
        if (
            bylines.is_person(above.text)
            and line.text.startswith(above.text)
            and _ABOUT.match(line.text, len(above.text))
        ):
            byline = Byline(authors=(above.span,))
            yield number - 1, Mark("furniture", "furniture.bio", byline=byline)
            yield number, Mark("furniture", "furniture.bio", byline=byline)


def _kind(marks: Marks, number: int) -> str:
    return marks[number].kind if number in marks else ""


def _about(line: Line) -> str | None:
    """The name that a paragraph begins with, if it goes on to say what that person is or does."""
    verb = _ABOUT.search(line.text, 0, 70)
    name = line.text[: verb.start()].split(",")[0] if verb else ""
    titled = any(part.lower() in bylines.words().bio_roles for part in name.split())
    return name if bylines.is_person(name) and not titled else None


def _is_author_only(name: str, line: Line, lines: Sequence[Line], marks: Marks) -> bool:
    """Whether the page speaks of this person only as its author: in a byline, or nowhere else at all."""
    if len(line.words) > 70:
        return False
    others = [each for each in lines if each is not line]
    in_byline = any(
        name.lower() in each.text.lower() for number, each in enumerate(lines) if _kind(marks, number) == "byline"
    )
    if in_byline:
        return True
    surname = name.rsplit(maxsplit=1)[-1]
    if any(surname in each.text for each in others):
        return False
    first = [word.lower() for word in line.words[:_BIO]]
    return _REACH.search(line.text) is not None or any(word in bylines.words().bio_roles for word in first)
