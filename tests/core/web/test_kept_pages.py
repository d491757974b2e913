import pytest
from flask import Flask
from flask.testing import FlaskClient

from learning.core import kept_pages
from tests.core.web.house import registries, signed_in, token_in


def test_what_the_frame_shows_of_its_reader_is_filled_in(ada: FlaskClient) -> None:
    page = ada.get("/kept").text

    assert "&lt;read&gt;" in page
    assert "<p>Ada &lt;b&gt;</p>" in page
    assert ada.post("/form", data={"csrf_token": token_in(ada, "/kept")}).status_code == 200


def test_a_page_is_rendered_once_for_all_of_a_role(site: Flask, ada: FlaskClient, visitor: FlaskClient) -> None:
    times = [client.get("/kept").text.split(":")[0] for client in (ada, visitor, ada, visitor)]

    assert times[0] == times[2] != times[1] == times[3]


def test_another_key_is_another_page(ada: FlaskClient) -> None:
    assert ada.get("/kept?key=1").text.split(":")[0] != ada.get("/kept?key=2").text.split(":")[0]


def test_nothing_of_one_reader_reaches_another(site: Flask, ada: FlaskClient) -> None:
    hers = token_in(ada, "/kept")
    ben = signed_in(site, "ben")

    page = ben.get("/kept").text

    assert "Ada" not in page and hers not in page
    assert "<p>Ben</p>" in page


def test_a_notice_for_one_reader_is_not_kept(visitor: FlaskClient) -> None:
    visitor.get("/form?notice=1")

    assert "Noted" in visitor.get("/kept").text
    assert "Noted" not in visitor.get("/kept").text


def test_the_number_of_kept_pages_is_bounded(
    site: Flask, visitor: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_pages, "MOST_KEPT", 3)
    for key in range(10):
        visitor.get(f"/kept?key={key}")

    assert len(registries(site).kept_pages) <= 3
