"""Datelines and credit lines: where a report was filed, and which agency's it is."""

import re

import msgspec

from reportedly.model import Document, Span, Zone

# LANMARK, May 14 (VNS) — ; MOSCOW (AP) - ; BRODNY, Karvia, 3 June. /Orb/.
_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z’'.-]{2,}(?: [A-Z][A-Z’'.-]+){0,3})"
    r"(?:[,/] ?[A-Z][\w. ]{1,24}){0,2}"
    r"(?:, ?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?)?"
    r"\s*(?:[(/](?P<agency>[A-Z][^()/\n]{1,40})[)/])?\s*(?P<dash>—|–|--|-|\.)\s+"
)
_CREDIT = re.compile(
    r"(?:^|\n)[ \t]*(?:\((?P<brackets>[A-Z][\w .&’'-]{1,30})\)|"
    r"(?:Source|Credit|Via)s?:\s*(?P<named>[A-Z][\w .&’'-]{1,40})|"
    r"(?P<material>[A-Z][\w .&’'-]{1,30}) contributed to this (?:report|article|story))[ \t]*\.?[ \t]*(?=\n|$)"
)
_BY_AGENCY = re.compile(
    r"(?:with|from) (?:material|files|reporting|reports) (?:from|by|of) (?:the )?"
    r"(?P<agency>[A-Z][\w&’'-]*(?: [A-Z][\w&’'-]*){0,3})"
)


class Credit(msgspec.Struct, frozen=True):
    """An agency that is named as the one whose report this is: its name, its place, and by which rule."""

    name: str
    span: Span
    rule: str


def datelines(text: str, zones: tuple[Zone, ...]) -> tuple[Span, ...]:
    """Datelines at the start of a body's first lines; what follows them is the report."""
    found = (_DATELINE.match(text, z.span.start, z.span.end) for z in zones if z.kind == "body")
    return tuple(Span(m.start(), m.end()) for m in found if m is not None and _means_it(m))


def _means_it(match: re.Match[str]) -> bool:
    return match["agency"] is not None or match["dash"] in {"—", "–", "--"}


def credit(document: Document) -> Credit | None:
    """The agency of the dateline or of a credit line at the foot; None where none is named."""
    text = document.text
    for zone in document.zones:
        if zone.kind == "body":
            match = _DATELINE.match(text, zone.span.start, zone.span.end)
            if match is not None and match["agency"] is not None:
                return Credit(match["agency"].strip(), Span(*match.span("agency")), "credit.dateline")
    bodies = [zone.span for zone in document.zones if zone.kind in {"body", "byline", "furniture"}]
    for span in bodies[-6:]:
        for pattern, rule in ((_CREDIT, "credit.line"), (_BY_AGENCY, "credit.material")):
            for match in pattern.finditer(text, max(0, span.start - 1), span.end):
                group = next(name for name in match.groupdict() if match[name] is not None)
                return Credit(match[group].strip(), Span(*match.span(group)), rule)
    return None
