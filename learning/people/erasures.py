"""Erasures of the record of acts, written down beside the database, and done again after a backup was restored."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import Connection, func, select

from learning.core.audit import audit_row
from learning.core.dates import iso
from learning.core.errors import Refused
from learning.core.registries import Registries
from learning.people import accounts, privacy
from learning.people.models import account

Erasures = Mapping[str, str]  # the id of an account to when it was erased, as programs write it

_LINE = re.compile(r"([a-z2-7]{26}) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)")


def recorded(db: Connection) -> Erasures:
    """Every erasure that the record of acts tells of."""
    row = audit_row.c
    told = select(row.object, func.min(row.at)).where(row.action == "account.erase").group_by(row.object)
    return {ident: iso(at) for ident, at in db.execute(told)}


def read(path: Path) -> Erasures:
    """What was written down. Refused, naming the line, when it is not such a file: nothing is guessed."""
    found = {}
    for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
        told = _LINE.fullmatch(line)
        if told is None:
            raise Refused(
                f"Line {number} of {path} is not an account's id and an instant.",
                next="Use a file that `flask admin erasures` wrote, as it wrote it.",
            )
        found[told[1]] = told[2]
    return found


def write_down(db: Connection, path: Path) -> int:
    """Add to the file what it lacks, and take nothing out of it; returns how many erasures it then holds."""
    known = {**recorded(db), **(read(path) if path.exists() else {})}
    lines = (f"{ident} {at}\n" for ident, at in sorted(known.items(), key=lambda one: (one[1], one[0])))
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.writelines(lines)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    return len(known)


def back_again(db: Connection, erased: Erasures) -> list[str]:
    """Those of them whose accounts stand there again, in the order of erasing."""
    standing = set(db.scalars(select(account.c.id)))
    return [ident for ident in sorted(erased, key=lambda one: (erased[one], one)) if ident in standing]


def again(site: Registries, account_id: str, now: int) -> None:
    """Erase somebody once more, in whatever role the backup brought them back."""
    with site.database.unit() as db:
        if accounts.by_id(db, account_id).role != "student":
            accounts.set_role(db, account_id, "student", now)
        privacy.erase_at(site, db, accounts.by_id(db, account_id), None, now)
