"""What is done to the finished tree: numbers of notes, addresses of links, tables that scroll."""

from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from learning.library.marks import EXTERNAL
from learning.library.rendering.context import Tally
from learning.library.rendering.inline import CITES

ELSEWHERE = "noopener noreferrer nofollow"


class Notes(Treeprocessor):
    """Citations become raised numbers that lead to the notes, in the order in which a reader meets them."""

    def run(self, root: Element) -> None:
        """Every citation of the page."""
        tally: Tally = self.md.palpate_tally  # type: ignore[attr-defined]
        for group in root.iter("sup"):
            numbers = tally.cite(group.attrib.pop(CITES).split())
            group.set("id", f"cite-{tally.citations}")
            for place, number in enumerate(numbers):
                link = SubElement(group, "a", {"href": f"#note-{number}", "aria-label": f"Note {number}"})
                link.text = AtomicString(str(number))
                link.tail = AtomicString(", ") if place + 1 < len(numbers) else None


class Links(Treeprocessor):
    """`technique:effleurage` becomes an address; an address elsewhere learns nothing and is not vouched for."""

    def run(self, root: Element) -> None:
        """Every link of the page."""
        tally: Tally = self.md.palpate_tally  # type: ignore[attr-defined]
        for link in root.iter("a"):
            target = link.get("href", "")
            kind, _, slug = target.partition(":")
            link.set("href", tally.context.urls.get((kind, slug), target))
            if target.startswith(EXTERNAL):
                link.set("rel", ELSEWHERE)


class Tables(Treeprocessor):
    """A table wider than the screen scrolls by itself, also by keyboard; its columns are named for screen readers."""

    def run(self, root: Element) -> None:
        """Wrap each table."""
        tally: Tally = self.md.palpate_tally  # type: ignore[attr-defined]
        for parent in list(root.iter()):
            for place, child in enumerate(parent):
                if child.tag == "table":
                    tally.tables += 1
                    parent[place] = _wrapped(child, tally.tables)


def _wrapped(table: Element, number: int) -> Element:
    label = {"role": "region", "tabindex": "0", "aria-label": f"Table {number}"}
    box = Element("div", {"class": "table-wrap", **label})
    box.tail, table.tail = table.tail, None
    for cell in table.iter("th"):
        cell.set("scope", "col")
    box.append(table)
    return box


def register(md: Markdown) -> None:
    """After the marks within lines (20) and before the typographic quotes (6)."""
    processors: Any = md.treeprocessors
    processors.register(Notes(md), "notes", 13)
    processors.register(Links(md), "links", 12)
    processors.register(Tables(md), "tables_scroll", 11)
