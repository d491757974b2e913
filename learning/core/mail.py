"""Mail: by SMTP when a server is set, otherwise written to files, which the pages then say."""

import smtplib
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from email.policy import default
from email.utils import make_msgid
from pathlib import Path

from learning.core.ids import new_id
from learning.core.settings import Settings

TIMEOUT_S = 10


def is_written_to_files(settings: Settings) -> bool:
    """Whether mail goes to `var/mail/` because no server is set."""
    return not settings.mail_server


def send(settings: Settings, to: str, subject: str, text: str) -> None:
    """Send one plain message. Never call it inside a unit: a slow server would hold the database.

    Raises OSError or smtplib.SMTPException when the server refuses; a header with a line break raises ValueError.
    """
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = settings.mail_from, to, subject
    message["Message-ID"] = make_msgid(domain="palpate.invalid")
    message.set_content(text)
    if is_written_to_files(settings):
        _write(settings.var / "mail", message)
    else:
        _deliver(settings, message)


def forget(settings: Settings, address: str) -> None:
    """Delete the letters to this address that were written to files."""
    for path in (settings.var / "mail").glob("*.eml"):
        with path.open("rb") as file:
            to = BytesHeaderParser(policy=default).parse(file)["To"]
        if str(to).casefold() == address.casefold():
            path.unlink(missing_ok=True)


def _write(folder: Path, message: EmailMessage) -> None:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / f"{new_id()}.eml"
    path.touch(mode=0o600)
    path.write_bytes(bytes(message))


def _deliver(settings: Settings, message: EmailMessage) -> None:
    with smtplib.SMTP(settings.mail_server, settings.mail_port, timeout=TIMEOUT_S) as server:
        if server.has_extn("starttls"):
            server.starttls()
        if settings.mail_user:
            server.login(settings.mail_user, settings.mail_password)
        server.send_message(message)
