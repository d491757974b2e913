"""Forms that several parts of credit begin with."""

from collections.abc import Collection
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import Field, StringField
from wtforms.validators import ValidationError

from learning.credit.fields import line
from learning.people.forms import StrictForm


class CourseAndBoard(StrictForm):
    """Which course and which board; `courses` and `boards`: the names to choose from."""

    course = StringField()
    board = StringField()

    def __init__(
        self,
        sent: MultiDict[str, str] | None = None,
        courses: Collection[str] = (),
        boards: Collection[str] = (),
        **values: Any,
    ) -> None:
        super().__init__(sent, **values)
        self._courses, self._boards = courses, boards

    def validate_course(self, field: Field) -> None:
        """One of those."""
        if field.data not in self._courses:
            raise ValidationError("Choose a course.")

    def validate_board(self, field: Field) -> None:
        """One of those."""
        if field.data not in self._boards:
            raise ValidationError("Choose a board.")


class Withdrawing(StrictForm):
    """Why an approval is taken back."""

    reason = line("Say why; the reason is kept with it.", 500)
