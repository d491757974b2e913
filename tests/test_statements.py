"""How many statements a page costs: few. That more rows cost no more is in test_more_rows.py."""

import json

import pytest
from flask import Flask

from learning.core.audit import record
from learning.library.libraries import library
from learning.library.shelf import CaseEntry
from learning.people import licences
from tests import counting
from tests.attempts.exams.all_kinds import sat
from tests.attempts.exams.test_pages import event, posted, sent
from tests.attempts.quizzes.taking import IMMEDIATE, form, hand_over, responded, right, url
from tests.conftest import NOW, FixedClock, database_of, reader_called
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
ROSTER = "/rosters?course=assessment&board=florida&first=2026-11-01&last=2026-11-30"
OF_STAFF = (
    "/reports", "/coverage", "/accommodations", "/accommodations/new", "/approvals", "/approvals/new",
    "/reviews", "/courses/matching/reviews", "/courses/matching/reviews/new", "/courses/matching/waiting",
    "/rosters", "/rosters/past", ROSTER,
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
