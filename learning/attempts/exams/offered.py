"""The graded cases of which a candidate passes some, as they are published now."""

from learning.library.shelf import CaseEntry, Library
from quizzes.exams.definition import CasesToPass


def offered(books: Library, cases: CasesToPass | None) -> list[CaseEntry]:
    """In the author's order; one that was taken back is left out, and an exam without cases offers none."""
    found = (books.case(slug) for slug in (cases.slugs if cases else ()))
    return [one for one in found if one]
