"""The little house, and who comes to it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import FixedClock
from tests.core.web import house


@pytest.fixture
def make(tmp_path: Path, clock: FixedClock) -> Iterator[Callable[..., Flask]]:
    """Build the house with these settings."""
    made = []

    def build(**environ: str) -> Flask:
        made.append(house.build(tmp_path, clock, **environ))
        return made[-1]

    yield build
    for app in made:
        house.registries(app).database.dispose()


@pytest.fixture
def site(make: Callable[..., Flask]) -> Flask:
    """The house as it stands on one's own machine."""
    return make()


@pytest.fixture
def visitor(site: Flask) -> FlaskClient:
    """A browser without any cookie."""
    return site.test_client()


@pytest.fixture
def ada(site: Flask) -> FlaskClient:
    """A student."""
    return house.signed_in(site, "ada")


@pytest.fixture
def cleo(site: Flask) -> FlaskClient:
    """An instructor."""
    return house.signed_in(site, "cleo")
