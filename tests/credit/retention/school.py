"""Records for tests of retention: certificates of people who were erased, some years ago."""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection, select

from learning.core.clock import DAY
from learning.core.columns import metadata
from learning.core.database import Database
from learning.core.dates import years_later
from learning.core.personal_data import Kept
from learning.credit.badges.giving import make
from learning.credit.certificates.attested import Attested, keep_attested
from learning.credit.certificates.checking import find
from learning.credit.certificates.ending import supersede
from learning.credit.reporting.making import Wanted
from learning.credit.reporting.making import make as report
from learning.credit.retention.keeping import Keeping
from learning.people import accounts, privacy
from tests.conftest import NOW
from tests.credit.completions import certified, keys_in
from tests.credit.reporting.test_making import ASKED
from tests.people_of import make_account

YEARS = 7
DUE = years_later(NOW, YEARS)
SAYS = "I am Ada Moss, licence FL MA 00000. I did this work myself."
KEEPING = Keeping(YEARS)


def issued(db: Connection, folder: Path, account: str, enrolment: str = "enrolment-1", now: int = NOW) -> str:
    """The id of a certificate with all that belongs to it: attestation, badge, report."""
    keys = keys_in(folder)
    made = certified(db, keys, now, account_id=account, enrolment_id=enrolment)
    keep_attested(db, made, Attested(SAYS, now))
    make(db, keys, find(db, made), account, now)
    report(db, Wanted("florida", "assessment", ASKED), "cleo", now)
    return made


def of_ada(database: Database, folder: Path, *enrolments: str) -> tuple[str, list[str]]:
    """Ada's account and her certificates, one for each of these enrolments."""
    with database.unit() as db:
        ada = make_account(db, "Ada", "ada@example.org")
        return ada, [issued(db, folder, ada, one) for one in enrolments or ("enrolment-1",)]


def corrected(database: Database, folder: Path, certificate_id: str, now: int) -> str:
    with database.unit() as db:
        return supersede(db, keys_in(folder), certificate_id, "Ada Lind", None, "cleo", "Her name changed.", now)


def erased(database: Database, account: str, now: int = NOW) -> Sequence[Kept]:
    with database.unit() as db:
        known = accounts.by_id(db, account)
        return privacy.erase(db, [KEEPING], [KEEPING.take_out], known, account, now)


def of_erased(database: Database, folder: Path, *enrolments: str) -> list[str]:
    """Certificates of somebody who was erased a day after they were issued."""
    ada, made = of_ada(database, folder, *enrolments)
    erased(database, ada, NOW + DAY)
    return made


def rows_of(database: Database, certificate_id: str) -> set[str]:
    """The tables that say something under this id; the record of acts is not among them."""
    with database.reading() as db:
        return {
            of.name
            for of in metadata.sorted_tables
            for row in db.execute(select(of))
            if certificate_id in map(str, row) and of.name != "audit_row"
        }
