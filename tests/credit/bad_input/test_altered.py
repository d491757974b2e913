"""Sheets that somebody edited, ids that somebody guessed: what is printed never decides, the page of the id does."""

import re
import secrets
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask

from learning.credit.certificates.checking import find
from learning.credit.certificates.printing import pdf
from tests.conftest import FixedClock, database_of
from tests.credit.certificates.test_printing import told
from tests.credit.completions import certified_at
from tests.reader import Reader

FORGERIES = {
    "name": {"name": "Eve Stone"},
    "hours": {"hours": "9.5"},
    "course": {"course_title": "Another course"},
    "day": {"completed_on": "2019-05-06"},
    "licence": {"licence": None},
    "number of the provider": {"ncbtmb": "451234-99"},
}


def forged(site: Flask, mine: str, **changed: object) -> bytes:
    """The sheet of a certificate with other words on it, as well made as our own."""
    with database_of(site).reading() as db:
        return pdf(replace(find(db, mine).snapshot, **changed), "letter")  # type: ignore[arg-type]


def address_on(sheet: bytes) -> str:
    """Where its link and its QR code lead."""
    [found] = set(re.findall(rb"/URI\s*\(([^)]*)\)", sheet))
    return str(found, "ascii")


@pytest.mark.parametrize("changed", FORGERIES.values(), ids=FORGERIES)
def test_an_edited_sheet_leads_by_its_id_and_its_code_to_what_was_certified(
    site: Flask, visitor: Reader, tmp_path: Path, changed: dict[str, object]
) -> None:
    mine = certified_at(site)
    sheet = forged(site, mine, **changed)
    assert sheet != forged(site, mine), "it says something else"

    by_code = visitor.open(urlsplit(address_on(sheet)).path)
    [typed] = re.findall(r"^[\w-]{22}$", told("pdftotext", sheet, tmp_path), re.MULTILINE)
    by_hand = visitor.client.get("/verify", query_string={"id": typed}).location

    assert by_hand == by_code.path == f"/verify/{mine}"
    for words in (
        "Ada Moss",
        "1.5 CE",
        "Assessment: from first words",
        "18 November 2026",
        "FL MA 00000",
        "000000-00",
    ):
        assert words in by_code.text
    assert not any(str(words) in by_code.text for words in changed.values() if words)


def test_a_sheet_with_an_id_of_its_own_making_leads_nowhere(site: Flask, visitor: Reader) -> None:
    certified_at(site)

    page = visitor.open(f"/verify/{secrets.token_urlsafe(16)}")

    assert (page.status, page.h1) == (404, "No such certificate")
    assert "proves nothing" in page.text


def test_whoever_guesses_is_stopped_whether_they_hit_or_miss(site: Flask, visitor: Reader, clock: FixedClock) -> None:
    mine = certified_at(site)
    guesses = [visitor.client.get(f"/verify/{secrets.token_urlsafe(16)}").status_code for _ in range(20)]

    assert guesses == [404] * 20
    assert visitor.client.get(f"/verify/{mine}").status_code == 429
    clock.forward(60_000)
    assert visitor.client.get(f"/verify/{mine}").status_code == 200
