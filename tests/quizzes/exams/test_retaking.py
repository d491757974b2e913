"""When an exam may be begun again."""

import pytest

from quizzes.exams.retaking import Entry, History, Wait, entry, retake_opens_at
from quizzes.exams.timing import HOUR

NOON = 1_795_000_000_000
THREE = (NOON - 50 * HOUR, NOON - 30 * HOUR, NOON)


def test_a_retake_opens_24_hours_after_the_third_failure() -> None:
    assert retake_opens_at(Wait(), THREE) == NOON + 24 * HOUR
    assert retake_opens_at(Wait(), THREE[1:]) is None


def test_each_further_failure_waits_again() -> None:
    assert retake_opens_at(Wait(), (*THREE, NOON + 90 * HOUR)) == NOON + 114 * HOUR


@pytest.mark.parametrize(
    ("attempts", "history", "now", "expected"),
    [
        (None, History(), NOON, Entry("begin")),
        (None, History(2, THREE[:2]), NOON, Entry("begin")),
        (None, History(3, THREE), NOON + 24 * HOUR - 1, Entry("wait", NOON + 24 * HOUR)),
        (None, History(3, THREE), NOON + 24 * HOUR, Entry("begin")),
        (3, History(3, THREE), NOON + 99 * HOUR, Entry("no-more")),
        (3, History(3, THREE[:2], open=True), NOON, Entry("join")),
    ],
)
def test_what_a_learner_may_do_now(attempts: int | None, history: History, now: int, expected: Entry) -> None:
    assert entry(Wait(), attempts, history, now) == expected
