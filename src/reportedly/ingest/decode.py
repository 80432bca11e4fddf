"""Bytes -> text: byte-order marks, declared character sets, UTF-8, and a judged guess last."""

import codecs
import re

from reportedly.model import Unreadable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF; plain text and HTML are read so far"),
    (b"PK\x03\x04", "a ZIP or office file, not text"),
    (b"\xd0\xcf\x11\xe0", "an office file, not text"),
    (b"\x1f\x8b", "compressed, not text"),
    (b"{\\rtf", "rich text (RTF); plain text and HTML are read so far"),
    (b"\x89PNG", "an image, not text"),
    (b"\xff\xd8\xff", "an image, not text"),
    (b"GIF8", "an image, not text"),
)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\x1b")) + b"\x7f"
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,300}?\b(?:charset|encoding)\s{0,9}=\s{0,9}["']?([\w:.-]{2,40})""", re.IGNORECASE
)
# What the web means by these names is set by the WHATWG: a page that says Latin-1 is written in windows-1252.
_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "iso8859-9": "cp1254",
}
_WHOLE = (
    "cp1252",
    "cp1250",
    "cp1251",
    "koi8_r",
    "cp1253",
    "cp1254",
    "cp1256",
    "cp932",
    "euc_jp",
    "gb18030",
    "big5",
    "euc_kr",
)
_GUESS_FROM = 65_536
# Mac Roman puts quotation marks where windows-1252 has accented capitals, which no word has in these places.
_MAC_QUOTES = re.compile(rb"[A-Za-z]\xd5[a-z]|[\s(]\xd2[A-Za-z]|[a-z.,?!]\xd3(?=[\s.,)])|\s\xd1\s")
_WINDOWS_QUOTES = re.compile(rb"[\x91-\x94\x96\x97\x85]")


def refusal(data: bytes) -> str | None:
    """Why `data` can't be text at all, in a few words; None where it can."""
    if not data.strip():
        return "empty"
    for signature, why in _SIGNATURES:
        if data.startswith(signature):
            return why
    if _bom(data) or _wide(data):
        return None
    if b"\0" in data:
        return "not text: it holds NUL bytes"
    controls = len(data) - len(data.translate(None, _CONTROL))
    if controls > max(2, len(data) // 100):
        return "not text: it holds control characters"
    return None


def decoded(data: bytes, *, markup: bool = False) -> tuple[str, str]:
    """The text of `data` (a byte-order mark apart) and the name of its encoding.

    `markup` says that a character set may be declared inside. Raises Unreadable where `data` is no text.
    """
    why = refusal(data)
    if why is not None:
        raise Unreadable(why)
    text, encoding = _decoded(data, markup=markup)
    if not text.strip():
        raise Unreadable("empty")
    if "\0" in text:
        raise Unreadable("not text: it holds NUL bytes")
    return text, encoding


def _decoded(data: bytes, *, markup: bool) -> tuple[str, str]:
    known = _bom(data)
    if known is not None:
        mark, encoding = known
        return data[len(mark) :].decode(encoding, "replace"), encoding
    wide = _wide(data)
    if wide is not None:
        return data.decode(wide, "replace"), wide
    declared = _declared(data) if markup else None
    if declared is not None and b"\x1b" in data:  # ISO-2022 looks like ASCII
        return data.decode(declared, "replace"), declared
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        encoding = _guessed(data, declared)
    return data.decode(encoding, "western"), encoding


def _bom(data: bytes) -> tuple[bytes, str] | None:
    return next(((mark, encoding) for mark, encoding in _BOMS if data.startswith(mark)), None)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: in any European text, every second byte of it is mostly NUL."""
    head = data[:2000]
    if len(head) < 4 or len(data) % 2 or b"\0" not in head:
        return None
    even, odd, half = head[::2].count(0), head[1::2].count(0), len(head) // 2
    if odd > half * 0.7 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.7 and odd < half * 0.05:
        return "utf-16-be"
    return None


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:4096])
    if found is None:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
        b"a".decode(name)  # some codecs are no character sets
    except (LookupError, UnicodeError):
        return None
    return None if name.startswith("utf-16") else _MEANT.get(name, name)


def _guessed(data: bytes, declared: str | None) -> str:
    sample = data[:_GUESS_FROM]
    high = len(data.translate(None, bytes(range(128))))
    broken = data.decode("utf-8", "ignore").encode()
    if high and (len(data) - len(broken)) * 5 < high:  # a few bad bytes in what is UTF-8
        return "utf-8"
    if declared is not None and declared != "utf-8":
        return declared
    if high * 10 < len(data):  # a Western text: its letters are ASCII
        mac, windows = len(_MAC_QUOTES.findall(sample)), len(_WINDOWS_QUOTES.findall(sample))
        return "mac_roman" if mac > windows else "cp1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415 - seldom needed, and it costs at start-up

    best = from_bytes(sample, steps=5, chunk_size=1024, cp_isolation=list(_WHOLE)).best()
    return best.encoding if best is not None else "cp1252"


def _western(error: UnicodeError) -> tuple[str, int]:
    """Bytes that the encoding lacks, read as windows-1252, where stray bytes in English pages come from."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return "".join(bytes([b]).decode("cp1252", "replace") for b in bad), error.end


codecs.register_error("western", _western)
