"""Tiny stand-ins for reading and linking, so that these tests are about the run and the file alone.

They come in by environment variables, so that they also hold in processes that a test starts:
FAKES=1 puts them in, FAKES_DELAY is seconds for each article, FAKES_FILE_SIZE the most bytes a file may have.
An article that says CRASH kills its process, one that says RAISE raises.
"""

import os
import re
import resource
import time
from collections import defaultdict
from collections.abc import Collection, Iterable

from reportedly import linking, reading
from reportedly.model import (
    Actor,
    Appearance,
    Attribution,
    Claim,
    Document,
    Linked,
    Origin,
    Parse,
    Reading,
    Span,
    Why,
)

WHY = Why("quote.fake", "1")
_SAID = re.compile(r'"([^"\n]+)" (said) ([A-Z]\w+)')


def read(document: Document, parse: Parse, wanted: Collection[str] = ()) -> Reading:
    """Each `"..." said Name` is an attribution, and the document's name is its author."""
    time.sleep(float(os.environ.get("FAKES_DELAY", "0")))
    if "CRASH" in document.text:
        os._exit(9)
    if "RAISE" in document.text:
        raise LookupError("the fake was\nasked to")
    actors = [Actor("a0", f"author of {document.name}", "outlet")]
    found = []
    for number, said in enumerate(_SAID.finditer(document.text), start=1):
        place = Span(*said.span(3))
        actors.append(Actor(f"a{number}", said[3], "person", names=(said[3],), mentions=(place,), why=WHY))
        spans = ((place,), (Span(*said.span(2)),), (Span(*said.span(1)),))
        found.append(Attribution(f"t{number}", "direct", *spans, WHY, f"a{number}", chain=("a0", f"a{number}")))
    return Reading(document.id, reading.VERSION, ("attributions",), document.zones, tuple(actors), tuple(found))


def link(read: Iterable[tuple[Document, Reading]]) -> Linked:
    """The same words are the same claim; each speaker's name is an origin."""
    places = defaultdict(list)
    for document, one in read:
        names = {actor.id: actor.name for actor in one.actors}
        for found in one.attributions:
            span = found.content[0]
            chain = tuple(names[actor] for actor in found.chain)
            words = span.of(document.text)
            places[words].append(
                Appearance(document.id, document.name, found.id, span.start, span.end, chain, words),
            )
    claims = []
    for number, words in enumerate(sorted(places), start=1):
        speakers = sorted({place.chain[-1] for place in places[words]})
        origins = tuple(Origin(name, (), known=True, why=WHY) for name in speakers)
        bounds = (len(origins), len(origins))
        claims.append(
            Claim(f"c{number}", words, tuple(places[words]), origins, *bounds, "6", ("not judged",), (), None, WHY),
        )
    return Linked((), tuple(claims))


def install() -> None:
    """Put the stand-ins where the real ones are."""
    reading.read = read
    linking.link = link
    if size := os.environ.get("FAKES_FILE_SIZE"):
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(size), int(size)))
