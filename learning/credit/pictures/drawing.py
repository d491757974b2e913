"""Having a picture drawn anew by redraw.py, in a process that can neither hang a worker nor fill it."""

import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Literal

from learning.core.errors import Unavailable
from learning.credit.pictures import redraw

Kind = Literal["PNG", "JPEG"]
PROGRAM = Path(redraw.__file__)
MOST_POINTS = 25_000_000
SECONDS = 10  # by the clock; by the processor see redraw.py
MAGIC: dict[bytes, Kind] = {b"\x89PNG\r\n\x1a\n": "PNG", b"\xff\xd8\xff": "JPEG"}
SAYS = {
    redraw.HUGE: "The picture has more than 25 million points. Send a smaller one.",
    redraw.ANIMATED: "The picture moves. Send a still one.",
    redraw.GROWN: "The picture takes up too much room once it is drawn anew. Send a smaller one.",
    redraw.BROKEN: "The picture is cut short or damaged. Save it again and send that.",
}
TOO_MUCH = "Drawing the picture anew takes too much time or memory. Send a simpler one."

_TURN = threading.Lock()  # one at a time in each worker: several together would take the memory of the machine


class NotAPicture(ValueError):
    """It cannot be drawn anew. The text is a sentence for a person."""


def kind_of(sent: bytes) -> Kind | None:
    """Which of the two kinds the first bytes announce."""
    return next((kind for magic, kind in MAGIC.items() if sent.startswith(magic)), None)


def redrawn(sent: bytes, kind: Kind, most_bytes: int, most_points: int = MOST_POINTS) -> bytes:
    """The same picture, upright, of the same kind, with nothing in the file but its points; at most `most_bytes`.

    Raises NotAPicture, and Unavailable while others have waited longer.
    """
    if not _TURN.acquire(timeout=SECONDS):
        raise Unavailable("Another picture is being looked at.", safe="Nothing of the form was kept.")
    try:
        code, body = _run(sent, (kind, str(most_points), str(most_bytes)))
    finally:
        _TURN.release()
    if code:
        raise NotAPicture(SAYS.get(code, TOO_MUCH))
    return body


def _run(sent: bytes, limits: tuple[str, str, str]) -> tuple[int, bytes]:
    """Files and not pipes: the limits bound what is written, and nobody waits for anybody to read."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as made:
        given.write(sent)
        given.seek(0)
        # No shell, a fixed program; of our environment, which holds secrets, it gets nothing.
        command = [sys.executable, "-I", "-B", str(PROGRAM), *limits]
        try:
            done = subprocess.run(  # noqa: S603
                command, stdin=given, stdout=made, stderr=subprocess.DEVNULL, env={}, timeout=SECONDS, check=False
            )
        except subprocess.TimeoutExpired:
            return -1, b""
        made.seek(0)
        return done.returncode, made.read()
