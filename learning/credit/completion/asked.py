"""What a course asks of whoever wants credit for it, as it is published."""

import hashlib
from dataclasses import dataclass

from learning.attempts.quizzes.asking import Quiz, quiz_of
from learning.core.columns import to_json
from learning.library.shelf import Library
from learning.study.courses import Offer, offer_of


@dataclass(frozen=True, eq=False)
class Asked:
    """A course as offered, and the quiz that counts for it: a pathway has its exam in place of one.

    `books`: the library it is offered in.
    """

    books: Library
    offer: Offer
    quiz: Quiz | None

    @property
    def slug(self) -> str:
        """The course."""
        return self.offer.page.slug

    @property
    def pilot(self) -> bool:
        """Whether it is tried out without credit."""
        return self.offer.document.pilot

    @property
    def work(self) -> str:
        """The work it asks for, in one word: other modules, questions, cases or marks make another.

        New words on the same pages do not: nobody has to attest again because a sentence was mended.
        """
        plan, document = self.offer.outline, self.offer.document
        facts = (
            sorted(page.key for page in plan.modules),
            sorted(case.slug for case in plan.cases),
            [sorted(one.id for one in self.quiz.entries), document.pass_mark] if self.quiz else [],
            plan.exam.slug if plan.exam else "",
        )
        return hashlib.sha256(to_json(facts).encode()).hexdigest()


def asked_of(books: Library, slug: str, day: str) -> Asked | None:
    """What this course asks on a day (YYYY-MM-DD, for the rule of hours); None if it is not published."""
    offer = offer_of(books, slug, day)
    if offer is None:
        return None
    quiz = None if offer.document.courses else quiz_of(books, "course", slug)
    return Asked(books, offer, quiz)
