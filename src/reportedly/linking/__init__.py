"""Many readings -> links: actors of the case, claims with their appearances, disputes between claims.

All of it is the same for every order of the documents: everything is sorted by content before it is compared.
"""

from collections.abc import Iterable

from reportedly.linking.actors import case_actors
from reportedly.linking.claims import gather_claims
from reportedly.linking.statements import statements
from reportedly.model import Document, Linked, Reading


def link(read: Iterable[tuple[Document, Reading]]) -> Linked:
    """Actors and claims over all documents; the claims carry no origins and no grade yet."""
    pairs = sorted(read, key=lambda pair: pair[0].id)
    actors, of = case_actors([reading for _, reading in pairs])
    said = [s for document, reading in pairs for s in statements(document, reading, of)]
    claims, disputes = gather_claims(said, {actor.id: actor.name for actor in actors})
    voices = tuple((r.document, of[r.document, r.actors[0].id]) for _, r in pairs if r.actors)
    return Linked(actors, claims, disputes, voices)


__all__ = ["link"]
