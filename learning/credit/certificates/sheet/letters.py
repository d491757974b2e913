"""Which letters the fonts of the sheet can show, read from the fonts themselves (OpenType, table cmap)."""

import functools
import struct
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
INSTEAD = "\u25ca"
# The fonts for letters that those of the layout lack, in the order in which they are asked.
FAMILIES = (
    "Noto Serif", "Amiri", "Noto Serif Hebrew", "Noto Serif Armenian", "Noto Serif Georgian", "Noto Serif Ethiopic",
    "Noto Serif Devanagari", "Noto Sans Bengali", "Noto Serif Gurmukhi", "Noto Serif Gujarati", "Noto Sans Oriya",
    "Noto Serif Tamil", "Noto Sans Telugu", "Noto Sans Kannada", "Noto Serif Malayalam", "Noto Sans Sinhala",
    "Noto Sans Thai", "Noto Serif Lao", "Noto Sans Khmer", "Noto Sans Myanmar", "Noto Sans Thaana",
    "Noto Sans Cherokee", "Noto Sans Canadian Aboriginal", "NanumGothic", "Droid Sans Fallback",
)  # fmt: skip


def shown(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with a lozenge for each letter that no font has, and the names of those letters, each once."""
    missing = sorted({mark for mark in text if not _can_show(mark)})
    for mark in missing:
        text = text.replace(mark, INSTEAD)
    return text, tuple(f"U+{ord(mark):04X} {unicodedata.name(mark, '')}".strip() for mark in missing)


def _can_show(mark: str) -> bool:
    """A letter with marks may be drawn from its parts; marks that only steer others are drawn by nothing."""
    # The usual name must not cost reading every font.
    if (mark.isascii() and mark.isprintable()) or unicodedata.category(mark) == "Cf":
        return True
    return {ord(mark)} <= covered() or {ord(part) for part in unicodedata.normalize("NFD", mark)} <= covered()


@functools.cache
def covered() -> frozenset[int]:
    """The code points of all fonts together."""
    return frozenset(point for path in sorted(FONTS.glob("*.ttf")) for point in points(path.read_bytes()))


def points(font: bytes) -> Iterator[int]:
    """The code points of one font, some of them perhaps twice."""
    start = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    for number in range(count):
        platform, _, offset = struct.unpack_from(">HHL", font, start + 4 + 8 * number)
        if platform in {0, 3}:
            yield from _subtable(font, start + offset)


def _table(font: bytes, tag: bytes) -> int:
    (count,) = struct.unpack_from(">H", font, 4)
    found = (struct.unpack_from(">4sLLL", font, 12 + 16 * number) for number in range(count))
    return next(int(offset) for name, _, offset, _ in found if name == tag)


def _subtable(font: bytes, at: int) -> Iterable[int]:
    """Formats 4 and 12, the two that modern fonts use for Unicode."""
    (kind,) = struct.unpack_from(">H", font, at)
    return {4: _segments, 12: _groups}.get(kind, lambda _font, _at: ())(font, at)


def _segments(font: bytes, at: int) -> Iterator[int]:
    (twice,) = struct.unpack_from(">H", font, at + 6)
    count = twice // 2
    ends, starts, deltas, ranges = (at + 14, at + 16 + twice, at + 16 + 2 * twice, at + 16 + 3 * twice)
    for one in range(count):
        first, last = (struct.unpack_from(">H", font, where + 2 * one)[0] for where in (starts, ends))
        delta, offset = (struct.unpack_from(">H", font, where + 2 * one)[0] for where in (deltas, ranges))
        for point in range(first, min(last, 0xFFFE) + 1):
            glyph = point + delta
            if offset:
                (glyph,) = struct.unpack_from(">H", font, ranges + 2 * one + offset + 2 * (point - first))
            if glyph & 0xFFFF:
                yield point


def _groups(font: bytes, at: int) -> Iterator[int]:
    (count,) = struct.unpack_from(">L", font, at + 12)
    for one in range(count):
        first, last, _ = struct.unpack_from(">LLL", font, at + 16 + 12 * one)
        yield from range(first, last + 1)
