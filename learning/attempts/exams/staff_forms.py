"""What staff may send about exams. Fields hold text as it was typed, so that a refused form keeps it."""

import re
from collections.abc import Collection
from datetime import date
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import Field, Form, HiddenField, StringField
from wtforms.validators import AnyOf, DataRequired, Length, ValidationError

from learning.people.forms import StrictForm, plain_text

EVERY = "every"
ACTS = ("extend", "reopen", "void", "accept-late")
LONGEST_REASON = 500


def stripped(text: str | None) -> str:
    """Without the spaces around it."""
    return (text or "").strip()


def reason_field(sentence: str) -> StringField:
    """A reason that staff have to give; `sentence` asks for it."""
    longest = Length(max=LONGEST_REASON, message=f"Say it in at most {LONGEST_REASON} characters.")
    return StringField(filters=[stripped], validators=[DataRequired(sentence), longest, plain_text])


def _minutes(low: int) -> StringField:
    def whole(_form: Form, field: Field) -> None:
        typed = str(field.data or "")
        if not re.fullmatch(r"[0-9]{1,4}", typed) or not low <= int(typed) <= 24 * 60:
            raise ValidationError(f"Give between {low} and 1440 minutes, as a whole number.")

    return StringField(filters=[stripped], validators=[whole])


def _factor(_form: Form, field: Field) -> None:
    typed = str(field.data or "")
    if not re.fullmatch(r"[1-4](\.[0-9]{1,2})?", typed) or float(typed) > 4:
        raise ValidationError("Give a factor between 1 and 4, such as 1.5.")


def day_of(typed: str) -> date:
    """The day that was typed as YYYY-MM-DD. Raises ValueError for anything else, and for one that is far off."""
    if not re.fullmatch(r"20[2-9][0-9]-[0-9]{2}-[0-9]{2}", typed):
        raise ValueError(typed)
    return date.fromisoformat(typed)


def _day(_form: Form, field: Field) -> None:
    try:
        day_of(str(field.data or ""))
    except ValueError:
        raise ValidationError("Give a day between 2020 and 2099, such as 2026-11-21.") from None


class Act(StrictForm):
    """What is done with a sitting, and why."""

    act = HiddenField(validators=[AnyOf(ACTS, "Choose one of the acts on this page.")])
    reason = reason_field("Say why; the candidate reads it.")


class More(Act):
    """The same with the minutes that are given."""

    minutes = _minutes(1)


class Extra(StrictForm):
    """An accommodation: for whom, which exam, how much, why, and from when until when."""

    email = StringField(
        filters=[stripped], validators=[DataRequired("Enter their email address."), Length(max=254), plain_text]
    )
    exam = StringField()
    factor = StringField(filters=[stripped], validators=[_factor])
    minutes = _minutes(0)
    reason = reason_field("Say why; the reason is kept, and the candidate reads it.")
    begins = StringField(filters=[stripped], validators=[_day])
    ends = StringField(filters=[stripped])

    def __init__(self, sent: MultiDict[str, str] | None = None, exams: Collection[str] = (), **values: Any) -> None:
        super().__init__(sent, **values)
        self._exams = exams

    def validate_exam(self, field: Field) -> None:
        """One that is published, or every exam."""
        if field.data != EVERY and field.data not in self._exams:
            raise ValidationError("Choose an exam, or every exam.")

    def validate_minutes(self, field: Field) -> None:
        """Something has to be given."""
        if not field.errors and int(field.data) == 0 and self.text("factor") in {"1", "1.0", "1.00"}:
            raise ValidationError("That gives no time. Give some minutes, or a factor above 1.")

    def validate_ends(self, field: Field) -> None:
        """Left empty, it has no end."""
        if not field.data:
            return
        _day(self, field)
        if field.data < self.text("begins"):
            raise ValidationError("The last day comes before the first. Change one of them.")


class Ending(StrictForm):
    """Why an accommodation ends."""

    reason = reason_field("Say why it ends; the candidate reads it.")
