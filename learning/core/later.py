"""Groups of commands that are loaded when one of them is asked for.

The commands of authors and operators need much that pages do not (checkers, robots, migrations). A server that starts
would load it all for nothing, in time and in memory of every process.
"""

from importlib import import_module
from typing import cast

import click
from flask.cli import AppGroup


class LaterGroup(AppGroup):
    """A group by its name alone. `home`: where it is, as `learning.core.commands:database_commands`."""

    def __init__(self, name: str, home: str, help: str) -> None:
        super().__init__(name, help=help)
        self._home = home

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of its commands."""
        return self._group().list_commands(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """One of them."""
        return self._group().get_command(ctx, cmd_name)

    def _group(self) -> click.Group:
        module, _, name = self._home.partition(":")
        return cast(click.Group, getattr(import_module(module), name))
