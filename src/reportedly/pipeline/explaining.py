"""What a rule says of itself."""

from reportedly import lexicons


def explanation(rule: str) -> str | None:
    """What `rule` does, a sentence for each rule it is made of (`quote.before + speaker.name`); None if unknown.

    A rule without a sentence of its own has that of the nearest rule above it.
    """
    said = lexicons.load("en/rules", dict[str, str])
    found = (next((said[one] for one in _upwards(part) if one in said), None) for part in rule.split(" + "))
    return " ".join(filter(None, found)) or None


def _upwards(rule: str) -> list[str]:
    """`a.b.c`, `a.b`, `a`."""
    parts = rule.split(".")
    return [".".join(parts[:length]) for length in range(len(parts), 0, -1)]
