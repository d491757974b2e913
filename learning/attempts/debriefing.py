"""The debrief in the plain rows that the parts of the page take."""

from typing import Any

from learning.attempts.presenting import Rows, feedback_rows
from learning.library.shelf import Library
from quizzes.cases.debrief import Debrief
from quizzes.cases.feedback_marks import Feedback, Mark

KINDS = {
    "passed": "good",
    "referred-rightly": "good",
    "failed": "open",
    "over-referral": "open",
    "not-yet-safe": "bad",
}


def rows_of(page: Debrief, books: Library) -> dict[str, Any]:
    """The verdict's kind, the pillar bars, both paths, the chart, the whys, the arithmetic and what to read next."""
    return {
        "kind": KINDS[page.outcome],
        "bars": [(bar.title, bar.score, bar.cut) for bar in page.bars],
        "paths": [path for path in map(_paths, page.steps) if path[1] or path[2]],
        "slopes": _slopes(page),
        "whys": [(step.title, _whys(step)) for step in page.steps],
        "sums": [(line.title, line.says, f"{line.score:.2f}") for line in page.sums],
        "sources": [(one.short, f"/references#{one.id}") for one in books.references if one.id in page.references],
        "read_next": [(title_at(books, path), path) for path in page.read_next],
    }


def _whys(step: Feedback) -> Rows:
    """The rows of each question, and whether something there differs from what belongs."""
    slips = [any(mark.slip for mark in group.marks) for group in step.groups]
    return [(*row, slip) for row, slip in zip(feedback_rows(step), slips, strict=True)]


def title_at(books: Library, path: str) -> str:
    """The title of the page at an address, the address itself where no page is."""
    found = (page.title for kind in books.pages_by_kind for page in books.pages(kind) if page.url == path)
    return next(found, path)


def _paths(step: Feedback) -> tuple[str, Rows, Rows]:
    """A step, the own acts (text, same / other / harm) and the expert's (text, whether the learner did it too)."""
    marks = [mark for group in step.groups for mark in group.marks]
    own: Rows = [(_said(mark, mark.said), _likeness(mark)) for mark in marks if mark.own]
    return step.title, own, [(_said(mark, mark.theirs), mark.own) for mark in marks if mark.expert]


def _said(mark: Mark, said: str) -> str:
    return f"{mark.text}: {said}" if said else mark.text


def _likeness(mark: Mark) -> str:
    return "harm" if mark.verdict == "harm" else "same" if mark.expert and not mark.better else "other"


def _slopes(page: Debrief) -> Rows:
    if page.chart is None:
        return []
    return [(line.name, line.prior, line.tests, line.truth) for line in page.chart.lines]
