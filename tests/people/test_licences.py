"""Licences in every way a board writes them, on a list that only its owner changes."""

import pytest

from learning.core.database import Database
from learning.core.errors import NotFound, TooMany
from learning.people import licences
from learning.people.names import tidied
from tests.conftest import NOW
from tests.people_of import make_account

ODD_NUMBERS = (
    "MA12345", "227.012345", "LMT.00012", "MT-123456", "18KT00012300", "12345", "0012-34 (temp)", "MA #60,123/A",
    "№ 7",
    "Ü-9",
)  # fmt: skip
UNSEEN = (
    "MA\u202e54321",
    "MA\u200f1",
    "\u2066MA1\u2069",
    "MA\u200b1",
    "MA\x001",
    "MA\x1b1",
    "MA\u00ad1",
    "\ue000MA1",
)


@pytest.fixture
def ada(database: Database) -> str:
    with database.unit() as db:
        return make_account(db, "Ada", "ada@example.org")


def add(database: Database, account: str, state: str = "FL", number: str = "MA 12345", now: int = NOW) -> str:
    return licences.add(database, account, state, number, "Massage therapist", now)


def listed(database: Database, account: str) -> list[tuple[str, str]]:
    with database.reading() as db:
        return [(one.state_name, one.number) for one in licences.licences_of(db, account)]


def remove(database: Database, account: str, licence: str) -> None:
    with database.unit() as db:
        licences.remove(db, account, licence, NOW)


def test_licences_are_listed_as_they_were_added(database: Database, ada: str) -> None:
    add(database, ada, "NY", "27 012345", NOW + 1)
    add(database, ada)

    assert listed(database, ada) == [("Florida", "MA 12345"), ("New York", "27 012345")]


@pytest.mark.parametrize("again", ["MA 12345", "ma12345", "MA-12345", "ＭＡ　１２３４５"])
def test_the_same_licence_is_kept_once_however_it_is_written(database: Database, ada: str, again: str) -> None:
    add(database, ada)

    with pytest.raises(licences.Kept):
        add(database, ada, number=again)
    add(database, ada, "TX", again)
    assert len(listed(database, ada)) == 2


def test_one_that_was_removed_can_be_added_again(database: Database, ada: str) -> None:
    remove(database, ada, add(database, ada))
    assert listed(database, ada) == []
    add(database, ada)
    assert len(listed(database, ada)) == 1


def test_only_its_owner_removes_a_licence_and_only_once(database: Database, ada: str) -> None:
    kept = add(database, ada)
    with database.unit() as db:
        ben = make_account(db, "Ben", "ben@example.org")

    for account, licence in ((ben, kept), (ada, "none")):
        with pytest.raises(NotFound):
            remove(database, account, licence)
    remove(database, ada, kept)
    with pytest.raises(NotFound):
        remove(database, ada, kept)


def test_nobody_fills_the_list_without_end(database: Database, ada: str) -> None:
    for number in range(20):
        add(database, ada, number=str(number))
    with pytest.raises(TooMany):
        add(database, ada, number="21")


@pytest.mark.parametrize("number", ODD_NUMBERS)
def test_a_number_may_be_written_as_any_board_does(number: str) -> None:
    assert licences.problem("number", tidied(number), licences.LONGEST_NUMBER) is None


@pytest.mark.parametrize("number", UNSEEN)
def test_a_number_with_something_nobody_sees_is_refused(number: str) -> None:
    assert "invisible" in str(licences.problem("number", tidied(number), licences.LONGEST_NUMBER))


@pytest.mark.parametrize(
    ("number", "sentence"), [("", "Enter the number"), ("--", "Enter"), ("1" * 41, "at most 40")]
)
def test_a_number_that_is_none_is_refused(number: str, sentence: str) -> None:
    assert sentence in str(licences.problem("number", number, licences.LONGEST_NUMBER))


def test_the_states_are_fifty_with_the_district_and_five_territories() -> None:
    assert len(licences.states()) == 56
    assert all(len(code) == 2 and code.isupper() for code in licences.states())
    assert list(licences.states().values()) == sorted(licences.states().values())
