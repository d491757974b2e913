"""The last act of a whole school, each more than once and all at the same time, through the site itself."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from app import create_app
from learning.core.database import Database
from tests.conftest import NOW, FixedClock, database_of
from tests.credit.completion.crowd import ACTS, Kept, at_the_site, crowd, kept, rushed
from tests.credit.completion.school import settings_of

PEOPLE = 150  # `python -m tests.benchmarks.certificates` has a thousand, at a real server


@pytest.fixture
def site(school: Database, tmp_path: Path) -> Iterator[Flask]:
    """The small school as a site, on both databases."""
    url = school.engine.url.render_as_string(hide_password=False)
    made = create_app(settings_of(tmp_path, DATABASE_URL=url), FixedClock())
    yield made
    database_of(made).dispose()


def test_whoever_sends_the_last_act_thrice_at_once_is_certified_once(site: Flask) -> None:
    people = crowd(site, PEOPLE, NOW)

    answered = rushed(people, at_the_site(site))

    assert answered == Counter({303: len(ACTS) * PEOPLE})
    assert kept(database_of(site)) == Kept(PEOPLE, PEOPLE, PEOPLE, chain_holds=True)
