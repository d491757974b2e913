"""A signed head: where the record of acts ended at an instant, to be kept on another machine.

Whoever can write to the database can write the whole chain anew, so only a head that was signed and carried away
before shows it.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from learning.core import audit
from learning.core.chain import Head
from learning.core.columns import to_json
from learning.core.dates import iso
from learning.core.errors import Refused, Unavailable
from learning.core.registries import HeadSigner


class NoSigner(Unavailable):
    """No room that opened can sign."""

    what = "No part of this site signs the record of acts."
    next = "Run it with all its rooms."


class NotSigned(Refused):
    """A file that is no signed head of this site."""

    what = "This is no head that this site signed, or it was edited."
    safe = "The record of acts was not looked at."
    next = "Take another of the kept files, and find out who could write to this one."


@dataclass(frozen=True)
class SignedHead:
    """The head, when it was signed (milliseconds), by which key, and the signature as base64url."""

    head: Head
    at: int
    kid: str
    signature: str

    def written(self) -> str:
        """As a line of JSON."""
        facts = {"seq": self.head.seq, "hash": self.head.hash, "at": self.at}
        return to_json(facts | {"kid": self.kid, "signature": self.signature}) + "\n"


def sign(db: Connection, signer: HeadSigner | None, now: int) -> SignedHead:
    """Sign where the record ends now. Raises NoSigner, and what the signer raises without a key."""
    if signer is None:
        raise NoSigner
    end = audit.head(db)
    return SignedHead(end, now, *signer.sign(db, _text(end, now), now))


def checked(db: Connection, signer: HeadSigner | None, text: str) -> SignedHead:
    """The head in a file. Raises NotSigned unless this site signed exactly that, NoSigner."""
    if signer is None:
        raise NoSigner
    found = _read(text)
    if not signer.holds(db, found.kid, _text(found.head, found.at), found.signature, found.at):
        raise NotSigned
    return found


def keep(found: SignedHead, folder: Path) -> Path:
    """Write it to a file named by its instant, whole or not at all; returns the path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{iso(found.at).replace(':', '')}.json"
    unfinished = path.with_suffix(".part")
    unfinished.write_text(found.written())
    unfinished.replace(path)
    return path


def _text(head: Head, at: int) -> str:
    """What is signed: JSON with sorted names and no spaces."""
    return to_json({"at": at, "hash": head.hash, "seq": head.seq})


def _read(text: str) -> SignedHead:
    try:
        facts = json.loads(text)
        head = Head(facts["seq"], facts["hash"])
        found = SignedHead(head, facts["at"], str(facts["kid"]), str(facts["signature"]))
        as_written = found.written() == text
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise NotSigned from error
    if not as_written:
        raise NotSigned
    return found
