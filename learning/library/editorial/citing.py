"""A clinical statement stands on a source, or says that it has none."""

import re
from collections.abc import Iterator

from learning.library import marks
from learning.library.editorial.blocks import Block, blocks
from learning.library.editorial.clinical import Statement, statements
from learning.library.loading import Loaded
from learning.library.problems import Problem
from learning.library.scanning import Body

ASKED = frozenset({"lesson", "technique", "condition", "assessment", "stage", "tissue", "adaptation"})
# What a block may say in place of a source.
OWNED = re.compile(r"\bnot\s+established\b|\bjudge?ment\b|\bcustom(?:s|ary|arily)?\b|\binvented\b", re.IGNORECASE)
CLAIM_LINK = "](claim:"
EXAMPLE = re.compile(r"\bexample\b", re.IGNORECASE)
REMEDY = (
    "cite it with [@id]; with no source write that it is not established, or that it is custom or judgement; "
    "or take the sentence out"
)


def problems(documents: tuple[Loaded, ...]) -> Iterator[Problem]:
    """Each block that states something clinical and names no source, at its first such sentence."""
    for one in documents:
        if one.name.kind in ASKED:
            body = Body(one.source.path, one.source.body, one.source.body_line)
            for block, first in _unfounded(body.text):
                expected = f"a source for {first.kind} in the same paragraph"
                yield body.problem(block.offset + first.offset, f"“{first.sentence}”", expected, REMEDY)


def _unfounded(text: str) -> Iterator[tuple[Block, Statement]]:
    for block in blocks(text):
        first = None if _stands(block) else next(_statements(block), None)
        if first is not None:
            yield block, first


def _statements(block: Block) -> Iterator[Statement]:
    """What a block states: a quotation and a picture nothing; figures of an example belong to its client."""
    if block.is_quotation or block.is_picture:
        return
    told = any(EXAMPLE.search(heading) for heading in block.headings)
    yield from (one for one in statements(block.text) if not (told and one.kind == "a figure"))


def _stands(block: Block) -> bool:
    """Whether it names a source or says that there is none; a list and a table by their lead-in sentence too."""
    text = f"{block.lead}\n{block.text}" if block.is_led_into else block.text
    return bool(marks.CITATION.search(text) or marks.BADGE.search(text) or OWNED.search(text)) or CLAIM_LINK in text
