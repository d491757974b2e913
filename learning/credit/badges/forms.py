"""What may be sent about badges."""

from wtforms import StringField

from learning.credit.fields import stripped
from learning.people.forms import StrictForm


class Making(StrictForm):
    """A button, and beside it a box that puts the licence in: whatever is not its tick leaves the licence out."""

    licence = StringField()


class Checking(StrictForm):
    """A badge, pasted or sent as a file; files arrive apart from fields."""

    badge = StringField(filters=[stripped])
    file = StringField()  # only for its error
