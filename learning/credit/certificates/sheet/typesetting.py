"""Setting a sheet with Typst: what it says comes as data, and it knows our fonts alone."""

import functools
import json
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from learning.credit.certificates.sheet import letters

if TYPE_CHECKING:
    from typst import Compiler

_TURN = threading.Lock()  # one compiler sets one sheet at a time


def composed(sheet: Path, inputs: dict[str, str], **options: Any) -> bytes:
    """One page; `options` as `typst.Compiler.compile` takes them, with the format."""
    given = {"letters": json.dumps(letters.FAMILIES), **inputs}
    with _TURN:
        made = _compiler().compile(input=sheet.read_bytes(), sys_inputs=given, **options)
    assert isinstance(made, bytes)  # noqa: S101 - a list is what several pages give
    return made


@functools.cache
def _compiler() -> "Compiler":
    """Made with the first sheet: a worker that never prints must not carry it."""
    from typst import Compiler, Fonts

    fonts = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(letters.FONTS)])
    return Compiler(font_paths=fonts, ignore_system_fonts=True)
