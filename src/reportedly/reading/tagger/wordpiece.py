"""BERT's uncased word-piece tokenizer, with offsets into the raw text (Unicode code points)."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

UNKNOWN, PADDING, FIRST, BREAK = "[UNK]", "[PAD]", "[CLS]", "[SEP]"
LONGEST_WORD = 100  # characters; a longer word is one unknown piece
REMEMBERED_CHUNKS = 50_000
_CHUNK = re.compile("[^\t\n\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_CJK = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B920, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)  # the ranges that BERT sets apart, one character a word


class Piece(NamedTuple):
    """One word piece: its number in the vocabulary and its place in the text."""

    id: int
    start: int
    end: int


class WordPiece:
    """Cuts text into the pieces of a BERT uncased vocabulary."""

    def __init__(self, vocabulary: Path) -> None:
        """Reads one piece a line."""
        words = vocabulary.read_text(encoding="utf-8").split("\n")
        self._ids = {word: number for number, word in enumerate(words) if word}
        self.unknown, self.padding = self._ids[UNKNOWN], self._ids[PADDING]
        self.first, self.break_ = self._ids[FIRST], self._ids[BREAK]
        self._memory: dict[str, tuple[Piece, ...]] = {}

    def pieces(self, text: str, offset: int = 0) -> list[Piece]:
        """The pieces of the text in order; `offset` is added to every place."""
        found: list[Piece] = []
        for chunk in _CHUNK.finditer(text):
            base = offset + chunk.start()
            found.extend(Piece(i, base + start, base + end) for i, start, end in self._chunk(chunk.group()))
        return found

    def _chunk(self, chunk: str) -> tuple[Piece, ...]:
        known = self._memory.get(chunk)
        if known is None:
            known = tuple(piece for word in _words(chunk) for piece in self._word(word))
            if len(self._memory) >= REMEMBERED_CHUNKS:
                self._memory.clear()
            if len(chunk) <= LONGEST_WORD:
                self._memory[chunk] = known
        return known

    def _word(self, word: list[tuple[str, int]]) -> Iterator[Piece]:
        """Greedy longest match first; `word` holds normalised characters with their places in the chunk."""
        whole = Piece(self.unknown, word[0][1], word[-1][1] + 1)
        if len(word) > LONGEST_WORD:
            yield whole
            return
        letters = "".join(character for character, _ in word)
        found, at = [], 0
        while at < len(letters):
            end = len(letters)
            while end > at and (("##" if at else "") + letters[at:end]) not in self._ids:
                end -= 1
            if end == at:
                yield whole
                return
            number = self._ids[("##" if at else "") + letters[at:end]]
            found.append(Piece(number, word[at][1], word[end - 1][1] + 1))
            at = end
        yield from found


def _words(chunk: str) -> Iterator[list[tuple[str, int]]]:
    """The words and single punctuation marks of a chunk without spaces, lower-cased, accents taken off."""
    word: list[tuple[str, int]] = []
    for place, raw in enumerate(chunk):
        if _dropped(raw):
            continue
        alone = _is_cjk(raw)
        for character in _normalised(raw):
            if alone or _is_punctuation(character):
                if word:
                    yield word
                yield [(character, place)]
                word = []
            else:
                word.append((character, place))
    if word:
        yield word


def _normalised(character: str) -> str:
    if character.isascii():
        return character.lower()
    plain = "".join(c for c in unicodedata.normalize("NFD", character) if unicodedata.category(c) != "Mn")
    return "".join(c.lower() for c in plain)


def _dropped(character: str) -> bool:
    return character in "\0\ufffd" or (
        not character.isprintable() and unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs")
    )


def _is_punctuation(character: str) -> bool:
    if character.isascii():
        return not character.isalnum() and character.isprintable() and character != " "
    return unicodedata.category(character).startswith("P")


def _is_cjk(character: str) -> bool:
    return character >= "\u3400" and any(low <= ord(character) <= high for low, high in _CJK)
