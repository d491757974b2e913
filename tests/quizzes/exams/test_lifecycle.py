"""The moves of an attempt: decided from its state, what it froze, what was granted, and now; forward only."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.exams.lifecycle import SENTENCES, Act, Attempt, Outcome, State, as_of, decide
from quizzes.exams.timing import MINUTE, Accommodation

START = 1_795_000_000_000
END = START + 60 * MINUTE
GRACE_ENDS = END + 30_000
RUNNING = Attempt("in-progress", START, minutes=60, grace_seconds=30)
LONGER = (Accommodation(minutes=15),)

STATES: tuple[State, ...] = ("in-progress", "submitted", "expired", "graded", "voided")
ACTS: tuple[Act, ...] = ("save", "submit", "close", "grade", "void", "reopen")


def at(state: State, **changes: Any) -> Attempt:
    finished = None if state == "in-progress" else START + MINUTE
    return replace(RUNNING, state=state, finished_at=finished, **changes)


# Rows: the state; columns: the acts in order. A word is the state that follows, "x" a refusal that changes nothing.
TABLE = {
    "in-progress": ("in-progress", "submitted", "x", "x", "voided", "x"),
    "submitted": ("x", "submitted", "submitted", "graded", "voided", "in-progress"),
    "expired": ("x", "x", "expired", "graded", "voided", "in-progress"),
    "graded": ("x", "graded", "graded", "graded", "voided", "in-progress"),
    "voided": ("x", "x", "x", "x", "x", "x"),
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(("place", "act"), list(enumerate(ACTS)))
def test_each_act_in_each_state(state: State, place: int, act: Act) -> None:
    outcome = decide(at(state), act, START + 2 * MINUTE, "asked by the candidate")
    expected = TABLE[state][place]

    assert outcome.state == (state if expected == "x" else expected)
    assert (outcome.refused is not None) == (expected == "x")


@pytest.mark.parametrize(
    ("now", "act", "outcome"),
    [
        (END, "save", Outcome("in-progress", None)),
        (GRACE_ENDS, "save", Outcome("in-progress", None)),
        (GRACE_ENDS + 1, "save", Outcome("expired", END, "closed")),
        (END - 5, "submit", Outcome("submitted", END - 5)),
        (GRACE_ENDS, "submit", Outcome("submitted", END)),
        (GRACE_ENDS + 1, "submit", Outcome("expired", END, "closed")),
        (GRACE_ENDS, "close", Outcome("in-progress", None, "running")),
        (GRACE_ENDS + 1, "close", Outcome("expired", END)),
        (GRACE_ENDS + 1, "grade", Outcome("graded", END)),
    ],
)
def test_the_deadline_and_its_grace_are_exact(now: int, act: Act, outcome: Outcome) -> None:
    assert decide(RUNNING, act, now) == outcome


def test_time_granted_while_it_runs_moves_the_deadline() -> None:
    now = GRACE_ENDS + MINUTE

    assert decide(RUNNING, "save", now).refused == "closed"
    assert decide(replace(RUNNING, granted=LONGER), "save", now).refused is None


@pytest.mark.parametrize("act", ["void", "reopen"])
def test_staff_say_why(act: Act) -> None:
    assert decide(at("submitted"), act, START, "  ").refused == "no-reason"


def test_reopening_needs_time_left() -> None:
    late = END + MINUTE

    assert decide(at("submitted"), "reopen", late, "power cut").refused == "no-time"
    assert decide(at("submitted", granted=LONGER), "reopen", late, "power cut") == Outcome("in-progress", None)


def test_reopening_an_attempt_that_just_ran_out_goes_by_the_clock() -> None:
    assert decide(replace(RUNNING, granted=LONGER), "reopen", END, "power cut").refused == "running"


def test_submitting_twice_keeps_the_first_instant() -> None:
    assert decide(at("submitted"), "submit", END) == Outcome("submitted", START + MINUTE)


@pytest.mark.parametrize("code", SENTENCES)
def test_every_refusal_says_what_happened_what_is_safe_and_what_next(code: str) -> None:
    assert SENTENCES[code].count(".") >= 2  # type: ignore[index]


@given(
    st.sampled_from(STATES), st.lists(st.tuples(st.sampled_from(ACTS[:4]), st.integers(0, 90 * MINUTE)), max_size=12)
)
def test_no_act_of_a_candidate_or_the_clock_leads_back(state: State, acts: list[tuple[Act, int]]) -> None:
    attempt, order = at(state), ("in-progress", "submitted", "expired", "graded", "voided")
    now = START

    for act, later in acts:
        now += later
        outcome = decide(attempt, act, now)
        assert order.index(outcome.state) >= order.index(attempt.state)
        assert attempt.finished_at is None or outcome.finished_at == attempt.finished_at
        attempt = replace(attempt, state=outcome.state, finished_at=outcome.finished_at)


@given(st.integers(0, 200 * MINUTE))
def test_a_save_is_taken_up_to_the_end_of_grace_and_never_after(after: int) -> None:
    taken = decide(RUNNING, "save", START + after).refused is None

    assert taken == (START + after <= GRACE_ENDS)
    assert taken == (as_of(RUNNING, START + after).state == "in-progress")
