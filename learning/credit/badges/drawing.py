"""The picture of a badge, drawn from the frozen copy alone: the same copy gives the same bytes."""

import json
from pathlib import Path

from markupsafe import escape

from learning.credit.badges import baking
from learning.credit.certificates.sheet.letters import shown
from learning.credit.certificates.sheet.typesetting import composed
from learning.credit.certificates.snapshot import Snapshot

PICTURE = Path(__file__).parent / "badge.typ"
DOTS_PER_INCH = 72  # 384 by 384: small enough to be sent back by somebody who is not signed in


def svg(said: Snapshot, token: str) -> bytes:
    """The picture as SVG with the token in it."""
    drawn = composed(PICTURE, _inputs(said), format="svg").decode()
    return baking.into_svg(drawn, str(escape(f"{said.title}: {said.course_title}, {said.hours} CE")), token).encode()


def png(said: Snapshot, token: str) -> bytes:
    """The same as PNG."""
    return baking.into_png(composed(PICTURE, _inputs(said), format="png", ppi=DOTS_PER_INCH), token)


def _inputs(said: Snapshot) -> dict[str, str]:
    words = {
        "title": said.course_title,
        "hours": said.hours,
        "completed": said.completed_day,
        "provider": said.provider,
    }
    return {"said": json.dumps({name: shown(text)[0] for name, text in words.items()}, ensure_ascii=False)}
