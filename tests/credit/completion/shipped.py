"""The shipped content as a school, and the acts of whoever learns there, as pages send them."""

from collections.abc import Iterator
from pathlib import Path

from flask import Flask

from app import create_app
from learning.credit.completion.asked import Asked, asked_of
from learning.library.libraries import library
from tests import databases
from tests.conftest import FixedClock, database_of, published_sqlite
from tests.credit.completion.school import AGREED, TODAY, settings_of, works
from tests.reader import Reader, Sheet

COURSE = "/courses/matching"


def school_at(folder: Path, clock: FixedClock, **environ: str) -> Iterator[Flask]:
    url = databases.sqlite_url(folder, published_sqlite())
    made = create_app(settings_of(folder, DATABASE_URL=url, **environ), clock)
    yield made
    database_of(made).dispose()


def course(site: Flask) -> Asked:
    found = asked_of(library(database_of(site)), "matching", TODAY)
    assert found is not None
    return found


def worked(site: Flask, reader: Reader) -> Sheet:
    """What is left once they are enrolled and have done the work."""
    reader.send(reader.open(COURSE), "Enrol in this course")
    with database_of(site).unit() as db:
        works(db, reader.account, course(site))
    return reader.open(f"{COURSE}/progress")


def signed(reader: Reader, name: str = "Ada", **more: str) -> Sheet:
    return reader.send(reader.open(f"{COURSE}/attestation"), "Sign the attestation", name=name, **more)


def evaluated(reader: Reader) -> Sheet:
    ratings = {name: str(value) for name, value in AGREED.items()}
    return reader.send(reader.open(f"{COURSE}/evaluation"), "Evaluate this course", **ratings, comment="Good.")
