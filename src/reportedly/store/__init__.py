"""Records in, a read-only `View` out: one SQLite file a case."""

from reportedly.store.searching import Heard, Hit, search, search_said
from reportedly.store.sourcing import Source, sources
from reportedly.store.tracing import Link, chain
from reportedly.store.view import Counts, Place, View
from reportedly.store.writer import Writer

__all__ = [
    "Counts",
    "Heard",
    "Hit",
    "Link",
    "Place",
    "Source",
    "View",
    "Writer",
    "chain",
    "search",
    "search_said",
    "sources",
]
