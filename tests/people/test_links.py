import pytest
from sqlalchemy import select

from learning.core.database import Database
from learning.core.errors import Gone
from learning.people import links
from learning.people.models import link
from tests.conftest import NOW


def test_a_link_works_once(database: Database) -> None:
    with database.unit() as db:
        secret = links.make(db, "reset", "ada", NOW)
        assert links.spend(db, "reset", secret, NOW) == "ada"

        with pytest.raises(Gone):
            links.spend(db, "reset", secret, NOW)


def test_looking_leaves_it_usable(database: Database) -> None:
    with database.unit() as db:
        secret = links.make(db, "reset", "ada", NOW)
        assert [links.subject_of(db, "reset", secret, NOW) for _ in range(2)] == ["ada", "ada"]


@pytest.mark.parametrize(("later", "works"), [(links.LIFE - 1, True), (links.LIFE, False)])
def test_it_lives_ten_minutes(database: Database, later: int, works: bool) -> None:
    with database.unit() as db:
        secret = links.make(db, "reset", "ada", NOW)
        if works:
            assert links.spend(db, "reset", secret, NOW + later) == "ada"
        else:
            with pytest.raises(Gone):
                links.spend(db, "reset", secret, NOW + later)


def test_a_link_for_one_purpose_does_not_serve_another(database: Database) -> None:
    with database.unit() as db:
        secret = links.make(db, "reset", "ada", NOW)

        with pytest.raises(Gone):
            links.spend(db, "invitation", secret, NOW)


def test_a_new_link_ends_the_earlier_one_of_the_same_person_only(database: Database) -> None:
    with database.unit() as db:
        earlier, bens = links.make(db, "reset", "ada", NOW), links.make(db, "reset", "ben", NOW)
        links.make(db, "reset", "ada", NOW)

        assert links.subject_of(db, "reset", bens, NOW) == "ben"
        with pytest.raises(Gone):
            links.subject_of(db, "reset", earlier, NOW)


def test_the_secret_is_not_in_the_table(database: Database) -> None:
    with database.unit() as db:
        secret = links.make(db, "reset", "ada", NOW)
        assert secret not in str(db.execute(select(link)).all())


@pytest.mark.parametrize("secret", ["", "guess", "x" * 5_000, "\x00", "\ud800"])
def test_a_guess_is_gone(database: Database, secret: str) -> None:
    with database.reading() as db, pytest.raises(Gone):
        links.subject_of(db, "reset", secret, NOW)
