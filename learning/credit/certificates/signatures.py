"""The picture of the provider's signature: drawn anew, kept by its digest, so that old sheets print as they did."""

import functools
import hashlib
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection, select

from learning.core.database import insert
from learning.core.provider import MOST_ACROSS, MOST_BYTES, signature_trouble
from learning.credit.certificates.models import provider_signature
from learning.credit.pictures.drawing import NotAPicture, redrawn

_row = provider_signature.c


class Unsigned(Exception):
    """The file that the operator named cannot be used (any more). The text is a sentence."""


def keep(db: Connection, path: str, now: int) -> str:
    """The digest of the picture in a file, kept from now on; empty for no path. Raises Unsigned."""
    if not path:
        return ""
    picture = _of_file(path)
    row = {"digest": digest_of(picture), "picture": picture, "kept_at": now}
    db.execute(insert(db, provider_signature).values(row).on_conflict_do_nothing())
    return str(row["digest"])


def prepare(path: str) -> None:
    """Draw the picture before a unit begins that will keep it: it takes a fifth of a second, once for each worker."""
    with suppress(Unsigned):  # `keep` says so to whoever can be told
        if path:
            _of_file(path)


def picture_of(db: Connection, digest: str) -> bytes:
    """The picture that a certificate names; none for one without."""
    if not digest:
        return b""
    return bytes(db.scalars(select(_row.picture).where(_row.digest == digest)).one())


def digest_of(picture: bytes) -> str:
    """SHA-256, in hexadecimal; empty for no picture."""
    return hashlib.sha256(picture).hexdigest() if picture else ""


def _of_file(path: str) -> bytes:
    if trouble := signature_trouble(path):
        raise Unsigned(f"PROVIDER_SIGNATURE_FILE {trouble}")
    return _drawn(path, Path(path).stat().st_mtime_ns)


@functools.lru_cache(maxsize=2)
def _drawn(path: str, _changed_at: int) -> bytes:
    """Once for each worker and version of the file."""
    try:
        return redrawn(Path(path).read_bytes(), "PNG", 4 * MOST_BYTES, MOST_ACROSS**2)
    except NotAPicture as trouble:
        raise Unsigned(f"PROVIDER_SIGNATURE_FILE: {trouble}") from None
