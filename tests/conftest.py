"""What every test may ask for: databases, a fixed clock, the site, and Ada, Ben and Cleo."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings

from learning.core.database import Database
from tests import databases

hypothesis_settings.register_profile("palpate", deadline=None, derandomize=True, max_examples=40)
hypothesis_settings.load_profile("palpate")

NOW = 1_795_000_000_000  # 2026-11-18, in milliseconds


class FixedClock:
    """A clock that moves only when a test moves it."""

    def __init__(self, now: int = NOW) -> None:
        self.now = now

    def __call__(self) -> int:
        return self.now

    def forward(self, milliseconds: int) -> None:
        """Let time pass."""
        self.now += milliseconds


@pytest.fixture
def clock() -> FixedClock:
    """The time of every test, until it moves it."""
    return FixedClock()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A migrated, empty database: each test that asks for it runs on both."""
    with databases.fresh(request.param, tmp_path) as made:
        yield made
