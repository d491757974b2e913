"""Fields that the forms of this room share. They hold text as it was typed, so that a refused form keeps it."""

from wtforms import Field, Form, StringField
from wtforms.validators import DataRequired, Length, ValidationError

from learning.attempts.exams.staff_forms import day_of
from learning.credit.hours import in_halves
from learning.people.forms import plain_text


def stripped(text: str | None) -> str:
    """Without the spaces around it."""
    return (text or "").strip()


def line(sentence: str, longest: int) -> StringField:
    """One line that must be there; `sentence` asks for it."""
    length = Length(max=longest, message=f"Say it in at most {longest} characters.")
    return StringField(filters=[stripped], validators=[DataRequired(sentence), length, plain_text])


def optional_line(longest: int) -> StringField:
    """One line that may be left out."""
    length = Length(max=longest, message=f"Say it in at most {longest} characters.")
    return StringField(filters=[stripped], validators=[length, plain_text])


def day_field(*, required: bool = True) -> StringField:
    """A day as YYYY-MM-DD."""

    def right(_form: Form, field: Field) -> None:
        if not field.data and not required:
            return
        try:
            day_of(str(field.data or ""))
        except ValueError:
            raise ValidationError("Give a day between 2020 and 2099, such as 2026-11-21.") from None

    return StringField(filters=[stripped], validators=[right])


def hours_field() -> StringField:
    """Whole or half hours above none."""

    def right(_form: Form, field: Field) -> None:
        if not in_halves(str(field.data or "")):
            raise ValidationError("Give whole or half hours, such as 1.5.")

    return StringField(filters=[stripped], validators=[right])


def choice_field(sentence: str, options: tuple[str, ...]) -> StringField:
    """One of a list."""

    def right(_form: Form, field: Field) -> None:
        if field.data not in options:
            raise ValidationError(sentence)

    return StringField(validators=[right])
