"""What learners and staff may send about credit."""

import re
import unicodedata

from wtforms import Field, Form, StringField
from wtforms.validators import DataRequired, Length, Regexp, ValidationError

from learning.credit.completion.codes import MOST_AT_ONCE
from learning.credit.completion.questions import questions
from learning.people.forms import StrictForm, plain_text
from learning.people.names import LONGEST_NAME

LONGEST_COMMENT = 2_000
LONGEST_REASON = 500
_POINTS = {str(grade.value) for grade in questions().scale}


def _stripped(text: str | None) -> str:
    return (text or "").strip()


def _longest(most: int) -> Length:
    return Length(max=most, message=f"Write at most {most:,} characters.")


class EnrollingByCode(StrictForm):
    """The code of a course that asks for one."""

    code = StringField(
        filters=[_stripped],
        validators=[DataRequired("Enter the code that you were given."), _longest(100), plain_text],
    )


class Attesting(StrictForm):
    """The typed name, and the id of a licence on one's list, empty for none."""

    name = StringField(
        validators=[DataRequired("Type your name as it stands above."), _longest(10 * LONGEST_NAME), plain_text]
    )
    licence = StringField(validators=[_longest(100), plain_text])


def _rating(_form: Form, field: Field) -> None:
    if field.data not in _POINTS:
        raise ValidationError("Choose one of the five.")


def _no_control(_form: Form, field: Field) -> None:
    if any(unicodedata.category(mark) in {"Cc", "Cs"} and mark not in "\r\n\t" for mark in field.data or ""):
        raise ValidationError("Take the control characters out.")


class Sheet(StrictForm):
    """The evaluation of a course; it has one more field for each statement of the sheet."""

    comment = StringField(filters=[_stripped], validators=[_longest(LONGEST_COMMENT), _no_control])

    def ratings(self) -> dict[str, int]:
        """Every statement with its point."""
        return {one.id: int(self.text(one.id)) for one in questions().statements}


for _one in questions().statements:
    setattr(Sheet, _one.id, StringField(validators=[_rating]))


class MakingCodes(StrictForm):
    """How many codes."""

    number = StringField(filters=[_stripped])

    def validate_number(self, field: Field) -> None:
        """A whole number that fits one page."""
        typed = str(field.data or "")
        if not re.fullmatch(r"[0-9]{1,3}", typed) or not 1 <= int(typed) <= MOST_AT_ONCE:
            raise ValidationError(f"Give a whole number between 1 and {MOST_AT_ONCE}.")


class ReadingTime(StrictForm):
    """What a module's page measured: which module, and how many seconds."""

    kind = StringField(validators=[DataRequired(), _longest(20)])
    slug = StringField(validators=[DataRequired(), _longest(80)])
    seconds = StringField(validators=[Regexp(r"[1-9][0-9]{0,3}\Z")])


class Refunding(StrictForm):
    """Why money goes back."""

    reason = StringField(
        filters=[_stripped],
        validators=[DataRequired("Say why; it is kept with the enrolment."), _longest(LONGEST_REASON), plain_text],
    )
