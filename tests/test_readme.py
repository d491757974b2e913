"""The README names every setting and every command, and no other."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from flask import Flask

from learning.core.settings import SETTINGS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()
MAKE_TARGETS = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
OURS = (
    "database",
    "content",
    "cases",
    "items",
    "exams",
    "attempts",
    "admin",
    "audit",
    "keys",
    "certificates",
    "credit",
)


def commands(app: Flask) -> Iterator[str]:
    for name in OURS:
        group = app.cli.commands[name]
        assert isinstance(group, click.Group)
        yield from (f"flask {name} {command}" for command in group.list_commands(click.Context(group)))


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_each_setting_is_in_the_table(setting: object) -> None:
    assert f"| `{setting.name}` |" in README  # type: ignore[attr-defined]


def test_the_table_names_no_setting_that_is_not() -> None:
    named = set(re.findall(r"^\| `([A-Z_]+)` \|", README, re.MULTILINE))

    assert named == {setting.name for setting in SETTINGS}


def test_the_commands_named_are_the_commands_there_are(app: Flask) -> None:
    named = set(re.findall(r"`(flask \w+ [\w-]+)`", README))

    assert named == set(commands(app))


def test_each_make_target_for_people_is_named() -> None:
    assert MAKE_TARGETS is not None
    named = set(re.findall(r"`make (\w+)`", README))

    assert named == set(MAKE_TARGETS[1].split()) - {"install", "chromium", "tools"}


def test_the_first_screen_says_what_it_is_and_the_two_commands() -> None:
    first_screen = "\n".join(README.splitlines()[:16])

    assert "Continuing education for clinical massage" in first_screen
    assert "make run" in first_screen and "make test" in first_screen
