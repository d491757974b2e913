"""A few short walks through an exam in which everything fails; tests.faults.exam walks a hundred long ones."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.faults.exam import exam_house, walked
from tests.faults.exam_house import ExamHouse
from tests.serving import ground

pytestmark = pytest.mark.browser
STEPS = 5


@pytest.fixture(scope="module")
def house() -> Iterator[ExamHouse]:
    with ground("sqlite") as made, exam_house(ExamHouse(made)) as standing:
        yield standing


def test_nothing_that_was_typed_is_lost_whatever_fails(house: ExamHouse, chromium: Browser) -> None:
    assert walked(house, chromium, (3, 8, 21), STEPS) == []


def test_a_player_without_its_journal_is_seen_to_lose(house: ExamHouse, chromium: Browser) -> None:
    assert walked(house, chromium, (3, 8), STEPS, forgetful=True)
