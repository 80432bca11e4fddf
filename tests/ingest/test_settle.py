"""Raw bytes -> a document: the text unaltered, in any encoding; and no surprise for any bytes at all."""

import hashlib

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.ingest import settle
from reportedly.model import Document, Raw, Unreadable
from reportedly.model.document import MediaType

ENGLISH = (
    "The minister said: “We don’t pay for the café,” and left – as he always does – by the side door of the house."
)


def _settled(data: bytes, media_type: MediaType = "text/plain") -> Document:
    return settle(Raw("x", "x", data, media_type, hashlib.sha256(data).hexdigest()))


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"]
)
def test_the_text_is_read_in_its_encoding(encoding: str) -> None:
    """Marked or not, Unicode or Western: the same words come out."""
    assert _settled(ENGLISH.encode(encoding)).text == ENGLISH


def test_a_few_bad_bytes_do_not_change_the_encoding() -> None:
    """One stray windows-1252 byte in a UTF-8 file is read as what it was meant to be."""
    data = ENGLISH.encode() * 3 + b" it\x92s " + ENGLISH.encode()
    assert _settled(data).text == ENGLISH * 3 + " it’s " + ENGLISH


@pytest.mark.parametrize(
    "head",
    ['<meta charset="windows-1251">', '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'],
)
def test_a_page_may_declare_its_encoding(head: str) -> None:
    """The declaration in a page's head is believed where the bytes are no UTF-8."""
    words = "The ship is called Москва, the minister said on Monday. " * 4
    page = f"<html><head>{head}</head><body><p>{words}</p></body></html>"
    document = _settled(page.encode("cp1251"), "text/html")
    assert "Москва" in document.text
    assert document.encoding == "cp1251"


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), max_size=400))
@settings(max_examples=200, deadline=None)
def test_plain_text_is_never_altered(words: str) -> None:
    """Whatever stands in a plain file is the document's text, line ends and all."""
    text = ENGLISH + words
    data = text.encode()
    try:
        assert _settled(data).text == text
    except Unreadable:
        assert len(words) > 50 or any(ord(letter) < 32 for letter in words)


@given(st.binary(max_size=600), st.sampled_from(["text/plain", "text/html", "application/json"]))
@settings(max_examples=300, deadline=None)
def test_any_bytes_settle_or_are_unreadable(data: bytes, media_type: MediaType) -> None:
    """No bytes give another exception than Unreadable, and its reason is one short line."""
    try:
        document = _settled(data, media_type)
    except Unreadable as unreadable:
        reason = str(unreadable)
    else:
        _holds_together(document)
        return
    assert 0 < len(reason) < 100
    assert "\n" not in reason


_LINES = st.sampled_from(
    [
        ENGLISH,
        "Harbour to close",
        "By Jane Roe",
        "May 11, 2016",
        "Home | World | Politics",
        "3 Comments",
        "Jane says:",
        "May 3, 2020 at 4:15 pm",
        "moxie • 3 hours ago",
        "Reply",
        "Related news",
        "",
        "",
        "Leave a comment",
        "Jane Roe is a writer in Lindow.",
        "\t \r",
        "© 2020 Example Times. All rights reserved.",
    ]
)


@given(st.lists(_LINES, max_size=30))
@settings(max_examples=300, deadline=None)
def test_zones_hold_together_on_any_page(page: list[str]) -> None:
    """Zones are sorted, disjoint, and leave nothing out but white space, in whatever order lines come."""
    try:
        document = _settled("\n".join(page).encode())
    except Unreadable:
        return
    _holds_together(document)
    covered = set[int]()
    for zone in document.zones:
        covered.update(range(zone.span.start, zone.span.end))
    assert all(letter.isspace() for place, letter in enumerate(document.text) if place not in covered)


def _holds_together(document: Document) -> None:
    end = 0
    for zone in document.zones:
        assert zone.span.of(document.text).strip() == zone.span.of(document.text) != ""
        if zone.kind != "quotation":
            assert zone.span.start >= end
            end = zone.span.end
    assert end <= len(document.text)
    for found in (document.title, document.outlet, document.published, *document.authors):
        assert found is None or found.span is None or found.span.of(document.text)
    assert msgspec.json.decode(msgspec.json.encode(document), type=Document) == document


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "日本政府は水曜日、北大西洋条約機構の連絡事務所を東京に開設する方向で協議していると明らかにした。",
            "Japanese",
        ),
        (
            "Министр иностранных дел заявил во вторник, что переговоры о порте продолжаются.",
            "Russian",
        ),
        (
            "Der Minister sagte am Mittwoch, dass die Regierung keine Pläne habe, den Hafen zu verkaufen.",
            "German",
        ),
    ],
)
def test_a_language_that_is_not_read_is_named(text: str, name: str) -> None:
    """An article in another language is refused by the language's English name."""
    with pytest.raises(Unreadable, match=f"written in {name}; English is read so far"):
        _settled(text.encode())


def test_an_english_article_may_quote_another_language() -> None:
    """A quotation in Japanese does not make an article Japanese."""
    assert _settled((ENGLISH * 4 + "「北大西洋条約機構の事務所」" + ENGLISH * 4).encode()).language == "en"


def test_too_little_to_tell_is_no_language() -> None:
    """Two words are read, and their language is not known."""
    assert _settled(b"Hm. Oy.").language is None


def test_a_record_says_what_it_is() -> None:
    """The fields of a record go before what the text says; the text stays as it was."""
    record = {
        "text": "By Somebody Else\n\n" + ENGLISH,
        "url": "https://example.org/a",
        "title": "Minister leaves",
        "published": "2021-11-14T23:19",
        "outlet": "Example Times",
        "author": ["Jane Roe", {"name": "John Doe"}],
        "more": 1,
    }
    document = _settled(msgspec.json.encode(record), "application/json")
    assert document.text == record["text"]
    assert document.title is not None
    assert (document.title.value, document.title.where) == ("Minister leaves", "record:title")
    assert [author.value for author in document.authors] == ["Jane Roe", "John Doe"]
    assert document.outlet is not None
    assert document.outlet.value == "Example Times"
    assert document.published is not None
    assert document.published.value == "2021-11-14T23:19"
    assert document.url == "https://example.org/a"


def test_a_record_with_an_impossible_date_has_none() -> None:
    """What is no date is left out."""
    data = msgspec.json.encode({"text": ENGLISH, "published": "31 February 2020"})
    assert _settled(data, "application/json").published is None


def test_a_record_may_hold_a_page() -> None:
    """`html` is extracted as a page is."""
    page = f"<html><body><h1>Minister leaves by the side door</h1><p>{ENGLISH}</p><p>{ENGLISH} Again.</p></body></html>"
    document = _settled(msgspec.json.encode({"html": page}), "application/json")
    assert ENGLISH in document.text
    assert document.zones[0].kind == "title"


def test_mojibake_is_no_other_language() -> None:
    """A broken text stays as it came, and is still English."""
    text = "â€œWe donâ€™t pay,â€\x9d she said. " * 20
    document = _settled(text.encode())
    assert (document.text, document.language) == (text, "en")


def test_a_table_of_numbers_is_no_article() -> None:
    """A file of hundreds of thousands of lines is refused before any time is spent on it."""
    with pytest.raises(Unreadable, match="no article: it has more than 200,000 lines"):
        _settled(b"1\n" * 300_000)


@pytest.mark.parametrize(
    ("retrieved", "published"), [("2020-05-02T23:00:00Z", "2020-05-03"), ("2019-05-03T10:00:00Z", None)]
)
def test_nothing_is_published_after_it_was_retrieved(retrieved: str, published: str | None) -> None:
    """A date that lies ahead of the day a page was fetched is some other date."""
    data = b"May 3, 2020\n\n" + ENGLISH.encode()
    found = settle(Raw("x", "x", data, "text/plain", "", retrieved)).published
    assert (found.value if found else None) == published
