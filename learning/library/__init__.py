"""Authored files become checked documents, stored revisions and rendered pages."""

from flask import Flask

from learning.library.bank_commands import exam_commands, item_commands
from learning.library.case_commands import case_commands
from learning.library.commands import content_commands
from learning.library.views import media


def open_room(app: Flask) -> None:
    """Add the commands of authors and the addresses of videos."""
    app.register_blueprint(media)
    for commands in (content_commands, case_commands, item_commands, exam_commands):
        app.cli.add_command(commands)
