"""Drawings: SVG that stands in the page itself and takes its colours; shapes and words, nothing that acts."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from learning.library.problems import Problem
from learning.library.source import Source

NAMESPACE = "http://www.w3.org/2000/svg"
ELEMENTS = {
    "svg", "g", "title", "desc", "text", "tspan", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
}  # fmt: skip
ATTRIBUTES = {
    "class", "role", "viewBox", "d", "points", "x", "y", "x1", "y1", "x2", "y2", "dx", "dy", "cx", "cy", "r", "rx",
    "ry", "width", "height", "transform", "fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity",
    "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "font-size", "font-weight", "font-style", "text-anchor",
    "dominant-baseline",
}  # fmt: skip
CLASSES = {"fig-text", "fig-line", "fig-accent", *(f"fig-fill-{number}" for number in range(1, 7))}
VIEW_BOX = re.compile(r"\s*(-?[\d.]+[\s,]+){2}[1-9][\d.]*[\s,]+[1-9][\d.]*\s*")


def problems(source: Source) -> Iterator[Problem]:
    """Every reason not to show a file as a drawing."""
    declared = re.search(r"<[!?](?!--)", source.text)
    if declared:
        yield _problem(source, declared.start(), "a declaration", "an <svg> element alone", "delete it")
        return
    try:
        root = ElementTree.fromstring(source.text)  # noqa: S314 - declarations, and so entities, are refused above
    except ElementTree.ParseError as error:
        line, column = error.position
        yield Problem(source.path, line, column + 1, "XML that cannot be read", "well-formed SVG", str(error.msg))
        return
    if root.tag != f"{{{NAMESPACE}}}svg" or not VIEW_BOX.fullmatch(root.get("viewBox", "")):
        form = f'<svg xmlns="{NAMESPACE}" viewBox="0 0 WIDTH HEIGHT">'
        yield _problem(source, 0, "another first element, or no viewBox", form, "save it as SVG with a viewBox")
    for element in root.iter():
        yield from _element(source, element)


def _element(source: Source, element: ElementTree.Element) -> Iterator[Problem]:
    name = str(element.tag).rpartition("}")[2]
    at = max(source.text.find(f"<{name}"), 0)
    if name not in ELEMENTS:
        yield _problem(source, at, f"<{name}>", "shapes and text only", "remove the element")
    for key, value in element.attrib.items():
        if key not in ATTRIBUTES or "url(" in value:
            yield _problem(source, at, f'{key}="{value[:40]}"', "plain attributes of shape and colour", "remove it")
        elif key == "class" and not set(value.split()) <= CLASSES:
            yield _problem(source, at, f'class="{value}"', "one of " + ", ".join(sorted(CLASSES)), "use one of these")


def _problem(source: Source, offset: int, found: str, expected: str, remedy: str) -> Problem:
    before = source.text[:offset]
    line, column = before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1
    return Problem(source.path, line, column, found, expected, remedy)
