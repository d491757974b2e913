"""Purging what is past its time: exported first, then deleted in short units, each of which looks again."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from learning.core import audit
from learning.core.database import Database
from learning.credit.certificates.models import certificate
from learning.credit.retention.exporting import Exported, gather, write
from learning.credit.retention.records import OF_NOBODY, Record, contents, locked, records, remove

AT_ONCE = 20


@dataclass(frozen=True)
class Purged:
    """What a run did. `name`: of the files; `changed`: records that changed since they were written, and stayed."""

    name: str
    purged: int
    changed: int


def past_their_time(db: Connection, years: int, now: int) -> list[Record]:
    """The records of people who were erased whose time is over, held ones too.

    Whoever has an account has their certificates: a learner's hours are counted from them.
    """
    return [one for one in records(db, OF_NOBODY, years, now) if one.kept_until <= now]


def purge(database: Database, folder: Path, years: int, now: int) -> Purged | None:
    """Export what is due, then delete it; None when nothing is. Stopped anywhere, it may be run again."""
    with database.reading() as db:
        exported = gather(db, [one for one in past_their_time(db, years, now) if not one.held])
        if not exported:
            return None
        name = write(db, folder, exported, now)
    purged = sum(_purge(database, few, years, name, now) for few in _few(exported))
    return Purged(name, purged, len(exported) - purged)


def _few(exported: Sequence[Exported]) -> list[Sequence[Exported]]:
    return [exported[at : at + AT_ONCE] for at in range(0, len(exported), AT_ONCE)]


def _purge(database: Database, few: Sequence[Exported], years: int, name: str, now: int) -> int:
    """Delete those that are still as they were written; returns how many."""
    with database.unit() as db:
        locked(db, certificate.c.enrolment_id.in_([one.record.enrolment_id for one in few]))
        gone = [one.record for one in few if _as_written(db, one, years, now)]
        ids = [ident for one in gone for ident in one.certificates]
        if ids:
            remove(db, ids)
            audit.blank(db, audit.rows_about(db, ids), None, now)
            audit.record(db, None, "records.purge", name, now, {"records": len(gone), "certificates": ids})
    return len(gone)


def _as_written(db: Connection, one: Exported, years: int, now: int) -> bool:
    """Whether it is still due, and nothing was added to it: a hold, a revocation."""
    again = records(db, OF_NOBODY & (certificate.c.enrolment_id == one.record.enrolment_id), years, now)
    return again == [one.record] and one.record.due(now) and contents(db, one.record) == one.rows
