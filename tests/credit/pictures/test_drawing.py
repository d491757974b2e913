"""A picture is drawn anew apart: what shows stays, all else goes, and a hostile one costs a refusal."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL.PngImagePlugin import PngInfo

from learning.core.errors import Unavailable
from learning.credit.pictures import drawing
from learning.credit.pictures.drawing import NotAPicture, kind_of, redrawn
from tests.conftest import ROOT
from tests.credit.pictures.making import (
    PLACE,
    chunk,
    exif,
    jpeg,
    opened,
    part,
    parts_of,
    picture,
    png,
    png_of,
    saved,
)

MOST = 1_000_000


def drawn(sent: bytes) -> bytes:
    """As the site does it, with the kind that its first bytes announce."""
    kind = kind_of(sent)
    assert kind is not None
    return redrawn(sent, kind, MOST)


def test_of_a_png_nothing_but_its_points_is_kept() -> None:
    words = PngInfo()
    words.add_text("Comment", PLACE.decode())
    words.add_itxt("XML:com.adobe.xmp", PLACE.decode())
    full = saved(picture(), pnginfo=words, exif=exif(), icc_profile=PLACE * 9, dpi=(300, 300))
    assert PLACE in full

    made = drawn(full[:33] + chunk(b"prVt", PLACE) + full[33:] + PLACE)

    assert (PLACE in made, parts_of(made)) == (False, {"IHDR", "IDAT", "IEND"})
    assert opened(made).tobytes() == picture().tobytes()


def test_of_a_jpeg_with_the_place_where_it_was_taken_only_what_shows_is_kept() -> None:
    full = saved(picture(), "JPEG", exif=exif(), comment=PLACE, icc_profile=PLACE * 9, xmp=PLACE)
    assert PLACE in full and opened(full).getexif().get_ifd(0x8825)

    made = drawn(full + b"PK\x03\x04" + PLACE)

    assert PLACE not in made and not opened(made).getexif() and b"Exif" not in made
    assert set(opened(made).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert made.endswith(b"\xff\xd9")


@pytest.mark.parametrize(("orientation", "size"), [(1, (6, 4)), (3, (6, 4)), (6, (4, 6)), (8, (4, 6))])
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_it_stands_upright_as_its_camera_meant_it(kind: str, orientation: int, size: tuple[int, int]) -> None:
    flag = picture()
    flag.paste((0, 0, 0), (0, 0, 3, 4))  # the left half is black
    left_now = {1: (0, 1), 3: (5, 1), 6: (1, 0), 8: (1, 5)}[orientation]

    made = opened(drawn(saved(flag, kind, exif=exif(orientation), **({"quality": 100} if kind == "JPEG" else {}))))

    assert made.size == size
    assert sum(made.getpixel(left_now)) < 120  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("mode", "becomes", "point"),
    [("RGB", "RGB", (200, 30, 40)), ("RGBA", "RGBA", (200, 30, 40, 60)), ("L", "L", 90), ("LA", "LA", (90, 60)),
     ("1", "L", 255), ("I;16", "L", 90)],
)  # fmt: skip
def test_every_mode_of_a_png_looks_as_it_did(mode: str, becomes: str, point: object) -> None:
    made = opened(drawn(saved(picture(mode))))

    assert (made.mode, made.getpixel((1, 1))) == (becomes, point)


def test_a_palette_goes_with_whatever_hid_in_it() -> None:
    indexed = picture("P")
    indexed.putpalette(bytes((200, 30, 40)) + (PLACE * 40)[:765])
    clear = indexed.copy()
    clear.info["transparency"] = 0

    assert (opened(drawn(saved(indexed))).mode, PLACE in drawn(saved(indexed))) == ("RGB", False)
    assert opened(drawn(saved(clear, transparency=0))).getpixel((0, 0)) == (200, 30, 40, 0)


def test_a_jpeg_for_the_press_is_drawn_in_colours_of_a_screen() -> None:
    made = opened(drawn(saved(picture("CMYK", colour=(0, 255, 255, 0)), "JPEG")))

    red, green, blue = made.getpixel((1, 1))  # type: ignore[misc]
    assert (made.mode, red > 200, green < 60, blue < 60) == ("RGB", True, True, True)


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        (png_of(5_001, 5_000), "25 million"),
        (png_of(2**31 - 1, 2**31 - 1), "25 million"),
        (png_of(0, 10), "damaged"),
        (png_of(4, 4), "damaged"),
        (png()[:-25], "damaged"),
        (png()[:40], "damaged"),
        (jpeg()[: len(jpeg()) // 2], "damaged"),
        (b"\xff\xd8\xff", "damaged"),
        (b"\x89PNG\r\n\x1a\n", "damaged"),
        (b"\x89PNG\r\n\x1a\n" + jpeg(), "damaged"),
        (b"\xff\xd8\xff" + png(), "damaged"),
        (saved(picture(), save_all=True, append_images=[picture(colour=(1, 2, 3))]), "moves"),
    ],
)
def test_what_is_huge_cut_short_or_of_another_kind_is_refused(sent: bytes, says: str) -> None:
    with pytest.raises(NotAPicture, match=says):
        drawn(sent)


def test_a_picture_that_would_take_too_much_room_is_refused() -> None:
    with pytest.raises(NotAPicture, match="room"):
        redrawn(png(), "PNG", 60)


def test_words_that_unpack_to_a_thousand_times_their_size_are_refused_or_left_out() -> None:
    import zlib

    bomb = zlib.compress(b"x" * 80_000_000, 9)

    for name in (b"zTXt", b"iCCP"):
        try:
            assert len(drawn(png(chunk(name, b"words\0\0" + bomb)))) < 1_000
        except NotAPicture as refused:
            assert "damaged" in str(refused)


def test_a_second_picture_within_a_jpeg_is_left_out() -> None:
    """Telephones hang a map of depth or a brighter copy on a photograph (MPO)."""
    both = saved(picture(), "MPO", save_all=True, append_images=[picture(colour=(1, 2, 3))])

    made = opened(drawn(both))
    assert (made.format, getattr(made, "n_frames", 1)) == ("JPEG", 1)


def test_what_goes_on_for_ever_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    endless = tmp_path / "endless.py"
    endless.write_text("while True: pass")
    monkeypatch.setattr(drawing, "PROGRAM", endless)
    monkeypatch.setattr(drawing, "SECONDS", 0.3)

    with pytest.raises(NotAPicture, match="too much time or memory"):
        drawn(png())


def test_it_can_take_no_more_memory_or_room_than_allowed(tmp_path: Path) -> None:
    code = "import sys; from learning.credit.pictures import redraw; redraw.bounded(1_000)\n"
    greedy = "sys.stdout.buffer.write(bytes(2_000))\nsys.stdout.flush()\nbytearray(2 * redraw.MEMORY)"
    with (tmp_path / "made").open("wb") as made:
        command = [sys.executable, "-c", code + greedy]
        done = subprocess.run(command, stdout=made, stderr=subprocess.PIPE, check=False, cwd=ROOT)

    assert (tmp_path / "made").stat().st_size == 1_000
    assert b"MemoryError" in done.stderr or b"File too large" in done.stderr


def test_the_program_sees_nothing_of_our_secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nosy = tmp_path / "nosy.py"
    nosy.write_text("import os, sys; sys.stdout.write(str(sorted(os.environ)))")
    monkeypatch.setattr(drawing, "PROGRAM", nosy)
    monkeypatch.setenv("SECRET_KEY", "x" * 32)

    assert b"SECRET_KEY" not in drawn(png())


def test_one_who_waits_too_long_is_told_that_nothing_was_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "SECONDS", 0.01)

    with drawing._TURN, pytest.raises(Unavailable) as refused:
        drawn(png())
    assert refused.value.safe == "Nothing of the form was kept."


def test_the_decoder_is_never_in_the_worker() -> None:
    probe = (
        "import sys; from learning.credit.pictures.drawing import redrawn\n"
        "body = redrawn(sys.stdin.buffer.read(), 'PNG', 10**6); print(len(body) > 0, 'PIL' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", probe], input=png(), check=True, capture_output=True)

    assert done.stdout.split() == [b"True", b"False"]


@settings(max_examples=15, deadline=None)
@given(st.sampled_from([png(), jpeg(part(0xE1, PLACE))]), st.data())
def test_no_damage_is_more_than_a_refusal(sent: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(8, len(sent) - 1))
    damaged = sent[:at] + data.draw(st.binary(max_size=4)) + sent[at + data.draw(st.integers(0, 4)) :]

    try:
        assert opened(drawn(damaged)).size
    except NotAPicture as refused:
        assert str(refused).endswith(".")
