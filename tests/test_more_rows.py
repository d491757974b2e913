"""A page costs no more statements when there is more to show."""

from collections.abc import Callable

import pytest
from flask import Flask

from learning.attempts.exams.accommodating import Grant, grant
from learning.attempts.owners import Owner
from learning.attempts.starting import start
from learning.credit.boards import approvals
from learning.credit.boards.departures import Shape
from learning.credit.completion.asked import asked_of
from learning.credit.completion.enrolling import enrol
from learning.credit.ledger.outside import Earned, add
from learning.credit.reporting.making import Wanted, make
from learning.credit.reporting.roster import Asked
from learning.credit.reporting.subjects import Share
from learning.library.libraries import library
from learning.people import licences, sessions
from learning.study.reading import mark_read
from learning.study.reports import file_report
from quizzes.exams.timing import Accommodation
from tests.attempts.exams.all_kinds import sat
from tests.conftest import NOW, database_of
from tests.credit.completion.school import approved, finished, works
from tests.credit.completions import certified_at
from tests.people_of import BROWSER, make_account
from tests.reader import Reader
from tests.test_statements import ROSTER, cost, lesson_url, practice_case


def more_sittings(site: Flask, account: str) -> None:
    for name in ("Ada", "Ben"):
        with database_of(site).unit() as db:
            seated = make_account(db, name, f"{name.lower()}@example.org")
        sat(site, seated)


def more_accommodations(site: Flask, account: str) -> None:
    with database_of(site).unit() as db:
        for _ in range(3):
            grant(db, Grant(account, None, Accommodation(minutes=5), "reading", "nobody", NOW), NOW)


def test_the_list_of_sittings_costs_three_statements(site: Flask, cleo: Reader) -> None:
    more_sittings(site, cleo.account)
    assert cost(cleo, "/sittings?state=in-progress&name=a") <= 3


def more_attempts(site: Flask, account: str) -> None:
    books, case = library(database_of(site)), practice_case(site)
    for _ in range(5):
        with database_of(site).unit() as db:
            start(db, Owner(account), case, books.facts, NOW)


def more_approvals(site: Flask, account: str) -> None:
    with database_of(site).unit() as db:
        for number in range(3):
            shape = Shape(f"Title {number}", "1", {"courses/assessment.md": "a"})
            approvals.record(
                db, approvals.Recorded("assessment", "florida", shape, "FL-9", "2026-01-01"), account, NOW
            )


def more_reviewed(site: Flask, account: str) -> None:
    for number in range(3):
        approved(database_of(site), "matching", account, NOW + number)
        approved(database_of(site), "conditions-by-region", account, NOW + number)


def more_waiting(site: Flask, account: str) -> None:
    for name in ("Ada", "Ben"):
        with database_of(site).unit() as db:
            learner = make_account(db, name, f"{name.lower()}@example.org")
        finished(database_of(site), learner, name=name, slug="matching")


def more_outside(site: Flask, account: str) -> None:
    with database_of(site).unit() as db:
        for number in range(3):
            earned = Earned(f"Necks {number}", "A School", "2026-05-01", "6", "in person", None, "florida")
            add(db, account, earned, None, NOW)


def more_read(site: Flask, account: str) -> None:
    with database_of(site).unit() as db:
        for page in library(database_of(site)).pages("lesson"):
            mark_read(db, account, (page.kind, page.slug), NOW)


def more_work(site: Flask, account: str) -> None:
    course = asked_of(library(database_of(site)), "matching", "2026-11-18")
    assert course is not None
    with database_of(site).unit() as db:
        works(db, account, course)


def more_enrolled(site: Flask, account: str) -> None:
    with database_of(site).unit() as db:
        for name in ("Ada", "Ben"):
            learner = make_account(db, name, f"{name.lower()}@example.org")
            enrol(db, learner, "matching", None, NOW)


def more_reports(site: Flask, account: str) -> None:
    with database_of(site).unit() as db:
        for number in range(5):
            file_report(db, f"/pillars/{number}", "A word is missing.", account, NOW)


def more_rosters(site: Flask, account: str) -> None:
    for number in range(3):
        certified_at(site, account_id=account, enrolment_id=str(number))
    asked = Asked("FL", "2026-11-01", "2026-11-30", "MT", (Share("GEN"),), "20-1")
    for _ in range(3):
        with database_of(site).unit() as db:
            make(db, Wanted("florida", "assessment", asked, again=True), account, NOW)


def test_a_preview_and_a_report_cost_no_more_with_more_people(site: Flask, cleo: Reader) -> None:
    certified_at(site, account_id=cleo.account, enrolment_id="first")
    before = cost(cleo, ROSTER)
    more_rosters(site, cleo.account)

    assert cost(cleo, ROSTER) == before <= 7, "who asks, the generation, courses, codes, reported, certificates"
    report = cleo.open("/rosters/past").links("tbody")[0]
    assert cost(cleo, report) == 7, "who asks, the generation, the report, its rows, the keys, two for receipts"


def more_sessions(site: Flask, account: str) -> None:
    with database_of(site).unit() as db:
        for _ in range(5):
            sessions.begin(db, account, NOW, BROWSER)


def more_licences(site: Flask, account: str) -> None:
    for number in range(5):
        licences.add(database_of(site), account, "FL", f"MA {number}", "Massage therapist", NOW)


@pytest.mark.parametrize(
    ("path", "more"),
    [
        ("/attempts", more_attempts),
        ("/", more_attempts),
        ("/cases", more_attempts),
        ("/", more_read),
        ("/pillars", more_read),
        ("/courses", more_read),
        ("/courses/clinical-reasoning-in-massage", more_read),
        ("/pillars/assessment", more_read),
        ("/reports", more_reports),
        ("/courses/matching/enrolments", more_enrolled),
        ("/courses/matching/evaluations", more_enrolled),
        ("/sittings", more_sittings),
        ("/accommodations", more_accommodations),
        ("/exams/foundations", more_accommodations),
        ("/account", more_sessions),
        ("/account/licences", more_licences),
        ("/approvals", more_approvals),
        ("/rosters/past", more_rosters),
        ("/ledger", more_outside),
        ("/courses/assessment/boards?board=florida", more_approvals),
        ("/courses/conditions-by-region", more_reviewed),
        ("/courses/matching/boards?board=florida", more_reviewed),
        ("/courses/matching/reviews", more_reviewed),
        ("/courses/matching/waiting", more_waiting),
        ("/courses/matching/enrolments", more_waiting),
        ("/", more_waiting),
    ],
)
def test_a_page_with_more_rows_costs_no_more(
    site: Flask, cleo: Reader, path: str, more: Callable[[Flask, str], None]
) -> None:
    before = cost(cleo, path)
    more(site, cleo.account)
    assert cost(cleo, path) == before


def test_what_is_left_of_a_course_costs_no_more_when_more_is_done(site: Flask, ada: Reader) -> None:
    with database_of(site).unit() as db:
        enrol(db, ada.account, "matching", None, NOW)
    before = cost(ada, "/courses/matching/progress")
    more_work(site, ada.account)

    assert cost(ada, "/courses/matching/progress") == before == 6
    assert cost(ada, "/courses/matching/attestation") == 7, "and the licences"
    assert cost(ada, "/courses/matching/evaluation") == 6


def test_a_module_of_ones_course_costs_no_statement_more(site: Flask, ada: Reader) -> None:
    with database_of(site).unit() as db:
        enrol(db, ada.account, "introduction", None, NOW)

    assert cost(ada, lesson_url(site)) == 2


def test_a_sitting_costs_staff_no_more_with_more_acts(site: Flask, ada: Reader, cleo: Reader) -> None:
    address = sat(site, ada.account)
    before = cost(cleo, f"{address}/acts")
    for _ in range(3):
        cleo.post(f"{address}/acts", act="extend", minutes="5", reason="The fire alarm rang.")

    assert cost(cleo, f"{address}/acts") == before <= 7
