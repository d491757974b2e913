"""The states of an attempt at an exam. One function decides every move from the attempt, what it froze, and now.

    in-progress -> submitted | expired -> graded; any of them -> voided, by staff, with a reason

A candidate's acts only lead forward; staff may reopen a finished attempt, with a reason and time left to use.
"""

from dataclasses import dataclass
from typing import Literal

from quizzes.exams.timing import Accommodation, deadline, in_time

State = Literal["in-progress", "submitted", "expired", "graded", "voided"]
Act = Literal["save", "submit", "close", "grade", "void", "reopen"]
Code = Literal["closed", "running", "voided", "no-reason", "no-time"]

SENTENCES: dict[Code, str] = {
    "closed": "This attempt is closed. What was saved in time counts; this change came after and does not.",
    "running": "This attempt is still in progress. Nothing was changed; wait until it is submitted or over.",
    "voided": "This attempt was voided by staff. Nothing in it counts; ask them for the reason and the next step.",
    "no-reason": "Say why. Nothing was changed; the reason is kept with the act, and the candidate can read it.",
    "no-time": "No time is left to use. Nothing was changed; grant more minutes first, then reopen.",
}


@dataclass(frozen=True)
class Attempt:
    """An attempt and what it froze at its start; `granted` may grow while it runs. Instants in milliseconds."""

    state: State
    started_at: int
    minutes: int
    grace_seconds: int
    granted: tuple[Accommodation, ...] = ()
    closes_at: int | None = None
    finished_at: int | None = None

    @property
    def deadline(self) -> int:
        """The instant its time is over."""
        return deadline(self.started_at, self.minutes, self.granted, self.closes_at)


@dataclass(frozen=True)
class Outcome:
    """The state after an act and when the attempt was finished; `refused`: the act itself was not taken.

    A refused act may still have moved the attempt: who touches one whose time is over closes it.
    """

    state: State
    finished_at: int | None
    refused: Code | None = None

    @property
    def sentence(self) -> str:
        """What to tell the one who acted; empty when the act was taken."""
        return SENTENCES[self.refused] if self.refused else ""


def as_of(attempt: Attempt, now: int) -> Outcome:
    """The state now: in progress beyond deadline and grace is expired, finished at its deadline."""
    if attempt.state == "in-progress" and not in_time(now, attempt.deadline, attempt.grace_seconds):
        return Outcome("expired", attempt.deadline)
    return Outcome(attempt.state, attempt.finished_at)


def decide(attempt: Attempt, act: Act, now: int, reason: str = "") -> Outcome:
    """What an act does now. `reason` is asked for where staff void or reopen."""
    current = as_of(attempt, now)
    if act in {"void", "reopen"}:
        return _by_staff(attempt, current, act, now, reason)
    if current.state == "voided":
        return _refuse(current, "voided")
    if act == "grade":
        return _refuse(current, "running") if current.state == "in-progress" else _move(current, "graded")
    if act == "close":
        return _refuse(current, "running") if current.state == "in-progress" else current
    return _by_candidate(attempt, current, act, now)


def _by_candidate(attempt: Attempt, current: Outcome, act: Act, now: int) -> Outcome:
    """Save or submit. Submitting twice changes nothing the second time and is no fault."""
    if current.state == "in-progress":
        return current if act == "save" else Outcome("submitted", min(now, attempt.deadline))
    handed_in = act == "submit" and current.state in {"submitted", "graded"}
    return current if handed_in else _refuse(current, "closed")


def _by_staff(attempt: Attempt, current: Outcome, act: Act, now: int, reason: str) -> Outcome:
    if current.state == "voided":
        return _refuse(current, "voided")
    if not reason.strip():
        return _refuse(current, "no-reason")
    if act == "void":
        return _move(current, "voided")
    if current.state == "in-progress":
        return _refuse(current, "running")
    return Outcome("in-progress", None) if now < attempt.deadline else _refuse(current, "no-time")


def _refuse(current: Outcome, code: Code) -> Outcome:
    return Outcome(current.state, current.finished_at, code)


def _move(current: Outcome, state: State) -> Outcome:
    return Outcome(state, current.finished_at)
