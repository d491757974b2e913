import pytest
from flask import Flask
from flask.testing import FlaskClient

from learning.core.registries import MenuEntry
from tests.core.web.house import registries


@pytest.fixture(autouse=True)
def entries(site: Flask) -> None:
    registries(site).menu += [MenuEntry("Read", "read"), MenuEntry("Reports", "see-reports", "see-reports")]


def test_a_visitor_sees_what_is_open(visitor: FlaskClient) -> None:
    assert '<a href="/read">Read</a>' in visitor.get("/patterns").text
    assert "Reports" not in visitor.get("/patterns").text


def test_an_instructor_sees_what_is_theirs(cleo: FlaskClient) -> None:
    assert '<a href="/see-reports">Reports</a>' in cleo.get("/patterns").text
