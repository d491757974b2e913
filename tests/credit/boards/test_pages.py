"""The pages: what a learner asks before enrolling, and what staff keep about approvals."""

from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest
from flask import Flask

from learning.core.provider import Provider
from learning.people import licences
from tests.conftest import NOW, ROOT, database_of
from tests.reader import Reader

COURSE = "/courses/assessment"
FIELDS = {
    "course": "assessment", "board": "florida", "title": "Clinical assessment", "hours": "1",
    "number": "FL-9", "begins": "2026-01-01", "ends": "",
}  # fmt: skip


def told(reader: Reader, **asked: str) -> str:
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return reader.open(f"{COURSE}/boards?{query}").text


def named(site: Flask) -> None:
    held = site.extensions["palpate"]
    held.settings = replace(held.settings, provider=Provider(name="A School", ncbtmb="1", florida="50-1"))


def test_the_page_of_a_course_asks_where_a_visitor_is_licensed(visitor: Reader) -> None:
    [form] = visitor.open(COURSE).soup.select("form[aria-label='Your licence']")

    assert (form["method"], form["action"]) == ("get", f"{COURSE}/boards")
    assert "It counts" not in visitor.open(f"{COURSE}/boards").text


def licensed(site: Flask, reader: Reader, *held: tuple[str, str]) -> None:
    for number, (state, profession) in enumerate(held):
        licences.add(database_of(site), reader.account, state, f"MA {number}", profession, NOW)


def told_by_licence(reader: Reader) -> dict[str, str]:
    """The answer beneath the heading of each licence on the page of a course."""
    part = reader.open(COURSE).soup.select("section[aria-labelledby=acceptance]")[0]
    said = [one.get_text() for one in part.select(".callout__kind")]
    return dict(zip([one.get_text() for one in part.select("h3")], said, strict=True))


def test_each_licence_that_somebody_keeps_is_answered_at_once(site: Flask, ada: Reader, ben: Reader) -> None:
    named(site)
    licensed(site, ada, ("FL", "Massage therapist"), ("OH", "LMT"), ("FL", "Massage therapist"), ("NY", "Nurse"))
    assert told_by_licence(ada) == {
        "Florida, Massage therapist": "It does not count", "New York, Nurse": "Not known",
        "Ohio, LMT": "It does not count",
    }  # fmt: skip
    assert "Neither this board’s rules nor its approvals are known here." in ada.open(COURSE).text
    assert f"{COURSE}/boards?board=florida&licence=massage" in ada.open(COURSE).links("section")
    assert told_by_licence(ben) == {}


def test_the_answer_on_the_page_of_a_course_changes_with_approvals_and_licences(
    site: Flask, ada: Reader, cleo: Reader
) -> None:
    named(site)
    licensed(site, ada, ("FL", "Massage therapist"))
    before = ada.client.get(COURSE)
    assert ada.client.get(COURSE, headers={"If-None-Match": before.headers["ETag"]}).status_code == 304
    hours = str(cleo.open("/approvals/new?course=assessment").soup.select("#field-hours")[0]["value"])
    cleo.send(cleo.open("/approvals/new"), "Record an approval", **(FIELDS | {"hours": hours}))

    after = ada.client.get(COURSE, headers={"If-None-Match": before.headers["ETag"]})
    assert (after.status_code, "under number FL-9" in after.text) == (200, True)
    licensed(site, ada, ("TX", "Massage therapist"))
    assert list(told_by_licence(ada)) == ["Florida, Massage therapist", "Texas, Massage therapist"]


def test_the_subject_areas_stand_on_the_page_before_anybody_enrols(visitor: Reader) -> None:
    assert "Subject areas: Assessment" in visitor.open(COURSE).soup.select(".page-head")[0].get_text(" ")


def test_without_an_approved_provider_nothing_counts(visitor: Reader) -> None:
    text = told(visitor, board="florida", licence="massage")

    assert "It does not count" in text and "The provider has no approval number for this board." in text
    assert "not accepted by a board until the provider is approved" in text


def test_every_rule_is_shown_with_its_source_or_as_not_known(visitor: Reader) -> None:
    page = visitor.open(f"{COURSE}/boards?board=new-york&licence=massage")
    rows = [[cell.get_text() for cell in row.select("th, td")] for row in page.soup.select("tbody tr")]

    assert ["A renewal takes 36 hours.", "not checked"] in [[row[1], row[3]] for row in rows]
    assert ["Hours of ethics", "not known", "none", "not checked"] in rows


@pytest.mark.parametrize("query", ["board=atlantis&licence=massage", "board=florida&licence=plumber", "board=%00"])
def test_a_board_that_there_is_not_is_no_answer(visitor: Reader, query: str) -> None:
    page = visitor.open(f"{COURSE}/boards?{query}")

    assert (page.status, "The board decides" in page.text) == (200, False)


def test_a_course_that_there_is_not_has_no_such_page(visitor: Reader) -> None:
    assert visitor.open("/courses/nothing/boards").status == 404


def test_another_licence_is_not_known(visitor: Reader) -> None:
    assert "Not known" in told(visitor, board="florida", licence="other")


def test_an_approval_is_recorded_and_shown(cleo: Reader) -> None:
    done = cleo.send(cleo.open("/approvals/new?course=assessment"), "Record an approval", **FIELDS)

    row = " ".join(done.soup.select("tbody tr")[0].get_text(" ").split())
    assert row.startswith("Clinical assessment Florida 1 FL-9 2026-01-01 to no end") and row.endswith("Stands")
    assert "It covers" in cleo.open(done.links("tbody")[0]).text


def test_the_form_offers_what_is_published(cleo: Reader) -> None:
    page = cleo.open("/approvals/new?course=assessment")

    assert page.soup.select("#field-title")[0]["value"] == "Clinical assessment"


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("course", "nothing", "Choose a course."),
        ("board", "atlantis", "Choose a board."),
        ("board", "generic", "Choose a board."),
        ("title", "", "Enter the title"),
        ("hours", "99", "The text and media amount to"),
        ("hours", "1.2", "Give whole or half hours"),
        ("hours", "0", "Give whole or half hours"),
        ("number", "x" * 81, "at most 80 characters"),
        ("begins", "2026-02-30", "Give a day"),
        ("ends", "2025-12-31", "comes before the first"),
    ],
)
def test_an_approval_that_cannot_be_is_refused_at_its_field(cleo: Reader, name: str, value: str, says: str) -> None:
    refused = cleo.send(cleo.open("/approvals/new"), "Record an approval", **(FIELDS | {name: value}))

    assert refused.status == 422
    assert says in refused.soup.select(f"#field-{name}-error")[0].get_text()


def test_an_approval_speaks_for_a_course_until_it_is_withdrawn(site: Flask, cleo: Reader, visitor: Reader) -> None:
    named(site)
    hours = str(cleo.open("/approvals/new?course=assessment").soup.select("#field-hours")[0]["value"])
    done = cleo.send(cleo.open("/approvals/new"), "Record an approval", **(FIELDS | {"hours": hours}))
    assert f"Approved for {hours} hours under number FL-9." in told(visitor, board="florida", licence="massage")

    page = cleo.open(done.links("tbody")[0])
    gone = cleo.send(page, "Withdraw it", reason="The board took it back.")
    assert "Withdrawn" in gone.soup.select("tbody tr")[0].get_text()
    assert "No approval of this course for Florida" in told(visitor, board="florida", licence="massage")
    again = cleo.post(page.path, reason="Once more.")
    assert (again.status_code, "withdrawn already" in again.text) == (409, True)


def test_an_approval_is_told_where_the_course_departs_from_it(cleo: Reader) -> None:
    wrong = FIELDS | {"title": "Assessing", "hours": "0.5"}
    done = cleo.send(cleo.open("/approvals/new"), "Record an approval", **wrong)

    assert "is no longer what Florida approved" in done.text
    assert "Its title was approved as “Assessing” and is now “Clinical assessment”." in done.text


def test_files_that_depart_from_what_was_approved_are_told_before_they_are_published(
    site: Flask, cleo: Reader, tmp_path: Path
) -> None:
    cleo.post("/approvals/new", **FIELDS)
    content = tmp_path / "content"
    copytree(ROOT / "content", content)
    before = site.test_cli_runner().invoke(args=["content", "status", str(content)]).output
    lesson = next((content / "pillars" / "assessment").glob("*.md"))
    lesson.write_text(lesson.read_text() + "\nOne more sentence.\n")
    after = site.test_cli_runner().invoke(args=["content", "status", str(content)]).output

    assert "departs from" not in before
    assert (
        f"departs from what Florida approved as “Clinical assessment” (1 hours, number FL-9): "
        f"pillars/assessment/{lesson.name}" in after
    )
