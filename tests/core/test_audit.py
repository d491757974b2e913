"""The record of acts in both databases: no gaps whoever writes at once, and every change in a row shows."""

import threading
from typing import Any

import pytest
from sqlalchemy import select, text

from learning.core import audit
from learning.core.audit import audit_head, audit_row, record
from learning.core.chain import Broken, Head
from learning.core.database import Database
from learning.core.verifying import verify
from tests.conftest import NOW


def acted(database: Database, times: int = 3) -> None:
    for n in range(times):
        with database.unit() as db:
            record(db, "ada", "test", f"thing {n}", NOW + n, {"why": f"Word {n}."})


def verified(database: Database, kept: Head | None = None) -> int:
    with database.reading() as db:
        return verify(db, lambda _rows: None, kept).seq


def changed(database: Database, statement: str, **values: Any) -> None:
    with database.unit() as db:
        db.execute(text(statement), values)


def test_acts_of_one_unit_and_of_the_next_hang_together(database: Database) -> None:
    with database.unit() as db:
        record(db, None, "test", "one", NOW)
        record(db, "ada", "test", "two", NOW)
    acted(database)

    assert verified(database) == 5


def test_acts_at_the_same_time_leave_no_gap(database: Database) -> None:
    threads = [threading.Thread(target=acted, args=(database, 5)) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert verified(database) == 60


def test_a_unit_that_fails_leaves_the_chain_as_it_was(database: Database) -> None:
    acted(database)
    with pytest.raises(ZeroDivisionError), database.unit() as db:
        record(db, None, "test", "lost", NOW)
        raise ZeroDivisionError
    acted(database)

    assert verified(database) == 6


def test_acts_that_are_recorded_in_opposite_orders_do_not_wait_for_each_other(database: Database) -> None:
    """The head is held last: a unit that recorded early holds nothing that another one waits for."""
    acted(database, 1)
    with database.unit() as db:
        record(db, "ada", "test", "early", NOW)
        if database.dialect == "postgresql":  # SQLite has one writer at a time anyway
            acted(database, 1)

    assert verified(database) == (3 if database.dialect == "postgresql" else 2)


@pytest.mark.parametrize(
    ("statement", "seq"),
    [
        ("UPDATE audit_row SET at = at + 1 WHERE seq = 2", 2),
        ("UPDATE audit_row SET actor = 'ben' WHERE seq = 2", 2),
        ("UPDATE audit_row SET actor = NULL WHERE seq = 2", 2),
        ("UPDATE audit_row SET action = 'tost' WHERE seq = 2", 2),
        ("UPDATE audit_row SET object = 'thing 9' WHERE seq = 2", 2),
        ("UPDATE audit_row SET detail = replace(detail, 'Word', 'word') WHERE seq = 2", 2),
        ("UPDATE audit_row SET detail = NULL, salt = NULL WHERE seq = 2", 2),
        ("UPDATE audit_row SET salt = '' WHERE seq = 2", 2),
        ("UPDATE audit_row SET digest = hash WHERE seq = 2", 2),
        ("UPDATE audit_row SET hash = digest WHERE seq = 2", 2),
        ("UPDATE audit_row SET seq = 9 WHERE seq = 2", 2),
        ("DELETE FROM audit_row WHERE seq = 1", 1),
        ("DELETE FROM audit_row WHERE seq = 2", 2),
        ("DELETE FROM audit_row WHERE seq > 1", 2),
        ("DELETE FROM audit_row", 1),
        ("DELETE FROM audit_head", 3),
        ("UPDATE audit_head SET seq = 2, hash = (SELECT hash FROM audit_row WHERE seq = 2)", 3),
    ],
)
def test_a_change_in_the_database_is_named_by_its_row(database: Database, statement: str, seq: int) -> None:
    acted(database)
    with database.reading() as db:
        end = audit.head(db)
    changed(database, statement)

    with pytest.raises(Broken) as stopped:
        verified(database)
    assert stopped.value.seq == seq
    with database.unit() as db:
        db.execute(audit_head.delete())
        db.execute(audit_head.insert().values(id=1, seq=end.seq, hash=end.hash))


def test_without_its_head_nothing_is_recorded_and_the_act_does_not_happen(database: Database) -> None:
    changed(database, "DELETE FROM audit_head")

    with pytest.raises(audit.HeadLost):
        acted(database)
    with database.unit() as db:
        assert db.execute(select(audit_row)).all() == []
        db.execute(audit_head.insert().values(id=1, seq=0, hash="0" * 64))


def test_what_was_said_can_be_taken_out_and_the_record_says_so(database: Database) -> None:
    acted(database)
    with database.unit() as db:
        assert audit.blank(db, [2, 9], "dora", NOW) == [2]
    with database.unit() as db:
        assert audit.blank(db, [2], "dora", NOW) == [], "once is enough"

    assert verified(database) == 4
    with database.reading() as db:
        kept = db.execute(select(audit_row).order_by(audit_row.c.seq)).all()
    assert [row.detail is None for row in kept] == [False, True, False, False]
    assert (kept[3].action, kept[3].actor, kept[3].object) == ("audit.blank", "dora", "2")


def test_a_long_record_is_walked_in_parts(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    with database.unit() as db:
        for n in range(2_500):
            record(db, None, "test", str(n), NOW)
    heard: list[int] = []
    with database.reading() as db:
        verify(db, heard.append)

    assert heard == [1_000, 2_000, 2_500]
