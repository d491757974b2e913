"""The player's page is joined from kept parts, and reads as if it had been rendered anew."""

import pytest
from flask import Flask

from learning.attempts.exams import sheets
from learning.attempts.kept import Kept
from tests.attempts.exams.all_kinds import KINDS, sat
from tests.attempts.exams.test_pages import answered, event, sent
from tests.reader import Reader, one


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The places of the questions that a worker new to all sittings renders, in order."""
    places: list[int] = []
    draw = sheets._draw  # noqa: SLF001 - counted, not replaced

    def counted(*values: object) -> sheets.Drawn:
        one = draw(*values)  # type: ignore[arg-type]
        places.append(one.place)
        return one

    monkeypatch.setattr(sheets, "_draw", counted)
    monkeypatch.setattr(sheets, "_sheets", Kept(10))
    return places


def test_a_page_joined_from_kept_parts_equals_one_rendered_anew(
    site: Flask, ada: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = sat(site, ada.account)
    for kind in KINDS:
        answered(ada, address, kind, note="A <b>note</b>", flagged="yes")
    joined = ada.client.get(address).text
    monkeypatch.setattr(sheets, "_sheets", Kept(10))
    assert ada.client.get(address).text == joined


def test_a_question_is_rendered_once_and_again_when_its_response_changed(
    site: Flask, ada: Reader, drawn: list[int]
) -> None:
    address = sat(site, ada.account)
    ada.open(address)
    ada.open(address)
    assert drawn == list(range(1, len(KINDS) + 1))
    sent(ada, address, event("single"))
    ada.open(address)
    assert drawn[len(KINDS) :] == [KINDS.index("single") + 1]


def test_what_another_worker_saved_is_shown(site: Flask, ada: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    address = sat(site, ada.account)
    ada.open(address)
    mine = sheets._sheets  # noqa: SLF001 - what this worker keeps
    monkeypatch.setattr(sheets, "_sheets", Kept(10))
    answered(ada, address, "single", note="Saved elsewhere")
    monkeypatch.setattr(sheets, "_sheets", mine)
    assert "Saved elsewhere" in ada.client.get(address).text


def test_two_candidates_share_the_frame_and_nothing_else(site: Flask, ada: Reader, ben: Reader) -> None:
    addresses = [sat(site, one.account) for one in (ada, ben)]
    theirs, own = (reader.open(address) for reader, address in zip((ada, ben), addresses, strict=True))
    secrets = [addresses[0], str(one(theirs.soup, "[data-token]")["data-token"]), "Ada"]
    assert all(secret in str(theirs.soup) for secret in secrets)
    assert not any(secret in str(own.soup) for secret in secrets)


def test_only_the_question_that_is_open_can_be_seen(site: Flask, ada: Reader) -> None:
    page = ada.open(f"{sat(site, ada.account)}?item=3")
    assert [part["data-place"] for part in page.soup.select("[data-place]:not([hidden])")] == ["3"]
    assert [link["data-go"] for link in page.soup.select(".exam__map [aria-current]")] == ["3"]


def test_a_problem_is_reported_for_the_page_that_is_open(site: Flask, ada: Reader) -> None:
    address = sat(site, ada.account)
    assert f"/report?path={address}" in ada.open(address).links("footer")
