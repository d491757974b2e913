"""What is shipped has no problems, an editor would send nothing back, and its cases pay for thinking alone."""

from pathlib import Path

import pytest

from learning.library import editorial
from learning.library.case_playing import robot_problems
from learning.library.checking import Checked, check

CONTENT = Path(__file__).parent.parent / "content"


@pytest.fixture(scope="module")
def shipped() -> Checked:
    return check(CONTENT)


def test_the_shipped_content_has_no_problem(shipped: Checked) -> None:
    assert [str(problem) for problem in shipped.problems] == []


def test_an_editor_would_send_nothing_back(shipped: Checked) -> None:
    assert [str(problem) for problem in editorial.problems(shipped.documents)] == []


def test_every_robot_is_content_with_every_shipped_case(shipped: Checked) -> None:
    assert [str(problem) for problem in robot_problems(shipped.documents, None, plays=300)] == []
