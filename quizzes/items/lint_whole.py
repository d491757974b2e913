"""What an item owes as a whole: objective, references, a picture in words, and a stem that can be read."""

import re
from dataclasses import dataclass

from quizzes.cases.lint_parts import Finding, Findings, all_known, unknown
from quizzes.items.definition import ItemDocument
from quizzes.items.reading_level import grade

HIGHEST_GRADE = 14.0
"""The highest reading level of a stem, in school years (a Flesch-Kincaid grade with long terms counted kindly)."""

PICTURE = re.compile(r"!\[(?P<alt>[^\]]*)\]\(")


@dataclass(frozen=True)
class Known:
    """The ids of objectives and references that the library has; None: not to be looked up."""

    objectives: frozenset[str] | None = None
    references: frozenset[str] | None = None


NOTHING_KNOWN = Known()


def whole(item: ItemDocument, known: Known) -> Findings:
    """Every such mistake of an item."""
    if known.objectives is not None:
        yield from unknown(("objective",), item.objective, known.objectives, "an objective")
    if not item.references:
        yield Finding(
            ("references",), "nothing", "at least one reference", "Name the source that makes the key right."
        )
    elif known.references is not None:
        yield from all_known(("references",), item.references, known.references, "a reference")
    yield from _pictures(item)
    if item.id in item.enemies:
        yield Finding(("enemies",), "the item itself", "other items", "Take it out.")
    level = grade(item.stem)
    if level > HIGHEST_GRADE:
        found, expected = f"a reading level of school year {level:.0f}", f"{HIGHEST_GRADE:.0f} at most"
        yield Finding(("stem",), found, expected, "Use shorter sentences and plainer words beside the terms.")


def _pictures(item: ItemDocument) -> Findings:
    remedy = "Say in words what it shows, so that the item can be done without seeing it."
    if item.image is not None and not item.image.alt.strip():
        yield Finding(("image", "alt"), "nothing", "alternative text", remedy)
    for picture in PICTURE.finditer(item.stem):
        if not picture["alt"].strip():
            yield Finding(("stem",), "a picture without alternative text", "alternative text", remedy)
