"""What the page of an exam says of its rules, in words."""

from typing import Any

from sqlalchemy import Connection

from learning.attempts.exams.accommodating import granted_to
from learning.attempts.owners import Owner
from learning.library.shelf import ExamEntry
from quizzes.exams.timing import time_in_words


def times(db: Connection, owner: Owner, exam: ExamEntry, now: int) -> dict[str, Any]:
    """How long this person has, and by how much the exam is passed."""
    document = exam.document
    granted = granted_to(db, owner.account, exam.slug, now) if owner.account else ()
    return {
        "time": time_in_words(document.minutes, granted),
        "cut": "the mean of a panel's ratings of your items" if document.cut == "angoff" else f"{document.cut:.0%}",
    }
