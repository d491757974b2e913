"""Records as files that outlive them: JSON with every row, and a table. Written before anything is purged."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from learning.core.dates import iso
from learning.credit.retention.records import Record, Rows, contents
from learning.credit.signing.models import signing_key
from learning.credit.spreadsheets import csv_of

HEAD = (
    "certificate_id", "became", "name", "licence_state", "licence_number", "profession", "course", "title", "hours",
    "completed_on", "issued_at", "attestation", "signed_at", "reported_to",
)  # fmt: skip


@dataclass(frozen=True)
class Exported:
    """A record with its rows as they were written to the files."""

    record: Record
    rows: Rows


def gather(db: Connection, found: Iterable[Record]) -> list[Exported]:
    """The records with every row of them."""
    return [Exported(one, contents(db, one)) for one in found]


def write(db: Connection, folder: Path, exported: Sequence[Exported], now: int) -> str:
    """Write both files, for their owner's eyes (0600), and return the name they share. What is there is on disk."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    name = _free(folder, iso(now).replace(":", "").replace("-", ""))
    keys = [dict(row) for row in db.execute(select(signing_key).order_by(signing_key.c.kid)).mappings()]
    whole = {"written_at": iso(now), "keys": keys, "records": [one.rows for one in exported]}
    _put(folder / f"{name}.json", json.dumps(whole, ensure_ascii=False, indent=1))
    _put(folder / f"{name}.csv", csv_of(HEAD, (line for one in exported for line in _lines(one.rows))))
    _flush(folder)
    return name


def _free(folder: Path, at: str) -> str:
    """A name that no earlier export has."""
    names = (f"records-{at}{f'-{number}' if number else ''}" for number in range(10_000))
    return next(name for name in names if not any((folder / f"{name}.{form}").exists() for form in ("json", "csv")))


def _put(path: Path, text: str) -> None:
    """All of it under its name, or nothing."""
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(text.encode("utf-8"))
        file.flush()
        os.fsync(file.fileno())
    part.rename(path)


def _flush(folder: Path) -> None:
    """The names too are on disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _lines(rows: Rows) -> Iterator[tuple[str, ...]]:
    for one in rows["certificate"]:
        said, ident = _said(one["snapshot"]), one["id"]
        licence = said.get("licence") or {}
        signed = _of(rows, "certificate_attestation", ident)
        yield (
            ident,
            ", ".join(f"{row['state']}: {row['reason']}" for row in _of(rows, "certificate_state", ident)),
            str(said.get("name", "")),
            *(str(licence.get(name, "")) for name in ("state", "number", "profession")),
            *(str(said.get(name, "")) for name in ("course", "course_title", "hours", "completed_on", "issued_at")),
            "".join(row["says"] for row in signed),
            "".join(iso(row["signed_at"]) for row in signed),
            ", ".join(row["board"] for row in _of(rows, "reported_certificate", ident)),
        )


def _of(rows: Rows, table: str, ident: str) -> list[dict[str, Any]]:
    return [row for row in rows[table] if row["certificate_id"] == ident]


def _said(text: str) -> Mapping[str, Any]:
    """What was signed; nothing where somebody wrote over it."""
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
