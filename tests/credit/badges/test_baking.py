import struct
import zlib
from xml.etree import ElementTree

import pytest

from learning.credit.badges import baking, drawing
from learning.credit.certificates.snapshot import Snapshot, Stamp, snapshot_of
from tests.conftest import NOW
from tests.credit.completions import PROVIDER, SITE, completion

TOKEN = "aaa.bbb.c-_"
OPEN_BADGES = "{https://purl.imsglobal.org/ob/v3p0}"


def said(title: str = "Assessment") -> Snapshot:
    stamp = Stamp("A" * 22, f"{SITE}/verify/{'A' * 22}", "kid", NOW)
    return snapshot_of(completion("ada", title=title), PROVIDER, stamp)


def chunks(png: bytes) -> list[tuple[bytes, bytes]]:
    """Every chunk of a PNG, its sum checked."""
    found, at = [], 8
    while at < len(png):
        (size,) = struct.unpack(">I", png[at : at + 4])
        kind, body = png[at + 4 : at + 8], png[at + 8 : at + 8 + size]
        assert struct.unpack(">I", png[at + 8 + size : at + 12 + size])[0] == zlib.crc32(kind + body)
        found.append((kind, body))
        at += 12 + size
    return found


def test_a_png_carries_the_token_in_one_chunk_and_stays_a_png() -> None:
    baked = chunks(drawing.png(said(), TOKEN))

    assert baked[0][0] == b"IHDR" and struct.unpack(">II", baked[0][1][:8]) == (384, 384)
    assert [body for kind, body in baked if kind == b"iTXt"] == [b"openbadgecredential\0\0\0\0\0" + TOKEN.encode()]
    assert baked[-1][0] == b"IEND"


def test_an_svg_carries_the_token_in_one_element_and_a_title() -> None:
    root = ElementTree.fromstring(drawing.svg(said('<b>Necks & "backs"'), TOKEN))  # noqa: S314 - our own

    (element,) = root.iter(f"{OPEN_BADGES}credential")
    assert element.get("verify") == TOKEN and not element.text
    assert '<b>Necks & "backs"' in str(root.findtext("{http://www.w3.org/2000/svg}title"))


def test_what_goes_in_comes_out() -> None:
    for baked in (drawing.png(said(), TOKEN), drawing.svg(said(), TOKEN), f"  {TOKEN[:4]}\n{TOKEN[4:]} ".encode()):
        assert baking.out_of(baked) == TOKEN


def test_a_tag_that_is_never_closed_is_searched_no_further_than_the_next() -> None:
    unclosed = f'<openbadges:credential <b verify="{TOKEN}"/>'.encode()

    assert baking.out_of(unclosed) != TOKEN


def test_the_same_copy_gives_the_same_picture() -> None:
    assert drawing.png(said(), TOKEN) == drawing.png(said(), TOKEN)
    assert drawing.png(said(), TOKEN) != drawing.png(said("Treatment"), TOKEN)


@pytest.mark.parametrize("title", ["x" * 300, "word " * 60, "آدا موس", "#let x = 1 $y$", "艾達"])
def test_every_title_can_be_drawn(title: str) -> None:
    assert drawing.png(said(title), TOKEN).startswith(b"\x89PNG")


def test_a_broken_png_holds_nothing() -> None:
    whole = drawing.png(said(), TOKEN)

    assert baking.out_of(whole[:8]) == baking.out_of(whole[:8] + b"\xff" * 40) == ""
    assert baking.out_of(whole[:33] + whole[33 + 12 + 24 + len(TOKEN) :]) == ""
