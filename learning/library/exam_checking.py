"""What the library checks of an exam beyond its definition: whether the bank can meet it, and its parts agree."""

from collections.abc import Iterator

from learning.library.findings import located
from learning.library.item_checking import bank_of
from learning.library.loading import Loaded
from learning.library.pools import drawable, quizzed
from learning.library.problems import Problem
from quizzes.cases.definition import CaseDocument
from quizzes.exams import lint
from quizzes.exams.definition import ExamDocument


def exam_problems(loaded: tuple[Loaded, ...]) -> Iterator[Problem]:
    """Every such problem of every exam; of a blueprint that no form can meet, each cell that is short."""
    items = [banked.item for banked in bank_of(loaded).values()]
    in_quizzes = quizzed(document for one in loaded for document in one.documents)
    graded, practice = (drawable(items, in_quizzes, use) for use in ("graded", "practice"))
    cases = graded_cases(loaded)
    for one in loaded:
        for document in one.documents:
            if isinstance(document, ExamDocument):
                for finding in lint.problems(document, graded, practice, cases):
                    yield located(one.source, finding)


def graded_cases(loaded: tuple[Loaded, ...]) -> set[str]:
    """The slugs of the cases that count."""
    cases = ((one.name.slug, document) for one in loaded for document in one.documents)
    return {slug for slug, document in cases if isinstance(document, CaseDocument) and document.use == "graded"}
