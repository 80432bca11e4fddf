"""Actors by where they are mentioned: who is meant in a stretch of text."""

from bisect import bisect_left

from reportedly.model import Actor, Span

_BY_KIND = {
    "person": {"he", "she"},
    "group": {"they"},
    "state": {"it", "they"},
    "organisation": {"it", "they"},
    "outlet": {"it", "they"},
}


class People:
    """The actors of a text, by id and by place."""

    def __init__(self, actors: tuple[Actor, ...]) -> None:
        """Sort all mentions."""
        self._by_id = {actor.id: actor for actor in actors}
        self._mentions = sorted((span, actor.id) for actor in actors for span in actor.mentions)

    def within(self, span: Span) -> list[str]:
        """Who is mentioned in a stretch, in order."""
        at = bisect_left(self._mentions, span.start, key=lambda mention: mention[0].start)
        found: list[str] = []
        while at < len(self._mentions) and self._mentions[at][0].start < span.end:
            if span.holds(self._mentions[at][0]):
                found.append(self._mentions[at][1])
            at += 1
        return found

    def kind(self, known_as: str | None) -> str | None:
        """What kind of actor it is."""
        actor = self._by_id.get(known_as or "")
        return actor.kind if actor is not None else None

    def fits(self, known_as: str | None, pronouns: set[str]) -> bool:
        """Whether a pronoun may stand for an actor; one who is not known may be anybody."""
        actor = self._by_id.get(known_as or "")
        return actor is None or actor.kind is None or bool(_BY_KIND[actor.kind] & pronouns)

    def same_country(self, known_as: str | None, others: list[str]) -> bool:
        """Whether one of the others is of the actor's country."""
        actor = self._by_id.get(known_as or "")
        if actor is None or actor.country is None:
            return False
        return any(self._by_id[other].country == actor.country for other in others if other != known_as)
