"""Which objective is taught, asked and met where: one row for each, made of documents and not of files.

`flask content check` and `flask content coverage` fill it from the desk, the page for staff from what is published.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from learning.library.document_parts import Quizzed
from learning.library.documents import Lesson, Objective
from quizzes.cases.definition import CaseDocument
from quizzes.items.definition import ItemDocument, asked

COLUMNS = {
    "taught": "Lessons",
    "quizzed": "Quiz items",
    "scored": "Exam items",
    "met": "Cases",
    "met_graded": "Graded cases",
}
# A graded case is not asked for: there are far fewer of them than objectives.
NEVER_EMPTY = ("taught", "quizzed", "scored", "met")


@dataclass(frozen=True)
class Covered:
    """Where an objective is covered, each column in the order of its documents.

    `taught`: addresses of lessons; `quizzed`: ids of items that stand in a quiz; `scored`: ids of scored items of
    exams; `met`: addresses of cases, graded ones among them; `met_graded`: of those alone.
    """

    objective: Objective
    taught: tuple[str, ...]
    quizzed: tuple[str, ...]
    scored: tuple[str, ...]
    met: tuple[str, ...]
    met_graded: tuple[str, ...]

    def column(self, name: str) -> tuple[str, ...]:
        """What stands in a column of COLUMNS."""
        found: tuple[str, ...] = getattr(self, name)
        return found

    def empty(self) -> tuple[str, ...]:
        """The columns that should hold something and do not."""
        return tuple(name for name in NEVER_EMPTY if not self.column(name))


def matrix(
    objectives: Iterable[Objective],
    pages: Mapping[str, Quizzed],
    items: Iterable[ItemDocument],
    cases: Mapping[str, CaseDocument],
) -> tuple[Covered, ...]:
    """A row for each objective, in their order; `pages` (lessons and courses) and `cases` by their addresses."""
    asking = [(item, _objectives(item)) for item in items if item.status != "retired"]
    quizzes = set(homes(pages))

    def row(objective: Objective) -> Covered:
        ours = [item for item, ids in asking if objective.id in ids]
        met = {url: case.use for url, case in cases.items() if objective.id in case.objectives}
        return Covered(
            objective,
            taught=tuple(url for url, page in pages.items() if objective.id in _taught(page)),
            quizzed=tuple(item.id for item in ours if item.id in quizzes),
            scored=tuple(item.id for item in ours if item.use == "graded" and item.status == "scored"),
            met=tuple(met),
            met_graded=tuple(url for url, use in met.items() if use == "graded"),
        )

    return tuple(row(objective) for objective in objectives)


def homes(pages: Mapping[str, Quizzed]) -> dict[str, str]:
    """The address of the page in whose quiz an item stands, by its id; of several the first."""
    listed = [(ident, url) for url, page in pages.items() if page.taken for ident in page.taken.items]
    return dict(reversed(listed))


def _taught(page: Quizzed) -> tuple[str, ...]:
    """A course names objectives too, and teaches them by its lessons."""
    return page.objectives if isinstance(page, Lesson) else ()


def _objectives(item: ItemDocument) -> set[str]:
    """A case set asks for what each of its items asks for."""
    return {one.objective for one in (item, *asked(item))}
