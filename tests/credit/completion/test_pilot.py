"""A course that is tried out: everything is done and evaluated, and nobody is credited."""

from pathlib import Path

import pytest
from flask import Flask

from learning.core.database import Database
from learning.core.settings import Settings
from learning.credit.certificates.certifying import Unissuable
from learning.credit.completion.attesting import NotReady
from learning.credit.completion.checklist import checklist
from learning.credit.completion.evaluating import summary
from learning.credit.completion.waiting import waiting
from tests.conftest import database_of
from tests.credit.completion.school import (
    COURSE,
    COURSE_TEXT,
    approved,
    asked,
    certified,
    said,
    signed,
    stands,
    teach,
    worked,
)
from tests.reader import Reader, one

PILOT = COURSE_TEXT.replace("kind: course\n", "kind: course\npilot: true\n")


@pytest.fixture
def pilot(school: Database, tmp_path: Path) -> Database:
    """The school with its course as a pilot."""
    teach(school, tmp_path / "content", **{"courses/first.md": PILOT})
    approved(school)
    return school


def test_a_pilot_asks_for_no_attestation(pilot: Database, ada_id: str) -> None:
    here = worked(pilot, ada_id)
    assert "Attestation signed" not in [row.what for row in checklist(here.done, "")]
    with pytest.raises(NotReady):
        signed(pilot, ada_id)


def test_a_pilot_gives_no_certificate(pilot: Database, settings: Settings, ada_id: str) -> None:
    worked(pilot, ada_id)
    said(pilot, ada_id)
    assert stands(pilot, ada_id).complete
    with pytest.raises(Unissuable) as refused:
        certified(pilot, settings, ada_id)
    assert "pilot" in refused.value.sentences[0]


def test_whoever_took_part_in_a_pilot_waits_for_nothing(pilot: Database, ada_id: str) -> None:
    worked(pilot, ada_id)
    said(pilot, ada_id)
    with pilot.reading() as db:
        assert not waiting(db, asked(pilot))


def test_every_page_of_a_pilot_says_so_and_promises_nothing(site: Flask, ada: Reader, tmp_path: Path) -> None:
    teach(database_of(site), tmp_path / "content", **{"courses/first.md": PILOT})
    course = ada.open("/courses/first")

    assert "it gives none of these hours" in course.text and "for credit" not in one(course.soup, ".page-head").text
    ada.send(course, "Enrol in this course")
    for address in ("", "/progress", "/boards?board=florida&licence=massage"):
        assert "runs as a pilot" in ada.open(f"/courses/first{address}").text
        assert "issued at once" not in ada.open(f"/courses/first{address}").text
    assert "Pilot, no CE hours" in ada.open("/courses").text


def test_what_is_said_in_a_pilot_is_kept(pilot: Database, ada_id: str) -> None:
    worked(pilot, ada_id)
    said(pilot, ada_id)
    with pilot.reading() as db:
        assert summary(db, COURSE).number == 1


def test_after_the_pilot_an_attestation_is_all_that_is_left(
    pilot: Database, settings: Settings, ada_id: str, tmp_path: Path
) -> None:
    worked(pilot, ada_id)
    said(pilot, ada_id)
    teach(pilot, tmp_path / "content", **{"courses/first.md": COURSE_TEXT})
    approved(pilot)
    assert [row.what for row in checklist(stands(pilot, ada_id).done, "") if not row.done] == ["Attestation signed"]
    signed(pilot, ada_id)
    assert certified(pilot, settings, ada_id)
