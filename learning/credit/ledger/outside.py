"""Hours that somebody earned elsewhere: entered, listed, taken off again; each with a document if they sent one."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, select

from learning.core import audit
from learning.core.errors import NotFound, Refused
from learning.core.ids import new_id
from learning.credit.ledger.models import outside_certificate, outside_document
from learning.credit.ledger.uploads import Upload
from learning.people.models import account

_row, _document = outside_certificate.c, outside_document.c
MOST = 200
MOST_BYTES = 100 * 1024 * 1024


@dataclass(frozen=True)
class Earned:
    """What somebody says about it; `topic` and `board` are None where they name none."""

    title: str
    provider: str
    completed_on: str
    hours: str
    kind: str
    topic: str | None
    board: str | None


@dataclass(frozen=True)
class Outside:
    """One on the list; `document`: the id of what they sent with it, None if nothing."""

    id: str
    earned: Earned
    added_at: int
    document: str | None


def add(db: Connection, account_id: str, earned: Earned, document: Upload | None, now: int) -> str:
    """Put it on the list; returns its id. Refused when the list or the room for documents is full."""
    # Two at once wait for each other here, so that both see how many there are.
    db.execute(select(account.c.id).where(account.c.id == account_id).with_for_update())
    number, size = db.execute(_held(account_id)).one()
    if number >= MOST or size + len(document.body if document else b"") > MOST_BYTES:
        raise Refused("Your list is full. Take off what an earlier renewal needed, then enter this again.")
    made = new_id()
    db.execute(outside_certificate.insert().values(id=made, account_id=account_id, added_at=now, **vars(earned)))
    if document:
        row = {"id": new_id(), "certificate_id": made, "media_type": document.media_type}
        db.execute(outside_document.insert().values(row | {"size": len(document.body), "body": document.body}))
    audit.record(db, account_id, "outside.add", made, now, {"hours": earned.hours, "document": document is not None})
    return made


def remove(db: Connection, account_id: str, outside_id: str, now: int) -> None:
    """Take it off the list for good, with its document. Raises NotFound for what is not theirs."""
    theirs = (_row.id == outside_id) & (_row.account_id == account_id)
    if db.execute(outside_certificate.delete().where(theirs)).rowcount == 0:
        raise NotFound
    audit.record(db, account_id, "outside.remove", outside_id, now)


def outside_of(db: Connection, account_id: str) -> tuple[Outside, ...]:
    """Everything on somebody's list, the newest first."""
    rows = db.execute(_listed().where(_row.account_id == account_id).order_by(_row.completed_on.desc(), _row.id))
    return tuple(map(_outside, rows))


def one_of(db: Connection, account_id: str, outside_id: str) -> Outside:
    """One of somebody's own; NotFound."""
    row = db.execute(_listed().where(_row.account_id == account_id, _row.id == outside_id)).first()
    if row is None:
        raise NotFound
    return _outside(row)


def document_of(db: Connection, account_id: str, document_id: str) -> Upload:
    """A document of somebody's own; NotFound."""
    asked = select(_document.media_type, _document.body).join(outside_certificate)
    row = db.execute(asked.where(_document.id == document_id, _row.account_id == account_id)).first()
    if row is None:
        raise NotFound
    return Upload(row.media_type, bytes(row.body))


def _held(account_id: str) -> Any:
    sizes = func.coalesce(func.sum(_document.size), 0)
    held = select(func.count(_row.id), sizes).select_from(outside_certificate.outerjoin(outside_document))
    return held.where(_row.account_id == account_id)


def _listed() -> Any:
    joined = outside_certificate.outerjoin(outside_document)
    return select(outside_certificate, _document.id.label("document")).select_from(joined)


def _outside(row: Row[Any]) -> Outside:
    earned = Earned(row.title, row.provider, row.completed_on, row.hours, row.kind, row.topic, row.board)
    return Outside(row.id, earned, row.added_at, row.document)
