"""Who sends a message to CE Broker: ids from the settings, the key from its file, read when it is needed."""

from collections.abc import Iterator
from pathlib import Path

from learning.core.provider import CeBroker
from learning.credit.reporting.ce_broker import Sender

LONGEST_KEY = 500


def sender(given: CeBroker) -> Sender:
    """What stands at the head of a message; what is not there is empty."""
    return Sender(given.parent, _key(given.key_file)[0], given.provider)


def missing(given: CeBroker, course_id: str) -> tuple[str, ...]:
    """A sentence for each part of the message on a course that is not there and so left empty."""
    return tuple(_missing(given, course_id, _key(given.key_file)[1]))


def _missing(given: CeBroker, course_id: str, why: str) -> Iterator[str]:
    if not given.parent:
        yield "The id of the parent provider: CE_BROKER_PARENT is not set."
    if not given.provider:
        yield "The id of the provider: CE_BROKER_PROVIDER is not set."
    if not course_id:
        yield "CE Broker's id of the course: it was not given with this report."
    if why:
        yield f"The upload key: {why}"


def _key(file: Path | None) -> tuple[str, str]:
    """The key, or '' and the sentence that says why not."""
    if file is None:
        return "", "CE_BROKER_KEY_FILE is not set."
    try:
        if file.stat().st_mode & 0o077:
            return "", "the file that CE_BROKER_KEY_FILE names can be read by others; run `chmod 600` on it."
        key = file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return "", "the file that CE_BROKER_KEY_FILE names cannot be read."
    right = 0 < len(key) <= LONGEST_KEY and key.isascii() and key.isprintable()
    return (key, "") if right else ("", "the file that CE_BROKER_KEY_FILE names holds no key on one line.")
