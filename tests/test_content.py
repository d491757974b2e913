"""What is shipped has no problems, and its cases pay for thinking alone."""

from pathlib import Path

import pytest

from learning.library import editorial
from learning.library.case_files import read_case, robot_problems
from learning.library.checking import check

CONTENT = Path(__file__).parent.parent / "content"
CASES = sorted((CONTENT / "cases").glob("*.md"))


def test_the_shipped_content_has_no_problem() -> None:
    assert [str(problem) for problem in check(CONTENT).problems] == []


def test_an_editor_would_send_nothing_back() -> None:
    assert [str(problem) for problem in editorial.problems(check(CONTENT).documents)] == []


@pytest.mark.parametrize("file", CASES, ids=[file.stem for file in CASES])
def test_every_robot_is_content_with_a_shipped_case(file: Path) -> None:
    case = read_case(file, CONTENT)

    assert case.document is not None
    assert [str(problem) for problem in robot_problems(case, file, plays=300)] == []
