"""What staff may send about approvals."""

from wtforms import Field
from wtforms.validators import ValidationError

from learning.credit.fields import day_field, hours_field, line
from learning.credit.forms import CourseAndBoard


class Approving(CourseAndBoard):
    """An approval: of which course, by which board, and the words of it."""

    title = line("Enter the title exactly as it was approved.", 300)
    hours = hours_field()
    number = line("Enter the number of the approval.", 80)
    begins = day_field()
    ends = day_field(required=False)

    def validate_ends(self, field: Field) -> None:
        """Left empty, it has no end."""
        if not field.errors and field.data and field.data < self.text("begins"):
            raise ValidationError("The last day comes before the first. Change one of them.")
