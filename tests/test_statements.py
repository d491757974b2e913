"""How many statements a page costs: few, and no more when there is more to show."""

import json
from collections.abc import Callable

import pytest
from flask import Flask

from learning.attempts.exams.accommodating import Grant, grant
from learning.attempts.owners import Owner
from learning.attempts.starting import start
from learning.core.audit import record
from learning.credit.boards import approvals
from learning.credit.boards.departures import Shape
from learning.credit.completion.asked import asked_of
from learning.credit.completion.enrolling import enrol
from learning.credit.ledger.outside import Earned, add
from learning.library.libraries import library
from learning.library.shelf import CaseEntry
from learning.people import licences, sessions
from learning.study.reading import mark_read
from learning.study.reports import file_report
from quizzes.exams.timing import Accommodation
from tests import counting
from tests.attempts.exams.all_kinds import sat
from tests.attempts.exams.test_pages import event, posted, sent
from tests.attempts.quizzes.taking import IMMEDIATE, form, hand_over, responded, right, url
from tests.conftest import NOW, FixedClock, database_of, reader_called
from tests.credit.completion.school import approved, finished, works
from tests.people_of import BROWSER, make_account
from tests.reader import Reader, one

OF_ALL = (
    "/", "/courses", "/courses/conditions-by-region", "/pillars", "/pillars/assessment",
    "/courses/assessment/boards?board=florida",
    "/techniques", "/techniques?region=neck", "/conditions", "/assessments",
    "/adaptations", "/stages", "/stages/inflammation", "/tissues", "/cases", "/glossary",
    "/references", "/claims?q=stress", "/search", "/search?q=knee", "/report", "/attempts",
    "/.well-known/ce-keys.json", "/verify", "/badges/issuer",
    "/sign-in", "/register", "/forgot-password", "/healthz", "/readyz", "/patterns", "/nowhere",
)  # fmt: skip
OF_THOSE_SIGNED_IN = (
    "/account", "/account/licences", "/account/data", "/confirm", "/certificates",
    "/ledger", "/ledger/transcript?board=florida", "/ledger/outside/new",
)  # fmt: skip
OF_STAFF = (
    "/reports", "/coverage", "/accommodations", "/accommodations/new", "/approvals", "/approvals/new",
    "/reviews", "/courses/matching/reviews", "/courses/matching/reviews/new", "/courses/matching/waiting",
)  # fmt: skip


def practice_case(site: Flask) -> CaseEntry:
    """A full case to practise."""
    cases = library(database_of(site)).cases()
    return next(one for one in cases if one.document.use == "practice" and not one.document.mini)


def lesson_url(site: Flask) -> str:
    return library(database_of(site)).pages("lesson")[0].url


def cost(reader: Reader, path: str) -> int:
    """The statements of a page that this worker has shown before."""
    reader.client.get(path)
    with counting.statements() as sent:
        reader.client.get(path)
    return len(sent)


def begun(reader: Reader, site: Flask) -> str:
    """The address of an attempt of theirs that has just been started."""
    path = f"/cases/{practice_case(site).slug}"
    return str(reader.post(path).headers["Location"])


def test_a_module_costs_a_visitor_one_statement(site: Flask, visitor: Reader) -> None:
    assert cost(visitor, lesson_url(site)) == 1


def test_a_course_costs_a_visitor_one_statement_and_a_student_three(visitor: Reader, ada: Reader) -> None:
    assert cost(visitor, "/courses/conditions-by-region") == 1
    assert cost(ada, "/courses/conditions-by-region") == 3, "who asks, the quiz, and all that they have read"


def test_the_licences_of_a_reader_cost_a_course_two_statements_however_many(site: Flask, ada: Reader) -> None:
    course = "/courses/conditions-by-region"
    for states in (("FL",), ("NY", "TX", "OH", "CA", "NV")):
        for state in states:
            licences.add(database_of(site), ada.account, state, "MA 1", "Massage therapist", NOW)
        assert cost(ada, course) == 5, "and what boards and reviewers approved"


def test_a_module_costs_somebody_signed_in_three_at_most(site: Flask, ada: Reader, visitor: Reader) -> None:
    url = lesson_url(site)
    visitor.client.get(url)
    with counting.statements() as sent:
        ada.client.get(url)
    assert len(sent) == 3, "who asks, where they stand, and that they were here"
    assert cost(ada, url) == 2


def test_a_response_to_its_quiz_costs_a_module_nothing(site: Flask, ada: Reader, visitor: Reader) -> None:
    for reader, most in ((visitor, 1), (ada, 2)):
        responded(reader, site, IMMEDIATE, right(site, IMMEDIATE))
        assert cost(reader, url(site, IMMEDIATE)) == most


def test_keeping_a_response_costs_five_statements_at_most(site: Flask, ada: Reader, visitor: Reader) -> None:
    for reader, most in ((visitor, 4), (ada, 5)):
        where, fields = form(reader.open(url(site, IMMEDIATE))), right(site, IMMEDIATE)
        with counting.statements() as told:
            assert hand_over(reader, where, fields).status_code == 303
        assert len(told) <= most, "the generation, who asks, the limit, what is kept, what is added"


def test_a_step_of_a_case_costs_two_statements_and_three_on_another_worker(site: Flask, ada: Reader) -> None:
    attempt = begun(ada, site)
    with counting.statements() as sent:
        ada.client.get(attempt)
    assert len(sent) <= 3
    assert cost(ada, attempt) == 2


@pytest.mark.parametrize(("who", "most"), [("visitor", 2), ("ada", 3)])
def test_saving_a_choice_costs_three_statements_at_most(
    site: Flask, who: str, most: int, request: pytest.FixtureRequest
) -> None:
    reader: Reader = request.getfixturevalue(who)
    attempt = begun(reader, site)
    page = reader.open(attempt)
    token = str(page.soup.select("input[name=csrf_token]")[0]["value"])
    choice = {"csrf_token": token, "seq": "0", "step": "meet", "act": "mark"}
    with counting.statements() as sent:
        answer = reader.client.post(attempt, data=choice)
    assert (answer.status_code, len(sent)) == (303, most)
    # The worker knows where it left the attempt, and the saving statement asks whether that is so.
    with counting.statements() as sent:
        answer = reader.client.post(
            attempt, data={**choice, "seq": "1", "step": "history", "act": "back", "to": "meet"}
        )
    assert (answer.status_code, len(sent)) == (303, most - 1)


def test_the_exam_page_costs_two_statements_and_three_after_a_save(site: Flask, ada: Reader) -> None:
    address = sat(site, ada.account)
    assert cost(ada, address) == 2, "who asks, and where the sitting stands"
    sent(ada, address, event("single"))
    with counting.statements() as seen:
        ada.client.get(address)
    assert len(seen) == 3, "and the responses, as one is new"


def test_saving_a_response_of_an_exam_costs_two_statements(site: Flask, ada: Reader) -> None:
    address = sat(site, ada.account)
    token = str(one(ada.open(address).soup, "[data-token]")["data-token"])
    body = json.dumps({"client_id": "a" * 16, "events": [event("single"), event("multiple", 2)]})
    with counting.statements() as seen:
        answer = posted(ada.client, address, token, body)
    assert (answer.status_code, len(seen)) == (200, 2)


@pytest.mark.parametrize("path", OF_ALL)
def test_no_page_costs_a_visitor_more_than_six_statements(visitor: Reader, path: str) -> None:
    assert cost(visitor, path) <= 6


@pytest.mark.parametrize("path", OF_ALL + OF_THOSE_SIGNED_IN)
def test_no_page_costs_a_student_more_than_six_statements(ada: Reader, path: str) -> None:
    assert cost(ada, path) <= 6


@pytest.mark.parametrize("path", OF_STAFF)
def test_no_page_costs_an_instructor_more_than_six_statements(cleo: Reader, path: str) -> None:
    assert cost(cleo, path) <= 6


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/search?q=pain", 2),
        ("/search?q=nothingatall", 2),
        ("/search?q=client+with+a+broken+rib", 3),
        ("/search/suggestions?q=pai", 1),
    ],
)
def test_a_search_costs_its_hits_and_their_snippets(visitor: Reader, path: str, most: int) -> None:
    assert cost(visitor, path) == most


def test_the_record_of_acts_costs_two_statements_however_long_it_is(site: Flask, clock: FixedClock) -> None:
    dora = reader_called(site, "Dora", "administrator", clock)
    assert cost(dora, "/audit?actor=dora") == 2
    with database_of(site).unit() as db:
        for number in range(60):
            record(db, dora.account, "test", str(number), NOW)
    assert cost(dora, "/audit?actor=dora") == 2


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
