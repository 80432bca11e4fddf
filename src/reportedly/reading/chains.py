"""Through whom we hear it: for each attribution the speakers from the document's author out to the furthest."""

import re
from bisect import bisect_right

import msgspec

from reportedly.model import ActorKind, Attribution, Document, Span, Why, Zone, hull
from reportedly.reading.actors import Cast, Draft
from reportedly.reading.agencies import Credit
from reportedly.reading.names import forms
from reportedly.reading.proposals import Proposal
from reportedly.reading.scenes import Answer, Scene, Speaking
from reportedly.reading.speakers import resolve

VERSION = "1"
UNNAMED = "unnamed author"


class Heard(msgspec.Struct):
    """One attribution on its way to a chain: what was proposed, who speaks, through which outlet."""

    proposal: Proposal
    attribution: Attribution
    parent: int | None
    answer: Answer
    venue: Draft | None = None
    addressee: Draft | None = None
    through: int | None = None  # an earlier attribution by an outlet that this one is part of


def agency_of(credited: Credit | None, who: Cast) -> Draft | None:
    """The agency of a credit as an actor: the one that the text names so, or a new outlet."""
    if credited is None:
        return None
    inside = [draft for _, draft in who.at(credited.span)]
    named = inside or [
        d for d in who.drafts if credited.name in {d.name, *d.names} and d.kind in {"outlet", None, "organisation"}
    ]
    if named:
        named[0].kind = "outlet"
        return named[0]
    draft = Draft(
        f"agency:{credited.name.lower()}",
        credited.name,
        "outlet",
        roles=[],
        names=[credited.name],
        spans=[credited.span],
        rule=credited.rule,
    )
    who.drafts.append(draft)
    return draft


def author_of(document: Document, drafts: list[Draft], agency: Draft | None = None) -> Draft:
    """Whose voice the document's own text is: its outlet if that is known or there is no author, else its author."""
    outlet = document.outlet.value if document.outlet else None
    author = document.authors[0].value if document.authors else None
    kind: ActorKind = "outlet" if outlet and (author is None or _news(document)) else "person"
    name = outlet if kind == "outlet" else author
    if agency is not None and (outlet is None or _same_outlet(outlet, agency)):
        return agency  # its own report, or one on a page that does not say whose it is
    if name is None:
        return Draft("author:", UNNAMED, None, roles=[], names=[], spans=[], rule="author.unnamed")
    low = name.lower()
    for draft in drafts:
        if low in {draft.name.lower(), *(n.lower() for n in draft.names)} and draft.kind in {kind, None}:
            draft.kind = kind
            return draft
    draft = Draft(
        f"author:{low}",
        name,
        kind,
        roles=[],
        names=[name],
        spans=[],
        rule="author",
    )
    place = (document.outlet if kind == "outlet" else document.authors[0]) or None
    if place is not None and place.span is not None:
        draft.spans.append(place.span)
    return draft


def _same_outlet(outlet: str, agency: Draft) -> bool:
    """Whether an outlet's name is an agency's, its abbreviation, or both: `VNS / Veltian News Service`."""
    initials = "".join(part[0] for part in outlet.split() if part[:1].isupper())
    forms = {form.lower() for form in (agency.name, *agency.names)}
    return bool(forms & {outlet.lower(), initials.lower(), *(part.strip().lower() for part in outlet.split("/"))})


_BLOG = re.compile(r"\b(?:blog|notebook|substack|wordpress|diary|medium)\b", re.IGNORECASE)


def _news(document: Document) -> bool:
    """Whether the outlet speaks rather than its author: it is no blog."""
    where = f"{document.outlet.value if document.outlet else ''} {document.url or ''}"
    return not _BLOG.search(where)


def hear(scene: Scene, items: list[tuple[Proposal, Attribution, int | None]], zones: tuple[Zone, ...]) -> list[Heard]:
    """Resolves sources in the order in which a reader meets them; `items` come with their parent's index."""
    heard = [Heard(p, a, parent, Answer(None, "none")) for p, a, parent in items]
    titles = [zone.span for zone in zones if zone.kind == "title"]
    # a headline names in short whom the article names in full: it is read last
    order = sorted(
        range(len(heard)),
        key=lambda n: (any(t.holds(heard[n].attribution.content[0]) for t in titles), _anchor(heard[n].attribution), n),
    )
    done: set[int] = set()
    for n in order:
        _resolve(scene, heard, n, done, zones)
    _occasions(heard)
    return heard


def _anchor(attribution: Attribution) -> int:
    return (attribution.cue or attribution.source or attribution.content)[0].start


def _resolve(scene: Scene, heard: list[Heard], n: int, done: set[int], zones: tuple[Zone, ...]) -> None:
    """Finds who speaks in one attribution, whom to, and through which outlet; its parent's first."""
    if n in done:
        return
    done.add(n)
    item = heard[n]
    if item.parent is not None:
        _resolve(scene, heard, item.parent, done, zones)
    inside = heard[item.parent].answer.draft if item.parent is not None else _commenter(scene, item, zones)
    speaking = Speaking(inside, quoted=item.parent is not None)
    item.answer = _answer(scene, heard, n, speaking)
    draft = item.answer.draft
    if draft is not None and draft.kind is None and item.proposal.source and item.proposal.rule != "phrase.relay":
        draft.kind = _kind_of_speaker(draft)
    _hearers(scene, item, speaking)
    if draft is not None:
        scene.spoken.append((_anchor(item.attribution), draft))
        scene.said.setdefault(item.parent, []).append(n)
    elif item.proposal.source:
        scene.lost.append(_anchor(item.attribution))


def _answer(scene: Scene, heard: list[Heard], n: int, speaking: Speaking) -> Answer:
    proposal = heard[n].proposal
    if not proposal.source:
        goes_on = proposal.rule in {"quote.alone", "cue.before", "quote.before"}
        return _goes_on(scene, heard, n) if goes_on else Answer(None, "none")
    answer = resolve(scene, hull(proposal.source), speaking)
    if answer.draft is None and answer.rule.startswith("pronoun"):
        return _same_again(scene, heard, n) or answer
    if answer.draft is None and proposal.rule.startswith("block"):
        return _credited(scene, hull(proposal.source))
    return answer


def _hearers(scene: Scene, item: Heard, speaking: Speaking) -> None:
    """Who was told, and the outlet that was: `told CNN`, `on CNN`, `in an interview with a TASS correspondent`."""
    proposal = item.proposal
    for span in (proposal.hearer, proposal.venue):
        if span is None:
            continue
        outlet = (
            next((draft for _, draft in scene.cast.at(span) if draft.kind == "outlet"), None)
            or _same_outlet_again(scene, span)
            or _unlisted_outlet(scene, span)
        )
        item.venue = outlet or item.venue
        if span is proposal.hearer:
            told = resolve(scene, span, speaking).draft
            item.addressee = outlet or (told if told is not None and told.kind != "group" else None)
        elif item.addressee is None:
            item.addressee = outlet
    draft = item.answer.draft
    if item.venue is None and draft is not None and draft is not scene.author and draft.kind == "person":
        item.venue = _venue_near(scene, item)


def _unlisted_outlet(scene: Scene, span: Span) -> Draft | None:
    """A name of no known kind that is told something and is printed in capitals or in marks: `told NTW`."""
    named = scene.cast.at(span)
    if len(named) != 1 or named[0][1].kind is not None:
        return None
    name, draft = named[0]
    short = name.text.isupper() and 2 <= len(name.text) <= _ABBREVIATION
    if not short and scene.words.frame[name.first] < 0:
        return None
    draft.kind = "outlet"
    return draft


def _same_outlet_again(scene: Scene, span: Span) -> Draft | None:
    """`told the same agency`, `told the newspaper`: the outlet named last."""
    words = span.of(scene.words.text).lower().split()
    if words[0] not in {"the", "that"} or words[-1] not in forms().outlet_words or words[-1] in {"media", "press"}:
        return None
    before = [
        draft for _, draft in scene.cast.at(Span(max(0, span.start - _NEAR_BY), span.start)) if draft.kind == "outlet"
    ]
    return before[-1] if before else None


def _credited(scene: Scene, span: Span) -> Answer:
    """A credit that names nobody known: its last part is the outlet (`Irina Solenka, Zarnik News`)."""
    name = " ".join(span.of(scene.words.text).split(",")[-1].split())
    known = [d for d in scene.cast.drafts if name.lower() in {d.name.lower(), *(n.lower() for n in d.names)}]
    if known:
        return Answer(known[0], "credit")
    draft = Draft(f"credit:{name.lower()}", name, "outlet", roles=[], names=[name], spans=[span], rule="credit")
    scene.cast.drafts.append(draft)
    return Answer(draft, "credit")


def _kind_of_speaker(draft: Draft) -> ActorKind | None:
    """Who speaks under a name of two to four words that no list knows is a person."""
    return "person" if draft.rule == "name" and 2 <= len(draft.name.split()) <= 4 else None


def _same_again(scene: Scene, heard: list[Heard], n: int) -> Answer | None:
    """`he added` right behind a quotation goes on with its speaker, be it a ministry: translations slip on pronouns."""
    cue = heard[n].attribution.cue
    if not cue or cue[0].of(scene.words.text).split()[-1].lower() not in _GOING_ON:
        return None
    start = heard[n].attribution.content[0].start
    last = next((h for h in _said_before(heard, scene, n) if _anchor(h.attribution) < start), None)
    if last is None or start - _anchor(last.attribution) > _NEAR_BY:
        return None
    return Answer(last.answer.draft, "pronoun.same-again")


def _said_before(heard: list[Heard], scene: Scene, n: int) -> list[Heard]:
    """The last attributions with a speaker beside this one (under the same parent), the nearest first."""
    beside = scene.said.get(heard[n].parent, [])
    return [heard[other] for other in reversed(beside[-8:]) if other != n]


_GOING_ON = frozenset({"added", "adds", "continued", "continues", "concluded"})
_NEAR_BY = 300
_ABBREVIATION = 6  # letters
_OCCASION = re.compile(r"\b(?:interview|conversation)\b")
_WRITTEN = re.compile(
    r"\b(?:article|column|commentary|statement|letter|op-ed|essay)\b[^.]*"
    r"\b(?:published|carried|released|issued|printed) (?:by|in|on)\b"
)


def _venue_near(scene: Scene, item: Heard) -> Draft | None:
    """The outlet of an interview or article that this sentence or the one before speaks of:
    `in an interview with a TASS correspondent, Kawai noted`; `an article by Kim, published by KCNA`."""
    words = scene.words
    start = min(_anchor(item.attribution), item.attribution.content[0].start)
    at = bisect_right(words.parse.sentences, start, key=lambda s: s.start) - 1
    for number in (at, at - 1):
        if number < 0:
            continue
        sentence = words.parse.sentences[number]
        same_paragraph = "\n" not in words.text[sentence.end : words.parse.sentences[at].start]
        spoken = same_paragraph and _OCCASION.search(words.text, sentence.start, sentence.end)
        if not spoken and not _WRITTEN.search(words.text, sentence.start, sentence.end):
            continue
        outlets = [(n, d) for n, d in scene.cast.at(sentence) if d.kind == "outlet" and d is not item.answer.draft]
        if len(outlets) == 1 and _apart(outlets[0][0].span, item):
            return outlets[0][1]
    return None


def _apart(outlet: Span, item: Heard) -> bool:
    """Whether the outlet stands outside the words that are said."""
    return not any(piece.holds(outlet) for piece in item.attribution.content)


def _commenter(scene: Scene, item: Heard, zones: tuple[Zone, ...]) -> Draft | None:
    at = _anchor(item.attribution)
    zone = next((z for z in zones if z.kind == "comment" and z.span.start <= at < z.span.end), None)
    if zone is None or zone.author is None:
        return None
    return commenter(scene, zone)


def commenter(scene: Scene, zone: Zone) -> Draft:
    """The reader who wrote a comment, as an actor of her own: never one of the persons in the article."""
    key = f"commenter:{(zone.author or '').lower()}"
    draft = next((d for d in scene.cast.drafts if d.key == key), None)
    if draft is None:
        draft = Draft(
            key, zone.author or "", "person", roles=["commenter"], names=[zone.author or ""], spans=[], rule="commenter"
        )
        scene.cast.drafts.append(draft)
    return draft


def _goes_on(scene: Scene, heard: list[Heard], n: int) -> Answer:
    """Who goes on speaking in a quotation without a cue: the speaker of the quotation right before it."""
    start = heard[n].attribution.content[0].start
    before = [h for h in _said_before(heard, scene, n) if h.attribution.content[0].start < start]
    if not before:
        return Answer(None, "none")
    last = max(before, key=lambda h: (_end_before(h, start), _anchor(h.attribution)))
    end = max(hull(last.attribution.content).end, _anchor(last.attribution))
    gap = scene.words.text[min(end, start) : start]
    if gap.count("\n\n") <= 1 and len(gap) < 400 and last.attribution.kind != "indirect":
        return Answer(last.answer.draft, "continued")
    if "\n" not in gap and len(gap) < _NEAR_BY:
        return Answer(last.answer.draft, "continued")
    return _from_paragraph_before(scene, before, start)


def _from_paragraph_before(scene: Scene, before: list[Heard], start: int) -> Answer:
    """A paragraph that is one quotation goes on with the only person who speaks in the paragraph before."""
    paragraphs = scene.words.parse.paragraphs
    at = bisect_right(paragraphs, start, key=lambda p: p.start) - 1
    if at < 1 or paragraphs[at].start != start:
        return Answer(None, "none")
    speakers = {
        id(h.answer.draft): h.answer.draft for h in before if paragraphs[at - 1].start <= _anchor(h.attribution) < start
    }
    only = next(iter(speakers.values())) if len(speakers) == 1 else None
    if only is None or only.kind != "person":
        return Answer(None, "none")
    return Answer(only, "continued.paragraph")


def _end_before(item: Heard, start: int) -> int:
    end = hull(item.attribution.content).end
    return max(end if end <= start else 0, _anchor(item.attribution))


def _occasions(heard: list[Heard]) -> None:
    """A speaker who told an outlet something goes on telling it, until another occasion is named."""
    venues: dict[tuple[int | None, str], Draft] = {}
    for item in sorted(heard, key=lambda h: _anchor(h.attribution)):
        if item.answer.draft is None:
            continue
        key = (item.parent, item.answer.draft.key)
        if item.venue is not None:
            venues[key] = item.venue
        elif item.addressee is not None:
            venues.pop(key, None)  # told somebody else: another occasion
        elif key in venues and item.attribution.kind != "indirect":
            item.venue = venues[key]


def relays(heard: list[Heard]) -> None:
    """What an article's lead attributes to an outlet as a whole, those who take part in it say through that outlet.

    `… a dinner meeting, the Yomiuri reported.` `"…?" Merkel asked.`: Merkel is heard through the Yomiuri.
    Only where the outlet's report opens the article or block, and the speaker stands in what it reports.
    """
    leads: dict[int | None, int] = {}
    reported: dict[int, list[Span]] = {}
    for n in sorted(range(len(heard)), key=lambda n: _anchor(heard[n].attribution)):
        item = heard[n]
        speaker = item.answer.draft
        if speaker is None:
            continue
        if item.parent not in leads:
            opens = speaker.kind == "outlet" and "cue." in item.proposal.rule
            leads[item.parent] = n if opens else -1
        lead = leads[item.parent]
        if lead < 0:
            continue
        if speaker is heard[lead].answer.draft:
            reported.setdefault(lead, []).append(hull(item.attribution.content))
        elif item.venue is None and speaker.kind == "person" and _takes_part(speaker, reported[lead]):
            item.through = lead


def _takes_part(speaker: Draft, reported: list[Span]) -> bool:
    """Whether a person stands in what an outlet reports."""
    return any(part.start <= span.start < part.end for part in reported for span in speaker.spans)


def chain(heard: list[Heard], n: int, author: Draft, scene: Scene, zones: tuple[Zone, ...]) -> list[Draft]:
    """The links from the author out; a link that repeats the one before it is left out."""
    item = heard[n]
    if item.through is not None:
        links = chain(heard, item.through, author, scene, zones)
    elif item.parent is not None:
        links = chain(heard, item.parent, author, scene, zones)
    else:
        reader = _commenter(scene, item, zones)
        links = [reader] if reader is not None else [author] if scene.agency is None else [author, scene.agency]
    for link in (item.venue, item.answer.draft):
        if link is not None and link is not links[-1]:
            links.append(link)
    return links


def why_of(item: Heard) -> Why:
    """The attribution's why, with the rule that found its speaker."""
    why = item.attribution.why
    sure = why.confidence * (0.7 if item.answer.rule.endswith(".open") or item.answer.draft is None else 1.0)
    return msgspec.structs.replace(why, rule=f"{why.rule} + speaker.{item.answer.rule}", confidence=round(sure, 2))


__all__ = ["Heard", "agency_of", "author_of", "chain", "hear", "relays", "why_of"]
