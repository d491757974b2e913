"""What the page of an exam says to this person: their time and why, and what staff did with their attempts."""

from typing import Any

from sqlalchemy import Connection

from learning.attempts.exams.accommodating import accommodations_of
from learning.attempts.exams.acts import acts_on_exam
from learning.attempts.owners import Owner
from learning.library.shelf import ExamEntry
from quizzes.exams.reveal import Reveal, When
from quizzes.exams.timing import time_in_words

OWN, SCORE, RIGHT, WHY = "your own responses", "the score of each", "the right responses", "the reasons"
PANEL = "the mean of a panel’s ratings of your questions"
MOMENTS: dict[When, str] = {
    "during": "During the exam you see",
    "after-submit": "Once it is handed in you see",
    "after-passing": "Once it is passed you see",
    "never": "Never shown are",
}


def told(db: Connection, owner: Owner, exam: ExamEntry, now: int) -> dict[str, Any]:
    """How long this person has, by how much the exam is passed, their accommodations, and the acts by sitting."""
    document = exam.document
    granted = accommodations_of(db, owner.account, exam.slug) if owner.account else ()
    return {
        "time": time_in_words(document.minutes, [one.time for one in granted if one.holds(now)]),
        "cut": "the mean of a panel’s ratings of your questions"
        if document.cut == "angoff"
        else f"{document.cut:.0%}",
        "reveals": _reveals(document.reveal),
        "granted": granted,
        "acts": acts_on_exam(db, owner, exam.slug),
        "now": now,
    }


def _reveals(reveal: Reveal) -> str:
    """When what is shown, in one or more sentences."""
    by_moment: dict[When, list[str]] = {}
    for moment, what in ((reveal.own, OWN), (reveal.score, SCORE), (reveal.right, RIGHT), (reveal.why, WHY)):
        by_moment.setdefault(moment, []).append(what)
    return " ".join(f"{MOMENTS[moment]} {' and '.join(what)}." for moment, what in by_moment.items())
