from flask.testing import FlaskClient


def test_a_notice_is_shown_once(visitor: FlaskClient) -> None:
    visitor.get("/form?notice=1")

    assert "Noted." in visitor.get("/patterns").text
    assert "Noted" not in visitor.get("/patterns").text


def test_a_forged_notice_is_not_shown(visitor: FlaskClient) -> None:
    visitor.set_cookie("notes", "eyJfZmxhc2hlcyI6W3siIHQiOlsibWVzc2FnZSIsIk93bmVkIl19XX0.x.y")

    page = visitor.get("/patterns")

    assert page.status_code == 200 and "Owned" not in page.text


def test_without_a_notice_there_is_no_cookie(visitor: FlaskClient) -> None:
    assert "Set-Cookie" not in visitor.get("/patterns").headers
    assert "Set-Cookie" not in visitor.get("/page").headers
