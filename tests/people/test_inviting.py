import pytest

from learning.core.database import Database
from learning.core.errors import Gone, Refused
from learning.core.ids import hashed
from learning.people import accounts, inviting, links, passwords, sessions
from learning.people.accounts import NameTaken
from tests.conftest import NOW
from tests.people.conftest import acts
from tests.people_of import BROWSER, make_account

DORA = "dora@example.org"
NEW = "a lamp above seven hills"


def invited(database: Database) -> str:
    with database.unit() as db:
        return inviting.invite(db, DORA, NOW)


def test_the_invited_becomes_an_administrator(database: Database) -> None:
    inviting.accept(database, invited(database), "Dora", NEW, NOW)
    with database.reading() as db:
        dora = accounts.named(db, DORA)
    assert (dora.name, dora.role) == ("Dora", "administrator")
    assert passwords.matches(dora.password_hash, NEW)
    assert acts(database) == ["invite", "invite.accept"]


def test_an_invitation_is_taken_once(database: Database) -> None:
    secret = invited(database)
    inviting.accept(database, secret, "Dora", NEW, NOW)
    with pytest.raises(Gone):
        inviting.accept(database, secret, "Eve", NEW, NOW)


def test_whoever_registered_the_address_before_keeps_no_way_in(database: Database) -> None:
    with database.unit() as db:
        squatter = make_account(db, "Eve", DORA)
        session = hashed(sessions.begin(db, squatter, NOW, BROWSER))
    inviting.accept(database, invited(database), "Dora", NEW, NOW)
    with database.reading() as db:
        assert sessions.current(db, session, NOW) is None
        assert passwords.matches(accounts.named(db, DORA).password_hash, NEW)
        assert accounts.named(db, DORA).role == "administrator"


def test_a_name_that_is_taken_leaves_the_invitation_usable(database: Database) -> None:
    with database.unit() as db:
        make_account(db, "Cleo Marsh", "cleo@example.org", "instructor")
    secret = invited(database)
    with pytest.raises(NameTaken):
        inviting.accept(database, secret, "Cleo Marsh", NEW, NOW)
    with database.reading() as db:
        assert links.subject_of(db, "invitation", secret, NOW) == DORA


@pytest.mark.parametrize("email", ["", "dora", "dora@example.org\nBcc: x@example.org"])
def test_what_is_no_address_is_not_invited(database: Database, email: str) -> None:
    with database.unit() as db, pytest.raises(Refused):
        inviting.invite(db, email, NOW)


def test_a_closed_account_is_not_invited(database: Database) -> None:
    with database.unit() as db:
        accounts.disable(db, make_account(db, "Dora", DORA), NOW)
        with pytest.raises(Refused, match="closed"):
            inviting.invite(db, DORA, NOW)
