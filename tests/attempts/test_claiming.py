"""A visitor's practice: their pass, and what becomes of it when they sign in."""

import pytest

from learning.attempts.claiming import claim
from learning.attempts.owners import PASS_LASTS, Owner, new_pass, visitor_of
from learning.core.database import Database
from learning.core.errors import NotFound
from tests.attempts.taking import MARK, VISITOR, found, saved, started
from tests.conftest import NOW
from tests.people_of import make_account

KEY, OLD_KEY = "k" * 32, "o" * 32


def test_a_pass_is_good_for_seven_days() -> None:
    visitor, text = new_pass(KEY, NOW)

    assert visitor_of([KEY], text, NOW + PASS_LASTS - 1) == visitor
    assert visitor_of([KEY], text, NOW + PASS_LASTS) is None


def test_a_pass_made_under_the_key_before_still_holds() -> None:
    visitor, text = new_pass(OLD_KEY, NOW)

    assert visitor_of([KEY, OLD_KEY], text, NOW) == visitor


def test_a_changed_pass_is_nobodys() -> None:
    _, text = new_pass(KEY, NOW)

    for place in range(len(text)):
        changed = text[:place] + ("a" if text[place] != "a" else "b") + text[place + 1 :]
        assert visitor_of([KEY], changed, NOW) is None


@pytest.mark.parametrize("text", [None, "", ".", "..", "a.b.c", "a" * 5_000, "ü.1.é", "x.99999999999999.00"])
def test_what_is_no_pass_is_nobodys(text: str | None) -> None:
    assert visitor_of([KEY], text, NOW) is None


def test_claimed_practice_is_the_accounts_alone(database: Database) -> None:
    attempt_id = saved(database, started(database), MARK).id
    with database.unit() as db:
        ada = Owner(make_account(db, "Ada", "ada@example.org"))
        assert claim(db, ada.account or "", VISITOR.visitor or "") == 1

    assert found(database, attempt_id, ada).seq == 1
    with pytest.raises(NotFound):
        found(database, attempt_id)


def test_what_one_claimed_another_cannot(database: Database) -> None:
    started(database)
    with database.unit() as db:
        ada, ben = (make_account(db, name, f"{name}@example.org") for name in ("Ada", "Ben"))
        claim(db, ada, VISITOR.visitor or "")

        assert claim(db, ben, VISITOR.visitor or "") == 0
