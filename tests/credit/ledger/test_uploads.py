"""What a document may be: three kinds told by their bytes, pictures without what hangs on them."""

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.credit.ledger.uploads import MOST_BYTES, NotADocument, upload

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int = 1, height: int = 1, *more: bytes) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


def part(mark: int, data: bytes) -> bytes:
    return bytes([0xFF, mark]) + struct.pack(">H", len(data) + 2) + data


def jpeg(width: int = 1, height: int = 1, *more: bytes) -> bytes:
    frame = part(0xC0, struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00")
    return (
        b"\xff\xd8" + b"".join(more) + frame + part(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"\x12\xff\x00\x34\xff\xd9"
    )


@pytest.mark.parametrize(
    ("sent", "media_type"), [(PDF, "application/pdf"), (png(), "image/png"), (jpeg(), "image/jpeg")]
)
def test_a_sound_document_is_kept_as_it_is(sent: bytes, media_type: str) -> None:
    assert (upload(sent).media_type, upload(sent).body) == (media_type, sent)


@pytest.mark.parametrize(
    "sent",
    [b"", b"hello", b"<svg onload=alert(1)>", b"GIF89a", b"PK\x03\x04", b"%PDF-1.7 without an end", b"MZ" + PDF,
     png()[:-13], jpeg()[:-2], jpeg()[:20], b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"],
)  # fmt: skip
def test_anything_else_is_refused(sent: bytes) -> None:
    with pytest.raises(NotADocument):
        upload(sent)


@pytest.mark.parametrize("make", [png, jpeg])
@pytest.mark.parametrize(("width", "height"), [(5_001, 5_000), (0, 10)])
def test_a_picture_of_too_many_points_is_refused(make: object, width: int, height: int) -> None:
    with pytest.raises(NotADocument, match="25 million"):
        upload(make(width, height))  # type: ignore[operator]


def test_a_file_that_is_too_large_is_refused() -> None:
    with pytest.raises(NotADocument, match="10 MB"):
        upload(b"x" * (MOST_BYTES + 1))


def test_what_says_something_about_a_picture_is_left_out() -> None:
    place = b"taken at 12 Mill Lane"

    assert upload(png(1, 1, chunk(b"tEXt", place), chunk(b"eXIf", place))).body == png()
    assert upload(jpeg(1, 1, part(0xE1, place), part(0xFE, place))).body == jpeg()


@pytest.mark.parametrize("sent", [png(), jpeg()])
def test_what_hangs_on_the_end_of_a_picture_is_cut_off(sent: bytes) -> None:
    assert upload(sent + b"<script>alert(1)</script>").body == sent


@given(st.sampled_from([png(), jpeg(), PDF]), st.data())
def test_no_damage_is_more_than_a_refusal(sent: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(sent) - 1))
    damaged = sent[:at] + data.draw(st.binary(max_size=4)) + sent[at + data.draw(st.integers(0, 4)) :]

    try:
        assert upload(damaged).media_type
    except NotADocument as refused:
        assert str(refused).endswith(".")
