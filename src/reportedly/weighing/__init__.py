"""Links -> judgements with reasons."""

from reportedly.model import Linked


def weigh(linked: Linked) -> Linked:
    """The same links with contradictions, bounds of independent origins, and grades."""
    return linked
