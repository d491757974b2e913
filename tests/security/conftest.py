"""One house for each file: building it for each test would cost more than the tests."""

from collections.abc import Iterator

import pytest

from tests.security.house import House, house_in


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = house_in(tmp_path_factory.mktemp("house"))
    yield made
    made.database.dispose()
