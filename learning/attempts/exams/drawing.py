"""Drawing a form for somebody from the published bank, and freezing it."""

import secrets
from collections.abc import Mapping

from learning.attempts.exams.paper import Paper, Use, paper_of
from learning.core.errors import Unavailable
from learning.library.shelf import ExamEntry, Library
from quizzes.exams.assembly import Infeasible, assemble

SEED_BITS = 63


def draw(books: Library, exam: ExamEntry, use: Use, seen: Mapping[str, int]) -> Paper:
    """A new paper, with what the candidate met least; the order and the names of things differ each time."""
    document = exam.document
    pool = books.pool("graded" if use == "exam" else "practice")
    blueprint, sections = (document.blueprint, document.sections) if use == "exam" else (document.practice, ())
    form = assemble(blueprint, pool, secrets.randbits(SEED_BITS), seen, sections)
    if isinstance(form, Infeasible):  # the check before publishing has refused such a bank
        raise Unavailable("No form of this exam can be made from what is published now.")
    html = {one.item: books.items[one.item].html for one in form.items}
    return paper_of(exam.slug, document, form, {one.id: one for one in pool}, use, html)
