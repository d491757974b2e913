"""The program that draws a picture anew: `redraw.py PNG|JPEG MOST_POINTS MOST_BYTES < sent > drawn`.

It runs by itself, as a process that may be killed: what it reads was written by anybody, and decoding it may take any
time and any memory. It imports nothing of ours. It ends with 0 and the picture, with one of the codes below, or is
ended by its limits.
"""

import io
import resource
import sys
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

HUGE, ANIMATED, BROKEN, GROWN = 3, 4, 5, 6
SECONDS = 10  # of the processor
MEMORY = 768 * 1024 * 1024  # addresses; 25 million points of a progressive JPEG, turned, take about 500 MB


def bounded(most_bytes: int) -> None:
    """From here on it can neither run long, nor take much memory, nor write much, nor leave its memory behind."""
    limits = {
        resource.RLIMIT_CPU: SECONDS,
        resource.RLIMIT_AS: MEMORY,
        resource.RLIMIT_FSIZE: most_bytes,
        resource.RLIMIT_CORE: 0,
    }
    for limit, most in limits.items():
        resource.setrlimit(limit, (most, most))


def redrawn(source: IO[bytes], kind: str, most_points: int) -> bytes:
    """The picture alone, of the same kind. SystemExit with HUGE or ANIMATED; anything else when it is broken."""
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = None  # ours is the only limit
    opened: Image.Image = Image.open(source, formats=[kind])  # reads the header alone
    width, height = opened.size
    if width * height > most_points:
        sys.exit(HUGE)
    # What a telephone hangs on a JPEG, such as a map of depth, is no animation; the first picture is the picture.
    if getattr(opened, "is_animated", False) and kind == "PNG":
        sys.exit(ANIMATED)
    opened.load()
    picture = _plain(ImageOps.exif_transpose(opened), kind)
    picture.info.clear()  # colour profile, comment, resolution: a saved file would carry them on
    out = io.BytesIO()
    picture.save(out, kind, **({"quality": 90} if kind == "JPEG" else {}))
    return out.getvalue()


def _plain(picture: "Image", kind: str) -> "Image":
    """In grey or colour of eight bits, a PNG with its transparency: no palette that could hold more than shows."""
    if picture.mode.startswith("I"):  # sixteen bits; converting to L would cut them off, not scale them
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    clear = kind == "PNG" and (picture.mode in {"LA", "PA", "RGBA"} or "transparency" in picture.info)
    grey = picture.mode in {"1", "L", "LA"}
    if clear:
        return picture.convert("LA" if grey and "transparency" not in picture.info else "RGBA")
    return picture.convert("L" if grey else "RGB")


def _main(kind: str, most_points: str, most_bytes: str) -> int:
    bounded(int(most_bytes))
    try:
        body = redrawn(io.BytesIO(sys.stdin.buffer.read()), kind, int(most_points))
    except Exception:  # whatever a decoder stumbles over, it is no picture
        return BROKEN
    if len(body) > int(most_bytes):
        return GROWN
    sys.stdout.buffer.write(body)
    return 0


if __name__ == "__main__":
    sys.exit(_main(*sys.argv[1:]))
