import pytest
from flask import Flask
from flask.testing import FlaskClient

from learning.core import permissions, web
from learning.core.permissions import may
from tests.core.web.house import ADA, CLEO, token_in


@pytest.mark.parametrize(
    ("action", "visitor", "student", "instructor"),
    [
        ("public", True, True, True),
        ("read", True, True, True),
        ("practise", True, True, True),
        ("keep", False, True, True),
        ("take-graded", False, True, True),
        ("manage-account", False, True, True),
        ("see-reports", False, False, True),
        ("supervise", False, False, True),
        ("administer", False, False, False),
    ],
)
def test_the_table_says_who_may(action: str, visitor: bool, student: bool, instructor: bool) -> None:
    assert [may(person, action) for person in (None, ADA, CLEO)] == [visitor, student, instructor]


def test_a_closed_site_wants_readers_to_sign_in() -> None:
    assert not may(None, "read", public_reading=False)
    assert may(ADA, "practise", public_reading=False)
    assert may(None, "public", public_reading=False)


def test_an_action_outside_the_table_is_a_mistake_in_the_code() -> None:
    with pytest.raises(KeyError):
        web.requires("raed")
    assert set(permissions.WHEN_CLOSED) <= set(permissions.ACTIONS)


def test_a_visitor_is_sent_to_sign_in_and_back(visitor: FlaskClient) -> None:
    answer = visitor.get("/keep?page=2&of=a%20b")

    assert answer.status_code == 302
    assert answer.location == "/sign-in?next=/keep%3Fpage%3D2%26of%3Da%2520b"


def test_a_visitor_who_posts_is_told_to_sign_in(visitor: FlaskClient) -> None:
    assert visitor.post("/keep", data={"csrf_token": token_in(visitor)}).status_code == 401


def test_a_script_is_told_to_sign_in(visitor: FlaskClient) -> None:
    answer = visitor.get("/keep", headers={"Accept": "application/json"})

    assert answer.status_code == 401
    assert answer.json is not None and answer.json["title"] == "Please sign in"


def test_a_student_is_refused_what_is_the_instructors(ada: FlaskClient, cleo: FlaskClient) -> None:
    assert ada.get("/see-reports").status_code == 403
    assert cleo.get("/see-reports").status_code == 200


def test_a_session_that_has_ended_counts_for_nobody(site: Flask) -> None:
    client = site.test_client()
    client.set_cookie("sid", "ended")

    assert client.get("/keep").status_code == 302


def test_what_is_open_to_all_asks_for_nobody(site: Flask, ada: FlaskClient) -> None:
    asked = []
    web_registries = site.extensions[web.EXTENSION]
    web_registries.person_loader = lambda *_: asked.append("asked")

    ada.get("/read")

    assert asked == []
