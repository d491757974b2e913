"""What staff may send about a certificate."""

from wtforms import HiddenField, StringField
from wtforms.validators import DataRequired, Length

from learning.attempts.exams.staff_forms import reason_field, stripped
from learning.credit.certificates.facts import Licence
from learning.people.forms import StrictForm, plain_text
from learning.people.names import tidied

LONGEST_NAME = 200


def _name(text: str | None) -> str:
    return tidied((text or "")[: 10 * LONGEST_NAME])


def _part(longest: int) -> StringField:
    too_long = Length(max=longest, message=f"Use at most {longest} characters.")
    return StringField(filters=[stripped], validators=[too_long, plain_text])


class Revoking(StrictForm):
    """Why it counts no more."""

    act = HiddenField()
    reason = reason_field("Say why; everybody who checks the certificate reads it.")


class Correcting(StrictForm):
    """Who it is for, as it should have been, and why. A licence is given whole or not at all."""

    act = HiddenField()
    name = StringField(
        filters=[_name],
        validators=[
            DataRequired("Enter the name that the certificate should bear."),
            Length(max=LONGEST_NAME, message=f"Use at most {LONGEST_NAME} characters."),
            plain_text,
        ],
    )
    licence_state = _part(40)
    licence_number = _part(40)
    profession = _part(80)
    reason = reason_field("Say why; everybody who checks the old certificate reads it.")

    def licence(self) -> Licence | None:
        """The licence, None when no number is given."""
        number = self.text("licence_number")
        return Licence(self.text("licence_state"), number, self.text("profession")) if number else None
