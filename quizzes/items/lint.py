"""Everything an author can get wrong beyond the schema: one run names all, in one item or over a bank of them."""

from collections.abc import Sequence

from quizzes.cases.lint_parts import Finding, Findings
from quizzes.items.case_set import CaseSet
from quizzes.items.definition import ItemDocument, asked
from quizzes.items.lint_bank import bank
from quizzes.items.lint_shape import shape
from quizzes.items.lint_whole import NOTHING_KNOWN, Known, whole
from quizzes.items.lint_wording import wording

__all__ = ["NOTHING_KNOWN", "Finding", "Known", "bank_problems", "problems"]


def problems(item: ItemDocument, known: Known = NOTHING_KNOWN) -> list[Finding]:
    """Every finding in one item; paths lead from the top of the item.

    `known` are the ids the library has: what it does not list at all is not looked up.
    """
    return [*_own(item, known), *(found for found in _linked(item, known))]


def _own(item: ItemDocument, known: Known) -> Findings:
    yield from whole(item, known)
    yield from shape(item)
    yield from wording(item)


def _linked(item: ItemDocument, known: Known) -> Findings:
    if not isinstance(item, CaseSet):
        return
    for place, one in enumerate(asked(item)):
        for found in _own(one, known):
            yield Finding(("items", place, *found.path), found.found, found.expected, found.remedy)


def bank_problems(items: Sequence[ItemDocument], known: Known = NOTHING_KNOWN) -> list[Finding]:
    """Every finding in each item and across them; a path begins with the item's id, or is empty for the bank."""
    single = [
        Finding((item.id, *found.path), found.found, found.expected, found.remedy)
        for item in items
        for found in problems(item, known)
    ]
    return [*single, *bank(items)]
