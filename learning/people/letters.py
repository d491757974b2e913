"""The letters that people get, and how they are posted."""

import logging
from dataclasses import dataclass

from learning.core import mail
from learning.core.errors import Unavailable
from learning.core.settings import Settings

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Letter:
    """A plain text letter, not yet addressed."""

    subject: str
    text: str


def welcome(settings: Settings, name: str) -> Letter:
    """For somebody whose account was just made."""
    return Letter(
        "Your Palpate account",
        f"Hello {name},\n\nyour account is ready. Sign in here:\n{settings.base_url}/sign-in\n\n"
        "If you did not register, somebody used your address by mistake. Take the account over by asking for a new\n"
        f"password:\n{settings.base_url}/forgot-password\n",
    )


def registered_already(settings: Settings) -> Letter:
    """For somebody whose address was used to register again."""
    return Letter(
        "You have a Palpate account already",
        "Hello,\n\nyour address was used to register, but it has an account already. Nothing was changed.\n\n"
        f"To sign in: {settings.base_url}/sign-in\nTo choose a new password: {settings.base_url}/forgot-password\n\n"
        "If this was not you, there is nothing to do.\n",
    )


def reset(link: str) -> Letter:
    """For somebody who asked for a new password; `link` is the whole address."""
    return Letter(
        "Choose a new password for Palpate",
        f"Hello,\n\nopen this link to choose a new password. It works once, for ten minutes:\n{link}\n\n"
        "If you did not ask for it, there is nothing to do: your password stays as it is.\n",
    )


def no_account(settings: Settings) -> Letter:
    """For the owner of an address under which nobody can sign in, when a new password was asked for."""
    return Letter(
        "No Palpate account under this address",
        "Hello,\n\na new password was asked for, but there is no account to sign in with under this address.\n"
        f"Try another address of yours, or register: {settings.base_url}/register\n\n"
        "If this was not you, there is nothing to do.\n",
    )


def post(settings: Settings, to: str, letter: Letter) -> None:
    """Send the letter; raise Unavailable when the mail server does not take it."""
    try:
        mail.send(settings, to, letter.subject, letter.text)
    except OSError as trouble:  # every error of smtplib is one
        _log.warning("mail not sent: %s", type(trouble).__name__)
        raise Unavailable(
            "The letter could not be sent, because the mail server did not take it.",
            safe="Your account is as it was.",
            next="Try again in a few minutes.",
            retry_after=60,
        ) from trouble
