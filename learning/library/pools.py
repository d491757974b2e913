"""Which items the forms of exams may draw from; the check before publishing and the site ask the same."""

from collections.abc import Collection, Iterable

from learning.library.document_parts import Quizzed
from quizzes.cases.words import Use
from quizzes.items.definition import ItemDocument


def quizzed(documents: Iterable[object]) -> frozenset[str]:
    """The ids of the items that stand in a quiz of any of these pages."""
    quizzes = (one.taken for one in documents if isinstance(one, Quizzed))
    return frozenset(ident for quiz in quizzes if quiz for ident in quiz.items)


def drawable(items: Iterable[ItemDocument], in_quizzes: Collection[str], use: Use) -> tuple[ItemDocument, ...]:
    """The items of a use, practice ones only if no quiz asks them: readers have met those and were told every why."""
    fitting = (one for one in items if one.use == use)
    return tuple(one for one in fitting if use == "graded" or one.id not in in_quizzes)
