"""Signed receipts."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from learning.attempts.exams.models import sitting_event
from learning.attempts.exams.receipts import Kept, genuine, lines, sign
from learning.attempts.owners import Owner
from learning.core.database import Database
from learning.core.errors import NotFound
from tests.attempts.exams.sittings import KEY, TAB, begun, event, person, save

KEPT = Kept("s" * 26, TAB, 1, "0" * 64, 1_000)


def test_a_receipt_is_good_for_what_it_was_signed_for() -> None:
    receipt = sign(KEY, KEPT)

    assert genuine(["new key", KEY], KEPT, receipt)
    assert not genuine(["new key"], KEPT, receipt)
    for other in (replace(KEPT, seq=2), replace(KEPT, received_at=999), replace(KEPT, sha256="1" * 64)):
        assert not genuine([KEY], other, receipt)


def test_the_list_holds_what_was_acknowledged(database: Database) -> None:
    ada = person(database)
    sitting_id = begun(database, ada)
    ack = save(database, ada, sitting_id, event(1), event(2, "two"))
    with database.reading() as db:
        listed = lines(db, ada, sitting_id, KEY)
        row = db.execute(select(sitting_event).where(sitting_event.c.seq == 1)).one()

    assert [line.rsplit(" ", 1)[1] for line in listed] == [one.receipt for one in ack.kept]
    assert genuine([KEY], Kept(sitting_id, TAB, 1, row.sha256, row.received_at), ack.kept[0].receipt)


def test_the_list_is_the_owners(database: Database) -> None:
    sitting_id = begun(database, person(database))

    with database.unit() as db, pytest.raises(NotFound):
        lines(db, Owner("somebody-else"), sitting_id, KEY)
