"""The certificate at the end of a course: once, for what is published then, on the day of the attestation."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from learning.core.database import Database
from learning.core.settings import Settings
from learning.credit.boards.approvals import Recorded, record
from learning.credit.boards.asking import shape_of
from learning.credit.boards.rule_sets import rule_sets
from learning.credit.certificates.attested import Attested, attested
from learning.credit.certificates.certifying import Unissuable
from learning.credit.certificates.checking import find
from learning.credit.certificates.ending import revoke
from learning.credit.completion.attesting import NotReady
from learning.credit.completion.completing import Revoked
from learning.credit.completion.refunding import refund
from learning.credit.completion.standing import NotEnrolled
from learning.credit.ledger.gathering import held_by, ledger_of
from learning.library.libraries import library
from tests.conftest import NOW
from tests.credit.completion.school import (
    asked,
    at_once,
    certified,
    enrolled,
    finished,
    issued,
    said,
    settings_of,
    signed,
    snapshot,
    stands,
    worked,
)
from tests.people_of import make_account

COURSE_PATH = "courses/first.md"


def test_whoever_has_done_everything_is_certified(school: Database, settings: Settings, ada_id: str) -> None:
    finished(school, ada_id)

    told = snapshot(school, certified(school, settings, ada_id))

    assert (told.name, told.hours, told.course) == ("Ada", "0.5", "first")
    assert told.results == (("Assessment", "100"),)
    assert {path for path, _ in told.revisions} == {
        "courses/first.md", "cases/a-short-talk.md",
        "pillars/assessment/first-words.md", "pillars/assessment/second-words.md",
    }  # fmt: skip


def test_what_was_signed_for_it_is_kept_beside_it(school: Database, settings: Settings, ada_id: str) -> None:
    finished(school, ada_id)
    certified(school, settings, ada_id)
    hers = certified(school, settings, ada_id)

    with school.reading() as db:
        kept = attested(db, find(db, hers).enrolment_id)
    assert kept == Attested("I am Ada, without a licence. I did this work myself.", NOW)


def test_a_certificate_counts_for_the_board_that_approved_these_very_texts(
    school: Database, tmp_path: Path, ada_id: str
) -> None:
    settings = settings_of(tmp_path, NCBTMB_PROVIDER_NUMBER="000000-00")
    finished(school, ada_id)
    shape = shape_of(library(school), asked(school).offer)
    with school.unit() as db:
        record(db, Recorded("first", "florida", shape, "FL-9", "2020-01-01"), "cleo", NOW)
    certified(school, settings, ada_id)

    with school.reading() as db:
        [line] = ledger_of(held_by(db, ada_id), rule_sets("2026-11-21")["florida"]).lines
    assert (line.counted, line.says) == (0.5, "")


def test_a_second_call_leads_to_the_same_certificate(school: Database, settings: Settings, ada_id: str) -> None:
    finished(school, ada_id)

    assert certified(school, settings, ada_id) == certified(school, settings, ada_id, NOW + 1)
    assert issued(school) == 1


def test_clicks_at_once_issue_one_certificate(school: Database, settings: Settings, ada_id: str) -> None:
    finished(school, ada_id)
    found: set[str] = set()

    raised = at_once(16, lambda _: found.add(certified(school, settings, ada_id)))

    assert (raised, len(found), issued(school)) == ([], 1, 1)


def test_many_learners_at_once_get_one_each(school: Database, settings: Settings) -> None:
    with school.unit() as db:
        people = [make_account(db, f"Ada {letter}", f"{letter}@example.org") for letter in "abcdefgh"]
    for one in people:
        finished(school, one)

    raised = at_once(24, lambda which: void(certified(school, settings, people[which % len(people)])))

    assert (raised, issued(school)) == ([], len(people))


def void(_: object) -> None:
    """A thread's act gives nothing back."""


def test_nothing_is_issued_while_something_is_left(school: Database, settings: Settings, ada_id: str) -> None:
    worked(school, ada_id)
    signed(school, ada_id)

    with pytest.raises(NotReady):
        certified(school, settings, ada_id)
    assert issued(school) == 0


def test_a_missing_setting_is_named_and_the_work_is_kept(school: Database, tmp_path: Path, ada_id: str) -> None:
    finished(school, ada_id)

    with pytest.raises(Unissuable) as refused:
        certified(school, settings_of(tmp_path, PROVIDER_SIGNATORY=""), ada_id)

    assert "PROVIDER_SIGNATORY" in refused.value.what and "is kept" in refused.value.safe
    assert stands(school, ada_id).complete
    assert certified(school, settings_of(tmp_path), ada_id)


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        ("2028-02-29T00:00:00", "2028-02-29"),
        ("2028-02-29T23:59:59", "2028-02-29"),
        ("2027-02-28T23:59:59", "2027-02-28"),
        ("2026-12-31T23:59:59", "2026-12-31"),
        ("2027-01-01T00:00:00", "2027-01-01"),
    ],
)
def test_the_day_is_that_of_the_attestation_in_utc(
    school: Database, settings: Settings, ada_id: str, instant: str, day: str
) -> None:
    at = int(datetime.fromisoformat(instant).replace(tzinfo=UTC).timestamp()) * 1000
    worked(school, ada_id)
    signed(school, ada_id, at)
    said(school, ada_id, at + 5_000)

    assert snapshot(school, certified(school, settings, ada_id, at + 5_000)).completed_on == day


def test_an_enrolment_that_ended_by_a_refund_earns_nothing(school: Database, settings: Settings, ada_id: str) -> None:
    finished(school, ada_id)
    with school.unit() as db:
        assert refund(db, stands(school, ada_id).enrolled.id, "cleo", "Asked for it.", NOW)

    with pytest.raises(NotEnrolled):
        certified(school, settings, ada_id)


def test_what_was_revoked_is_not_issued_again(school: Database, settings: Settings, ada_id: str) -> None:
    finished(school, ada_id)
    ident = certified(school, settings, ada_id)
    with school.unit() as db:
        revoke(db, ident, "cleo", "Somebody else sat there.", NOW)

    with pytest.raises(Revoked):
        certified(school, settings, ada_id)
    assert stands(school, ada_id).enrolled.revoked == ident


def test_a_refund_and_the_issue_at_once_leave_one_of_two_ends(
    school: Database, settings: Settings, ada_id: str
) -> None:
    finished(school, ada_id)
    ident, ended = stands(school, ada_id).enrolled.id, list[bool]()

    def act(which: int) -> None:
        if which:
            certified(school, settings, ada_id)
        else:
            with school.unit() as db:
                ended.append(refund(db, ident, "cleo", "Asked for it.", NOW))

    raised = at_once(2, act)

    assert ended == [issued(school) == 0]
    assert all(isinstance(error, NotEnrolled) for error in raised)


def test_nobody_is_certified_who_is_not_enrolled(school: Database, settings: Settings, ada_id: str) -> None:
    with pytest.raises(NotEnrolled):
        certified(school, settings, ada_id)
    enrolled(school, ada_id)
    with pytest.raises(NotReady):
        certified(school, settings, ada_id)


def test_a_provider_without_an_instructor_is_told_so(school: Database, settings: Settings, ada_id: str) -> None:
    finished(school, ada_id)

    with pytest.raises(Unissuable, match="INSTRUCTOR_NAME"):
        certified(school, replace(settings, provider=replace(settings.provider, instructor="")), ada_id)
