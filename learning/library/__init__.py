"""Authored files become checked documents, stored revisions and rendered pages."""

from flask import Flask

from learning.library.case_commands import case_commands
from learning.library.commands import content_commands
from learning.library.views import media


def open_room(app: Flask) -> None:
    """Add `flask content`, `flask cases` and the addresses of videos."""
    app.register_blueprint(media)
    app.cli.add_command(content_commands)
    app.cli.add_command(case_commands)
