"""A quiz as its page shows it to one learner: what is asked, and of what was responded to the verdict and the why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from learning.attempts.debriefing import title_at
from learning.attempts.exams.presenting import Html
from learning.attempts.exams.resulting import FITS, SURE
from learning.attempts.quizzes.asking import Quiz
from learning.attempts.quizzes.history import Go, History
from learning.attempts.quizzes.posted import ALL
from learning.attempts.quizzes.standings import Stood, marks, stood, verdict
from learning.library.shelf import ItemEntry, Library
from quizzes.exams.calibration import calibration
from quizzes.exams.results import Marked
from quizzes.items.behaviour import MARK_RIGHT, MARK_WRONG
from quizzes.items.common import Message, Posted
from quizzes.items.definition import asked
from quizzes.items.feedback import Feedback
from quizzes.items.hints import hints
from quizzes.items.shown import Shown

HOW = {
    "immediate": "Respond to a question and you are told at once whether it is right, and why. {counts}",
    "tries": "You have {most} tries at each question, and a hint after each miss. A later try counts for less.",
    "certainty": "Say with each response how sure you are. The marks reward those who know what they do not know.",
    "deferred": "Respond to all of them, then hand in once: you are told about all together. {counts}",
}

COUNTS = {
    "lesson": "Nothing here counts.",
    "course": "For credit your best go counts.",
}


@dataclass(frozen=True)
class Tried:
    """What was typed into a form that could not be read yet, by field, with what is wrong by item."""

    fields: Posted
    wrong: Mapping[str, Message]
    sureness: str | None


@dataclass(frozen=True)
class Question:
    """One question. `place` counts from 1; `name` is what the page calls it, `seen` the state its form was made in.

    `told`: what is said of the latest response, once the item is closed; `hints`: while it is open.
    `message`: what could not be read, where no field of it is named.
    """

    place: int
    name: str
    shown: Shown
    html: Html
    stems: tuple[str, ...]
    seen: str
    latest: Stood | None
    verdict: str
    told: Feedback | None
    hints: tuple[str, ...]
    filled: Posted
    wrong: Message
    message: str
    sureness: str | None

    @property
    def closed(self) -> bool:
        """Whether only a fresh go takes another response."""
        return self.latest is not None and not self.latest.standing.open


@dataclass(frozen=True)
class View:
    """A whole quiz. `sums`: what the responses so far come to, a sentence each; `marks`: the table of certainty."""

    quiz: Quiz
    how: str
    questions: tuple[Question, ...]
    sums: tuple[str, ...]
    marks: tuple[tuple[str, str, str], ...]
    names: Mapping[str, str]

    @property
    def handed_in(self) -> bool:
        """Whether a quiz that is taken as a whole was handed in."""
        return self.quiz.whole and any(one.closed for one in self.questions)


def view_of(books: Library, quiz: Quiz, kept: History, tried: Tried | None = None) -> View:
    """The quiz with what is kept of it."""
    rule = quiz.rule
    questions = tuple(
        _question(quiz, place, entry, kept.of(entry.id), tried) for place, entry in enumerate(quiz.entries, 1)
    )
    how = HOW[rule.mode].format(most=rule.most, counts=COUNTS[quiz.page.kind])
    table = [(SURE[one], marks(MARK_RIGHT[one]), marks(MARK_WRONG[one])) for one in MARK_RIGHT]
    return View(
        quiz, how, questions, tuple(_sums(quiz, questions)),
        tuple(table) if rule.mode == "certainty" else (), _names(books, quiz),
    )  # fmt: skip


def _question(quiz: Quiz, place: int, entry: ItemEntry, go: Go, tried: Tried | None) -> Question:
    latest, item, shown = stood(quiz, entry, go), entry.document, entry.document.shown(quiz.seed)
    told = item.feedback(latest.last.response) if latest else None
    still_open = latest is not None and latest.standing.open
    wrong = tried.wrong.get(entry.id, Message("")) if tried else Message("")
    return Question(
        place, shown.id, shown, entry.as_html, tuple(one.stem for one in asked(item)), go.mark, latest,
        verdict(quiz, go, latest) if latest else "", None if still_open else told,
        hints(item, told, len(go.said)) if told and still_open else (),
        _filled(quiz, entry, latest if still_open else None, tried), wrong,
        "" if wrong.field in _fields(shown) else wrong.text, tried.sureness if tried else None,
    )  # fmt: skip


def _filled(quiz: Quiz, entry: ItemEntry, open_try: Stood | None, tried: Tried | None) -> Posted:
    """What stands in the form: what was typed just now, or the response that was not right yet."""
    if tried is not None:
        return tried.fields
    return entry.document.filled(open_try.last.response, quiz.seed) if open_try else {}


def _fields(shown: Shown) -> set[str]:
    return {one.name for one in shown.fields} | {name for member in shown.members for name in _fields(member)}


def _sums(quiz: Quiz, questions: Sequence[Question]) -> Iterator[str]:
    closed = [one.latest for one in questions if one.latest is not None and one.closed]
    if closed:
        right = sum(one.last.score == 1 for one in closed)
        yield f"So far {right} of {len(quiz.entries)} right."
    if quiz.rule.mode == "certainty":
        yield from _calibration(closed)


def _calibration(closed: Sequence[Stood]) -> Iterator[str]:
    """How sure the learner was beside how right: never part of a score."""
    found = calibration([Marked("", "", "assessment", one.last.score, sureness=one.last.sureness) for one in closed])
    for band in found.bands:
        yield f"{SURE[band.sureness]}: {band.items} of your responses, {band.score:.0%} right; {FITS[band.fit]}."
    if found.mark is not None:
        yield f"On average {marks(found.mark)} of 3."


def _names(books: Library, quiz: Quiz) -> dict[str, str]:
    """Pages to read on by their titles, and publications as a reader would name them."""
    items = [entry.document for entry in quiz.entries]
    cited = {slug for item in items for slug in item.references}
    pages = {path: title_at(books, path) for item in items for path in item.read_next}
    return pages | {one.id: one.short for one in books.references if one.id in cited}


def part_of(view: View, name: str) -> dict[str, Any]:
    """What the page of one question, or of a whole quiz, is made from; KeyError for a name that it does not have."""
    if name == ALL:
        return {"view": view, "questions": view.questions}
    return {"view": view, "questions": [{one.name: one for one in view.questions}[name]]}
