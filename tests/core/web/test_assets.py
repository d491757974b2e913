from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from learning.core.assets import fingerprint, lay_out
from tests.core.web.house import registries


def test_stylesheets_are_joined_in_the_order_of_their_layers(site: Flask, visitor: FlaskClient) -> None:
    sheet = visitor.get(registries(site).assets.url("site.css")).text

    assert sheet.startswith("@layer tokens, parts, base;\n")
    assert sheet.index("--ink") < sheet.index(".card") < sheet.index("@font-face")
    assert "a word" not in sheet


def test_addresses_in_stylesheets_are_those_served(site: Flask, visitor: FlaskClient) -> None:
    font = registries(site).assets.url("fonts/a.woff2")

    assert f'url("{font}")' in visitor.get(registries(site).assets.url("site.css")).text
    assert visitor.get(font).text == "font"


def test_a_file_may_be_kept_for_good(site: Flask, visitor: FlaskClient) -> None:
    answer = visitor.get(registries(site).assets.url("js/page.js"))

    assert "immutable" in answer.headers["Cache-Control"]
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_packed_twins_are_served_to_those_who_unpack(site: Flask, visitor: FlaskClient) -> None:
    address = registries(site).assets.url("site.css")

    assert visitor.get(address, headers={"Accept-Encoding": "gzip"}).headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in visitor.get(address, headers={"Accept-Encoding": "identity"}).headers


def test_another_content_has_another_address(site: Flask, tmp_path: Path) -> None:
    before = lay_out(tmp_path / "static", tmp_path / "laid").urls
    (tmp_path / "static/js/page.js").write_text("export const a = 1")
    after = lay_out(tmp_path / "static", tmp_path / "laid").urls

    assert before["js/page.js"] != after["js/page.js"]
    assert before["fonts/a.woff2"] == after["fonts/a.woff2"]
    assert (tmp_path / "laid" / before["js/page.js"].removeprefix("/static/")).exists()


def test_a_stylesheet_that_asks_for_a_missing_file_stops_the_start(site: Flask, tmp_path: Path) -> None:
    (tmp_path / "static/css/base.css").write_text('.a { background: url("../img/none.svg") }')

    with pytest.raises(LookupError, match="static/img/none.svg does not exist"):
        lay_out(tmp_path / "static", tmp_path / "laid")


def test_the_fingerprint_moves_with_a_template(site: Flask, tmp_path: Path) -> None:
    before = fingerprint(tmp_path / "templates")
    (tmp_path / "templates/form.html").write_text("changed")

    assert fingerprint(tmp_path / "templates") != before


def test_styles_and_scripts_are_served_without_comments_and_spaces(site: Flask, tmp_path: Path) -> None:
    (tmp_path / "static/css/base.css").write_text("/* why */\n.a > .b {\n  margin: 0 calc(1px + 2px);\n}\n")
    (tmp_path / "static/js/page.js").write_text('// why\nif (a) {\n  b("// kept");\n}\n')
    urls = lay_out(tmp_path / "static", tmp_path / "laid").urls
    served = [
        (tmp_path / "laid" / urls[name].removeprefix("/static/")).read_text() for name in ("site.css", "js/page.js")
    ]

    assert ".a > .b{margin:0 calc(1px + 2px)}" in served[0] and "why" not in served[0]
    assert served[1] == 'if (a) {\nb("// kept");\n}\n'
