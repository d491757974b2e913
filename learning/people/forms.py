"""The forms of this room, and the strict form that every form of the site is made from."""

import unicodedata
from collections.abc import Iterable
from typing import Any

from flask import request
from werkzeug.datastructures import MultiDict
from wtforms import Field, Form, HiddenField, PasswordField, StringField
from wtforms.validators import InputRequired, Length, ValidationError

from learning.core.errors import Refused
from learning.people import licences, names, passwords

_CSRF_FIELD = "csrf_token"


class StrictForm(Form):
    """A form that accepts the fields it has, each once, and nothing else.

    A field that the page never offered (a role, a score, an owner) is an attempt at something: the whole request is
    Refused, rather than read without it.
    """

    def __init__(self, sent: MultiDict[str, str] | None = None, **values: Any) -> None:
        super().__init__(sent, **values)
        self._sent = sent or MultiDict()

    def accepted(self) -> bool:
        """Tell whether the request sends this form and every field is right; raise Refused for strange fields."""
        if request.method != "POST":
            return False
        self._refuse_strange_fields()
        return self.validate()

    def text(self, name: str) -> str:
        """Return what was sent in a field, '' when nothing was."""
        return str(self[name].data or "")

    def error(self, name: str) -> str:
        """Return the first error of a field, '' when it has none."""
        return str(next(iter(self[name].errors), ""))

    def refuse(self, name: str, sentence: str) -> None:
        """Put an error that only a verb could know under a field."""
        self[name].errors = [*self[name].errors, sentence]

    def summary(self) -> list[tuple[str, str]]:
        """Return (id of the control, sentence) for each error, in the order of the fields."""
        return [(f"field-{field.name}", str(error)) for field in self for error in field.errors]

    def _refuse_strange_fields(self) -> None:
        for name, values in self._sent.lists():
            if name != _CSRF_FIELD and name not in self:
                raise Refused("The form was sent with a field that it does not have.")
            if len(values) > 1:
                raise Refused("The form was sent with one of its fields twice.")
            if "\x00" in values[0]:  # no keyboard makes it, and PostgreSQL does not keep it
                raise Refused("The form was sent with a character that cannot be kept.")


def plain_text(_form: Form, field: Field) -> None:
    """Refuse control characters: no database, letter or log is the place for them."""
    if any(unicodedata.category(mark) == "Cc" for mark in field.data or ""):
        raise ValidationError("Take the line breaks and control characters out.")


def _stripped(text: str | None) -> str:
    return (text or "").strip()


def _tidied(text: str | None) -> str:
    # Cut before the work: nobody waits for a megabyte to be normalised.
    return names.tidied((text or "")[: 10 * names.LONGEST_NAME])


def _email() -> StringField:
    rules = (InputRequired("Enter your email address."), Length(max=254, message="This is too long."), plain_text)
    return StringField(filters=[_stripped], validators=rules)


def _name() -> StringField:
    return StringField(filters=[_tidied], validators=[InputRequired("Enter the name that you want to be called by.")])


def _present_password() -> PasswordField:
    length = Length(max=4 * passwords.LONGEST, message="This is too long to be your password.")
    return PasswordField(validators=[InputRequired("Enter your password."), length])


def _new_password() -> PasswordField:
    return PasswordField(validators=[InputRequired("Choose a password.")])


def _raise(sentence: str | None) -> None:
    if sentence:
        raise ValidationError(sentence)


class _Named(StrictForm):
    name = _name()

    def validate_name(self, field: Field) -> None:
        """See names.name_problem."""
        _raise(names.name_problem(field.data))


class _Addressed(StrictForm):
    email = _email()

    def validate_email(self, field: Field) -> None:
        """See names.checked_email, whose standard form the field then holds."""
        try:
            field.data = names.checked_email(field.data)
        except ValueError as trouble:
            raise ValidationError(str(trouble)) from trouble


class _Secured(StrictForm):
    """`about`: what others know of the person, beside what stands in the form itself."""

    password = _new_password()

    def __init__(self, sent: MultiDict[str, str] | None = None, about: Iterable[str] = (), **values: Any) -> None:
        super().__init__(sent, **values)
        self._about = tuple(about)

    def validate_password(self, field: Field) -> None:
        """See passwords.problem."""
        stated = [self.text(name) for name in ("name", "email") if name in self]
        _raise(passwords.problem(field.data, [*self._about, *stated]))


class Registration(_Named, _Addressed, _Secured):
    """Name, address and password of a new account."""


class Invited(_Named, _Secured):
    """Name and password of somebody whose address is known from the invitation."""


class NewPassword(_Secured):
    """The password that replaces a forgotten one."""


class NewName(_Named):
    """The name that replaces the present one."""


class ChangedPassword(_Secured):
    """The password that replaces one still known."""

    old_password = _present_password()
    password = _new_password()  # said again to stand after the old one


class SignIn(StrictForm):
    """Address and password; `next` is where the person was going."""

    email = _email()
    password = _present_password()
    next = HiddenField()


class Forgotten(_Addressed):
    """The address that a letter should go to."""


class Confirmation(StrictForm):
    """The password once more; `next` is where the person was going."""

    password = _present_password()
    next = HiddenField()


class Erasure(StrictForm):
    """One's own address, typed so that nobody erases themselves by a slip; `own` is the address."""

    email = _email()

    def __init__(self, sent: MultiDict[str, str] | None = None, own: str = "", **values: Any) -> None:
        super().__init__(sent, **values)
        self._own = own

    def validate_email(self, field: Field) -> None:
        """The address of the account, in any spelling."""
        _raise(None if names.email_key(field.data) == names.email_key(self._own) else "This is not your address.")


class NewLicence(StrictForm):
    """A licence to practise."""

    state = StringField(filters=[_stripped])
    profession = StringField(filters=[_tidied])
    number = StringField(filters=[_tidied])

    def validate_state(self, field: Field) -> None:
        """One of the list."""
        _raise(None if field.data in licences.states() else "Choose the state whose board gave you the licence.")

    def validate_profession(self, field: Field) -> None:
        """See licences.problem."""
        _raise(licences.problem("profession", field.data, licences.LONGEST_PROFESSION))

    def validate_number(self, field: Field) -> None:
        """See licences.problem."""
        _raise(licences.problem("number", field.data, licences.LONGEST_NUMBER))


class Confirmed(StrictForm):
    """A button alone."""
