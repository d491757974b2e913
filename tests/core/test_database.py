"""The unit of work on both databases."""

import threading

import pytest
from sqlalchemy import bindparam, exc, func, select

from learning.core.audit import audit_row, record
from learning.core.columns import Str
from learning.core.database import Database, insert_for
from learning.core.errors import Unavailable
from learning.core.limits import token_bucket
from tests.conftest import NOW

ROW = {"bucket": bindparam("bucket", type_=Str), "tokens": 1.0, "at": NOW, "taken": 1}


def rows(database: Database) -> int:
    with database.reading() as db:
        return db.scalar(select(func.count()).select_from(audit_row)) or 0


def test_a_unit_commits_at_its_end(database: Database) -> None:
    with database.unit() as db:
        record(db, None, "test", "one", NOW)

    assert rows(database) == 1


def test_a_unit_that_fails_changes_nothing(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.unit() as db:
        record(db, None, "test", "one", NOW)
        raise ZeroDivisionError

    assert rows(database) == 0


def test_detail_comes_back_as_it_was_written(database: Database) -> None:
    with database.unit() as db:
        record(db, "ada", "test", "one", NOW, {"why": ["Zoë", 1, True], "because": {"z": 1, "a": 2}})

    with database.reading() as db:
        kept = db.scalar(select(audit_row.c.detail))
    assert kept == '{"why":["Zoë",1,true],"because":{"z":1,"a":2}}'


def test_a_grouped_save_is_there_when_it_returns(database: Database) -> None:
    statement = insert_for(database.dialect, token_bucket).values(**ROW).returning(token_bucket.c.bucket)

    with database.unit(grouped=True) as saving:
        assert saving.execute(statement, {"bucket": "a"}) == [("a",)]

    with database.reading() as db:
        assert db.scalars(select(token_bucket.c.bucket)).all() == ["a"]


def test_a_refused_save_leaves_its_neighbours_alone(database: Database) -> None:
    statement = insert_for(database.dialect, token_bucket).values(**ROW)
    outcomes: list[str] = []

    def save(bucket: str) -> None:
        try:
            with database.unit(grouped=True) as saving:
                saving.execute(statement, {"bucket": bucket})
            outcomes.append("saved")
        except exc.IntegrityError:
            outcomes.append("refused")

    threads = [threading.Thread(target=save, args=(f"b{n % 8}",)) for n in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["refused"] * 8 + ["saved"] * 8


def test_thirty_two_writers_that_read_first_all_commit(database: Database) -> None:
    def append() -> None:
        with database.unit() as db:
            seen = db.scalar(select(func.count()).select_from(audit_row))
            record(db, None, "test", str(seen), NOW)

    threads = [threading.Thread(target=append) for _ in range(32)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert rows(database) == 32


def test_a_database_that_is_away_is_unavailable() -> None:
    away = Database("postgresql+psycopg://nobody@127.0.0.1:1/none")

    with pytest.raises(Unavailable) as trouble, away.reading():
        pass

    assert trouble.value.retry_after == 2
