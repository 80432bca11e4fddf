"""Lines that say who wrote an article, where, and when."""

import re
from functools import cache

import msgspec

from reportedly.ingest import dates
from reportedly.lexicons import load
from reportedly.model import Span

_SEPARATORS = re.compile(r"[\s|•·,;/–—:()\[\]-]*")
_EXTRAS = re.compile(
    r"(?i:\d[\d,.]*[km]?\s?(?:-\s?)?(?:min(?:ute)?s?\.?(?:\sread)?|comments?|views?|shares?|likes?|words)"
    r"|(?:no|add)\scomments?|reading\stime|estimated\sreading\stime|read|views|shares)(?!\w)"
)
_BY = re.compile(r"(?i:(?:(?:written|posted|published|reported|article|story|text|submitted)\s)?by[:\s]\s*)(?=\S)")
_PLACE_OF = re.compile(r"(?i:in|under|for|from|of|via|source|special\sto)[:\s]\s*")
_NAME_ENDS = re.compile(
    r"\s*(?:[|•·,;/()\[\]–—]|\s-|--|\s(?i:and|&|on|in|for|at|with|of|posted|published|updated)\s|$)"
)
_DATELINE = re.compile(
    r"(?P<city>[A-Z][^()/\n]{1,80})"
    r"(?:\((?P<outlet>[A-Z][\w .'&-]{1,30})\)|/(?P<slashed>[A-Z][\w .'&-]{1,30})/)\s{0,2}(?:[-–—:.]|--)"
)
_SIGNED = re.compile(r"[-–—]{1,2}\s?(?P<names>[^\d\W].{2,80}?)\.?$")
_LETTERS = re.compile(r"\(?(?P<name>[A-Z]{2,6})\)?")
_CREDIT = re.compile(
    r"[\s([—–-]{0,4}(?i:(?:(?P<own>reporting|written|words|report|story|writing)"
    r"|(?:additional|further|other)\sreporting|editing|compiled|edited|translated|translation)\s(?:by|from)\s)"
    r"(?P<names>[^;.()]{3,100})"
)
_CONTRIBUTED = re.compile(
    r"(?i:contributed\s(?:reporting|to\sthis\s(?:report|article|story))|reported\sfrom\s[^.]{2,60})[^.]{0,60}\.?\)?$"
)


class Words(msgspec.Struct, frozen=True):
    """The words of bylines, as `lexicons/en/bylines.yaml` has them."""

    published: frozenset[str]
    updated: frozenset[str]
    outlet_words: frozenset[str]
    roles: frozenset[str]
    nobody: frozenset[str]
    particles: frozenset[str]
    bio_roles: frozenset[str]
    no_names: frozenset[str]
    small: frozenset[str]


class Byline(msgspec.Struct, frozen=True):
    """What one line says: places of the authors and of the outlet in it, and the date."""

    authors: tuple[Span, ...] = ()
    outlet: Span | None = None
    date: dates.Date | None = None
    updated: dates.Date | None = None


class Outlet(msgspec.Struct, frozen=True):
    """What is needed here of an outlet in `lexicons/world/outlets.yaml`."""

    name: str
    names: tuple[str, ...] = ()


def words() -> Words:
    """The lexicon of bylines."""
    found: Words = load("en/bylines", Words)
    return found


@cache
def outlets() -> frozenset[str]:
    """All names of the outlets that are known, lower case, without *the*."""
    known = load("world/outlets", tuple[Outlet, ...])
    return frozenset(name.lower().removeprefix("the ") for one in known for name in (one.name, *one.names))


def parse(line: str) -> Byline | None:
    """What `line` says if it is a byline from end to end, else None."""
    if len(line) > 250:
        return None
    at, found, label, good = 0, Byline(), "", False
    while at < len(line):
        at = _skip(_SEPARATORS, line, at)
        if at >= len(line):
            break
        extra = _EXTRAS.match(line, at)
        labelled = _label(line, at)
        date = dates.at(line, at)
        by = _BY.match(line, at)
        if date is not None:
            found, at, good = _dated(found, date, label), date.end, True
        elif extra is not None:
            at = extra.end()
        elif by is not None:
            found, at = _named(found, line, by.end())
            if not at:
                return None
            good = True
        elif labelled:
            label, at = labelled, at + len(labelled)
        else:
            place, at = _rest(line, at)
            if not at or not (good or place):
                return None
            found = msgspec.structs.replace(found, outlet=found.outlet or place)
    return found if good else None


def dateline_outlet(line: str) -> Span | None:
    """The agency of a dateline, as in `LONDON, March 3 (Reuters) -`: a known one, or letters after a CITY."""
    found = _DATELINE.match(line)
    if found is None:
        return None
    group = "outlet" if found["outlet"] else "slashed"
    name, city = found[group], found["city"].split(",")[0].strip()
    letters = name.isupper() and 2 <= len(name) <= 6 and city.isupper() and len(city) > 2
    return Span(*found.span(group)) if letters or is_outlet(name) else None


def signed(line: str) -> Byline | None:
    """A signature under an article: `— Jane Roe, Example Times`."""
    found = _SIGNED.match(line)
    if found is None or len(line) > 90:
        return None
    named, end = _named(Byline(), line[: found.end("names")], found.start("names"))
    return named if end >= found.end("names") and (named.authors or named.outlet) else None


def agency(line: str) -> Byline | None:
    """An agency's letters alone under an article, as `(AP)`; letters without brackets may be a mark of the end."""
    found = _LETTERS.fullmatch(line)
    if found is None:
        return None
    sure = line.startswith("(") or is_outlet(found["name"])
    return Byline(outlet=Span(*found.span("name")) if sure else None)


def credit(line: str) -> Byline | None:
    """Who reported and edited, as wires print it under an article: `(Reporting by Jane Roe; editing by John Doe)`."""
    if len(line) > 300:
        return None
    found = _CREDIT.match(line)
    if found is None:
        contributed = _CONTRIBUTED.search(line[-160:])
        first = " ".join(line.split()[:2])
        return Byline() if contributed and len(line) < 200 and is_person(first) else None
    if not found["own"]:
        return Byline()
    authors = []
    for part in re.finditer(r"(?:(?!\sand\s)[^,&])+", found["names"]):
        name = re.sub(r"^\s*(?:and\s)?|\sin\s.*$|\s+$", "", part[0])
        if is_person(name):
            start = found.start("names") + part.start() + part[0].index(name)
            authors.append(Span(start, start + len(name)))
    return Byline(authors=tuple(authors)) if authors else None


def is_outlet(name: str) -> bool:
    """Whether a name shows by its words that it is an outlet's."""
    known, parts = words(), [part.strip(".,'’") for part in name.lower().removeprefix("the ").split()]
    if " ".join(parts) in outlets():
        return True
    return len(parts) > 1 and (parts[-1] in known.outlet_words or _has_inside(parts, known))


def _has_inside(parts: list[str], known: Words) -> bool:
    """Whether the word stands inside, as in `The New York Times Company`."""
    return len(parts) > 2 and any(part in known.outlet_words for part in parts[1:-1])


def is_person(name: str) -> bool:
    """Whether `name` has the form of a person's: two to five words, capital but for particles."""
    parts = name.split()
    known = words()
    return (
        2 <= len(parts) <= 5
        and all(_is_name_part(part, known) for part in parts)
        and parts[0][0].isupper()
        and parts[-1][0].isupper()
        and not is_outlet(name)
        and not any(part.lower().strip(".") in known.roles for part in parts)
    )


def _is_name_part(part: str, known: Words) -> bool:
    bare = part.strip(".,'’-")
    if part.lower() in known.particles:
        return True
    letters = bare.replace("'", "").replace("’", "").replace("-", "").replace(".", "")
    return letters.isalpha() and letters[0].isupper() and bare.lower() not in known.no_names


def _skip(pattern: re.Pattern[str], line: str, at: int) -> int:
    found = pattern.match(line, at)
    return found.end() if found else at


def _label(line: str, at: int) -> str:
    """The longest word of `published` or `updated` that stands at `at`."""
    known = words()
    head = line[at : at + 20].lower()
    fits = [label for label in known.published | known.updated if head.startswith(label)]
    best = max(fits, key=len, default="")
    after = head[len(best) : len(best) + 1]
    if best and not after.isalnum():
        return best
    return "on" if head.startswith("on ") else ""


def _dated(found: Byline, date: dates.Date, label: str) -> Byline:
    if label in words().updated:
        return msgspec.structs.replace(found, updated=found.updated or date)
    return msgspec.structs.replace(found, date=found.date or date)


def _named(found: Byline, line: str, at: int) -> tuple[Byline, int]:
    """Names from `at` on, up to what is none; the end is 0 where there is no name at all."""
    authors, outlet = list(found.authors), found.outlet
    first = True
    while at < len(line):
        ends = _NAME_ENDS.search(line, at)
        end = ends.start() if ends else len(line)
        kind = _kind_of_name(line[at:end], alone=first)
        if kind == "":
            break
        if kind == "outlet":
            outlet = outlet or Span(at, end)
        elif kind == "person":
            authors.append(Span(at, end))
        first = False
        mark = re.compile(r"\s*(?:,|&|\s(?i:and|with)\s|(?i:and|with)\s|/)+\s*(?:(?i:and)\s)?").match(line, end)
        at = mark.end() if mark and mark.end() > end else end
        if not mark:
            break
    return msgspec.structs.replace(found, authors=tuple(authors), outlet=outlet), 0 if first else at


def _kind_of_name(name: str, *, alone: bool) -> str:
    """`person`, `outlet`, `nobody`, or nothing at all; `alone` is for what stands right after *by*."""
    known, parts = words(), name.lower().split()
    if not 1 <= len(parts) <= 6:
        return ""
    whole = " ".join(parts)
    if whole in known.nobody or all(part in known.roles for part in parts):
        return "nobody"
    if is_outlet(name):
        return "outlet"
    if is_person(name) or (alone and len(parts) == 1 and parts[0].isalnum()):
        return "person"
    if parts[-1] in known.roles and len(parts) <= 5:
        return "nobody"
    return ""


def _rest(line: str, at: int) -> tuple[Span | None, int]:
    """What else a byline may hold: an outlet, a section, a role. The end is 0 where it holds something else."""
    at = _skip(_PLACE_OF, line, at)
    ends = re.compile(r"\s*(?:[|•·,;()\[\]–—]|\s-|$)").search(line, at)
    end = ends.start() if ends else len(line)
    part = line[at:end]
    size = len(part.split())
    if is_outlet(part) and size <= 6:
        return Span(at, end), end
    if 1 <= size <= 4 and all(word[0].isupper() or word in {"and", "of", "the", "&"} for word in part.split()):
        return None, end
    return None, 0
