"""The attestation: the account's own name, once, when the work is done."""

import pytest
from sqlalchemy import select

from learning.core.database import Database
from learning.credit.certificates.facts import Licence
from learning.credit.completion.attesting import NotReady, OtherName, attest, same_name, sentence
from learning.credit.completion.models import attestation
from tests.conftest import NOW
from tests.credit.completion.school import at_once, enrolled, signed, worked


def kept(database: Database) -> list[tuple[str, int]]:
    with database.reading() as db:
        return [(row.name, row.at) for row in db.execute(select(attestation))]


def test_it_says_who_and_by_which_licence() -> None:
    held = Licence("FL", "MA 00000", "Massage Therapist")

    assert sentence("Ada Moss", held) == "I am Ada Moss, licence FL MA 00000. I did this work myself."
    assert sentence("Ada Moss", None) == "I am Ada Moss, without a licence. I did this work myself."


@pytest.mark.parametrize("typed", ["Ada Moss", " ada  MOSS ", "Ａda Moss", "ada\u00a0moss"])
def test_the_same_name_is_one_that_reads_the_same(typed: str) -> None:
    assert same_name("Ada Moss", typed)


@pytest.mark.parametrize("typed", ["", "Ada", "Ada Mos", "Adа Moss", "Ada Moss!", "Ben"])
def test_another_name_is_another(typed: str) -> None:
    assert not same_name("Ada Moss", typed)


def test_it_is_refused_while_something_is_left(school: Database, ada_id: str) -> None:
    enrolled(school, ada_id)

    with pytest.raises(NotReady):
        signed(school, ada_id)
    assert kept(school) == []


def test_it_is_refused_under_another_name(school: Database, ada_id: str) -> None:
    here = worked(school, ada_id)

    with pytest.raises(OtherName), school.unit() as db:
        attest(db, here, "Ada", "Ben", None, NOW)
    assert kept(school) == []


def test_signing_again_and_at_once_keeps_the_first(school: Database, ada_id: str) -> None:
    worked(school, ada_id)
    signed(school, ada_id)

    raised = at_once(8, lambda which: signed(school, ada_id, NOW + which))

    assert (raised, kept(school)) == ([], [("Ada", NOW)])
