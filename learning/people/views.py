"""The doors: register, sign in and out, choose a new password, accept an invitation."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from learning.core import mail, web
from learning.core.errors import Refused
from learning.core.web import requires
from learning.people import inviting, links, registering, resetting, signing_in
from learning.people.forms import (
    Confirmation,
    Confirmed,
    Forgotten,
    Invited,
    NewPassword,
    Registration,
    SignIn,
    StrictForm,
)  # fmt: skip
from learning.people.visits import address, hand_over, take_back, visit

people = Blueprint("people", __name__)


def page(template: str, form: StrictForm, **values: Any) -> ResponseReturnValue:
    """Return a page with a form: 422 when the form was sent and refused."""
    return render_template(template, form=form, **values), 422 if form.errors else 200


def told_by_mail(sentence: str) -> str:
    """Return the sentence, and where letters go when no mail server is set."""
    if not mail.is_written_to_files(web.settings()):
        return sentence
    return f"{sentence} This site has no mail server: letters are written to files in var/mail/ on its machine."


def to_sign_in(sentence: str) -> ResponseReturnValue:
    """Send the browser to the sign-in page with a word on what was done, and where the person was going."""
    flash(sentence, "success")
    going = web.next_path(request.args.get("next"))
    return redirect(url_for("people.sign_in", next=None if going == "/" else going), 303)


@people.route("/register", methods=["GET", "POST"])
@requires("public")
def register() -> ResponseReturnValue:
    """An account for oneself."""
    form = Registration(request.form)
    if form.accepted():
        try:
            registering.apply(
                web.database(), web.settings(), form.text("name"), form.text("email"), form.text("password"),
                address=address(), now=web.now(),
            )  # fmt: skip
            return to_sign_in(told_by_mail("Thank you. We have written to your address. You can sign in now."))
        except Refused as refusal:
            form.refuse("name", refusal.what)
    return page("people/register.html", form)


@people.route("/sign-in", methods=["GET", "POST"])
@requires("public")
def sign_in() -> ResponseReturnValue:
    """A session for whoever knows the password."""
    form = SignIn(request.form, next=request.args.get("next", ""))
    if form.accepted():
        try:
            begun = signing_in.sign_in(
                web.database(),
                form.text("email"),
                form.text("password"),
                visit(),
                web.registries().arrivals,
                web.now(),
            )
            return hand_over(begun, redirect(web.next_path(form.text("next")), 303))
        except Refused as refusal:
            form.refuse("password", refusal.what)
    return page("people/sign_in.html", form)


@people.route("/confirm", methods=["GET", "POST"])
@requires("manage-account")
def confirm() -> ResponseReturnValue:
    """A new session for whoever is signed in and gives the password once more."""
    form = Confirmation(request.form, next=request.args.get("next", ""))
    if form.accepted():
        try:
            email = web.signed_in_person().email
            begun = signing_in.sign_in(web.database(), email, form.text("password"), visit(), (), web.now())
            return hand_over(begun, redirect(web.next_path(form.text("next")), 303))
        except Refused:
            form.refuse("password", "This is not your password.")
    return page("people/confirm.html", form)


@people.post("/sign-out")
@requires("public")
def sign_out() -> ResponseReturnValue:
    """The end of this session. Open to all: whoever's session has ended already is signed out as well."""
    Confirmed(request.form).accepted()
    if earlier := visit().earlier:
        signing_in.sign_out(web.database(), earlier)
    flash("You are signed out.", "success")
    return take_back(redirect("/", 303))


@people.route("/forgot-password", methods=["GET", "POST"])
@requires("public")
def forgot_password() -> ResponseReturnValue:
    """A letter with a link."""
    form = Forgotten(request.form)
    if form.accepted():
        resetting.ask(web.database(), web.settings(), form.text("email"), address=address(), now=web.now())
        return to_sign_in(told_by_mail("We have written to that address. The link works once, for ten minutes."))
    return page("people/forgot_password.html", form)


@people.route("/reset/<secret>", methods=["GET", "POST"])
@requires("public")
def reset(secret: str) -> ResponseReturnValue:
    """A new password for whoever holds the link."""
    with web.database().reading() as db:
        account = resetting.account_of(db, secret, web.now())
    form = NewPassword(request.form, about=(account.name, account.email))
    if form.accepted():
        resetting.finish(web.database(), secret, form.text("password"), web.now())
        return to_sign_in("Your new password is in place, and all sessions have ended. Sign in with it now.")
    return page("people/reset.html", form, email=account.email)


@people.route("/invitation/<secret>", methods=["GET", "POST"])
@requires("public")
def invitation(secret: str) -> ResponseReturnValue:
    """An administrator's account for whoever holds the link."""
    with web.database().reading() as db:
        email = links.subject_of(db, "invitation", secret, web.now())
    form = Invited(request.form, about=(email,))
    if form.accepted():
        try:
            inviting.accept(web.database(), secret, form.text("name"), form.text("password"), web.now())
            return to_sign_in("Your account is ready. Sign in with your new password.")
        except Refused as refusal:
            form.refuse("name", refusal.what)
    return page("people/invitation.html", form, email=email)
