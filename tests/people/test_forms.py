from contextlib import suppress

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from learning.core.errors import Refused
from learning.people import forms
from learning.people.forms import Confirmed, NewName, SignIn, StrictForm

FORMS = [
    forms.Registration, forms.Invited, forms.NewPassword, forms.NewName, forms.ChangedPassword, forms.SignIn,
    forms.Forgotten, forms.Confirmed,
]  # fmt: skip


def sent(kind: type[StrictForm], fields: list[tuple[str, str]], method: str = "POST") -> bool:
    with Flask(__name__).test_request_context(method=method):
        return kind(MultiDict(fields)).accepted()


@pytest.mark.parametrize("kind", FORMS)
@given(name=st.text(min_size=1, max_size=20), value=st.text(max_size=20))
def test_no_form_takes_a_field_it_does_not_have(kind: type[StrictForm], name: str, value: str) -> None:
    if name in kind() or name == "csrf_token":
        return
    with pytest.raises(Refused):
        sent(kind, [(name, value)])


def test_a_field_sent_twice_is_refused() -> None:
    with pytest.raises(Refused, match="twice"):
        sent(NewName, [("name", "Ada"), ("name", "Eve")])


def test_a_character_that_no_database_keeps_is_refused() -> None:
    with pytest.raises(Refused, match="cannot be kept"):
        sent(NewName, [("name", "Ada\x00")])


def test_the_token_is_no_strange_field() -> None:
    assert sent(Confirmed, [("csrf_token", "token")])


def test_a_page_that_is_only_opened_sends_nothing() -> None:
    assert not sent(Confirmed, [("role", "administrator")], method="GET")


@pytest.mark.parametrize("kind", [kind for kind in FORMS if kind is not Confirmed])
def test_an_empty_form_says_what_is_missing(kind: type[StrictForm]) -> None:
    with Flask(__name__).test_request_context(method="POST"):
        form = kind(MultiDict())
        assert not form.accepted()
    assert all(form.error(name) for name in form.data if name != "next")


@given(st.text(max_size=200), st.text(max_size=600))
def test_any_text_is_judged_without_a_fault(email: str, password: str) -> None:
    with suppress(Refused):
        sent(SignIn, [("email", email), ("password", password)])
        sent(forms.Registration, [("name", email), ("email", email), ("password", password)])
