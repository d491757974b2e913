"""What learners think of a course, as a table and in Markdown, for boards that ask for it. Pure."""

import re
from collections.abc import Iterator
from html import escape

from learning.credit.completion.evaluating import Summary
from learning.credit.completion.questions import Grade
from learning.credit.spreadsheets import csv_of

# Signs that Markdown would take for more than a sign.
_SIGNS = re.compile(r"([\\`*_{}\[\]()#+\-.!])")


def csv_evaluations(said: Summary, scale: tuple[Grade, ...]) -> str:
    """Each statement with its mean (of 5) and how many chose each point; then each comment, in nobody's order."""
    head = ("part", "text", "mean", *(f"{grade.value} {grade.words}" for grade in scale))
    return csv_of(head, _rows(said, len(scale)))


def told_evaluations(said: Summary, scale: tuple[Grade, ...]) -> Iterator[str]:
    """The same as lines of Markdown; a comment cannot be more than its words."""
    yield f"\n### Results\n\n{said.number} evaluations. Nothing says whose is whose.\n"
    yield " | ".join(("| Statement", "Mean of 5", *(grade.words for grade in scale))) + " |"
    yield "|---" * (len(scale) + 2) + "|"
    for one in said.rated:
        yield " | ".join((f"| {one.says}", f"{one.mean:.1f}", *map(str, one.counts))) + " |"
    yield "\n### Comments\n"
    yield from (f"- {_plain(comment)}" for comment in said.comments or ("Nobody wrote one",))


def _rows(said: Summary, points: int) -> Iterator[tuple[str | float, ...]]:
    for one in said.rated:
        yield "statement", one.says, f"{one.mean:.1f}", *one.counts
    yield from (("comment", comment, "", *[""] * points) for comment in said.comments)


def _plain(comment: str) -> str:
    return escape(_SIGNS.sub(r"\\\1", " ".join(comment.split())), quote=False)
