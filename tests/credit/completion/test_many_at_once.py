"""The last act of a whole school, each more than once and all at the same time, through the site itself."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from app import create_app
from learning.core.database import Database
from learning.core.settings import Settings
from learning.credit.certificates.checking import find
from learning.credit.certificates.ending import supersede
from learning.credit.completion.standing import NotEnrolled
from learning.credit.signing.keys import keys_of
from learning.people.models import account
from learning.people.privacy import erase
from tests.conftest import NOW, FixedClock, database_of
from tests.credit.completion.crowd import ACTS, Kept, at_the_site, crowd, kept, rushed
from tests.credit.completion.school import at_once, certified, finished, settings_of
from tests.people_of import make_account

# As many as two workers serve: 64 in one process would wait for its pool longer than a request may.
THREADS = 16
PEOPLE = 80  # `python -m tests.benchmarks.certificates` has a thousand, at a real server


@pytest.fixture
def site(school: Database, tmp_path: Path) -> Iterator[Flask]:
    """The small school as a site, on both databases."""
    url = school.engine.url.render_as_string(hide_password=False)
    made = create_app(settings_of(tmp_path, DATABASE_URL=url), FixedClock())
    yield made
    database_of(made).dispose()


def test_whoever_sends_the_last_act_thrice_at_once_is_certified_once(site: Flask) -> None:
    people = crowd(site, PEOPLE, NOW)

    answered = rushed(people, at_the_site(site), THREADS)

    assert answered == Counter({303: len(ACTS) * PEOPLE})
    assert kept(database_of(site)) == Kept(PEOPLE, PEOPLE, PEOPLE, chain_holds=True)


def test_an_erasure_and_the_last_act_at_once_never_wait_for_each_other(school: Database, settings: Settings) -> None:
    """One of them is first; whichever it is, nothing has to be tried again and nothing is half done."""
    with school.unit() as db:
        people = [make_account(db, f"Ada {letter}", f"{letter}@example.org") for letter in "abcdefgh"]
    for one in people:
        finished(school, one)
    ids: list[str] = []

    def act(which: int) -> None:
        one = people[which // 2]
        if which % 2:
            ids.append(certified(school, settings, one))
        else:
            with school.unit() as db:
                whom = db.execute(select(account).where(account.c.id == one)).one()
                erase(db, (), (), whom, None, NOW)

    raised = at_once(2 * len(people), act)

    assert {type(error) for error in raised} <= {NotEnrolled} and len(ids) + len(raised) == len(people)
    with school.reading() as db:
        assert [find(db, one).account_id for one in ids] == [None] * len(ids)


def test_an_erasure_and_a_correction_at_once_leave_a_certificate_of_nobody(
    school: Database, settings: Settings
) -> None:
    with school.unit() as db:
        people = [make_account(db, f"Ada {letter}", f"{letter}@example.org") for letter in "abcdefgh"]
    for one in people:
        finished(school, one)
    old = [certified(school, settings, one) for one in people]
    keys, new = keys_of(settings), list[str]()

    def act(which: int) -> None:
        with school.unit() as db:
            if which % 2:
                new.append(supersede(db, keys, old[which // 2], "Ada Lind", None, "cleo", "A name.", NOW))
            else:
                whom = db.execute(select(account).where(account.c.id == people[which // 2])).one()
                erase(db, (), (), whom, None, NOW)

    raised = at_once(2 * len(people), act)

    assert raised == [] and len(new) == len(people)
    with school.reading() as db:
        assert {find(db, one).account_id for one in (*old, *new)} == {None}
