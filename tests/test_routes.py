"""Every address says who may use it, in the words of the permissions table, and is held to it."""

import re
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.routing import Rule

from app import create_app
from learning.core.permissions import ACTIONS, may
from learning.core.settings import settings_from
from tests import databases
from tests.conftest import FixedClock

OPEN_TO_ALL = {action for action in ACTIONS if may(None, action)}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    folder = tmp_path_factory.mktemp("routes")
    environ = {"DATABASE_URL": databases.sqlite_url(folder), "SECRET_KEY": "k" * 32, "VAR_DIR": str(folder)}
    return create_app(settings_from(environ, Path(__file__).parent.parent), FixedClock())


def access(site: Flask, rule: Rule) -> str | None:
    """The action that a route declares."""
    found: str | None = getattr(site.view_functions[rule.endpoint], "access", None)
    return found


def address(rule: Rule) -> str:
    """A path that the rule matches."""
    return re.sub(r"<any\(([^,)]+)[^>]*>", r"\1", re.sub(r"<(?!any)[^>]+>", "1", rule.rule))


def test_every_route_declares_its_access(site: Flask) -> None:
    silent = [rule.rule for rule in site.url_map.iter_rules() if access(site, rule) is None]

    assert silent == [], f"add @requires(...) to the views of {silent}"


def test_every_declared_access_is_in_the_table(site: Flask) -> None:
    assert {access(site, rule) for rule in site.url_map.iter_rules()} <= set(ACTIONS)


def test_nobody_reaches_what_is_not_open_to_all(site: Flask) -> None:
    closed = [rule for rule in site.url_map.iter_rules() if access(site, rule) not in OPEN_TO_ALL]
    reading = [rule for rule in closed if "GET" in (rule.methods or ())]

    answers = {rule.rule: site.test_client().get(address(rule)) for rule in reading}

    assert {path: answer.status_code for path, answer in answers.items() if answer.status_code != 302} == {}
    assert all(answer.location.startswith("/sign-in?next=") for answer in answers.values())


def test_no_form_is_taken_without_its_token(site: Flask) -> None:
    changing = [
        (rule, method)
        for rule in site.url_map.iter_rules()
        for method in sorted((rule.methods or set()) - {"GET", "HEAD", "OPTIONS"})
    ]

    answers = {
        (rule.rule, method): site.test_client().open(address(rule), method=method).status_code
        for rule, method in changing
    }

    assert answers == dict.fromkeys(answers, 400)


def test_files_are_served_by_no_route(site: Flask) -> None:
    assert [rule.rule for rule in site.url_map.iter_rules() if rule.endpoint == "static"] == []
