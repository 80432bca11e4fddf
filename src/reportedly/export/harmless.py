"""Text that came from outside, made fit for a terminal or a spreadsheet: what would act there is shown instead."""

import re

# Controls (line feed and tab apart), marks that turn the direction of writing, what has no width, tags, half
# surrogates and non-characters. Joiners (200C, 200D) stay: scripts and emoji need them.
_ACTING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f]|\r(?!\n)",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def visible(text: str) -> str:
    """For a terminal: `␛` in the place of an escape, `⟨U+202E⟩` in that of a mark that turns the writing."""
    return _ACTING.sub(_named, text).replace("\r\n", "\n")


def of_one_line(text: str) -> str:
    """As `visible`, with all white space as single spaces."""
    return visible(" ".join(text.split()))


def cell(text: str) -> str:
    """For a spreadsheet: acting characters one for one as visible ones, so that offsets stay; no formula.

    A cell that a spreadsheet would compute begins with an apostrophe.
    """
    shown = _ACTING.sub(_one_for_one, text)
    computed = shown.lstrip(" ").startswith(_FORMULA) or shown.lstrip().startswith(_FORMULA)
    return f"'{shown}" if computed else shown


def escaped(json: str) -> str:
    """JSON text with acting characters as JSON's own escapes: the same values, harmless on a terminal."""
    return _ACTING.sub(_escape, json)


def _named(found: re.Match[str]) -> str:
    code = ord(found[0])
    return _picture(code) or f"⟨U+{code:04X}⟩"


def _one_for_one(found: re.Match[str]) -> str:
    return _picture(ord(found[0])) or "\N{REPLACEMENT CHARACTER}"


def _picture(code: int) -> str:
    """The control's own picture in Unicode, if it has one."""
    return chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else ""


def _escape(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
