"""How reliability grows with length, and how long a test must be."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.analysis.spearman_brown import lengthened, needed_factor

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "case_scoring.json").read_text())
reliability = st.floats(0.05, 0.95)


@pytest.mark.parametrize("vector", VECTORS["worked_example"]["spearman_brown"])
def test_a_lengthened_test_is_as_reliable_as_listed(vector: dict[str, float]) -> None:
    assert lengthened(vector["alpha"], vector["factor"]) == pytest.approx(vector["out"], abs=1e-4)


def test_twelve_cases_at_53_need_43_for_80() -> None:
    assert round(12 * needed_factor(0.53, 0.80)) == 43


@given(reliability, reliability)
def test_the_needed_length_gives_what_was_wanted(alpha: float, wanted: float) -> None:
    assert lengthened(alpha, needed_factor(alpha, wanted)) == pytest.approx(wanted)
