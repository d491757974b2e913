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
        body = Body(one.source.path, one.source.body, one.source.body_line)
        for block, first in judged(one):
            if not stands(block):
                expected = f"a source for {first.kind} in the same paragraph"
                yield body.problem(block.offset + first.offset, f"“{first.sentence}”", expected, REMEDY)


def judged(one: Loaded) -> Iterator[tuple[Block, Statement]]:
    """The blocks of a page that state something clinical, with the first sentence that does."""
    if one.name.kind not in ASKED:
        return
    for block in blocks(one.source.body):
        first = next(_asked_of(block), None)
        if first is not None:
            yield block, first


def _asked_of(block: Block) -> Iterator[Statement]:
    """Figures under a heading that says example belong to the client; a quotation and a picture state nothing."""
    if block.is_quotation or block.is_picture:
        return
    told = any(EXAMPLE.search(heading) for heading in block.headings)
    yield from (one for one in statements(block.text) if not (told and one.kind == "a figure"))


def stands(block: Block) -> bool:
    """Whether it names a source or says that there is none; a list and a table by their lead-in sentence too."""
    text = f"{block.lead}\n{block.text}" if block.is_led_into else block.text
    return bool(marks.CITATION.search(text) or marks.BADGE.search(text) or OWNED.search(text)) or CLAIM_LINK in text
