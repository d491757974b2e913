"""The packet for a board holds what an application asks for, and says what is unset."""

from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask import Flask

from learning.core.provider import Provider
from learning.credit.completion.models import course_evaluation
from tests.conftest import database_of
from tests.credit.completion.school import approved

FILES = (
    "1-course.md", "2-objectives.md", "3-outline.md", "4-instructor.md", "5-hours.md", "6-evaluation.md",
    "7-policies.md", "packet.html",
)  # fmt: skip


def written(site: Flask, folder: Path, course: str = "assessment") -> str:
    answer = site.test_cli_runner().invoke(args=["credit", "packet", course, "--out", str(folder)])
    assert answer.exit_code == 0, answer.output
    return str(answer.output)


def test_the_packet_is_a_file_for_each_part_and_a_page_of_all(site: Flask, tmp_path: Path) -> None:
    written(site, tmp_path / "out")

    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == list(FILES)
    page = BeautifulSoup((tmp_path / "out" / "packet.html").read_text(), "html.parser")
    assert [len(page.select(part)) for part in ("h1", "section", "table")] == [1, 7, 1]


def test_what_is_unset_is_said_by_its_setting(site: Flask, tmp_path: Path) -> None:
    told = written(site, tmp_path)

    assert "not set: Provider (PROVIDER_NAME)" in told
    assert "**Not set: Qualifications (INSTRUCTOR_CREDENTIALS).**" in (tmp_path / "4-instructor.md").read_text()


def test_what_is_set_stands_there(site: Flask, tmp_path: Path) -> None:
    held = site.extensions["palpate"]
    held.settings = replace(held.settings, provider=Provider(name="A School <script>", fees="None."))

    assert "PROVIDER_NAME" not in written(site, tmp_path)
    assert "Fees and refunds: None." in (tmp_path / "7-policies.md").read_text()
    assert "<script" not in (tmp_path / "packet.html").read_text()


def test_the_hours_come_with_their_sum(site: Flask, tmp_path: Path) -> None:
    written(site, tmp_path)

    text = (tmp_path / "5-hours.md").read_text()
    assert "words an hour" in text and "| CE hours |" in text and "Checked: not checked." in text


def test_the_reviewer_is_who_approved_it_for_credit(site: Flask, tmp_path: Path) -> None:
    written(site, tmp_path)
    assert "- Reviewer: not approved by anybody yet" in (tmp_path / "1-course.md").read_text()
    approved(database_of(site), "assessment")

    written(site, tmp_path)
    told = (tmp_path / "1-course.md").read_text()
    assert "- Reviewer: Dora Lind, LMT, on 1 November 2026; licensed in Florida" in told


@pytest.mark.parametrize("course", ["clinical-reasoning-in-massage", "conditions-by-region"])
def test_every_kind_of_course_has_a_packet(site: Flask, tmp_path: Path, course: str) -> None:
    written(site, tmp_path, course)

    assert (tmp_path / "3-outline.md").read_text().count("\n- ") > 5


@pytest.mark.parametrize(
    ("course", "grading"),
    [
        (
            "assessment",
            "the pass mark of the quiz is 70% of its points; each case is passed, with nothing unsafe done",
        ),
        ("clinical-reasoning-in-massage", "the pass mark of the exam is 70% of its points; each case is passed"),
    ],
)
def test_the_packet_tells_what_has_to_be_passed(site: Flask, tmp_path: Path, course: str, grading: str) -> None:
    written(site, tmp_path, course)

    told = (tmp_path / "7-policies.md").read_text()
    assert f"- Grading: {grading}" in told and told.count("the pass mark") == 1


def evaluated(site: Flask, number: int, comment: str = "") -> None:
    """So many evaluations of the course."""
    said = {"course": "assessment", "day": "2026-11-18", "comment": comment}
    with database_of(site).unit() as db:
        for place in range(number):
            db.execute(course_evaluation.insert().values(id=f"{place}", ratings={"clear": 5 - place % 2}, **said))


def test_evaluations_join_the_packet_from_five_on(site: Flask, tmp_path: Path) -> None:
    evaluated(site, 4)
    written(site, tmp_path)
    assert "4 so far; they are shown from 5 on." in (tmp_path / "6-evaluation.md").read_text()

    evaluated_once_more(site)
    written(site, tmp_path)
    text = (tmp_path / "6-evaluation.md").read_text()
    assert "| The text and the figures are clear. | 4.6 | 3 | 2 | 0 | 0 | 0 |" in text
    assert (
        "5 evaluations. Nothing says whose is whose." in text and "<table" in (tmp_path / "packet.html").read_text()
    )


def evaluated_once_more(site: Flask) -> None:
    row = {"course": "assessment", "day": "2026-11-18", "comment": HOSTILE, "ratings": {"clear": 5}, "id": "last"}
    with database_of(site).unit() as db:
        db.execute(course_evaluation.insert().values(row))


HOSTILE = "# Good\n| a | <script>alert(1)</script> [x](http://x) ![y](z)"


def test_a_comment_in_the_packet_is_only_its_words(site: Flask, tmp_path: Path) -> None:
    evaluated(site, 4)
    evaluated_once_more(site)
    written(site, tmp_path)

    page = BeautifulSoup((tmp_path / "packet.html").read_text(), "html.parser")
    assert " ".join(HOSTILE.split()) in " ".join(page.get_text().split())
    assert not page.select('script, img, a[href="http://x"]')


def test_a_course_that_there_is_not_is_told(site: Flask, tmp_path: Path) -> None:
    answer = site.test_cli_runner().invoke(args=["credit", "packet", "nothing", "--out", str(tmp_path / "out")])

    assert (answer.exit_code, (tmp_path / "out").exists()) == (1, False)
