"""What an approval, or an edit after it, means for whoever has done the work."""

from pathlib import Path

import pytest

from learning.core.database import Database
from learning.core.settings import Settings
from learning.credit.certificates.certifying import Unissuable
from learning.credit.completion.attesting import NotReady
from learning.credit.reviewing.approving import approvals, withdraw
from tests.conftest import NOW
from tests.credit.completion.school import (
    COURSE_TEXT,
    SECOND,
    approved,
    certified,
    finished,
    issued,
    said,
    settings_of,
    signed,
    snapshot,
    stands,
    teach,
    worked,
)

COURSE_PATH = "courses/first.md"


def test_without_an_approval_there_is_credit_in_a_trial_alone(school: Database, tmp_path: Path, ada_id: str) -> None:
    taken_back(school)
    finished(school, ada_id)

    with pytest.raises(Unissuable, match="No licensed reviewer has approved the course for credit."):
        certified(school, settings_of(tmp_path), ada_id)
    told = snapshot(school, certified(school, settings_of(tmp_path, CREDIT_TRIALS="yes"), ada_id))
    assert any(said.startswith("Trial: ") for said in told.statements)


def taken_back(database: Database) -> None:
    with database.unit() as db:
        for one in approvals(db):
            withdraw(db, one.id, "She had not read it all.", "cleo", NOW)


def test_the_certificate_names_who_approved_what_was_studied(
    school: Database, settings: Settings, ada_id: str
) -> None:
    finished(school, ada_id)

    told = snapshot(school, certified(school, settings, ada_id))
    assert "Reviewed by Dora Lind, LMT, on 1 November 2026." in told.statements


def test_a_reviewer_named_in_the_files_approves_nothing(
    school: Database, settings: Settings, tmp_path: Path, ada_id: str
) -> None:
    named = "reviewer: {name: Dora Lind, credential: LMT, date: 2026-11-01}\nmodules:"
    teach(school, tmp_path / "content", **{COURSE_PATH: COURSE_TEXT.replace("modules:", named)})
    finished(school, ada_id)

    with pytest.raises(
        Unissuable, match="Dora Lind, LMT, approved the course on 1 November 2026; it was edited after that"
    ):
        certified(school, settings, ada_id)


def test_an_edit_between_pass_and_certificate_waits_for_a_reviewer(
    school: Database, settings: Settings, tmp_path: Path, ada_id: str
) -> None:
    finished(school, ada_id)
    teach(school, tmp_path / "content", **{"pillars/assessment/second-words.md": SECOND + "\nAnd listen.\n"})

    with pytest.raises(Unissuable, match="it was edited after that") as refused:
        certified(school, settings, ada_id)
    assert "is kept" in refused.value.safe and issued(school) == 0
    approved(school, reviewed_on="2026-11-17", now=NOW + 1)
    told = snapshot(school, certified(school, settings, ada_id))
    assert "Reviewed by Dora Lind, LMT, on 17 November 2026." in told.statements


def test_a_text_taken_back_to_what_was_approved_is_approved_again(
    school: Database, settings: Settings, tmp_path: Path, ada_id: str
) -> None:
    teach(school, tmp_path / "content", **{"pillars/assessment/second-words.md": SECOND + "\nAnd listen.\n"})
    approved(school, reviewer="Ben Ash", now=NOW + 1)
    teach(school, tmp_path / "content")
    finished(school, ada_id)

    told = snapshot(school, certified(school, settings, ada_id))
    assert "Reviewed by Dora Lind, LMT, on 1 November 2026." in told.statements


def test_a_new_title_before_the_issue_is_the_one_certified(
    school: Database, settings: Settings, tmp_path: Path, ada_id: str
) -> None:
    worked(school, ada_id)
    signed(school, ada_id)
    teach(school, tmp_path / "content", **{COURSE_PATH: COURSE_TEXT.replace("The first course", "Another title")})
    approved(school)
    said(school, ada_id)

    first = certified(school, settings, ada_id)
    teach(school, tmp_path / "content", **{COURSE_PATH: COURSE_TEXT.replace("The first course", "A third")})
    assert snapshot(school, first).course_title == snapshot(school, certified(school, settings, ada_id)).course_title
    assert snapshot(school, first).course_title == "Another title"


def test_other_work_before_the_issue_is_done_and_attested_again(
    school: Database, settings: Settings, tmp_path: Path, ada_id: str
) -> None:
    finished(school, ada_id)
    fewer = COURSE_TEXT.replace(", second-words", "")
    teach(school, tmp_path / "content", **{COURSE_PATH: fewer})
    approved(school)

    assert (stands(school, ada_id).ready, stands(school, ada_id).enrolled.attested_at) == (True, None)
    with pytest.raises(NotReady):
        certified(school, settings, ada_id)
    signed(school, ada_id, NOW + 1)
    assert certified(school, settings, ada_id)
