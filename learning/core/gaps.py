"""A page rendered once and kept, with gaps that are filled for each reader by joining text.

Rendering a frame costs a hundred times more than joining its pieces, and between readers only a name, a token and a
mark differ.
"""

import re
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from flask import g
from markupsafe import Markup, escape

# Nothing an author or a reader writes can look like a gap: nobody knows this word. In an address it stays as it is.
_WORD = f"gap-{secrets.token_hex(8)}"
_GAP = re.compile(rf"{_WORD}\.([a-z_]+)\.")


@dataclass(frozen=True, slots=True)
class Cut:
    """A page in pieces: text before, between and after the gaps (one piece more than there are names)."""

    pieces: tuple[str, ...]
    names: tuple[str, ...]


def gap(name: str) -> Markup:
    """The place where `name` (lower-case letters and _) is filled in; for templates of kept pages."""
    return Markup(f"{_WORD}.{name}.")  # noqa: S704 - a fixed word and a name from our own templates


def cut(html: str) -> Cut:
    """The page at its gaps."""
    parts = _GAP.split(html)
    return Cut(tuple(parts[::2]), tuple(parts[1::2]))


def filled(page: Cut, values: Mapping[str, str]) -> str:
    """The page with every gap filled; text is escaped unless it is Markup. KeyError names a gap without a value."""
    out = [page.pieces[0]]
    for name, piece in zip(page.names, page.pieces[1:], strict=True):
        value = values[name]
        out += (value if isinstance(value, Markup) else escape(value), piece)
    return "".join(out)


@contextmanager
def cutting() -> Iterator[None]:
    """While this lasts, what the frame shows of its reader (name, form token) is rendered as gaps."""
    g.cutting = True
    try:
        yield
    finally:
        g.cutting = False


def is_cutting() -> bool:
    """Whether the page that is rendered now will be kept."""
    return bool(g.get("cutting", False))
