"""After a person is erased, nothing leads to them but what has to stay, and that is what they were told."""

import re
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Table

from learning.core.audit import record
from learning.core.columns import metadata
from learning.core.personal_data import Kept
from learning.core.verifying import verify
from learning.people import accounts, privacy
from tests import databases
from tests.conftest import NOW
from tests.reader import Reader
from tests.security.house import House, house_in
from tests.security.leaving import CANARY, MAIL, SCHOOL, command, left_everywhere

# What stays, column by column: the record of her certificates (name, licence, course, hours, date; what became of
# them; what she signed; her badges; who was told; a legal hold and its matter), what she said in an evaluation
# without anything that says whose it is, and numbers in the record of acts.
STAYS = {
    "certificate.id", "certificate.snapshot", "certificate.supersedes",
    "certificate_state.certificate_id", "certificate_state.reason",
    "certificate_attestation.certificate_id", "certificate_attestation.says",
    "badge.certificate_id", "badge.token",
    "reported_certificate.certificate_id", "board_report_row.certificate_id",
    "board_receipt_row.certificate_id", "board_receipt_row.further",
    "legal_hold.certificate_id", "legal_hold.why",
    "course_evaluation.comment",
    "audit_row.actor", "audit_row.object",
}  # fmt: skip
# Where her name or address stands before: every place that takes words from her or about her.
FILLED = {
    "account.name", "account.name_key", "account.email", "account.email_key", "link.subject",
    "licence.number", "licence.number_key", "licence.profession",
    "report.text", "quiz_response.value", "sitting_event.value", "sitting_act.reason", "accommodation.reason",
    "attestation.name", "attestation.licence", "enrolment_refund.reason", "course_evaluation.comment",
    "certificate.snapshot", "certificate_state.reason", "certificate_attestation.says", "badge.token",
    "legal_hold.why", "outside_certificate.title", "outside_certificate.provider", "outside_document.body",
    "board_receipt_row.further", "audit_row.detail",
}  # fmt: skip


@pytest.fixture(params=["sqlite", "postgresql"])
def house(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    """A school on each database."""
    url = "" if request.param == "sqlite" else databases.migrated_postgresql()
    made = house_in(tmp_path, url, **SCHOOL)
    if url:
        command(made, "content", "sync")
    yield made
    if url:
        databases.empty(made.database)
    made.database.dispose()


def found(house: House, *words: str) -> set[str]:
    """The columns in which one of the words stands, in whatever case, as bytes or within a token."""
    hits = set()
    with house.database.reading() as db:
        for table in metadata.sorted_tables:
            for row in db.exec_driver_sql(f'SELECT * FROM "{table.name}"').mappings():
                hits |= {f"{table.name}.{name}" for name, value in row.items() if says(value, words)}
    return hits


def says(value: object, words: tuple[str, ...]) -> bool:
    text = bytes(value).decode("latin-1") if isinstance(value, bytes | memoryview) else str(value)
    whole = " ".join((text, *opened(text))).lower()
    return any(word.lower() in whole for word in words)


def opened(token: str) -> list[str]:
    """What a signed token says, part by part; nothing for other text."""
    parts = token.split(".") if re.fullmatch(r"[\w-]+\.[\w-]+\.[\w-]+", token) else []
    return [urlsafe_b64decode(part + "=" * (-len(part) % 4)).decode("latin-1") for part in parts]


def files(house: House, *words: str) -> list[str]:
    """The files of VAR_DIR that hold one of the words; the database has its tables looked at."""
    var: Path = house.site.extensions["palpate"].settings.var
    kept = (path for path in var.rglob("*") if path.is_file() and not path.name.startswith("palpate.db"))
    return [path.name for path in kept if any(word.encode() in path.read_bytes() for word in words)]


def stays(house: House, account: str) -> list[Kept]:
    site = house.site.extensions["palpate"]
    with house.database.reading() as db:
        return privacy.staying(db, site.keepings, account, NOW)


def erased(her: Reader) -> list[str]:
    """What the page says stays, afterwards."""
    answer = her.post("/account/data/erase", email=MAIL)
    assert (answer.status_code, answer.location) == (303, "/sign-in")
    return [" ".join(note.split()) for note in re.findall(r"Kept: ([^<]+)<", her.open("/sign-in").response.text)]


def test_a_person_who_was_everywhere_is_nowhere_but_where_they_were_told(house: House, tmp_path: Path) -> None:
    her, certificates = left_everywhere(house, tmp_path)
    words = (CANARY, MAIL, her.account, *certificates)
    assert found(house, CANARY, MAIL) == FILLED
    assert {table.name for table in about_people()} - {name for name, rows in house.rows().items() if rows} == set()
    assert files(house, CANARY, MAIL) != []
    told = stays(house, her.account)

    afterwards = erased(her)

    assert afterwards == [one.words for one in told]
    assert {str(column) for one in told for column in one.where} == STAYS
    assert found(house, *words) == STAYS
    assert files(house, *words) == []
    assert found(house, her.account) == {"audit_row.actor", "audit_row.object"}, "a number that leads to nobody"
    holds(house, certificates)


def about_people() -> set[Table]:
    """The tables that know an account, and those that hang on them."""
    own = {table for table in metadata.sorted_tables if "account_id" in table.c}
    return own | {table for table in metadata.sorted_tables for key in table.foreign_keys if key.column.table in own}


def holds(house: House, certificates: list[str]) -> None:
    """Her certificates can still be checked by anybody, and so can the record of acts."""
    visitor, (first, second) = house.comes("visitor"), certificates
    assert "superseded" in visitor.open(f"/verify/{first}").text
    assert "This certificate is valid" in visitor.open(f"/verify/{second}").text
    with house.database.reading() as db:
        verify(db, lambda _rows: None)


def test_before_anything_goes_the_page_says_what_stays(house: House, tmp_path: Path) -> None:
    her, _ = left_everywhere(house, tmp_path)

    page = her.open("/account/data")

    kept = [" ".join(item.get_text(" ").split()) for item in page.soup.select("section:last-of-type ul li")]
    assert kept == [one.words for one in stays(house, her.account)]
    assert "legal hold" in page.text and f"{CANARY} v. Lind" not in page.text


def test_others_keep_what_is_theirs(house: House, tmp_path: Path) -> None:
    her, _ = left_everywhere(house, tmp_path)
    ben = house.comes("ben")
    house.ended(ben)
    theirs = house.certificate(ben)
    with house.database.unit() as db:
        record(db, None, "sitting.void", "his-sitting", NOW, {"reason": "Ben left."})
    before = found(house, ben.account, "Ben left.", theirs)

    erased(her)

    assert found(house, ben.account, "Ben left.", theirs) == before >= {"attempt.account_id", "audit_row.detail"}
    assert "audit.blank" in {row[3] for row in house.rows()["audit_row"]}


def test_whoever_was_staff_reads_that_their_number_stays_beside_what_they_did(house: House, tmp_path: Path) -> None:
    left_everywhere(house, tmp_path)
    cleo = house.accounts["cleo"]
    command(house, "admin", "role", "cleo@example.org", "student")
    told = stays(house, cleo)

    with house.database.unit() as db:
        known = accounts.by_id(db, cleo)
        privacy.erase_at(house.site.extensions["palpate"], db, known, None, NOW)

    left = found(house, "cleo@example.org", cleo)
    assert left >= {"certificate_state.by", "enrolment_code.made_by", "enrolment_refund.by", "audit_row.actor"}
    assert left <= {str(column) for one in told for column in one.where}
    assert any("as a member of staff" in one.words for one in told)
