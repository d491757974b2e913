import pytest

from learning.core.database import Database
from learning.core.errors import Gone, NotFound
from learning.people import accounts, links
from learning.people.accounts import NameTaken
from tests.conftest import NOW
from tests.people.conftest import acts
from tests.people_of import hashed, make_account


def test_one_address_has_one_account_however_it_is_spelt(database: Database) -> None:
    with database.unit() as db:
        assert accounts.add(db, "Ada", "ada@example.org", "hash", "student", NOW)
        assert accounts.add(db, "Eve", "ADA@Example.org", "hash", "student", NOW) is None
        assert accounts.named(db, " Ada@example.ORG").name == "Ada"


def test_two_students_may_have_one_name(database: Database) -> None:
    with database.unit() as db:
        make_account(db, "Ada Moss", "ada@example.org")
        accounts.refuse_borrowed_name(db, "Ada Moss")


@pytest.mark.parametrize("name", ["Cleo Marsh", "cleo  marsh", "C1eo Marsh", "Сlеo Mаrsh"])
def test_nobody_may_look_like_staff(database: Database, name: str) -> None:
    with database.unit() as db:
        make_account(db, "Cleo Marsh", "cleo@example.org", "instructor")
        ada = make_account(db, "Ada Moss", "ada@example.org")

        with pytest.raises(NameTaken):
            accounts.rename(db, ada, name)


def test_staff_may_respell_their_own_name(database: Database) -> None:
    with database.unit() as db:
        cleo = make_account(db, "Cleo Marsh", "cleo@example.org", "instructor")
        accounts.rename(db, cleo, "Clëo Marsh")
        assert accounts.by_id(db, cleo).name == "Clëo Marsh"


def test_a_new_password_ends_links_and_leaves_a_mark(database: Database) -> None:
    with database.unit() as db:
        ada = make_account(db, "Ada Moss", "ada@example.org")
        secret = links.make(db, "reset", ada, NOW)
        accounts.set_password(db, ada, hashed("another password, a good one"), "reset", NOW)

        with pytest.raises(Gone):
            links.spend(db, "reset", secret, NOW)
        assert accounts.by_id(db, ada).epoch == 1
    assert acts(database) == ["password.change"]


def test_an_account_that_is_not_there_is_not_found(database: Database) -> None:
    with database.reading() as db:
        with pytest.raises(NotFound):
            accounts.by_id(db, "nobody")
        with pytest.raises(NotFound):
            accounts.named(db, "nobody@example.org")
