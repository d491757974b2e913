"""What staff may send about reports to boards."""

from collections.abc import Mapping

from wtforms import Field, StringField
from wtforms.validators import ValidationError

from learning.credit.fields import choice_field, day_field, optional_line, stripped
from learning.credit.forms import CourseAndBoard
from learning.credit.reporting.codes import Codes
from learning.credit.reporting.making import Wanted
from learning.credit.reporting.subjects import LONGEST_CODE, NotShares, shares_of
from learning.people.forms import StrictForm


class Reporting(CourseAndBoard):
    """What a report is of, and the board's codes for it."""

    first = day_field()
    last = day_field()
    profession = optional_line(LONGEST_CODE)
    code = optional_line(LONGEST_CODE)
    course_id = optional_line(LONGEST_CODE)
    subjects = StringField(filters=[stripped])
    again = StringField(filters=[stripped])

    def validate_last(self, field: Field) -> None:
        """Not before the first."""
        if not field.errors and field.data < self.text("first"):
            raise ValidationError("The last day comes before the first. Change one of them.")

    def validate_subjects(self, field: Field) -> None:
        """See subjects.shares_of."""
        try:
            shares_of(str(field.data or "").splitlines())
        except NotShares as trouble:
            raise ValidationError(str(trouble)) from trouble

    def validate_again(self, field: Field) -> None:
        """Left out, nobody is reported once more."""
        if field.data not in {"", "yes"}:
            raise ValidationError("Choose one of the two.")

    def courses_by(self, titles: Mapping[str, str]) -> list[tuple[str, str]]:
        """The courses with their titles; one that is no longer published goes by its name in addresses."""
        return [(course, titles.get(course, course)) for course in self._courses]

    def codes(self) -> Codes:
        """The codes as they were typed."""
        profession, code, course_id = map(self.text, ("profession", "code", "course_id"))
        return Codes(profession, code, course_id, tuple(self.text("subjects").splitlines()))

    def show(self, codes: Codes) -> None:
        """Fill the fields of codes in."""
        told = {"profession": codes.profession, "code": codes.code, "course_id": codes.course_id}
        for name, value in {**told, "subjects": "\n".join(codes.subjects)}.items():
            self[name].data = value

    def wanted(self, state: str) -> Wanted:
        """The report, on a form that was found right; `state`: the board's, in two letters."""
        asked = self.codes().asked(state, self.text("first"), self.text("last"))
        return Wanted(self.text("board"), self.text("course"), asked, self.text("again") == "yes")


class Handing(StrictForm):
    """A receipt, pasted or sent as a file; files arrive apart from fields."""

    receipt = StringField(filters=[stripped])
    file = StringField()  # only for its error


class Taking(StrictForm):
    """Which file of a report."""

    form = choice_field("Choose one of the files.", ("csv", "xml"))
