"""What the owner of a certificate signed for it, frozen beside it when it is issued."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from learning.core.database import insert
from learning.credit.certificates.models import certificate, certificate_attestation


@dataclass(frozen=True)
class Attested:
    """A sentence with name and licence, and when it was signed (milliseconds)."""

    says: str
    signed_at: int


def keep_attested(db: Connection, certificate_id: str, signed: Attested) -> None:
    """Keep it with the first certificate of an enrolment; a second time changes nothing."""
    row = {"certificate_id": certificate_id, "says": signed.says, "signed_at": signed.signed_at}
    db.execute(insert(db, certificate_attestation).values(row).on_conflict_do_nothing())


def attested(db: Connection, enrolment_id: str) -> Attested | None:
    """What was signed for the certificates of an enrolment: corrections stand on the same signature."""
    row = certificate_attestation.c
    joined = certificate_attestation.join(certificate, certificate.c.id == row.certificate_id)
    found = db.execute(
        select(row.says, row.signed_at).select_from(joined).where(certificate.c.enrolment_id == enrolment_id)
    ).first()
    return Attested(*found) if found else None
