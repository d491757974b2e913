"""Certificates that hold no more, and those of people who are gone: each place says so."""

import csv
import io
from collections.abc import Callable

import pytest
from flask import Flask
from structlog.testing import capture_logs

from learning.core.clock import HOUR
from learning.credit.certificates.checking import Tampered, find
from learning.credit.certificates.ending import revoke, supersede
from learning.credit.certificates.listing import certificates_of_course
from learning.credit.reporting.reasons import History
from learning.credit.reporting.roster import roster
from learning.credit.signing import ring
from learning.credit.signing.keys import keys_of
from tests.conftest import NOW, FixedClock, database_of
from tests.credit.badges.making import badged_at, token_of
from tests.credit.completions import certified_at, completion, stolen
from tests.credit.ledger.test_pages import approve, rows
from tests.credit.reporting.test_roster import ASKED
from tests.reader import Reader

WHY = "Issued to the wrong person."
LATER = NOW + HOUR


def by_staff(site: Flask, mine: str) -> None:
    with database_of(site).unit() as db:
        revoke(db, mine, "cleo", WHY, LATER)


def by_correction(site: Flask, mine: str) -> None:
    with database_of(site).unit() as db:
        supersede(db, keys_of(site.extensions["palpate"].settings), mine, "Ada Lind", None, "cleo", WHY, LATER)


def by_key(site: Flask, mine: str) -> None:
    """The key that signed it was in wrong hands by then."""
    with database_of(site).unit() as db:
        ring.revoke(db, find(db, mine).snapshot.kid, NOW - HOUR, LATER, None)


ENDS = {"revoked": ("revoked", by_staff), "superseded": ("superseded", by_correction), "key": ("revoked", by_key)}
End = Callable[[Flask, str], None]
ended = pytest.mark.parametrize(("word", "end"), ENDS.values(), ids=list(ENDS))


@pytest.fixture
def mine(site: Flask, ada: Reader) -> str:
    """A certificate of Ada's with its badge."""
    return badged_at(site, account_id=ada.account)[0]


@ended
def test_the_public_page_says_that_it_holds_no_more(
    site: Flask, mine: str, visitor: Reader, word: str, end: End
) -> None:
    end(site, mine)

    page, told = visitor.open(f"/verify/{mine}"), visitor.client.get(f"/verify/{mine}.json").json

    assert f"This certificate was {word} on 18 November 2026" in page.text and "is valid" not in page.text
    assert told and told["state"] == word and told["since"].startswith("2026-11-18") and told["reason"]


@ended
def test_no_sheet_is_printed_of_it(site: Flask, mine: str, ada: Reader, word: str, end: End) -> None:
    end(site, mine)

    answer = ada.client.get(f"/certificates/{mine}.pdf")

    assert answer.status_code == 409 and f"is {word}, so no sheet is printed" in answer.text
    assert f"/certificates/{mine}.pdf" not in ada.open("/certificates").response.text


@ended
def test_its_badge_says_so_when_it_is_checked(site: Flask, mine: str, visitor: Reader, word: str, end: End) -> None:
    with database_of(site).reading() as db:
        token = token_of(db, mine)
    end(site, mine)

    page = visitor.send(visitor.open("/verify"), "Check a badge", badge=token)

    assert page.h1 == "This badge was made here" and f"was {word} on 18 November 2026" in page.text


@ended
def test_no_badge_is_made_of_it(site: Flask, ada: Reader, word: str, end: End) -> None:
    bare = certified_at(site, account_id=ada.account)
    page = ada.open(f"/certificates/{bare}/badge")
    end(site, bare)

    answer = ada.send(page, "Make the badge")

    assert answer.status == 409 and f"is {word}, so no badge is made of it" in answer.text


@ended
def test_it_counts_nothing_in_ledger_and_transcript(site: Flask, mine: str, ada: Reader, word: str, end: End) -> None:
    approve(site, dict(completion(ada.account).revisions))
    assert rows(ada)[0][4:] == ["1.5", "1.5", ""]
    end(site, mine)

    [*lines] = csv.reader(io.StringIO(ada.client.get("/ledger/transcript.csv?board=florida").text, newline=""))

    assert [line[6] for line in lines[1:] if f"The certificate was {word}" in line[8]] == ["0"]
    # A superseded one gives its place to the correction, which counts.
    assert sum(float(line[6]) for line in lines[1:]) == (1.5 if word == "superseded" else 0)
    assert f"The certificate was {word}" in ada.open("/ledger/transcript?board=florida").text


@ended
def test_a_roster_leaves_it_out_and_says_why(site: Flask, mine: str, word: str, end: End) -> None:
    end(site, mine)

    with database_of(site).reading() as db:
        made = roster(certificates_of_course(db, "assessment"), ASKED, History())

    assert [(one.certificate_id, one.why) for one in made.left_out if one.certificate_id == mine] == [
        (mine, f"the certificate is {word}")
    ]
    assert mine not in {one.certificate_id for one in made.attendees}


@ended
def test_the_list_of_its_owner_says_so(site: Flask, mine: str, ada: Reader, word: str, end: End) -> None:
    end(site, mine)

    states = [one.get_text() for one in ada.open("/certificates").soup.select(".module-row__state")]

    assert word.capitalize() in states


@pytest.mark.parametrize("column", ["snapshot", "signature", "issued_at"])
def test_no_report_is_made_where_a_row_was_edited(site: Flask, mine: str, column: str) -> None:
    with database_of(site).unit() as db:
        text = find(db, mine).text
        edited = {"snapshot": text.replace('"1.5"', '"9.5"'), "signature": "A" * 86, "issued_at": NOW + 1_000}
        stolen(db, mine, **{column: edited[column]})  # type: ignore[arg-type]

    with database_of(site).reading() as db, pytest.raises(Tampered, match=mine):
        certificates_of_course(db, "assessment")


@pytest.mark.parametrize("snapshot", ["", "{", "[]", "null", '{"licence":1}', '{"id":"x"}'])
def test_a_row_that_was_made_illegible_breaks_no_other_page(
    site: Flask, mine: str, ada: Reader, visitor: Reader, snapshot: str
) -> None:
    whole = certified_at(site, account_id=ada.account, enrolment_id="enrolment-2")
    with database_of(site).unit() as db:
        stolen(db, mine, snapshot=snapshot)

    with capture_logs() as logs:
        pages = [ada.open(path) for path in ("/", "/certificates", "/ledger?board=florida")]

    assert [page.status for page in pages] == [200] * 3
    assert f"/verify/{whole}" in pages[1].links() and f"/verify/{mine}" not in pages[1].links()
    assert {line["certificate"] for line in logs if line["event"] == "cert.invalid"} == {mine}
    assert visitor.open(f"/verify/{mine}").h1 == "No such certificate"


def test_the_certificate_of_an_erased_person_still_holds(
    site: Flask, mine: str, ada: Reader, cleo: Reader, visitor: Reader
) -> None:
    ada.post("/account/data/erase", email="ada@example.org")

    page = visitor.open(f"/verify/{mine}")

    assert ada.client.get(f"/certificates/{mine}.pdf").status_code in {302, 303, 401}, "she has no account any more"
    assert page.status == 200 and "This certificate is valid" in page.text and "Ada Moss" in page.text
    assert cleo.client.get(f"/certificates/{mine}.pdf").data.startswith(b"%PDF-")
    with database_of(site).reading() as db:
        found = find(db, mine)
        made = roster(certificates_of_course(db, "assessment"), ASKED, History())
    assert found.account_id is None and [one.certificate_id for one in made.attendees] == [mine]


def test_the_badge_of_an_erased_person_is_still_verified(
    site: Flask, mine: str, ada: Reader, visitor: Reader, clock: FixedClock
) -> None:
    with database_of(site).reading() as db:
        token = token_of(db, mine)
    ada.post("/account/data/erase", email="ada@example.org")
    clock.forward(HOUR)

    assert "is valid" in visitor.send(visitor.open("/verify"), "Check a badge", badge=token).text
