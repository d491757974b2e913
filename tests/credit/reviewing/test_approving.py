"""Approvals for credit: who may give them, for which texts, how they end, and what is recorded."""

from pathlib import Path

import pytest
from sqlalchemy import select

from learning.core.audit import audit_row
from learning.core.database import Database
from learning.core.errors import Conflict, NotFound
from learning.credit.boards.revisions import digest_of_all
from learning.credit.reviewing.approving import (
    EditedMeanwhile,
    Reviewed,
    TeachesIt,
    approvals,
    by_id,
    newest,
    record,
    withdraw,
)
from learning.credit.reviewing.clearance import Clearance, cleared
from learning.credit.reviewing.warning import unapproving
from learning.library.libraries import library
from tests.conftest import NOW
from tests.credit.completion.school import DORA, SECOND, approved, asked, teach

SECOND_PATH = "pillars/assessment/second-words.md"


@pytest.fixture
def school(database: Database, tmp_path: Path) -> Database:
    teach(database, tmp_path / "content")
    return database


def clear(database: Database) -> Clearance:
    with database.reading() as db:
        return cleared(db, library(database), asked(database).offer)


def edited(database: Database, folder: Path) -> None:
    teach(database, folder / "content", **{SECOND_PATH: SECOND + "\nAnd listen.\n"})


def acts(database: Database) -> list[tuple[str, str]]:
    with database.reading() as db:
        found = db.execute(select(audit_row.c.actor, audit_row.c.action).order_by(audit_row.c.seq))
        return [(row.actor, row.action) for row in found if row.action.startswith("credit-approval")]


def test_without_one_a_course_is_not_cleared(school: Database) -> None:
    assert clear(school) == Clearance()


def test_one_holds_for_what_was_published_then(school: Database, tmp_path: Path) -> None:
    approved(school)
    right = clear(school)
    edited(school, tmp_path)

    assert right.approver is not None and right.approver.words == "Dora Lind, LMT, on 1 November 2026"
    assert right.approver.state_name == "Florida"
    assert clear(school) == Clearance(before=right.approver)


def test_the_latest_of_the_same_text_is_the_one_named(school: Database) -> None:
    approved(school)
    approved(school, reviewer="Ben Ash", now=NOW + 1)
    approved(school, reviewer="Eve Ode", now=NOW - 1)

    found = clear(school).approver
    assert found is not None and found.reviewer == "Ben Ash"


def test_an_approval_of_another_course_clears_nothing(school: Database) -> None:
    given = Reviewed(course="second", title="Another", **DORA)
    with school.unit() as db:
        record(db, given, {"a": "b"}, digest_of_all({"a": "b"}), "Cleo Marsh", "cleo", NOW)

    assert clear(school) == Clearance()


@pytest.mark.parametrize("name", ["Dora Lind", "  dora   LIND "])
def test_whoever_teaches_a_course_does_not_approve_it(school: Database, name: str) -> None:
    with pytest.raises(TeachesIt), school.unit() as db:
        record(db, Reviewed(course="first", title="First", **DORA), {}, digest_of_all({}), name, "cleo", NOW)
    assert (clear(school), acts(school)) == (Clearance(), [])


def test_what_was_published_while_the_form_was_open_is_not_approved(school: Database) -> None:
    given, seen = Reviewed(course="first", title="First", **DORA), digest_of_all({"a": "a"})
    with pytest.raises(EditedMeanwhile), school.unit() as db:
        record(db, given, {"a": "b"}, seen, "", "cleo", NOW)
    assert clear(school) == Clearance()


def test_a_withdrawn_one_clears_nothing_and_stays_on_record(school: Database) -> None:
    ident = approved(school)
    with school.unit() as db:
        withdraw(db, ident, "She had not read it all.", "cleo", NOW + 1)

    assert clear(school) == Clearance()
    with school.reading() as db:
        assert [one.withdrawn_because for one in approvals(db, "first")] == ["She had not read it all."]
        assert (by_id(db, ident).recorded_by, newest(db)) == ("cleo", ())
    assert acts(school) == [("cleo", "credit-approval.record"), ("cleo", "credit-approval.withdraw")]


def test_withdrawing_twice_is_refused_and_so_is_what_is_not_there(school: Database) -> None:
    ident = approved(school)
    with school.unit() as db:
        withdraw(db, ident, "Once.", "cleo", NOW)

    with pytest.raises(Conflict), school.unit() as db:
        withdraw(db, ident, "Twice.", "cleo", NOW)
    with pytest.raises(NotFound), school.unit() as db:
        withdraw(db, "nothing", "Why.", "cleo", NOW)


def test_whoever_is_about_to_publish_an_edit_is_told(school: Database) -> None:
    approved(school)
    digests = dict(library(school).digests)

    assert unapproving(school, digests, NOW) == ()
    [told] = unapproving(school, {**digests, SECOND_PATH: "other"}, NOW)
    assert "Dora Lind, LMT, approved for credit" in told and told.endswith(f": {SECOND_PATH}")


def test_an_earlier_approval_warns_of_nothing(school: Database, tmp_path: Path) -> None:
    approved(school)
    edited(school, tmp_path)
    approved(school, now=NOW + 1)

    assert unapproving(school, library(school).digests, NOW) == ()
