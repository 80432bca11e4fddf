"""Texts of all kinds, from nonsense to news."""

import hashlib

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from reportedly.model import Document, Raw, Span, Why, Zone

settings.register_profile("steady", derandomize=True, max_examples=60, deadline=None,
                          suppress_health_check=[HealthCheck.too_slow])  # fmt: skip
settings.load_profile("steady")

_PIECES = [
    '"', "“", "”", "‘", "’", "'", "«", "»", "„", "''", "said", "says", "told", "told reporters that",
    "according to", "denied that", "Ilse Marrand", "Marrand", "Minister Corin Dask", "the minister", "She",
    "he", "NATO", "Veltia", "Sputnik", "the Courier reported that", "the bridge is closed", "nobody will sign",
    "we will not ask", ",", ".", ":", "?", "\n", "\n\n", "\r\n", "\t", "—", "🌊", "👩‍🚀", "é", "e\u0301",
    "日本経済新聞", "「同盟」", "\u200b", "\u00a0", "Ⅷ", "ﬁ", "İstanbul", "1,900", "61-58", "May 14, 2024",
    "By Oda Lind", "(VNS)", "12:30",
]  # fmt: skip

any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)
news = st.lists(st.sampled_from(_PIECES), max_size=60).map(" ".join)
texts = st.one_of(any_text, news, st.tuples(news, any_text).map("".join))


def raw(text: str, name: str = "a.txt") -> Raw:
    """A plain-text file of these words."""
    data = text.encode()
    return Raw(name, name, data, "text/plain", hashlib.sha256(data).hexdigest())


def document(text: str, name: str = "a.txt") -> Document:
    """A document all of body."""
    made = raw(text, name)
    zones = (Zone("body", Span(0, len(text)), Why("test", "1")),) if text else ()
    return Document(f"sha256:{made.sha256}", name, text, "text/plain", zones)
