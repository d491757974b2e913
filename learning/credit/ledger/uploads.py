"""What a document may be: PDF, PNG or JPEG, told by its bytes and never by its name. Pure.

Of a picture only what draws it is kept: places, cameras, comments and whatever was hung on its end are left out. A
PDF is kept as it is; nobody opens one within a page of ours.
"""

import struct
from dataclasses import dataclass

MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 25_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"sRGB")
_SIZES = (*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0))  # frames of a JPEG
_BARE = (0x01, *range(0xD0, 0xD9))  # marks of a JPEG without a length


class NotADocument(ValueError):
    """Not one of the three kinds, or broken. The text is a sentence for a person."""


@dataclass(frozen=True)
class Upload:
    """What is kept of a file."""

    media_type: str
    body: bytes

    @property
    def suffix(self) -> str:
        """The end of its name when it is handed out."""
        return {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg"}[self.media_type]


def upload(sent: bytes) -> Upload:
    """The document in these bytes. Raises NotADocument."""
    if len(sent) > MOST_BYTES:
        raise NotADocument("The file is larger than 10 MB. Send a smaller one.")
    try:
        if sent.startswith(b"%PDF-") and b"%%EOF" in sent[-1024:]:
            return Upload("application/pdf", sent)
        if sent.startswith(_PNG):
            return Upload("image/png", _png(sent))
        if sent.startswith(b"\xff\xd8\xff"):
            return Upload("image/jpeg", _jpeg(sent))
    except (struct.error, IndexError):
        raise NotADocument("The file is cut short or damaged. Save it again and send that.") from None
    raise NotADocument("The file is not a PDF, PNG or JPEG. Send one of these.")


def _png(sent: bytes) -> bytes:
    """The picture chunk by chunk, without those that only say something about it."""
    out, at, kind = [_PNG], len(_PNG), b""
    while kind != b"IEND":
        size, kind = struct.unpack(">I4s", sent[at : at + 8])
        chunk = sent[at : at + size + 12]
        if len(chunk) < size + 12:
            raise struct.error
        if kind == b"IHDR":
            _refuse_huge(*struct.unpack(">II", chunk[8:16]))
        out += [chunk] if kind in _PNG_KEPT else []
        at += size + 12
    return b"".join(out)


def _jpeg(sent: bytes) -> bytes:
    """The picture part by part up to its end, without comments and what applications wrote into it."""
    out, at = [sent[:2]], 2
    while True:
        if sent[at] != 0xFF:
            raise struct.error
        mark = sent[at + 1]
        if mark == 0xD9:
            return b"".join((*out, sent[at : at + 2]))
        (size,) = (0,) if mark in _BARE else struct.unpack(">H", sent[at + 2 : at + 4])
        end = at + 2 + size
        if mark in _SIZES:
            _refuse_huge(*struct.unpack(">HH", sent[at + 5 : at + 9]))
        if mark == 0xDA:
            end = _end_of_scan(sent, end)
        # 0xE0 holds the density, 0xEE how colours are meant; the other 0xE_ and 0xFE only talk.
        out += [sent[at:end]] if mark in {0xE0, 0xEE} or mark not in {*range(0xE0, 0xF0), 0xFE} else []
        at = end


def _end_of_scan(sent: bytes, at: int) -> int:
    """Where the next part begins: within a scan 0xFF is followed by 0 or a mark of restart."""
    while True:
        at = sent.find(b"\xff", at)
        if at < 0:
            raise struct.error
        if sent[at + 1] != 0 and not 0xD0 <= sent[at + 1] <= 0xD7:
            return at
        at += 2


def _refuse_huge(width: int, height: int) -> None:
    if width * height > MOST_PIXELS or not width or not height:
        raise NotADocument("The picture has more than 25 million points, or none. Send a smaller one.")
