"""A Markdown body cut into blocks: what an editor reads as one thing, and how far a citation reaches."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from learning.library import marks

LIST = re.compile(r"(?:[-*+]|\d+[.)])\s")
INDENTED = " " * 4


@dataclass(frozen=True)
class Block:
    """A paragraph, a whole list, a table or a call-out.

    `offset` is where it begins in the body, `headings` what stands above it, the highest first, and `lead` the
    block right before it under the same heading: the sentence that leads into a list or a table.
    """

    text: str
    offset: int
    headings: tuple[str, ...]
    lead: str = ""

    @property
    def is_list(self) -> bool:
        """Whether it is a list."""
        return LIST.match(self.text) is not None

    @property
    def is_led_into(self) -> bool:
        """Whether it is read together with the sentence before it: a list or a table."""
        return self.is_list or self.text.startswith("|")

    @property
    def is_picture(self) -> bool:
        """Whether it is a figure or a video."""
        return self.text.startswith("![")

    @property
    def is_quotation(self) -> bool:
        """Whether it is set as a quotation: what somebody wrote or says."""
        return self.text.startswith(">")

    @property
    def is_call_out(self) -> bool:
        """Whether it is a call-out with its indented lines."""
        return self.text.startswith("!!!")


def blocks(body: str) -> tuple[Block, ...]:
    """Every line of a body that is neither empty nor a heading, in one block each, in order."""
    joined: list[Block] = []
    for piece in _pieces(body):
        before = joined[-1] if joined and joined[-1].headings == piece.headings else None
        if before is not None and _goes_on(before, piece):
            gap = body[before.offset + len(before.text) : piece.offset]
            joined[-1] = replace(before, text=before.text + gap + piece.text)
        else:
            joined.append(replace(piece, lead=before.text if before else ""))
    return tuple(joined)


def _goes_on(before: Block, piece: Block) -> bool:
    """Items set apart by empty lines are one list; indented paragraphs belong to the list or call-out above."""
    nested = piece.text.startswith(INDENTED) and (before.is_list or before.is_call_out)
    return nested or (before.is_list and piece.is_list)


def _pieces(body: str) -> Iterator[Block]:
    """Runs of lines between empty lines and headings."""
    headings: dict[int, str] = {}
    start, lines, offset = 0, list[str](), 0
    for line in [*body.split("\n"), ""]:
        heading = marks.HEADING.fullmatch(line)
        if lines and (heading or not line.strip()):
            yield Block("\n".join(lines), start, tuple(headings.values()))
            lines = []
        if heading:
            level = len(heading.group(1))
            headings = {above: words for above, words in headings.items() if above < level}
            headings[level] = heading.group(3).strip()
        elif line.strip():
            start = start if lines else offset
            lines.append(line)
        offset += len(line) + 1
