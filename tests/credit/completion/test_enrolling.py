"""Enrolling: once for an account and course, a code works once, a refund ends it."""

from pathlib import Path

import pytest
from sqlalchemy import func, select

from learning.core.audit import audit_row
from learning.core.database import Database
from learning.core.errors import Conflict
from learning.core.settings import Settings
from learning.credit.completion.codes import counted, make_codes, tidied
from learning.credit.completion.enrolling import CodeRefused, courses_of, enrol, needs_code
from learning.credit.completion.models import enrolment, enrolment_code
from learning.credit.completion.refunding import OwnEnrolment, found, listed, refund
from tests.conftest import NOW
from tests.credit.completion.school import COURSE, at_once, certified, enrolled, finished, settings_of
from tests.people_of import make_account


@pytest.fixture
def ada_id(database: Database) -> str:
    with database.unit() as db:
        return make_account(db, "Ada", "ada@example.org")


def code(database: Database, course: str = COURSE) -> str:
    with database.unit() as db:
        return make_codes(db, course, 1, "cleo", NOW)[0]


def by_code(database: Database, account: str, typed: str) -> str:
    with database.unit() as db:
        return enrol(db, account, COURSE, typed, NOW)


def rows(database: Database) -> int:
    with database.reading() as db:
        return int(db.execute(select(func.count()).select_from(enrolment)).scalar_one())


def used(database: Database) -> tuple[int, int]:
    with database.reading() as db:
        return counted(db, COURSE)


def test_enrolling_twice_is_one_enrolment(database: Database, ada_id: str) -> None:
    assert enrolled(database, ada_id) == enrolled(database, ada_id)
    assert rows(database) == 1


def test_enrolling_at_once_is_one_enrolment_and_one_act(database: Database, ada_id: str) -> None:
    raised = at_once(16, lambda _: note(enrolled(database, ada_id)))

    with database.reading() as db:
        acts = db.scalars(select(audit_row.c.action).where(audit_row.c.action == "enrolment.begin")).all()
    assert (raised, rows(database), len(acts)) == ([], 1, 1)


def note(_: object) -> None:
    """A thread's act gives nothing back."""


def test_a_code_is_kept_as_a_hash_alone(database: Database) -> None:
    made = code(database)

    with database.reading() as db:
        kept = str(db.execute(select(enrolment_code)).all()) + str(db.execute(select(audit_row)).all())
    assert len(tidied(made)) == 16 and made not in kept and tidied(made) not in kept


def test_a_code_is_read_as_people_write_it(database: Database, ada_id: str) -> None:
    made = code(database)

    assert by_code(database, ada_id, f" {made.lower().replace('-', ' ').replace('0', 'o').replace('1', 'l')} ")


@pytest.mark.parametrize("typed", ["", "0000-0000-0000-0000", "\u202e", "x" * 100])
def test_a_code_that_was_never_made_opens_nothing(database: Database, ada_id: str, typed: str) -> None:
    code(database)

    with pytest.raises(CodeRefused):
        by_code(database, ada_id, typed)
    assert (rows(database), used(database)) == (0, (1, 0))


def test_a_code_of_another_course_opens_nothing(database: Database, ada_id: str) -> None:
    with pytest.raises(CodeRefused):
        by_code(database, ada_id, code(database, "second"))


def test_of_many_who_race_for_a_code_one_gets_it(database: Database) -> None:
    with database.unit() as db:
        people = [make_account(db, f"Ada {number}", f"{number}@example.org") for number in range(12)]
    made = code(database)

    raised = at_once(12, lambda which: note(by_code(database, people[which], made)))

    assert [type(error) for error in raised] == [CodeRefused] * 11
    assert (rows(database), used(database)) == (1, (1, 1))


def test_one_who_races_with_two_codes_uses_one(database: Database, ada_id: str) -> None:
    codes = [code(database) for _ in range(8)]

    raised = at_once(8, lambda which: note(by_code(database, ada_id, codes[which])))

    assert (raised, rows(database), used(database)) == ([], 1, (8, 1))


def test_clicks_at_once_with_one_code_lead_to_one_enrolment(database: Database, ada_id: str) -> None:
    made, ids = code(database), list[str]()

    raised = at_once(8, lambda _: ids.append(by_code(database, ada_id, made)))

    assert (raised, len(set(ids)), rows(database), used(database)) == ([], 1, 1, (1, 1))


def test_the_setting_names_the_courses_that_ask_for_a_code(settings: Settings, tmp_path: Path) -> None:
    assert not needs_code(settings, COURSE)
    assert needs_code(settings_of(tmp_path, ENROLMENT_CODES="second, first"), COURSE)
    assert needs_code(settings_of(tmp_path, ENROLMENT_CODES="all"), COURSE)


def test_a_refund_ends_the_enrolment_and_another_may_begin(database: Database, ada_id: str) -> None:
    ident = enrolled(database, ada_id)
    with database.unit() as db:
        assert refund(db, ident, "cleo", "Asked for it.", NOW)

    with database.reading() as db:
        one = found(db, ident)
        assert (one.ended_at, one.reason, courses_of(db, ada_id)) == (NOW, "Asked for it.", [])
    assert enrolled(database, ada_id) != ident


def test_a_refund_is_recorded_once_and_not_by_oneself(database: Database, ada_id: str) -> None:
    ident = enrolled(database, ada_id)
    with pytest.raises(OwnEnrolment), database.unit() as db:
        refund(db, ident, ada_id, "Mine.", NOW)

    for again in (False, True):
        with database.unit() as db:
            if again:
                with pytest.raises(Conflict):
                    refund(db, ident, "cleo", "Again.", NOW)
            else:
                refund(db, ident, "cleo", "Asked for it.", NOW)


def test_a_certificate_that_stands_keeps_its_enrolment(school: Database, settings: Settings, ada_id: str) -> None:
    finished(school, ada_id)
    certified(school, settings, ada_id)

    with school.unit() as db:
        [one], more = listed(db, COURSE, 1)
        assert (one.state, more) == ("certificate issued", False)
        assert not refund(db, one.id, "cleo", "Asked for it.", NOW)
        assert found(db, one.id).state == "certificate issued, refunded"
        assert courses_of(db, ada_id) == [COURSE]
