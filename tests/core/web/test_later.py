"""Groups of commands that are loaded when asked for."""

import click
import pytest
from click.testing import CliRunner

from learning.core.later import LaterGroup


def test_a_later_group_has_the_commands_of_the_group_it_names() -> None:
    group = LaterGroup("database", "learning.core.commands:database_commands", "The schema.")
    assert group.list_commands(click.Context(group)) == ["check", "upgrade"]
    assert "Bring the database" in CliRunner().invoke(group, ["upgrade", "--help"]).output


def test_a_later_group_is_not_loaded_to_be_listed_by_name() -> None:
    group = LaterGroup("nowhere", "learning.nowhere:commands", "Something.")
    assert group.get_short_help_str() == "Something."
    with pytest.raises(ModuleNotFoundError):
        group.list_commands(click.Context(group))
