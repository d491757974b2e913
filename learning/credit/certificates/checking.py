"""Whether there is such a certificate: the row, the signature over its frozen copy, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from sqlalchemy import ColumnElement, Connection, Row, Select, select

from learning.core.dates import iso
from learning.core.errors import NotFound, Refused
from learning.credit.certificates.models import certificate, certificate_state
from learning.credit.certificates.snapshot import TYPE, Snapshot, read
from learning.credit.signing import ring
from learning.credit.signing.models import signing_key
from learning.credit.signing.ring import PublicKey

State = Literal["valid", "superseded", "revoked"]
KEY_REVOKED = "The key that signed it is no longer trusted. The provider issues such certificates again."


class NoSuchCertificate(NotFound):
    """None was issued under this id, or what is kept under it is not what was signed: both look the same."""

    title = "No such certificate"
    what = "No certificate was issued here under this id."
    safe = "A printed sheet that names this id proves nothing."
    next = (
        "Compare the id letter by letter with the sheet, large and small letters apart. "
        "If it is the same, ask the provider named on the sheet before you accept it."
    )


class Tampered(Refused):
    """Among many rows one is not what was signed: nothing is made from any of them."""

    safe = "Nothing was written or reported."
    next = "Whoever runs the site finds out who could write to the database, and restores the row from a backup."

    def __init__(self, certificate_id: str) -> None:
        super().__init__(f"What is kept of the certificate {certificate_id} is not what was signed.")


class Altered(NoSuchCertificate):
    """The row is there, but the signature is not over what it says."""


@dataclass(frozen=True)
class Standing:
    """What became of a certificate, since when (ms) and why; `by_key`: with its key, not by anybody's act."""

    state: State = "valid"
    since: int | None = None
    reason: str = ""
    by_key: bool = False

    @property
    def correctable(self) -> bool:
        """Whether another may take its place: what a person revoked stays revoked."""
        return self.state == "valid" or self.by_key


@dataclass(frozen=True)
class Certified:
    """A certificate whose signature and row agree. `text` is what was signed."""

    snapshot: Snapshot
    text: str
    signature: str
    standing: Standing
    enrolment_id: str
    account_id: str | None
    issued_at: int


def find(db: Connection, certificate_id: str) -> Certified:
    """The certificate of an id. Raises NoSuchCertificate, or Altered."""
    return _one(db, certificate.c.id == certificate_id)


def find_for(db: Connection, certificate_id: str, account_id: str) -> Certified:
    """The same if it is this person's, otherwise NoSuchCertificate."""
    return _one(db, certificate.c.id == certificate_id, certificate.c.account_id == account_id)


def find_all(db: Connection, course: str) -> list[Certified]:
    """Every certificate of a course, newest first. Raises Tampered when one is not what was signed."""
    return _each(db, certificate.c.course == course)


def find_among(db: Connection, ids: Select[tuple[str]]) -> list[Certified]:
    """The same for the certificates of these ids."""
    return _each(db, certificate.c.id.in_(ids))


def _each(db: Connection, which: ColumnElement[bool]) -> list[Certified]:
    newest_first = (certificate.c.issued_at.desc(), certificate.c.id)
    rows = db.execute(_ALL.where(which).order_by(*newest_first))
    return [_whole(ident, list(beside)) for ident, beside in groupby(rows, key=lambda row: str(row.id))]


_FIELDS = (
    certificate.c.id, certificate.c.enrolment_id, certificate.c.account_id, certificate.c.course,
    certificate.c.snapshot, certificate.c.signature, certificate.c.issued_at, certificate.c.supersedes,
    *(column.label(f"key_{column.name}") for column in signing_key.c),
    *(certificate_state.c[name].label(f"state_{name}") for name in ("state", "at", "reason")),
)  # fmt: skip
_ALL = select(*_FIELDS).select_from(
    certificate.join(signing_key, signing_key.c.kid == certificate.c.kid).outerjoin(certificate_state)
)


def _one(db: Connection, *where: ColumnElement[bool]) -> Certified:
    rows = db.execute(_ALL.where(*where)).all()
    if not rows:
        raise NoSuchCertificate
    return _certified(rows)


def _whole(certificate_id: str, rows: Sequence[Row[tuple[object, ...]]]) -> Certified:
    try:
        return _certified(rows)
    except Altered:
        raise Tampered(certificate_id) from None


def _certified(rows: Sequence[Row[tuple[object, ...]]]) -> Certified:
    """Of the rows of one certificate: one for each thing that became of it, else a single one."""
    row = rows[0]
    key = PublicKey(**{column.name: getattr(row, f"key_{column.name}") for column in signing_key.c})
    snapshot = _signed(row, key)
    return Certified(
        snapshot, row.snapshot, row.signature, _standing(rows, key), row.enrolment_id, row.account_id, row.issued_at
    )


def _signed(row: Row[tuple[object, ...]], key: PublicKey) -> Snapshot:
    """The copy, if our key signed it as a certificate and every column beside it says the same."""
    if key.use != "certificates" or not ring.genuine(key, row.snapshot, row.signature):
        raise Altered
    snapshot = read(row.snapshot)
    said = (snapshot.type, snapshot.id, snapshot.kid, snapshot.course, snapshot.issued_at, snapshot.supersedes)
    if said != (TYPE, row.id, key.kid, row.course, iso(row.issued_at), row.supersedes):
        raise Altered
    return snapshot


def _standing(rows: Sequence[Row[tuple[object, ...]]], key: PublicKey) -> Standing:
    """Revoked weighs more than superseded."""
    states = {row.state_state: Standing(row.state_state, row.state_at, row.state_reason) for row in rows}
    if not key.holds_at(rows[0].issued_at):
        states.setdefault("revoked", Standing("revoked", key.revoked_after, KEY_REVOKED, by_key=True))
    return states.get("revoked") or states.get("superseded") or Standing()
