from collections.abc import Callable
from pathlib import Path

import pytest

from learning.library.case_playing import robot_problems
from learning.library.checking import check_texts
from learning.library.loading import Loaded
from quizzes.cases import robots
from quizzes.cases.definition import CaseDocument
from tests.library.small_case import CASE
from tests.library.small_content import TEXTS

PLAYS = 20


@pytest.fixture
def played(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the cases that robots really played."""
    titles: list[str] = []
    real: Callable[..., list[robots.Verdict]] = robots.verdicts

    def counted(case: CaseDocument, *rest: object) -> list[robots.Verdict]:
        titles.append(case.title)
        return real(case, *rest)

    monkeypatch.setattr(robots, "verdicts", counted)
    return titles


def library(**changed: str) -> tuple[Loaded, ...]:
    texts = {**TEXTS, "cases/talk.md": changed.get("case", CASE)}
    texts |= {"references.yaml": changed["references"]} if "references" in changed else {}
    return check_texts(texts).documents


def found(kept: Path | None, documents: tuple[Loaded, ...] | None = None) -> list[str]:
    return [str(problem) for problem in robot_problems(documents or library(), kept, PLAYS)]


def test_a_case_that_a_robot_breaks_is_a_problem_of_its_file() -> None:
    assert any("cases/talk.md:2:1: found a case that the robot random breaks" in one for one in found(None))


def test_an_unchanged_case_is_played_once_and_says_the_same_again(tmp_path: Path, played: list[str]) -> None:
    first, second = found(tmp_path / "robots"), found(tmp_path / "robots")

    assert first == second != []
    assert played == ["A short talk"]


def test_a_changed_case_is_played_anew(tmp_path: Path, played: list[str]) -> None:
    found(tmp_path)
    found(tmp_path, library(case=CASE.replace("A red hat", "A blue hat")))

    assert len(played) == 2


def test_what_a_case_does_not_read_may_change(tmp_path: Path, played: list[str]) -> None:
    found(tmp_path)
    found(tmp_path, library(references=TEXTS["references.yaml"].replace("Little is known", "Much is known")))

    assert len(played) == 1


def test_more_plays_are_other_verdicts(tmp_path: Path, played: list[str]) -> None:
    found(tmp_path)
    list(robot_problems(library(), tmp_path, PLAYS + 1))

    assert len(played) == 2


def test_verdicts_that_no_case_uses_any_more_are_taken_away(tmp_path: Path, played: list[str]) -> None:
    found(tmp_path)
    before = set(tmp_path.iterdir())
    found(tmp_path, library(case=CASE.replace("A red hat", "A blue hat")))
    (after,) = tmp_path.iterdir()

    assert after not in before


@pytest.mark.parametrize("damage", [b"", b"[]", b'[{"name": "random"}]', b"\xff", b'{"a": 1'])
def test_a_damaged_verdict_is_played_again_and_mended(tmp_path: Path, played: list[str], damage: bytes) -> None:
    before = found(tmp_path)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    file.write_bytes(damage)

    assert found(tmp_path) == before
    assert (len(played), file.read_bytes()) == (2, whole)


def test_a_folder_that_cannot_be_written_only_costs_time(tmp_path: Path, played: list[str]) -> None:
    (tmp_path / "robots").write_text("a file in the way")

    assert found(tmp_path / "robots") == found(tmp_path / "robots") != []
    assert len(played) == 2
