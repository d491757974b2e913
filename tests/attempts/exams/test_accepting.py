"""What came late is kept, not scored, and counts only once staff accept it."""

import pytest
from sqlalchemy import select

from learning.attempts.exams.accepting import accept_late, late_changes
from learning.attempts.exams.acts import OwnSitting, acts_of
from learning.attempts.exams.expiring import close_if_over
from learning.attempts.exams.finding import anybodys, found
from learning.attempts.exams.grading import regrade
from learning.attempts.exams.models import sitting_event, sitting_grading
from learning.attempts.exams.staff import void
from learning.attempts.owners import Owner
from learning.core.audit import audit_row
from learning.core.database import Database
from learning.core.errors import Conflict, Refused
from quizzes.exams.timing import MINUTE
from tests.attempts.exams.sittings import (
    CLOSES,
    OTHER_TAB,
    begun,
    document,
    event,
    kept,
    paper,
    person,
    picks,
    save,
)  # fmt: skip
from tests.quizzes.items.samples import option

LATE = CLOSES + MINUTE


@pytest.fixture
def ada(database: Database) -> Owner:
    return person(database)


def over(database: Database, owner: Owner) -> str:
    """A sitting with two wrong responses in time, and one of them put right too late."""
    sitting_id = begun(database, owner)
    save(database, owner, sitting_id, event(1, "one", "ache"), event(2, "two", "ache"))
    close_if_over(database, sitting_id, LATE)
    save(database, owner, sitting_id, event(3, "one", "calf", base=1), now=LATE)
    return sitting_id


def accept(database: Database, sitting_id: str, actor: str = "cleo", reason: str = "network down") -> int:
    with database.unit() as db:
        return accept_late(db, sitting_id, actor=actor, reason=reason, now=LATE + 1)


def gradings(database: Database, sitting_id: str) -> list[tuple[int, str, float]]:
    rows = select(sitting_grading).where(sitting_grading.c.sitting_id == sitting_id)
    with database.reading() as db:
        return [
            (row.number, row.by, row.result["tally"]["whole"]["score"])
            for row in db.execute(rows.order_by(sitting_grading.c.number))
        ]


def test_a_late_change_counts_once_it_is_accepted_and_not_before(database: Database, ada: Owner) -> None:
    sitting_id = over(database, ada)
    assert kept(database, sitting_id)["one"] == picks("one", "ache")

    assert accept(database, sitting_id) == 1

    assert kept(database, sitting_id)["one"] == picks("one", "calf")
    assert gradings(database, sitting_id) == [(1, "system", 0.0), (2, "cleo", pytest.approx(1 / 3))]


def test_the_act_is_audited_and_the_candidate_reads_it(database: Database, ada: Owner) -> None:
    sitting_id = over(database, ada)
    accept(database, sitting_id)

    with database.reading() as db:
        [act] = acts_of(db, sitting_id)
        assert list(db.scalars(select(audit_row.c.action))) == ["sitting.accept-late"]
    assert act.words.endswith("1 late change accepted and graded. Reason: network down")


def test_what_was_late_stays_on_record_as_late(database: Database, ada: Owner) -> None:
    sitting_id = over(database, ada)
    accept(database, sitting_id)

    with database.reading() as db:
        outcomes = list(db.scalars(select(sitting_event.c.outcome).order_by(sitting_event.c.rev)))
    assert outcomes == ["applied", "applied", "late", "applied"]


def test_a_late_change_is_accepted_once(database: Database, ada: Owner) -> None:
    sitting_id = over(database, ada)
    accept(database, sitting_id)

    with pytest.raises(Conflict, match="Nothing that came late"):
        accept(database, sitting_id)
    save(database, ada, sitting_id, event(4, "three"), now=LATE + 2)
    with database.reading() as db:
        assert late_changes(db, found(db, anybodys(sitting_id))) == 1


def test_a_later_regrade_builds_on_what_was_accepted(database: Database, ada: Owner) -> None:
    sitting_id = over(database, ada)
    accept(database, sitting_id)

    options = [option("ache", True), option("calf"), option("cramp"), option("bruise")]
    with database.unit() as db:
        done = regrade(db, sitting_id, {"two": document("two", options=options)}, LATE + 2, by="cleo", why="key")

    assert done is not None and done.after.tally.whole is not None
    assert done.after.tally.whole.score == pytest.approx(2 / 3)


def test_what_another_device_changed_meanwhile_is_not_overwritten(database: Database, ada: Owner) -> None:
    sitting_id = begun(database, ada)
    save(database, ada, sitting_id, event(1, "one", "calf"), tab=OTHER_TAB)
    save(database, ada, sitting_id, event(1, "one", "ache"), now=LATE)

    with pytest.raises(Conflict):
        accept(database, sitting_id)


def test_a_section_that_was_left_stays_as_it_is(database: Database, ada: Owner) -> None:
    sitting_id = begun(database, ada, paper(sections=(1, 0, 0), navigation="one-way"))
    save(database, ada, sitting_id, event(1, "one"), now=LATE)

    with pytest.raises(Conflict):
        accept(database, sitting_id)


def test_nothing_is_accepted_while_it_runs_after_voiding_unasked_or_by_oneself(
    database: Database, ada: Owner
) -> None:
    running, sitting_id = begun(database, person(database, "Ben")), over(database, ada)
    with pytest.raises(Conflict, match="still in progress"), database.unit() as db:
        accept_late(db, running, actor="cleo", reason="why", now=CLOSES)
    with pytest.raises(Refused):
        accept(database, sitting_id, reason=" ")
    with pytest.raises(OwnSitting):
        accept(database, sitting_id, actor=ada.account or "")
    with database.unit() as db:
        void(db, sitting_id, actor="cleo", reason="wrong exam", now=LATE)
    with pytest.raises(Conflict, match="voided"):
        accept(database, sitting_id)
    assert len(gradings(database, sitting_id)) == 1
