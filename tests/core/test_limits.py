"""Rate limits: so many at once, then one for each share of a minute."""

import pytest

from learning.core.clock import SECOND
from learning.core.database import Database
from learning.core.errors import TooMany
from learning.core.limits import take
from tests.conftest import NOW


def taken(database: Database, now: int, bucket: str = "sign-in:ada") -> bool:
    try:
        with database.unit() as db:
            take(db, bucket, per_minute=6, burst=3, now=now)
    except TooMany:
        return False
    return True


def test_the_burst_is_allowed_and_the_next_refused(database: Database) -> None:
    assert [taken(database, NOW) for _ in range(5)] == [True, True, True, False, False]


def test_a_token_comes_back_with_time(database: Database) -> None:
    assert [taken(database, NOW) for _ in range(4)] == [True, True, True, False]

    # 6 a minute is one in 10 s
    assert [taken(database, NOW + 9 * SECOND), taken(database, NOW + 10 * SECOND)] == [False, True]


def test_one_bucket_does_not_empty_another(database: Database) -> None:
    for _ in range(4):
        taken(database, NOW)

    assert taken(database, NOW, "sign-in:ben")


def test_a_refusal_says_how_long_to_wait(database: Database) -> None:
    for _ in range(3):
        taken(database, NOW)

    with pytest.raises(TooMany) as trouble, database.unit() as db:
        take(db, "sign-in:ada", per_minute=6, burst=3, now=NOW)

    assert trouble.value.retry_after == 10
