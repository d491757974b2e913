"""What staff may send about approvals for credit."""

from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import Field, HiddenField, StringField
from wtforms.validators import ValidationError

from learning.credit.fields import day_field, line, optional_line
from learning.people.forms import StrictForm
from learning.people.licences import LONGEST_NUMBER, states


class Approving(StrictForm):
    """Who approved a course, licensed where, on which day, and what they read.

    `seen`: the digest of the texts that the form was opened for; `day`: the last day that can be given.
    """

    seen = HiddenField()
    reviewer = line("Enter the reviewer’s name as it should stand on certificates.", 200)
    credential = line("Enter the credential, such as LMT or DPT.", 80)
    licence_state = StringField()
    licence_number = line("Enter the number of the licence; nobody approves without one.", LONGEST_NUMBER)
    reviewed_on = day_field()
    read = line("Say in a sentence what was read.", 500)
    remarks = optional_line(1_000)

    def __init__(self, sent: MultiDict[str, str] | None = None, day: str = "", **values: Any) -> None:
        super().__init__(sent, **values)
        self._day = day

    def validate_licence_state(self, field: Field) -> None:
        """Where they are licensed."""
        if field.data not in states():
            raise ValidationError("Choose the state of the licence.")

    def validate_reviewed_on(self, field: Field) -> None:
        """No review lies ahead."""
        if not field.errors and field.data > self._day:
            raise ValidationError("This day is still to come. Give the day on which it was reviewed.")
