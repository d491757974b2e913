"""The result of a sitting as its page shows it: what may be seen by now, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from learning.attempts.exams.finding import Sitting
from learning.attempts.exams.grading import decided, result_of, still_open
from learning.attempts.exams.marking import Graded, feedback
from learning.attempts.exams.presenting import Html, html_of
from quizzes.exams.calibration import Fit
from quizzes.exams.decision import Decision
from quizzes.exams.results import Share
from quizzes.exams.reveal import Phase
from quizzes.items.definition import asked
from quizzes.items.feedback import Feedback
from quizzes.items.shown import Opaque

SURE = {"guess": "A guess", "fairly": "Fairly sure", "certain": "Certain"}
FITS: Mapping[Fit, str] = {
    "fits": "as sure as the responses were good",
    "too-sure": "surer than the responses were good",
    "too-modest": "less sure than the responses were good",
}


@dataclass(frozen=True)
class Reviewed:
    """One question afterwards, by its opaque id; `note` is why a response could not be read.

    `safety` is what is still asked for it before a pass: nothing, `short`, or `more`.
    """

    place: int
    id: str
    stem: str
    stems: tuple[str, ...]
    html: Html
    feedback: Feedback
    note: str
    scored: bool
    safety: str


@dataclass(frozen=True)
class ResultPage:
    """What the page shows. Shares are by name in words; scores are in [0, 1]."""

    result: Graded
    decision: Decision
    domains: dict[str, Share]
    pillars: dict[str, Share]
    sureness: tuple[str, ...]
    questions: tuple[Reviewed, ...]


def result_page(db: Connection, sitting: Sitting) -> ResultPage | None:
    """The latest result of a closed sitting; None while it is not graded or where it was voided."""
    result = result_of(db, sitting.id)
    if result is None or sitting.attempt.state == "voided":
        return None
    decision = decided(db, sitting, result)
    phase: Phase = "passed" if decision.passed or sitting.paper.use == "practice" else "submitted"
    open_hazards = {one.item: one.asks for one in still_open(db, sitting.id, result.hazards)}
    return ResultPage(
        result, decision, _named(result.tally.domains), _named(result.tally.pillars), _sureness(result),
        _questions(sitting, result, phase, open_hazards),
    )  # fmt: skip


def _named(shares: Mapping[str, Share]) -> dict[str, Share]:
    return {name.replace("-", " ").capitalize(): share for name, share in shares.items()}


def _sureness(result: Graded) -> tuple[str, ...]:
    return tuple(
        f"{SURE[one.sureness]}: {one.items} responses, {one.score:.0%} right; {FITS[one.fit]}."
        for one in result.calibration.bands
    )


def _questions(sitting: Sitting, result: Graded, phase: Phase, hazards: Mapping[str, str]) -> tuple[Reviewed, ...]:
    told = feedback(sitting.paper, result, phase)
    both = zip(sitting.paper.form.items, result.marks, strict=True)
    return tuple(
        Reviewed(
            place, Opaque(sitting.paper.form.seed, mark.item).of(), one.document.stem,
            tuple(each.stem for each in asked(one.document)), html_of(one), told[mark.item], mark.unread, one.scored,
            hazards.get(mark.item, ""),
        )
        for place, (one, mark) in enumerate(both, 1)
    )  # fmt: skip
