from flask import Flask
from flask.testing import FlaskClient

from tests.core.web.house import registries


def test_a_living_process_says_so(visitor: FlaskClient) -> None:
    assert visitor.get("/healthz").json == {"status": "ok"}


def test_a_site_that_can_serve_is_ready(visitor: FlaskClient) -> None:
    answer = visitor.get("/readyz")

    assert (answer.status_code, answer.json) == (200, {"status": "ok", "failed": []})


def test_what_fails_is_named_and_its_reason_is_not(site: Flask, visitor: FlaskClient) -> None:
    registries(site).health_checks.append(("library", lambda: 1 / 0))

    answer = visitor.get("/readyz")

    assert (answer.status_code, answer.json) == (503, {"status": "not ready", "failed": ["library"]})


def test_a_database_that_cannot_be_reached_is_not_ready(site: Flask, visitor: FlaskClient) -> None:
    with registries(site).database.unit() as db:
        db.exec_driver_sql("DROP TABLE audit_row")

    assert visitor.get("/readyz").status_code == 503
