"""Bytes -> documents: what comes in is kept as it came, read as text, and divided by who speaks where."""

from reportedly.ingest.gather import LIMIT, gather, passed_over
from reportedly.ingest.mend import Mended, mend
from reportedly.ingest.settle import settle

__all__ = ["LIMIT", "Mended", "gather", "mend", "passed_over", "settle"]
