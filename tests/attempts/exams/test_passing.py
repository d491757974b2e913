"""Whether somebody has passed an exam, by any sitting that counts."""

import pytest

from learning.attempts.exams.marking import Graded
from learning.attempts.exams.models import sitting
from learning.attempts.exams.passing import passed
from learning.attempts.exams.submitting import submit
from learning.attempts.owners import Owner
from learning.core.database import Database
from tests.attempts.exams.sittings import ITEMS, begun, event, paper, person, save
from tests.conftest import NOW


@pytest.fixture
def ada(database: Database) -> Owner:
    return person(database)


def sat(database: Database, owner: Owner, option: str, use: str = "exam") -> None:
    ident = begun(database, owner, paper(use))
    save(database, owner, ident, *(event(seq, one, option) for seq, one in enumerate(ITEMS, 1)))
    submit(database, owner, ident, NOW)


def result(database: Database, owner: Owner) -> Graded | None:
    with database.reading() as db:
        return passed(db, str(owner.account), "short")


def test_nothing_or_a_failure_is_no_pass(database: Database, ada: Owner) -> None:
    assert result(database, ada) is None
    begun(database, ada)
    assert result(database, ada) is None


def test_a_pass_is_one_for_its_owner_alone(database: Database, ada: Owner) -> None:
    sat(database, ada, "calf")

    found = result(database, ada)
    assert found is not None and found.tally.whole is not None and found.tally.whole.score == 1
    assert result(database, person(database, "Ben")) is None


@pytest.mark.parametrize("state", ["voided", "in-progress"])
def test_a_sitting_that_does_not_count_is_no_pass(database: Database, ada: Owner, state: str) -> None:
    sat(database, ada, "calf")
    with database.unit() as db:
        db.execute(sitting.update().values(state=state))

    assert result(database, ada) is None


def test_neither_a_practice_form_nor_a_failure_is_a_pass(database: Database, ada: Owner) -> None:
    sat(database, ada, "calf", "practice")
    sat(database, ada, "bruise")

    assert result(database, ada) is None
