"""How long an attempt may take, in minutes and instants."""

import pytest

from quizzes.exams.timing import MINUTE, Accommodation, allowed_minutes, deadline, in_time, steady, time_in_words

HALF_MORE = Accommodation(factor=1.5)
TEN_MORE = Accommodation(minutes=10)


@pytest.mark.parametrize(
    ("granted", "allowed", "words"),
    [
        ((), 60, "60 min"),
        ((HALF_MORE,), 90, "90 min (extended from 60)"),
        ((HALF_MORE, TEN_MORE), 100, "100 min (extended from 60)"),
        ((HALF_MORE, Accommodation(factor=1.25)), 90, "90 min (extended from 60)"),
        ((Accommodation(factor=1.01),), 61, "61 min (extended from 60)"),
    ],
)
def test_accommodations_extend_the_time(granted: tuple[Accommodation, ...], allowed: int, words: str) -> None:
    assert allowed_minutes(60, granted) == allowed
    assert time_in_words(60, granted) == words


def test_the_deadline_is_the_start_and_the_time_unless_the_exam_closes_first() -> None:
    assert deadline(5, 60, (HALF_MORE,)) == 5 + 90 * MINUTE
    assert deadline(5, 60, (), closes_at=1000) == 1000


@pytest.mark.parametrize(("received", "ok"), [(99_999, True), (100_000, True), (130_000, True), (130_001, False)])
def test_grace_is_counted_to_the_millisecond(received: int, ok: bool) -> None:
    assert in_time(received, deadline_at=100_000, grace_seconds=30) == ok


def test_a_clock_set_back_gives_no_time() -> None:
    assert steady(now=50, latest=80) == 80
    assert steady(now=90, latest=80) == 90
