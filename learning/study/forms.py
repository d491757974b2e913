"""What readers may send."""

from wtforms import HiddenField, TextAreaField
from wtforms.validators import AnyOf, DataRequired, InputRequired, Length

from learning.people.forms import StrictForm

LONGEST_REPORT = 2_000


class ReportForm(StrictForm):
    """A problem on a page; `path` is the page's own address."""

    path = HiddenField(validators=[InputRequired("Say on which page the problem is."), Length(max=500)])
    problem = TextAreaField(
        validators=[
            DataRequired("Write a few words about the problem."),
            Length(max=LONGEST_REPORT, message="Write at most 2,000 characters."),
        ],
    )


class ReadForm(StrictForm):
    """Whether a module is read: yes or no."""

    read = HiddenField(validators=[AnyOf(("yes", "no"))])
