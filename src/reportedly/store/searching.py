"""Words -> the places where they stand, with who says them there."""

import re
import unicodedata

import msgspec

from reportedly.model import Span
from reportedly.store.finding import reference
from reportedly.store.view import View

# Two code points that Unicode keeps for inner use: no text has them but by accident.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_MARKED = re.compile(f"{_OPEN}(.*?){_CLOSE}", re.DOTALL)
_UPSETTING = re.compile(f"[\0{_OPEN}{_CLOSE}]")  # what follows a NUL is cut off while marking
_TERM = re.compile(r'"([^"]*)"|(\S+)')
_AROUND = 70


class Heard(msgspec.Struct, frozen=True):
    """One place where the words stand; `attribution` and `chain` (names) tell who says them there."""

    start: int
    end: int
    before: str
    words: str
    after: str
    attribution: str | None
    chain: tuple[str, ...]


class Hit(msgspec.Struct, frozen=True):
    """A document that has the words, in its title only if there are no `places`; `all_places` counts them all."""

    document: str
    doc: str
    title: str | None
    places: tuple[Heard, ...]
    all_places: int


def search(view: View, words: str, limit: int = 20, places: int = 3) -> list[Hit]:
    """Documents that have all of `words`, best first; words in double quotation marks stand together.

    Nothing in `words` is an operator but the quotation marks and a `*` at the end of a word's beginning.
    """
    query = _query(words)
    if query is None:
        return []
    sql = """SELECT d.id, d.name, d.title, d.text, highlight(documents_words, 1, ?, ?) FROM documents_words
        JOIN documents d ON d.number = documents_words.rowid WHERE documents_words MATCH ?
        ORDER BY rank, d.id LIMIT ?"""
    hits = []
    for document, doc, title, text, marked in view.rows(sql, _OPEN, _CLOSE, query, limit):
        spans = _spans(text, marked, words)
        heard = tuple(_heard(view, document, text, span) for span in spans[:places])
        hits.append(Hit(document, doc, title, heard, len(spans)))
    return hits


def search_said(view: View, words: str, limit: int = 20) -> list[Hit]:
    """As `search`, but only what somebody is said to say; each hit is one attribution."""
    query = _query(words)
    if query is None:
        return []
    sql = """SELECT d.id, d.name, d.title, d.text, a."start", a."end" FROM attributions_words
        JOIN attributions a ON a.number = attributions_words.rowid JOIN documents d ON d.id = a.document
        WHERE attributions_words MATCH ? ORDER BY rank, d.id, a.number LIMIT ?"""
    return [
        Hit(document, doc, title, (_heard(view, document, text, Span(start, end)),), 1)
        for document, doc, title, text, start, end in view.rows(sql, query, limit)
    ]


def _query(words: str) -> str | None:
    """A query that SQLite's index can't misread: each term in quotation marks; None if no word is left."""
    terms = []
    for phrase, word in _TERM.findall(words.replace("\0", " ")):
        bare = (phrase or word).replace('"', " ")
        if any(letter.isalnum() for letter in bare):
            terms.append(f'"{bare}"' + ("*" if word.endswith("*") else ""))
    return " ".join(terms) or None


def _spans(text: str, marked: str, words: str) -> list[Span]:
    """The places that the index marked; found anew where the text holds a code point that upsets the marks."""
    if _UPSETTING.search(text):
        terms = "|".join(
            re.escape(_plain((phrase or word).rstrip("*"))) + (r"\w*" if word.endswith("*") else "")
            for phrase, word in _TERM.findall(words)
        )
        return [Span(*found.span()) for found in re.finditer(rf"(?<!\w)(?:{terms})(?!\w)", _plain(text)) if found[0]]
    spans = []
    for number, found in enumerate(_MARKED.finditer(marked)):
        start = found.start() - 2 * number  # two marks of each place before it
        spans.append(Span(start, start + len(found[1])))
    return spans


def _plain(text: str) -> str:
    """Letter for letter in lower case and without accents, as the index compares words."""
    return "".join(unicodedata.normalize("NFKD", letter)[0].lower()[0] for letter in text)


def _heard(view: View, document: str, text: str, span: Span) -> Heard:
    sql = """SELECT id, chain FROM attributions WHERE document = ? AND "start" <= ? AND "end" >= ?
        ORDER BY "end" - "start", number DESC LIMIT 1"""
    row = view.row(sql, document, span.start, span.end)
    before = text[max(0, span.start - _AROUND) : span.start]
    after = text[span.end : span.end + _AROUND]
    if span.start > _AROUND:
        before = "…" + before.partition(" ")[2]
    if span.end + _AROUND < len(text):
        after = after.rpartition(" ")[0] + "…"
    attribution = reference(view, document, row[0]) if row else None
    chain = tuple(msgspec.json.decode(row[1], type=list[str])) if row else ()
    return Heard(span.start, span.end, before, span.of(text), after, attribution, chain)
