"""More time, reopening and voiding."""

import pytest
from sqlalchemy import select

from learning.attempts.exams.accommodating import Grant, accommodations_of, end, grant
from learning.attempts.exams.acts import OwnSitting, acts_of
from learning.attempts.exams.models import accommodation, sitting_grading
from learning.attempts.exams.staff import extend, reopen, void
from learning.attempts.exams.submitting import submit
from learning.attempts.owners import Owner
from learning.core.audit import audit_row
from learning.core.database import Database
from learning.core.errors import Conflict, NotFound, Refused
from quizzes.exams.timing import MINUTE, Accommodation
from tests.attempts.exams.sittings import CLOSES, DEADLINE, begun, event, found, paper, person, save
from tests.conftest import NOW

HALF_AGAIN = Accommodation(factor=1.5)


@pytest.fixture
def ada(database: Database) -> Owner:
    return person(database)


def granted(
    database: Database, owner: Owner, now: int = NOW, begins_at: int = NOW, ends_at: int | None = None
) -> None:
    given = Grant(owner.account or "", "short", HALF_AGAIN, "reading", "cleo", begins_at, ends_at)
    with database.unit() as db:
        grant(db, given, now)


def audited(database: Database) -> list[str]:
    with database.reading() as db:
        return list(db.scalars(select(audit_row.c.action).order_by(audit_row.c.seq)))


def test_a_grant_before_the_start_moves_the_deadline(database: Database, ada: Owner) -> None:
    granted(database, ada)

    assert found(database, ada, begun(database, ada)).attempt.deadline == NOW + 90 * MINUTE
    assert audited(database) == ["accommodation.grant"]


def test_a_grant_to_a_running_sitting_is_told_with_the_next_save(database: Database, ada: Owner) -> None:
    sitting_id = begun(database, ada)
    granted(database, ada, now=NOW + 1)

    assert save(database, ada, sitting_id, event(1), now=CLOSES + 1).deadline == NOW + 90 * MINUTE


def test_a_grant_after_the_end_reopens_nothing(database: Database, ada: Owner) -> None:
    sitting_id = begun(database, ada)
    granted(database, ada, now=CLOSES + 1)

    assert found(database, ada, sitting_id).attempt.deadline == DEADLINE


@pytest.mark.parametrize("dates", [{"begins_at": NOW + 1}, {"begins_at": 0, "ends_at": NOW}])
def test_a_grant_counts_between_its_dates(database: Database, ada: Owner, dates: dict[str, int]) -> None:
    granted(database, ada, **dates)

    assert found(database, ada, begun(database, ada)).attempt.deadline == DEADLINE


def test_a_grant_is_one_persons(database: Database, ada: Owner) -> None:
    granted(database, person(database, "Ben"))

    assert found(database, ada, begun(database, ada)).attempt.deadline == DEADLINE


def test_a_grant_needs_a_reason_and_some_time(database: Database, ada: Owner) -> None:
    for time, reason in ((HALF_AGAIN, " "), (Accommodation(), "reading")):
        with pytest.raises(Refused), database.unit() as db:
            grant(db, Grant(ada.account or "", None, time, reason, "cleo", NOW), NOW)

    assert audited(database) == []


def test_staff_extend_a_running_sitting(database: Database, ada: Owner) -> None:
    sitting_id = begun(database, ada)
    with database.unit() as db:
        deadline = extend(db, sitting_id, 5, actor="cleo", reason="fire drill", now=NOW)

    assert deadline == found(database, ada, sitting_id).attempt.deadline == DEADLINE + 5 * MINUTE
    with database.reading() as db:
        assert [(row.act, row.reason) for row in acts_of(db, sitting_id)] == [("extend", "fire drill")]
    assert audited(database) == ["sitting.extend"]


def test_a_closed_sitting_goes_on_after_more_time_and_reopening(database: Database, ada: Owner) -> None:
    sitting_id = begun(database, ada)
    save(database, ada, sitting_id, event(1))
    later = CLOSES + MINUTE
    with pytest.raises(Conflict), database.unit() as db:
        reopen(db, sitting_id, actor="cleo", reason="power cut", now=later)
    with database.unit() as db:
        extend(db, sitting_id, 10, actor="cleo", reason="power cut", now=later)
        assert found(database, ada, sitting_id).at(later).state == "expired"
        reopen(db, sitting_id, actor="cleo", reason="power cut", now=later)

    assert save(database, ada, sitting_id, event(2, "two"), now=later).status == 200
    submit(database, ada, sitting_id, later)
    with database.reading() as db:
        assert [row.closing for row in db.execute(select(sitting_grading))] == [2]


def test_each_closing_is_graded_once(database: Database, ada: Owner) -> None:
    sitting_id = begun(database, ada)
    submit(database, ada, sitting_id, NOW)
    with database.unit() as db:
        reopen(db, sitting_id, actor="cleo", reason="pressed by mistake", now=NOW)
    submit(database, ada, sitting_id, NOW)

    with database.reading() as db:
        assert [(row.number, row.closing) for row in db.execute(select(sitting_grading))] == [(1, 1), (2, 2)]


def test_one_sitting_is_open_at_a_time(database: Database, ada: Owner) -> None:
    first = begun(database, ada)
    submit(database, ada, first, NOW)
    begun(database, ada)

    with pytest.raises(Conflict, match="Another attempt"), database.unit() as db:
        reopen(db, first, actor="cleo", reason="mistake", now=NOW)


def test_a_voided_sitting_counts_for_nothing(database: Database, ada: Owner) -> None:
    sitting_id = begun(database, ada, paper(attempts=1))
    with database.unit() as db:
        void(db, sitting_id, actor="cleo", reason="wrong exam", now=NOW)

    assert save(database, ada, sitting_id, event(1)).state == "voided"
    assert begun(database, ada, paper(attempts=1)) != sitting_id
    for act in (reopen, void):
        with pytest.raises(Conflict), database.unit() as db:
            act(db, sitting_id, actor="cleo", reason="again", now=NOW)
    with pytest.raises(Conflict), database.unit() as db:
        extend(db, sitting_id, 5, actor="cleo", reason="again", now=NOW)


def test_no_act_without_a_reason(database: Database, ada: Owner) -> None:
    sitting_id = begun(database, ada)
    for act in (void, reopen):
        with pytest.raises(Refused), database.unit() as db:
            act(db, sitting_id, actor="cleo", reason=" ", now=NOW)
    for minutes, reason in ((5, ""), (0, "why"), (1441, "why")):
        with pytest.raises(Refused), database.unit() as db:
            extend(db, sitting_id, minutes, actor="cleo", reason=reason, now=NOW)

    assert audited(database) == []


def test_a_grant_to_a_running_sitting_is_among_its_acts(database: Database, ada: Owner) -> None:
    sitting_id = begun(database, ada)
    granted(database, ada)

    with database.reading() as db:
        [act] = acts_of(db, sitting_id)
    assert act.words.startswith("18 November 2026") and "1.5 times the time, until" in act.words
    assert act.words.endswith("Reason: reading")
    assert audited(database) == ["accommodation.grant", "sitting.grant"]


def test_an_accommodation_that_was_ended_counts_no_more(database: Database, ada: Owner) -> None:
    running = begun(database, ada)
    granted(database, ada)
    ended(database, "the course is over")

    with database.reading() as db:
        [one] = accommodations_of(db, ada.account or "", "short")
    assert (one.holds(NOW + 1), one.ended) == (False, "the course is over")
    assert found(database, ada, running).attempt.deadline == NOW + 90 * MINUTE, "what runs keeps its time"
    assert audited(database)[-1] == "accommodation.end"
    with pytest.raises(Conflict):
        ended(database, "again", now=NOW + 2)


def ended(database: Database, reason: str, actor: str = "cleo", now: int = NOW + 1) -> None:
    with database.unit() as db:
        [ident] = db.scalars(select(accommodation.c.id))
        end(db, ident, actor=actor, reason=reason, now=now)


def test_nobody_ends_one_without_a_reason_or_for_themselves(database: Database, ada: Owner) -> None:
    granted(database, ada)

    with pytest.raises(Refused):
        ended(database, " ")
    with pytest.raises(OwnSitting):
        ended(database, "mine", actor=ada.account or "")
    with pytest.raises(NotFound), database.unit() as db:
        end(db, "none", actor="cleo", reason="why", now=NOW)


def test_nobody_gives_time_to_themselves_or_acts_on_their_own_sitting(database: Database, ada: Owner) -> None:
    sitting_id, herself = begun(database, ada), ada.account or ""
    with pytest.raises(OwnSitting), database.unit() as db:
        grant(db, Grant(herself, None, HALF_AGAIN, "reading", herself, NOW), NOW)
    with pytest.raises(OwnSitting), database.unit() as db:
        extend(db, sitting_id, 5, actor=herself, reason="please", now=NOW)
    for act in (reopen, void):
        with pytest.raises(OwnSitting), database.unit() as db:
            act(db, sitting_id, actor=herself, reason="please", now=NOW)

    assert audited(database) == []
