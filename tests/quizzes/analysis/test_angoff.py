"""Where judges put the cut, and how sure their panel is of it."""

import json
from pathlib import Path

import pytest

from quizzes.analysis.angoff import angoff

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "case_scoring.json").read_text())


def test_the_judges_agree_on_a_cut() -> None:
    vector = VECTORS["worked_example"]["angoff"]

    standard = angoff(vector["judges"])

    assert standard.cut == pytest.approx(vector["cut"], abs=1e-4)
    assert standard.standard_error == pytest.approx(vector["standard_error"], abs=1e-4)


def test_judges_who_say_the_same_leave_no_error() -> None:
    assert angoff([[0.6, 0.8], [0.8, 0.6]]).standard_error == 0


def test_one_judge_has_no_error_to_tell() -> None:
    assert angoff([[0.6, 0.8]]).standard_error is None
