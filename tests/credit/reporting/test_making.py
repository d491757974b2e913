"""Reports are made once, kept, and made again letter by letter; receipts stand beside them."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, select

from learning.core.audit import audit_row
from learning.core.database import Database
from learning.core.errors import NotFound, Refused
from learning.credit.certificates.ending import revoke, supersede
from learning.credit.reporting.codes import Codes, codes_of
from learning.credit.reporting.making import NothingToReport, Wanted, make, preview
from learning.credit.reporting.models import board_receipt, board_report, board_report_row, reported_certificate
from learning.credit.reporting.receipts import read_receipt
from learning.credit.reporting.receiving import HeldAlready, keep, receipts_of
from learning.credit.reporting.remaking import remade, reports
from learning.credit.reporting.roster import Asked, csv_roster
from learning.credit.reporting.subjects import Share
from learning.credit.retention.records import remove
from tests.conftest import NOW
from tests.credit.completion.school import at_once
from tests.credit.completions import LICENCE, certified, keys_in
from tests.credit.reporting.test_receipts import receipt
from tests.people_of import make_account

ASKED = Asked("FL", "2026-11-01", "2026-11-30", "MT", (Share("GEN"),), "20-1", "77")
WANTED = Wanted("florida", "assessment", ASKED)
AGAIN = replace(WANTED, again=True)


def certified_people(db: Connection, folder: Path, *names: str) -> list[str]:
    """Certificates of these people, one each."""
    return [
        certified(db, keys_in(folder), account_id=make_account(db, name, f"{name}@example.org"), enrolment_id=name,
                  learner=f"{name} Moss")
        for name in names
    ]  # fmt: skip


def test_a_report_is_made_again_letter_by_letter_whatever_comes_later(database: Database, tmp_path: Path) -> None:
    with database.unit() as db:
        ada, ben = certified_people(db, tmp_path, "Ada", "Ben")
        first = csv_roster(preview(db, WANTED))
        made = make(db, WANTED, "cleo", NOW)
        revoke(db, ada, "cleo", "Wrong person.", NOW)
        supersede(db, keys_in(tmp_path), ben, "Ben Other", None, "cleo", "Married.", NOW)
        certified_people(db, tmp_path, "Dora")

    with database.reading() as db:
        again = remade(db, made)
    assert (csv_roster(again.made), again.same, again.report.rows) == (first, True, 2)


def test_whoever_was_left_out_is_remembered_with_the_reason(database: Database, tmp_path: Path) -> None:
    with database.unit() as db:
        certified_people(db, tmp_path, "Ada")
        certified(db, keys_in(tmp_path), learner="Ben", account_id=make_account(db, "Ben", "ben@example.org"),
                  enrolment_id="two")  # fmt: skip
        made = make(db, WANTED, None, NOW)
        [left] = remade(db, made).made.left_out

    assert (left.name, "one part" in left.why) == ("Ben", True)


def test_pressed_twice_the_second_finds_nobody_left(database: Database, tmp_path: Path) -> None:
    with database.unit() as db:
        certified_people(db, tmp_path, "Ada")
        make(db, WANTED, "cleo", NOW)
    with pytest.raises(NothingToReport), database.unit() as db:
        make(db, WANTED, "cleo", NOW)


def test_a_second_report_holds_only_what_is_new_and_once_more_holds_all(database: Database, tmp_path: Path) -> None:
    with database.unit() as db:
        certified_people(db, tmp_path, "Ada")
        first = make(db, WANTED, "cleo", NOW)
        certified_people(db, tmp_path, "Ben")
        second, third = make(db, WANTED, "cleo", NOW + 1), make(db, AGAIN, "cleo", NOW + 2)
        told = {one.id: one.rows for one in reports(db, 1)[0]}
        instants = db.scalars(select(reported_certificate.c.at).order_by(reported_certificate.c.at)).all()

    assert told == {first: 1, second: 1, third: 2}
    assert instants == [NOW, NOW + 1], "once more keeps when each was reported first"


def test_of_many_who_press_at_once_one_report_is_made(database: Database, tmp_path: Path) -> None:
    with database.unit() as db:
        certified_people(db, tmp_path, "Ada", "Ben", "Dora")

    def press(_: int) -> None:
        with database.unit() as db:
            make(db, WANTED, "cleo", NOW)

    raised = at_once(8, press)

    assert [type(one) for one in raised] == [NothingToReport] * 7
    with database.reading() as db:
        counts = [db.scalar(select(func.count()).select_from(one)) for one in (board_report, board_report_row)]
    assert counts == [1, 3]


def test_another_board_is_told_apart(database: Database, tmp_path: Path) -> None:
    with database.unit() as db:
        certified_people(db, tmp_path, "Ada")
        make(db, WANTED, "cleo", NOW)
        texas = preview(db, replace(WANTED, board="texas"))

    assert len(texas.attendees) == 1


@pytest.mark.parametrize(
    "asked", [replace(ASKED, profession=""), replace(ASKED, subjects=()), replace(ASKED, course="")]
)
def test_without_a_code_no_report_is_made(database: Database, tmp_path: Path, asked: Asked) -> None:
    with pytest.raises(Refused, match="codes"), database.unit() as db:
        certified_people(db, tmp_path, "Ada")
        make(db, replace(WANTED, asked=asked), "cleo", NOW)


def test_codes_are_kept_for_a_course_at_a_board_and_the_last_ones_hold(database: Database, tmp_path: Path) -> None:
    several = (Share("GEN", "1"), Share("ETH", "0.5"))
    with database.unit() as db:
        certified_people(db, tmp_path, "Ada")
        make(db, WANTED, "cleo", NOW)
        make(db, replace(AGAIN, asked=replace(ASKED, subjects=several)), "cleo", NOW)
        found = [codes_of(db, "florida", "assessment"), codes_of(db, "texas", "assessment")]

    assert found == [Codes("MT", "20-1", "77", ("GEN=1", "ETH=0.5")), Codes()]


def test_a_report_and_a_receipt_are_on_record_without_a_name(database: Database, tmp_path: Path) -> None:
    with database.unit() as db:
        certified_people(db, tmp_path, "Ada")
        made = make(db, WANTED, "cleo", NOW)
        keep(db, remade(db, made), b"x", read_receipt(receipt(), ""), "cleo", NOW)
    with database.reading() as db:
        asked = select(audit_row).where(audit_row.c.object == made).order_by(audit_row.c.seq)
        acts = db.execute(asked).all()

    assert [(one.action, one.actor) for one in acts] == [("roster.report", "cleo"), ("roster.receipt", "cleo")]
    assert '"confirmed":1' in acts[1].detail and not any("Moss" in one.detail for one in acts)


def test_a_receipt_says_who_is_confirmed_missing_and_strange(database: Database, tmp_path: Path) -> None:
    with database.unit() as db:
        ada, ben = certified_people(db, tmp_path, "Ada", "Ben")
        made = remade(db, make(db, WANTED, "cleo", NOW))
        keep(db, made, b"1", read_receipt(receipt(LICENCE.number, more="<e>37</e>"), ""), "cleo", NOW)
        keep(db, made, b"2", read_receipt(receipt("MA 9"), ""), "cleo", NOW + 1)
        newest, first = receipts_of(db, made)

    assert ([one.further for one in first.confirmed], len(first.missing)) == ([("<e>37</e>",)], 1)
    assert (set(newest.missing), newest.confirmed) == ({ada, ben}, ())
    assert [one.attendee for one in newest.strange] == ["MT, MA 9, FL, 11/18/2026"]


def test_the_same_receipt_is_kept_once(database: Database, tmp_path: Path) -> None:
    with database.unit() as db:
        certified_people(db, tmp_path, "Ada")
        made = make(db, WANTED, "cleo", NOW)
    for times in range(2):
        try:
            with database.unit() as db:
                keep(db, remade(db, made), b"x", read_receipt(receipt(), ""), "cleo", NOW)
        except HeldAlready:
            assert times == 1
    with database.reading() as db:
        assert len(receipts_of(db, remade(db, made))) == 1


def test_a_record_that_is_purged_leaves_the_report_and_that_is_told(database: Database, tmp_path: Path) -> None:
    with database.unit() as db:
        ada, ben = certified_people(db, tmp_path, "Ada", "Ben")
        made = make(db, WANTED, "cleo", NOW)
        keep(db, remade(db, made), b"x", read_receipt(receipt(LICENCE.number), ""), "cleo", NOW)
        remove(db, [ada])
        left = remade(db, made)
        remove(db, [ben])

    assert (left.same, len(left.made.attendees), left.report.rows) == (False, 1, 2)
    with database.reading() as db:
        assert [db.execute(select(one)).all() for one in (board_report, board_receipt)] == [[], []]


def test_a_report_that_there_is_not_is_not_found(database: Database) -> None:
    with pytest.raises(NotFound), database.reading() as db:
        remade(db, "none")
