"""What has to stay of somebody's certificates when they are erased, why, and until when."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Column, Connection, func, select

from learning.core import audit
from learning.core.personal_data import Kept
from learning.credit.badges.models import badge
from learning.credit.certificates.models import (
    certificate,
    certificate_attestation,
    certificate_state,
    legal_hold,
)  # fmt: skip
from learning.credit.reporting.models import board_receipt_row, board_report_row, reported_certificate
from learning.credit.retention.records import Record, locked, records, remove

DUTY = "boards ask whoever gives credit to keep a record of it"
SIGNED = "boards ask for the signature of whoever holds the licence with that record"
TOLD = "the record shows what a board was told"
MADE = "a badge that somebody else holds can only be checked against it"
HELD = "it may be needed as evidence and must not be destroyed before that is settled (a legal hold)"
OWN = (certificate.c.id, certificate.c.snapshot, certificate.c.supersedes)
STATES = (certificate_state.c.certificate_id, certificate_state.c.reason)
# Beneath a certificate: (the columns that lead to a person, how one is called, how several are, why it stays).
BENEATH: tuple[tuple[tuple[Column[Any], ...], str, str, str], ...] = (
    (
        (certificate_attestation.c.certificate_id, certificate_attestation.c.says),
        "The attestation that you signed for it, with its day", "The attestations that you signed, with their days",
        SIGNED,
    ),
    (
        (reported_certificate.c.certificate_id,),
        "Which board it was reported to, and when", "Which boards they were reported to, and when", TOLD,
    ),
    (
        (board_report_row.c.certificate_id,),
        "The report to a board that it was looked at for", "The reports to boards that they were looked at for", TOLD,
    ),
    (
        (board_receipt_row.c.certificate_id, board_receipt_row.c.further),
        "What a board wrote back about it", "What boards wrote back about them", TOLD,
    ),
    ((badge.c.certificate_id, badge.c.token), "The badge that you made of it", "The badges that you made", MADE),
)  # fmt: skip


class Keeping:
    """Records of certificates stay, without the account, for so many years after each was issued."""

    def __init__(self, years: int) -> None:
        self._years = years

    def __call__(self, db: Connection, account_id: str, now: int) -> list[Kept]:
        """As `learning.core.personal_data.Keeping`."""
        theirs = records(db, certificate.c.account_id == account_id, self._years, now)
        in_time = [one for one in theirs if one.kept_until > now]
        return [*_under_the_duty(db, in_time), *_on_hold(one for one in theirs if one.held)]

    def take_out(self, db: Connection, account_id: str, now: int) -> list[str]:
        """Delete the records whose time is over. As `learning.core.personal_data.TakingOut`."""
        own = certificate.c.account_id == account_id
        locked(db, own)
        theirs = records(db, own, self._years, now)
        gone = [ident for one in theirs if one.due(now) for ident in one.certificates]
        if gone:
            remove(db, gone)
        for ident in gone:
            audit.record(db, None, "certificate.erase", ident, now)
        return [ident for one in theirs for ident in one.certificates]


def _under_the_duty(db: Connection, stay: list[Record]) -> list[Kept]:
    if not stay:
        return []
    ids = [ident for one in stay for ident in one.certificates]
    until = max(one.kept_until for one in stay)
    many = f"{len(ids)} certificates" if len(ids) > 1 else "1 certificate"
    what = f"{many} with your name, your licence, the course, its hours and the date, and what became of it"
    found = [Kept(what, DUTY, until, (*OWN, *STATES))]
    for where, one, several, why in BENEATH:
        if number := db.scalar(select(func.count()).where(where[0].in_(ids))):
            found.append(Kept(one if number == 1 else several, why, until, where))
    return found


def _on_hold(held: Iterable[Record]) -> list[Kept]:
    number = sum(len(one.certificates) for one in held)
    if not number:
        return []
    what = f"{number} certificate{'' if number == 1 else 's'}, with all that belongs to the record of it"
    where = (*OWN, *STATES, *(column for one in BENEATH for column in one[0]), *HOLD)
    return [Kept(what, HELD, None, where, or_else="until it is settled")]


HOLD = (legal_hold.c.certificate_id, legal_hold.c.why)
