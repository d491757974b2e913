"""The Markdown of an item: which of its texts are written in it, and how they are made ready to read."""

from collections.abc import Iterator, Mapping
from typing import Any

from learning.library.rendering.context import Context
from learning.library.rendering.renderer import render_drawing, render_line
from learning.library.yaml12 import Path
from quizzes.items.definition import ItemDocument, asked

MARKDOWN = ("stem", "text", "why", "misconception")
FIGURE = "figure:"


def texts(value: Any, at: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every Markdown text of an item, or of a file of them, with its path; read as written or dumped from a model."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _of_key(key, inner, (*at, key))
    elif isinstance(value, list | tuple):
        for place, inner in enumerate(value):
            yield from texts(inner, (*at, place))


def _of_key(key: str, value: Any, at: Path) -> Iterator[tuple[Path, str]]:
    if key in MARKDOWN and isinstance(value, str):
        yield at, value
    elif key == "hints" and isinstance(value, list | tuple):
        yield from (((*at, place), one) for place, one in enumerate(value) if isinstance(one, str))
    else:
        yield from texts(value, at)


def html_of(item: ItemDocument, context: Context) -> dict[str, str]:
    """Each text of an item as HTML, by the text itself, so that what is shown or told of it finds its HTML.

    Pictures are there by their `src`.
    """
    pictures = [one.image for one in (item, *asked(item)) if one.image is not None]
    drawn = {one.src: render_drawing(one.src.removeprefix(FIGURE), one.alt, context) for one in pictures}
    return drawn | {text: render_line(text, context) for _, text in texts(item.model_dump()) if text}
