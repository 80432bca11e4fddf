"""How much is heard through whom."""

import msgspec

from reportedly.store.view import View


class Source(msgspec.Struct, frozen=True):
    """An outlet or speaker. `says` counts attributions at whose far end it stands, `relays` those that pass through it,
    `origin_of` the claims that go back to it; `held` is 1 if the case holds a document of its own, else 0."""

    id: str | None
    name: str
    kind: str | None
    documents: int
    says: int
    relays: int
    origin_of: int
    held: int


def sources(view: View, limit: int | None = None) -> list[Source]:
    """Outlets and speakers, those through whom most documents are heard first."""
    sql = """
        WITH heard AS (
            SELECT coalesce(c.id, 'name ' || a.name) AS whose, c.id AS id, coalesce(c.name, a.name) AS name,
                coalesce(c.kind, a.kind) AS kind, l.document, l.attribution, l.position, l.last
            FROM links l JOIN actors a ON a.document = l.document AND a.id = l.actor
            LEFT JOIN members m ON m.document = l.document AND m.actor = l.actor
            LEFT JOIN case_actors c ON c.id = m.case_actor)
        SELECT min(h.id), min(h.name), min(h.kind), count(DISTINCT h.document),
            count(DISTINCT CASE WHEN h.last THEN h.document || h.attribution END),
            count(DISTINCT CASE WHEN NOT h.last THEN h.document || h.attribution END),
            count(DISTINCT CASE WHEN h.last THEN p.claim END), max(h.position = 0)
        FROM heard h LEFT JOIN appearances p ON p.document = h.document AND p.attribution = h.attribution
        GROUP BY h.whose ORDER BY 4 DESC, 5 + 6 DESC, 7 DESC, 2, h.whose LIMIT ?"""
    rows = view.rows(sql, -1 if limit is None else limit)
    return [Source(*row) for row in rows]
