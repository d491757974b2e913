from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from learning.core.audit import audit_row
from learning.core.database import Database
from learning.core.provider import Provider
from learning.credit.certificates.certifying import Unissuable, issue
from learning.credit.certificates.checking import find
from learning.credit.certificates.models import certificate
from learning.credit.signing.keys import NoKey
from tests.conftest import NOW
from tests.credit.completions import PROVIDER, certified, completion, keys_in
from tests.people_of import make_account


def test_a_certificate_is_issued_once_however_often_it_is_asked_for(database: Database, tmp_path: Path) -> None:
    with database.unit() as db:
        ada = make_account(db, "Ada", "ada@example.org")
    ids = set()
    for hour in range(3):
        with database.unit() as db:
            ids.add(issue(db, keys_in(tmp_path), PROVIDER, completion(ada), NOW + hour))

    assert len(ids) == 1 and len(ids.pop()) == 22


def test_sixty_four_that_ask_at_once_get_one_certificate(database: Database, tmp_path: Path) -> None:
    keys = keys_in(tmp_path)
    with database.unit() as db:
        ada = make_account(db, "Ada", "ada@example.org")

    def ask(_: int) -> str:
        with database.unit() as db:
            return issue(db, keys, PROVIDER, completion(ada), NOW)

    with ThreadPoolExecutor(64) as pool:
        ids = set(pool.map(ask, range(64)))

    with database.reading() as db:
        assert len(ids) == db.scalar(select(func.count()).select_from(certificate)) == 1
        issued = audit_row.c.action == "certificate.issue"
        assert db.scalar(select(func.count()).select_from(audit_row).where(issued)) == 1


def test_two_enrolments_in_one_course_have_a_certificate_each(database: Database, tmp_path: Path) -> None:
    with database.unit() as db:
        ada = make_account(db, "Ada", "ada@example.org")
        first, second = (certified(db, keys_in(tmp_path), account_id=ada, enrolment_id=name) for name in ("1", "2"))

    assert first != second


def test_each_setting_that_is_missing_is_named(database: Database, tmp_path: Path) -> None:
    with database.unit() as db, pytest.raises(Unissuable) as refusal:
        issue(db, keys_in(tmp_path), Provider(), completion("ada"), NOW)

    named = [sentence.split()[0] for sentence in refusal.value.sentences]
    provider = ["PROVIDER_NAME", "PROVIDER_CONTACT", "PROVIDER_SIGNATORY"]
    assert named == [*provider, "INSTRUCTOR_NAME", "INSTRUCTOR_CREDENTIALS"]


def test_a_number_that_no_board_gave_blocks_nothing(database: Database, tmp_path: Path) -> None:
    bare = replace(PROVIDER, ncbtmb="", florida="", texas="", instructor="", credentials="")
    with database.unit() as db:
        ada = make_account(db, "Ada", "ada@example.org")
        made = issue(db, keys_in(tmp_path), bare, completion(ada, instructor="Ben Reed, DC"), NOW)
        assert find(db, made).snapshot.instructor == "Ben Reed, DC"


def test_without_a_key_nothing_is_issued_and_the_command_is_named(database: Database, tmp_path: Path) -> None:
    with database.unit() as db, pytest.raises(NoKey) as refusal:
        issue(db, keys_in(tmp_path, own=False), PROVIDER, completion("ada"), NOW)

    assert "flask keys make" in refusal.value.next


@pytest.mark.parametrize("on", ["2028-02-29", "2026-12-31", "2027-01-01"])
def test_a_leap_day_and_the_end_of_a_year_stay_the_day_they_were(database: Database, tmp_path: Path, on: str) -> None:
    with database.unit() as db:
        made = certified(db, keys_in(tmp_path), completed_on=on)
        assert find(db, made).snapshot.completed_on == on


def test_an_erased_person_leaves_the_certificate_without_an_account(database: Database, tmp_path: Path) -> None:
    from learning.people.models import account

    with database.unit() as db:
        made = certified(db, keys_in(tmp_path))
        db.execute(account.delete())
        found = find(db, made)

    assert found.account_id is None and found.snapshot.name == "Ada Moss"
