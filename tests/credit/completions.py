"""What tests of certificates stand on: a provider, keys, a course that Ada has completed."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import Connection

from learning.core.provider import Provider
from learning.credit.certificates.certifying import issue
from learning.credit.certificates.facts import Completion, Licence
from learning.credit.certificates.models import certificate
from learning.credit.signing.keys import Keys, keys_of
from tests.conftest import NOW, database_of
from tests.people_of import make_account

SITE = "https://palpate.example"
PROVIDER = Provider(
    name="Quiet Hands School, Inc.",
    contact="12 Mill Lane, Example City, FL 00000",
    ncbtmb="000000-00",
    florida="50-0000",
    instructor="Cleo Marsh",
    credentials="LMT, MSc",
    signatory="Cleo Marsh, Director of Education",
)
LICENCE = Licence("FL", "MA 00000", "Massage Therapist")


def keys_in(folder: Path, *, own: bool = True) -> Keys:
    """The keys of a site whose keys lie in `folder`."""
    return Keys(folder / "keys", SITE, own=own)


def completion(account_id: str, **changed: Any) -> Completion:
    """Ada's, with some fields changed."""
    done = Completion(
        enrolment_id="enrolment-1", account_id=account_id, learner="Ada Moss", licence=LICENCE,
        course="assessment", title="Assessment: from first words to a plan", course_type="home study", hours="1.5",
        subject_areas=("Assessment", "Clinical reasoning"), completed_on="2026-11-18", instructor=None,
        reviewer="Dora Lind, LMT, FL MA 11111", results=(("Assessment", "85"), ("Treatment", "90")),
        revisions=(("content/pillars/assessment/introduction.md", "ab" * 32),),
    )  # fmt: skip
    return replace(done, **changed)


def certified(db: Connection, keys: Keys, now: int = NOW, **changed: Any) -> str:
    """The id of a new certificate of Ada's, who gets an account if `account_id` is not given."""
    account = changed.pop("account_id", None) or make_account(db, "Ada", "ada@example.org")
    return issue(db, keys, PROVIDER, completion(account, **changed), now)


def certified_at(site: Flask, now: int = NOW, **changed: Any) -> str:
    """The same at a site, signed with its keys."""
    with database_of(site).unit() as db:
        return certified(db, keys_of(site.extensions["palpate"].settings), now, **changed)


def stolen(db: Connection, certificate_id: str, **changed: str | int) -> None:
    """Write over columns of a certificate behind the back of every verb."""
    db.execute(certificate.update().where(certificate.c.id == certificate_id).values(**changed))
