"""Authored files become checked documents, stored revisions and rendered pages."""

from flask import Flask

from learning.core.later import LaterGroup
from learning.library.views import media

COMMANDS = (
    ("content", "commands:content_commands", "The authored files and what is published of them."),
    ("cases", "case_commands:case_commands", "Check, play, score and begin case files."),
    ("items", "bank_commands:item_commands", "Check the items of quizzes and exams."),
    ("exams", "bank_commands:exam_commands", "Draw forms of an exam."),
)


def open_room(app: Flask) -> None:
    """Add the commands of authors and the addresses of videos."""
    app.register_blueprint(media)
    for name, home, says in COMMANDS:
        app.cli.add_command(LaterGroup(name, f"learning.library.{home}", says))
