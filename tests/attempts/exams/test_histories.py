"""Histories of a sitting equal a sequential model."""

from pathlib import Path

from tests import databases
from tests.attempts.exams.histories import play


def test_histories_drawn_by_chance_equal_the_model(tmp_path: Path) -> None:
    with databases.fresh("sqlite", tmp_path) as database:
        play(25, 15, database)
