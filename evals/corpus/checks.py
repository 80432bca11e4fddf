"""The rules that a block of the corpus keeps to: values of the code book, tags that exist, days that exist."""

import re
from collections.abc import Iterator
from datetime import date

from evals.corpus.codes import CONTEXTS, COUNTRIES, KINDS, MANNERS, SECTORS
from evals.corpus.markup import ActorOf, Block, EventOf, PredictionOf, TimeOf
from reportedly.model import Span

_YEAR = r"(?:\d{4}|XXXX)"
_DAY = rf"{_YEAR}-(?:\d\d|XX)-\d\d"
_DATE = re.compile(
    rf"\d\d|\d{{3}}|-\d{{4}}|{_YEAR}|{_YEAR}-\d\d|{_DAY}|{_YEAR}-W(?:\d\d|XX)(?:-WE|-[1-7])?|{_YEAR}-(?:SP|SU|FA|WI)"
    rf"|{_YEAR}-[QH][1-4]|(?:PAST|PRESENT|FUTURE)_REF"
)
_TIME = re.compile(rf"{_DAY}T(?:\d\d(?::\d\d){{0,2}}(?:Z|[+-]\d\d:\d\d)?|MO|MI|AF|EV|NI)|(?:PAST|PRESENT|FUTURE)_REF")
_DURATION = re.compile(r"P(?=[\dXT])(?:(?:\d+(?:\.\d+)?|X)(?:Y|M|W|D|DE|CE|WE))*(?:T(?:(?:\d+(?:\.\d+)?|X)[HMS])+)?")
_SET_DATE = re.compile(
    rf"{_DATE.pattern}|XXXX-(?:XX|\d\d)-XX|{_DAY}T\w+|XXXX-XX|XXXX-XX-XXT(?:\d\d(?::\d\d)?|[A-Z]{{2}})"
)
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_INVENTED = re.compile(r"XQ[A-Z]")
_HEADER_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def problems(block: Block) -> list[str]:
    """What is wrong with a block, in words; nothing where it is right."""
    found = [*_header(block), *_spans(block)]
    for tag, actor in block.actors.items():
        found += [f"{tag}: {line}" for line in _actor(actor)]
    for tag, time in block.times.items():
        found += [f"{tag}: {line}" for line in _time(time)]
    for tag, place in block.places.items():
        if place.country is not None and not _country(place.country):
            found.append(f"{tag}: {place.country} is no country")
    for tag, event in block.events.items():
        found += [f"{tag}: {line}" for line in _event(event, block)]
    for tag, prediction in block.predictions.items():
        found += [f"{tag}: {line}" for line in _prediction(prediction, block)]
    return found


def day(value: str) -> bool:
    """Whether a value holds no day that cannot be; a month or week that cannot be is none either."""
    found = re.match(r"(\d{4}|XXXX)-(\d\d)(?:-(\d\d))?(?!\d)", value)
    if found is None:
        week = re.match(r"\d{4}-W(\d\d)", value)
        return week is None or 1 <= int(week[1]) <= 53
    year = 2000 if found[1] == "XXXX" else int(found[1])  # a leap year: 29 February of no known year may be
    try:
        date(year, int(found[2]), int(found[3] or 1))
    except ValueError:
        return False
    return True


def is_value(kind: str, value: str) -> bool:
    """Whether `value` is a TIMEX3 value of that type; DATE and TIME may be a range `from/to`."""
    if kind == "DURATION":
        return _DURATION.fullmatch(value) is not None
    if kind == "SET":
        return (_DURATION.fullmatch(value) or _SET_DATE.fullmatch(value)) is not None
    ends = value.split("/")
    shape = _DATE if kind == "DATE" else _TIME
    return len(ends) <= 2 and all(shape.fullmatch(end) and day(end) for end in ends)


def _header(block: Block) -> Iterator[str]:
    if not _ID.fullmatch(block.id):
        yield f"the id {block.id!r} is not of small letters, digits and hyphens"
    published = block.heads.get("published")
    if published is None:
        yield "no published: a day, or - where the text has none"
    elif published != "-" and not (_HEADER_DAY.fullmatch(published) and day(published)):
        yield f"published: {published!r} is no day"
    if block.heads.get("manner", MANNERS[0]) not in MANNERS:
        yield f"manner: none of {', '.join(MANNERS)}"
    if not block.text.strip():
        yield "no text"


def _spans(block: Block) -> Iterator[str]:
    for tag, span in _all_spans(block):
        words = span.of(block.text)
        if not words or words != words.strip():
            yield f"{tag}: marks nothing, or a blank at its edge: {words!r}"


def _all_spans(block: Block) -> Iterator[tuple[str, Span]]:
    for tag, actor in block.actors.items():
        yield from ((tag, span) for span in actor.mentions)
    for tag, place in block.places.items():
        yield from ((tag, span) for span in place.mentions)
    for tag, event in block.events.items():
        yield from ((tag, span) for span in event.triggers)
    yield from ((tag, time.span) for tag, time in block.times.items())
    for tag, found in block.predictions.items():
        yield tag, found.span
        if found.condition is not None:
            yield f"{tag}c", found.condition
    yield from ((mark.mark, mark.span) for mark in block.marks)


def _actor(actor: ActorOf) -> Iterator[str]:
    if not actor.name:
        yield "no name"
    if actor.kind not in KINDS:
        yield f"kind {actor.kind!r}: none of {', '.join(KINDS)}"
    if actor.country is not None and not _country(actor.country):
        yield f"{actor.country} is no country (ISO 3166-1 alpha-3; invented: XQA to XQZ)"
    if actor.kind == "state" and actor.country is None:
        yield "a state has a country"
    for sector in actor.sectors:
        if sector not in SECTORS:
            yield f"{sector} is no sector"
    if len(actor.sectors) > 2:
        yield "two sectors at most"


def _country(code: str) -> bool:
    return code in COUNTRIES or _INVENTED.fullmatch(code) is not None


def _time(time: TimeOf) -> Iterator[str]:
    for value in time.values:
        if not is_value(time.type, value):
            yield f"{value!r} is no value of a {time.type}"


def _event(event: EventOf, block: Block) -> Iterator[str]:
    if not event.held:
        yield "no factuality"
    holders = [held.holder for held in event.held]
    if len(set(holders)) < len(holders):
        yield "two factualities of one holder"
    known = {*block.actors, *block.times, *block.places}
    named = (*event.actors, *event.recipients, *event.times, *event.places, *(h for h in holders if h is not None))
    yield from (f"{tag} is not marked in the text" for tag in named if tag not in known)
    yield from (f"+{context} is no context" for context in event.contexts if context not in CONTEXTS)
    if set(event.actors) & set(event.recipients):
        yield "an actor is its own recipient"


def _prediction(prediction: PredictionOf, block: Block) -> Iterator[str]:
    if prediction.holder is not None and prediction.holder not in block.actors:
        yield f"{prediction.holder} is not marked in the text"
    horizon = prediction.horizon
    if horizon is not None and not any(is_value(kind, horizon) for kind in ("DATE", "TIME", "DURATION")):
        yield f"{horizon!r} is no horizon"
