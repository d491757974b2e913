"""The reading pages, without a browser."""

import re

import pytest
from flask import Flask

from learning.library.models import generation
from learning.people.sessions import end_everywhere
from tests.conftest import NOW, database_of
from tests.reader import Reader, one

LESSON = "/pillars/matching/tissue-state-and-treatment-effect"


def test_a_visitor_finds_one_sentence_one_case_and_four_pillars(visitor: Reader) -> None:
    home = visitor.open("/")

    assert home.h1 == "Learn to decide at the table, and see how sure you may be."
    assert home.links()[0] == "/cases/desk-worker-neck-ache"
    assert "8 minutes no account" in home.text
    assert [link for link in home.links() if link.startswith("/pillars/")] == [
        "/pillars/assessment",
        "/pillars/matching",
        "/pillars/adaptability",
        "/pillars/rehabilitation",
    ]


def test_home_says_once_that_one_is_signed_out(ada: Reader) -> None:
    token = one(ada.open("/account").soup, "[name=csrf_token]")["value"]
    ada.client.post("/sign-out", data={"csrf_token": token})

    assert "You are signed out." in ada.open("/").text
    assert "You are signed out." not in ada.open("/").text


def test_a_new_student_begins_with_the_introduction(ada: Reader) -> None:
    home = ada.open("/")

    assert home.h1 == "Welcome back, Ada"
    assert home.links()[0] == "/pillars/introduction/introduction"


def test_a_student_continues_where_she_left_off(ada: Reader) -> None:
    ada.open(LESSON)

    assert ada.open("/").links()[0] == LESSON


def test_a_read_module_counts_and_the_next_one_is_offered(ada: Reader) -> None:
    read = ada.send(ada.open(LESSON), "Mark as read", read="yes")

    assert "You have read this module." in read.text
    home = ada.open("/")
    assert re.search(r"\b1 of \d+ read", home.text)
    assert home.links()[0] != LESSON


def test_a_mark_can_be_taken_back(ada: Reader) -> None:
    read = ada.send(ada.open(LESSON), "Mark as read", read="yes")
    again = ada.send(read, "Mark as read", read="no")

    assert "You have read this module." not in again.text
    assert not re.search(r"\b[1-9] of \d+ read", ada.open("/pillars").text)


def test_one_students_mark_is_not_anothers(ada: Reader, ben: Reader) -> None:
    ada.send(ada.open(LESSON), "Mark as read", read="yes")

    assert "You have read this module." not in ben.open(LESSON).text


def test_the_page_names_its_reader_and_no_other(ada: Reader, ben: Reader) -> None:
    ada.open(LESSON)

    header = str(ben.open(LESSON).soup.header)
    assert "Ben" in header and "Ada" not in header


def test_an_unchanged_page_is_not_sent_again(ada: Reader) -> None:
    etag = ada.open(LESSON).response.headers["ETag"]
    ada.open(LESSON)

    again = ada.client.get(LESSON, headers={"If-None-Match": etag})
    assert (again.status_code, again.data) == (304, b"")


def test_a_mark_makes_another_page(ada: Reader) -> None:
    etag = ada.open(LESSON).response.headers["ETag"]
    ada.send(ada.open(LESSON), "Mark as read", read="yes")

    assert ada.client.get(LESSON, headers={"If-None-Match": etag}).status_code == 200


def test_each_published_page_opens_and_says_whether_it_was_reviewed(visitor: Reader) -> None:
    for index in ("/techniques", "/conditions", "/assessments", "/adaptations", "/stages", "/tissues"):
        for path in [link for link in visitor.open(index).links("main .module-list") if link.startswith(index)]:
            page = visitor.open(path)
            assert (page.status, "Not yet read by a named clinician" in page.text) == (200, True), path


def test_the_introduction_is_listed_like_a_pillar(visitor: Reader) -> None:
    page = visitor.open("/pillars/introduction")

    assert (page.h1, "Pillar 0" in page.text) == ("Introduction", False)
    listed = page.links("main .module-list")
    assert listed[0] == "/pillars/introduction/introduction" and len(listed) > 1
    assert set(listed) <= set(visitor.open("/pillars").links())


@pytest.mark.parametrize("path", ["/adaptations", "/stages", "/tissues"])
def test_an_index_without_regions_has_no_body_map(visitor: Reader, path: str) -> None:
    page = visitor.open(path)

    assert page.links("main .module-list") and path in visitor.open("/").links()
    assert not page.soup.select("[data-body-map], .region-filter")


def test_an_index_is_filtered_by_region(visitor: Reader) -> None:
    neck = visitor.open("/conditions?region=neck")

    assert neck.h1 == "Conditions: Neck"
    listed = neck.links("main .module-list")
    assert "/conditions/neck-pain" in listed and "/conditions/plantar-heel" not in listed


def test_the_body_map_leads_to_the_same_regions_as_the_list(visitor: Reader) -> None:
    page = visitor.open("/conditions")

    by_map = set(page.links("[data-body-map]"))
    assert by_map and by_map <= set(page.links(".region-filter"))


def test_claims_are_searched_by_words_and_verdict(visitor: Reader) -> None:
    found = visitor.open("/claims?q=STRESS&verdict=supported")

    assert "Relieves stress" in found.text
    assert "No claim fits" in visitor.open("/claims?q=zzz").text


@pytest.mark.parametrize("path", ["/glossary", "/references", "/claims", "/stages/inflammation"])
def test_the_lists_open(visitor: Reader, path: str) -> None:
    assert visitor.open(path).status == 200


def test_a_term_leads_to_the_lesson_that_tells_more(visitor: Reader) -> None:
    page = visitor.open("/glossary")

    assert "/pillars/matching/six-old-models" in page.links("#dysfunction-models")
    assert not [link for link in page.links("#baseline") if link.startswith("/pillars/")]


def test_a_claim_leads_to_the_lesson_that_tells_more(visitor: Reader) -> None:
    page = visitor.open("/claims")

    assert "/pillars/matching/six-old-models" in page.links("#claim-080")
    assert not [link for link in page.links("#claim-001") if link.startswith("/pillars/")]


def test_a_lesson_of_another_pillar_is_not_found(visitor: Reader) -> None:
    assert visitor.open("/pillars/assessment/tissue-state-and-treatment-effect").status == 404


def test_a_reported_problem_reaches_the_instructor(visitor: Reader, cleo: Reader) -> None:
    page = visitor.open(f"/report?path={LESSON}")
    thanked = visitor.send(page, "Report a problem", problem="The second figure has a typo.")

    assert thanked.h1 == "Thank you"
    reports = cleo.open("/reports")
    assert "The second figure has a typo." in reports.text and LESSON in reports.links()


def test_a_report_without_words_keeps_the_page_and_says_so(visitor: Reader) -> None:
    page = visitor.open(f"/report?path={LESSON}")

    refused = visitor.send(page, "Report a problem", problem=" ")

    assert refused.status == 422
    assert "Write a few words about the problem." in refused.text


def test_a_closed_report_leaves_the_list(visitor: Reader, cleo: Reader) -> None:
    visitor.send(visitor.open("/report?path=/glossary"), "Report a problem", problem="A word is missing.")

    closed = cleo.send(cleo.open("/reports"), "Close this report")

    assert "No open reports" in closed.text


def test_reports_are_for_instructors(ada: Reader, visitor: Reader) -> None:
    assert ada.open("/reports").status == 403
    assert visitor.open("/reports").path == "/sign-in"


def test_a_source_is_named_as_a_reader_would_name_it(visitor: Reader) -> None:
    page = visitor.open("/techniques/effleurage")

    assert "Moyer 2004" in page.text
    assert "/references#moyer2004" in page.links()


def confirmed(reader: Reader, etag: str) -> int:
    """What a browser is told that asks whether its version still holds."""
    return reader.client.get(LESSON, headers={"If-None-Match": etag}).status_code


def version(reader: Reader) -> str:
    """The version of the lesson that a reader holds, asked for twice so that the worker remembers it."""
    reader.open(LESSON)
    return str(reader.open(LESSON).response.headers["ETag"])


def test_a_remembered_version_is_confirmed_to_its_reader_alone(ada: Reader, ben: Reader, visitor: Reader) -> None:
    etag = version(ada)

    assert [confirmed(reader, etag) for reader in (ada, ben, visitor)] == [304, 200, 200]


def test_a_remembered_version_does_not_outlive_its_session(ada: Reader, site: Flask) -> None:
    etag = version(ada)
    with database_of(site).unit() as db:
        end_everywhere(db, ada.account, NOW)

    assert confirmed(ada, etag) == 200


def test_a_remembered_version_does_not_outlive_a_mark(ada: Reader) -> None:
    etag = version(ada)
    ada.send(ada.open(LESSON), "Mark as read", read="yes")

    assert confirmed(ada, etag) == 200


def test_a_visitors_version_is_confirmed_until_something_is_published(visitor: Reader, site: Flask) -> None:
    etag = version(visitor)
    assert confirmed(visitor, etag) == 304

    with database_of(site).unit() as db:
        db.execute(generation.insert().values(number=2, published_at=NOW))  # it publishes nothing at all

    assert confirmed(visitor, etag) == 404


def test_another_host_or_a_fragment_is_not_answered_from_memory(ada: Reader) -> None:
    etag = version(ada)

    assert ada.client.get(LESSON, headers={"If-None-Match": etag, "X-Fragment": "1"}).status_code == 200
    assert ada.client.get(LESSON, headers={"If-None-Match": etag, "Host": "evil.example"}).status_code == 400
