"""What staff may send about approvals."""

from collections.abc import Collection
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import Field, StringField
from wtforms.validators import ValidationError

from learning.credit.fields import day_field, hours_field, line
from learning.people.forms import StrictForm


class Approving(StrictForm):
    """An approval: of which course, by which board, and the words of it."""

    course = StringField()
    board = StringField()
    title = line("Enter the title exactly as it was approved.", 300)
    hours = hours_field()
    number = line("Enter the number of the approval.", 80)
    begins = day_field()
    ends = day_field(required=False)

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
        """One that is published."""
        if field.data not in self._courses:
            raise ValidationError("Choose a course.")

    def validate_board(self, field: Field) -> None:
        """One that has rules here."""
        if field.data not in self._boards:
            raise ValidationError("Choose a board.")

    def validate_ends(self, field: Field) -> None:
        """Left empty, it has no end."""
        if not field.errors and field.data and field.data < self.text("begins"):
            raise ValidationError("The last day comes before the first. Change one of them.")


class Withdrawing(StrictForm):
    """Why an approval is taken back."""

    reason = line("Say why; the reason is kept with it.", 500)
