"""What a learner may send about their hours."""

from collections.abc import Collection
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import Field, StringField
from wtforms.validators import ValidationError

from learning.credit.boards.rule_sets import TOPICS
from learning.credit.fields import choice_field, day_field, hours_field, line
from learning.credit.ledger.gathering import KINDS
from learning.people.forms import StrictForm


class _OfBoard(StrictForm):
    board = StringField()

    def __init__(
        self, sent: MultiDict[str, str] | None = None, boards: Collection[str] = (), last: str = "", **values: Any
    ) -> None:
        super().__init__(sent, **values)
        self._boards, self._last = boards, last


class Elsewhere(_OfBoard):
    """Hours earned elsewhere, up to the day `last` (YYYY-MM-DD); the document is a file and no field."""

    title = line("Enter what the course was called.", 300)
    provider = line("Enter who gave it.", 200)
    completed = day_field()
    hours = hours_field()
    kind = choice_field("Choose how it was taken.", tuple(KINDS.values()))
    topic = choice_field("Choose a topic, or none.", ("", *TOPICS))
    document = StringField()  # only for its error: files arrive apart from fields

    def validate_completed(self, field: Field) -> None:
        """Nothing is earned before its day has come."""
        if not field.errors and field.data > self._last:
            raise ValidationError("This day is still to come. Enter the hours when you have earned them.")

    def validate_board(self, field: Field) -> None:
        """One that has rules here, or none."""
        if field.data != "" and field.data not in self._boards:
            raise ValidationError("Choose a board, or none.")


class Renewing(_OfBoard):
    """The day of a renewal; left empty, it is forgotten."""

    renews = day_field(required=False)

    def validate_board(self, field: Field) -> None:
        """One that has rules here."""
        if field.data not in self._boards:
            raise ValidationError("Choose a board.")

    def validate_renews(self, field: Field) -> None:
        """Sent empty, the day is forgotten; not sent, it is not meant."""
        if not field.raw_data:
            raise ValidationError("Give the day, or leave it empty.")


class Removing(StrictForm):
    """A button alone."""
