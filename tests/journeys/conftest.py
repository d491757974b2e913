"""Chromium for the journeys: started once, and for each of them a site and browsers of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.browsers import Browsers, House, launch, served


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    """What drives the browser."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="package")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """The browser's program."""
    program = launch(playwright)
    yield program
    program.close()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """The site with the shipped content, at an address."""
    with served(tmp_path) as open_house:
        yield open_house


@pytest.fixture
def browsers(chromium: Browser, house: House) -> Iterator[Browsers]:
    """Browsers at that site."""
    opened = Browsers(chromium, house)
    yield opened
    opened.close()
