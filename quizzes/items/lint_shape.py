"""Mistakes in how an item is put together, kind by kind: ids, keys, and a why for each thing to choose."""

from collections.abc import Sequence

from quizzes.cases import lint_parts
from quizzes.cases.lint_parts import Finding, Findings, Path
from quizzes.items.case_set import CaseSet
from quizzes.items.common import Choice
from quizzes.items.definition import ItemDocument
from quizzes.items.hotspot import Hotspot
from quizzes.items.lint_rows import matching, matrix, ordering, true_false
from quizzes.items.lint_written import numeric, short_text
from quizzes.items.matching import Matching
from quizzes.items.matrix import Matrix
from quizzes.items.multiple import Multiple
from quizzes.items.numeric import Numeric
from quizzes.items.ordering import Ordering
from quizzes.items.short_text import ShortText
from quizzes.items.single import Single
from quizzes.items.true_false import TrueFalse


def shape(item: ItemDocument) -> Findings:
    """Every such mistake of an item; the linked items of a case set are looked at one by one elsewhere."""
    match item:
        case Single():
            yield from lint_parts.one_correct(("options",), item.options)
            yield from _misconceptions(("options",), item.options)
        case Multiple():
            yield from _multiple(item)
        case Hotspot():
            yield from _hotspot(item)
        case TrueFalse():
            yield from true_false(item)
        case Matching():
            yield from matching(item)
        case Matrix():
            yield from matrix(item)
        case Ordering():
            yield from ordering(item)
        case Numeric():
            yield from numeric(item)
        case ShortText():
            yield from short_text(item)
        case CaseSet():
            yield from lint_parts.repeated(("items",), (one.id for one in item.items), "id")


def _misconceptions(path: Path, listed: Sequence[Choice]) -> Findings:
    for place, one in enumerate(listed):
        if not one.correct and not one.misconception.strip():
            remedy = "Say in a few words what someone believes who chooses this."
            yield Finding((*path, place, "misconception"), "nothing", "the misconception it reveals", remedy)


def _multiple(item: Multiple) -> Findings:
    yield from lint_parts.options(("options",), item.options)
    yield from _misconceptions(("options",), item.options)
    right = sum(one.correct for one in item.options)
    if item.choose is not None and right and item.choose != right:
        remedy = "Change `choose`, or which options are correct."
        yield Finding(("choose",), f"{item.choose}, and {right} options are correct", str(right), remedy)


def _hotspot(item: Hotspot) -> Findings:
    yield from lint_parts.options(("places",), item.places)
    yield from _misconceptions(("places",), item.places)
    for place, one in enumerate(item.places):
        if not one.region and one.at is None:
            remedy = "Add `region:`, or `at: [x, y]` in units of the drawing."
            yield Finding(("places", place, "at"), "nothing", "where it lies", remedy)
        if item.reach and one.at is None:
            remedy = "Add `at: [x, y]`, or take `reach` out."
            yield Finding(("places", place, "at"), "nothing beside `reach`", "a point to measure from", remedy)
