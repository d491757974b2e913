"""Pictures that tests make: sound ones, strange ones, and what people hang on them."""

import io
import struct
import zlib
from typing import Any

from PIL import Image

PLACE = b"taken at 12 Mill Lane"


def picture(mode: str = "RGB", size: tuple[int, int] = (6, 4), colour: Any = None) -> Image.Image:
    """All of one colour: of the mode's own kind, by default something that is neither black nor white."""
    chosen: dict[str, Any] = {"L": 90, "1": 1, "P": 0, "I;16": 256 * 90, "LA": (90, 60), "RGBA": (200, 30, 40, 60)}
    return Image.new(mode, size, colour if colour is not None else chosen.get(mode, (200, 30, 40, 9)[: len(mode)]))


def saved(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def opened(body: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(body))
    image.load()
    return image


def chunk(kind: bytes, data: bytes) -> bytes:
    """One part of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_of(width: int, height: int) -> bytes:
    """A head that promises so many points, and one row of one of them."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


def png(*more: bytes) -> bytes:
    """A small sound PNG with further parts before its points."""
    body = saved(picture())
    return body[:33] + b"".join(more) + body[33:]


def jpeg(*more: bytes) -> bytes:
    """A small sound JPEG with further parts at its beginning."""
    body = saved(picture(), "JPEG")
    return body[:2] + b"".join(more) + body[2:]


def part(mark: int, data: bytes) -> bytes:
    """One part of a JPEG."""
    return bytes([0xFF, mark]) + struct.pack(">H", len(data) + 2) + data


def exif(orientation: int = 1) -> bytes:
    """What a telephone writes: which way up, and where it was."""
    tags = Image.Exif()
    tags[0x0112], tags[0x010E] = orientation, PLACE.decode()
    tags[0x8825] = {1: "N", 2: (51.0, 30.0, 26.0), 3: "W", 4: (0.0, 7.0, 39.0)}
    return tags.tobytes()


def parts_of(body: bytes) -> set[str]:
    """The names of the parts that a PNG consists of."""
    at, names = 8, set()
    while at < len(body):
        size, name = struct.unpack(">I4s", body[at : at + 8])
        names.add(name.decode())
        at += size + 12
    return names
