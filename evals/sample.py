"""The sample pile held against its truth: attributions, zones, metadata; what links it is in `sample_links`."""

import re
from typing import Any

import msgspec

from evals.attributions import Item, Tally, count, figures, well_matched
from evals.measures import Ratio, Ruler, Score
from evals.piles import Pile, items, read_pile, single
from evals.sample_links import link_figures
from evals.suite import ROOT, Result, corpus_hash
from evals.truth import Truth, file_of, locate
from reportedly.model import Document, Reading, Span, words_of

PILE = ROOT / "sample"
_FORMULA = re.compile(
    r"\b(?:declin\w+|refus\w+|not|no)\b.*\b(?:comment|describe)\b|\basked not to be\b|\bnamed no\b",
    re.IGNORECASE | re.DOTALL,
)


def measure() -> Result:
    """All figures of the sample."""
    truth, pile = Truth(PILE / "truth.yaml"), read_pile([PILE])
    checks = _Checks()
    tally = Tally()
    pairs: dict[str, tuple[str, str]] = {}  # attribution of the truth -> document id and attribution found there
    speakers: list[tuple[tuple[str, str | None], str]] = []
    for known in truth.documents:
        document, reading = pile.read.get(file_of(known), (None, None))
        true = _true_items(truth, known, document, checks)
        if document is None or reading is None:
            count(tally, [], true)
            continue
        found = _without_formulas(
            document, reading, items(Ruler(document.text), reading, _labels(truth, reading)), true
        )
        count(tally, found, true)
        _metadata(checks, truth, known, document)
        _zones(checks, truth, known, (document, reading))
        here = well_matched(found, true)
        pairs.update({key: (document.id, item.id) for key, item in here.items()})
        said_by = {one.id: one.speaker for one in reading.attributions}
        speakers += [
            ((document.id, said_by[here[one.id].id]), one.speaker) for one in true if one.id in here and one.speaker
        ]
    out = {f"attribution: {name}": value for name, value in figures(tally).items()}
    out |= checks.figures() | link_figures(truth, pile, pairs, speakers)
    return Result("sample", corpus_hash(PILE.iterdir()), out, _notes(pile, checks))


def _labels(truth: Truth, reading: Reading) -> dict[str, str]:
    return {actor.id: truth.who(actor) for actor in reading.actors}


def _without_formulas(document: Document, reading: Reading, found: list[Item], true: list[Item]) -> list[Item]:
    """What was found, but for formulas about speaking itself (*declined to comment*): the truth leaves them out on
    purpose, others count them, so they are neither right nor wrong."""
    matches = {item.id for item in well_matched(found, true).values()}
    words = {one.id: words_of((*one.cue, *one.content), document.text) for one in reading.attributions}
    return [item for item in found if item.id in matches or not _FORMULA.search(words[item.id])]


class _Checks(msgspec.Struct):
    """Counts that are no attributions."""

    comment: Score = msgspec.field(default_factory=Score)
    furniture: Score = msgspec.field(default_factory=Score)
    quotation: Score = msgspec.field(default_factory=Score)
    commenter: Ratio = msgspec.field(default_factory=Ratio)
    comment_date: Ratio = msgspec.field(default_factory=Ratio)
    title: Ratio = msgspec.field(default_factory=Ratio)
    authors: Ratio = msgspec.field(default_factory=Ratio)
    outlet: Ratio = msgspec.field(default_factory=Ratio)
    published: Ratio = msgspec.field(default_factory=Ratio)
    located: Ratio = msgspec.field(default_factory=Ratio)
    lost: list[str] = msgspec.field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """All of them."""
        zones = {
            f"zone: {name} characters F1": getattr(self, name).f1 for name in ("comment", "furniture", "quotation")
        }
        rest = {
            "zone: comment authors": self.commenter,
            "zone: comment dates": self.comment_date,
            "metadata: title": self.title,
            "metadata: authors": self.authors,
            "metadata: outlet": self.outlet,
            "metadata: published": self.published,
            "text: truth found in it": self.located,
        }
        return zones | {name: ratio.value for name, ratio in rest.items()}


def _true_items(truth: Truth, known: dict[str, Any], document: Document | None, checks: _Checks) -> list[Item]:
    text = document.text if document is not None else ""
    ruler = Ruler(text)
    out: list[Item] = []
    for one in truth.attributions(known["id"]):
        places = {role: [locate(text, place) for place in one[role]] for role in ("source", "cue", "content")}
        words = {role: ruler.words(p for p in found if p is not None) for role, found in places.items()}
        lost = [role for role, found in places.items() if None in found]
        checks.located.add(not lost)
        checks.lost += [f"{one['id']} {role}" for role in lost]
        out.append(
            Item(
                id=one["id"],
                kind=one["kind"],
                speaker=one["speaker"],
                addressee=one["addressee"],
                parent=one["parent"],
                chain=single(one["chain"]),
                denied=one["denied"],
                **words,
            )
        )
    return out


def _metadata(checks: _Checks, truth: Truth, known: dict[str, Any], document: Document) -> None:
    title = " ".join(document.title.value.split()) if document.title is not None else None
    checks.title.add(title == known["title"])
    checks.authors.add({truth.named(a.value) for a in document.authors} == set(known["authors"]))
    outlet = truth.named(document.outlet.value) if document.outlet is not None else None
    checks.outlet.add(outlet == known["outlet"])
    published = document.published.value[:16] if document.published is not None else None
    checks.published.add(published == (known["published"][:16] if known["published"] else None))


def _zones(checks: _Checks, truth: Truth, known: dict[str, Any], read: tuple[Document, Reading]) -> None:
    document, reading = read
    for kind in ("comment", "furniture", "quotation"):
        true: set[int] = set()
        for zone in (z for z in known["zones"] if z["kind"] == kind):
            span = locate(document.text, {"from": zone["starts"], "to": zone["ends"]})
            if span is None:  # furniture of a page that is not in its text
                continue
            true |= _characters(document.text, [span])
            if kind == "comment":
                _comment(checks, truth, zone, (span, reading))
        found = _characters(document.text, [zone.span for zone in reading.zones if zone.kind == kind])
        getattr(checks, kind).count(len(found & true), len(found), len(true))


def _comment(checks: _Checks, truth: Truth, zone: dict[str, Any], where: tuple[Span, Reading]) -> None:
    span, reading = where
    over = [z for z in reading.zones if z.kind == "comment" and z.span.meets(span)]
    best = max(over, key=lambda z: min(z.span.end, span.end) - max(z.span.start, span.start), default=None)
    checks.commenter.add(best is not None and best.author is not None and truth.named(best.author) == zone["author"])
    checks.comment_date.add(best is not None and (best.published or "")[:16] == zone["published"][:16])


def _characters(text: str, spans: list[Span]) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end) if not text[at].isspace()}


def _notes(pile: Pile, checks: _Checks) -> tuple[str, ...]:
    lost = [f"not in the text: {', '.join(checks.lost)}"] if checks.lost else []
    return (*(f"not read: {failure}" for failure in pile.failures), *lost)
