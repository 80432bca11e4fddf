"""What a rule says of itself."""

from collections.abc import Callable, Mapping
from types import ModuleType

from reportedly import ingest, linking, reading, weighing

_ROOMS: tuple[ModuleType, ...] = (reading, linking, weighing, ingest)


def explanation(rule: str) -> str | None:
    """One sentence on what `rule` does: from the `explain(rule)` or the `RULES` of the room that has it."""
    for room in _ROOMS:
        explain: Callable[[str], str | None] | None = getattr(room, "explain", None)
        rules: object = getattr(room, "RULES", None)
        said = explain(rule) if explain else rules.get(rule) if isinstance(rules, Mapping) else None
        if said:
            return str(said)
    return None
