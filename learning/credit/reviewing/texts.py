"""What a reviewer reads before a course may be credited: every text that is studied, and every question asked."""

from collections.abc import Iterator
from functools import lru_cache

from learning.attempts.exams.offered import offered
from learning.attempts.quizzes.asking import quiz_of
from learning.credit.boards.revisions import Revisions, called, digest_of_all, revisions_in
from learning.library.shelf import ExamEntry, Library
from learning.study.courses import Offer


# Keyed by the very objects: an offer is made once for each generation and rule of hours.
@lru_cache(maxsize=16)
def to_read(books: Library, offer: Offer) -> Revisions:
    """Path and digest of the course, its modules and cases, its exam, and the files of all items it may ask."""
    exam = offer.outline.exam
    questions = {path: books.digests[path] for path in _of_items(books, offer)}
    return revisions_in(books.digests, offer) | (_of_exam(books, exam) if exam else {}) | questions


@lru_cache(maxsize=16)
def digest_to_read(books: Library, offer: Offer) -> str:
    """One digest of all of that: it changes when anything of it does."""
    return digest_of_all(to_read(books, offer))


def _of_exam(books: Library, exam: ExamEntry) -> dict[str, str]:
    """The exam itself, and the graded cases to choose from."""
    cases = offered(books, exam.document.cases)
    return called(books.digests, {("exam", exam.slug), *(("case", case.slug) for case in cases)})


def _of_items(books: Library, offer: Offer) -> Iterator[str]:
    quiz, exam = quiz_of(books, "course", offer.page.slug), offer.outline.exam
    if quiz:
        yield from (entry.path for entry in quiz.entries)
    if exam:
        drawn = (one for one in books.pool("graded") if one.domain in exam.document.blueprint.domains)
        yield from (books.items[one.id].path for one in drawn)
