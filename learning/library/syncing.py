"""Bringing the content folder into the published store: all or nothing, never over an edit made in the browser."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, delete

from learning.core.database import Database, insert
from learning.library import published
from learning.library.checking import Checked, check_texts
from learning.library.folder import Folder, read_folder
from learning.library.keys import digest_of
from learning.library.models import file_copy
from learning.library.problems import Problem
from learning.library.published import FileCopy, Revision
from learning.library.publishing import Edition, prepare, publish

Side = Literal["ours", "theirs"]


@dataclass(frozen=True)
class Synced:
    """What a sync did, or why it did nothing: problems, or differences between edits and files."""

    generation: int
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    differences: tuple[str, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether nothing was written."""
        return bool(self.problems or self.differences)


@dataclass(frozen=True)
class Merge:
    """The texts to publish, the paths at which file and browser edit part ways, and what to note of each file."""

    texts: Mapping[str, str]
    disputed: tuple[str, ...]
    copies: Mapping[str, FileCopy]


def sync(database: Database, root: Path, now: int, side: Side | None = None, by: str | None = None) -> Synced:
    """Publish the folder. Where the site was edited since: `ours` keeps the site's text, `theirs` takes the file's,
    and without a side nothing is written and the differences are returned. Idempotent; one transaction.
    """
    folder = read_folder(root)
    with database.reading() as db:
        base = published.generation_number(db)
        held = published.revisions(db, base)
        merge = merged(folder.texts, held, published.file_copies(db), side)
        if merge.disputed and side is None:
            return Synced(base, differences=tuple(_difference(path, held, folder) for path in merge.disputed))
        checked = check_texts(merge.texts, folder.videos)
        problems = tuple(sorted({*folder.problems, *checked.problems}))
        if problems:
            return Synced(base, problems=problems)
        edition = prepare(db, base, checked)
    return _written(database, edition, merge, now, by)


def merged(
    texts: Mapping[str, str], held: Mapping[str, Revision], copies: Mapping[str, FileCopy], side: Side | None
) -> Merge:
    """Three texts meet at each path: the file, what is published, and what the file said last time."""
    final: dict[str, str] = {}
    disputed: list[str] = []
    notes: dict[str, FileCopy] = {}
    for path in sorted({*texts, *held}):
        file, site, copy = texts.get(path), held.get(path), copies.get(path)
        edited = site is not None and (copy is None or site.digest != copy.digest)
        digest = None if file is None else digest_of(file)
        declined = copy is not None and digest is not None and digest == copy.set_aside
        agreed = site is None or digest == site.digest or not edited
        new_on_site = file is None and copy is None
        if not agreed and not declined and not new_on_site:
            disputed.append(path)
        keeps_site = site is not None and not agreed and (declined or new_on_site or side == "ours")
        text = site.source if keeps_site and site is not None else file
        if text is not None:
            final[path] = text
        if digest is not None:
            notes[path] = FileCopy(copy.digest if copy else "", digest) if keeps_site else FileCopy(digest, None)
    return Merge(final, tuple(disputed), notes)


def note_files(db: Connection, copies: Mapping[str, FileCopy]) -> None:
    """Remember what the files say, in the place of what was remembered."""
    db.execute(delete(file_copy))
    rows = [{"path": path, "digest": copy.digest, "set_aside": copy.set_aside} for path, copy in copies.items()]
    if rows:
        db.execute(insert(db, file_copy), rows)


def _written(database: Database, edition: Edition, merge: Merge, now: int, by: str | None) -> Synced:
    changed = tuple(one.source.path for one in edition.changed)
    with database.unit() as db:
        number = publish(db, edition, "file", by, now)
        note_files(db, merge.copies)
    return Synced(number, changed, edition.removed)


def _difference(path: str, held: Mapping[str, Revision], folder: Folder) -> str:
    """The lines that differ, the site's with - and the file's with +."""
    site = held[path].source.splitlines(keepends=True)
    file = folder.texts.get(path, "").splitlines(keepends=True)
    return "".join(difflib.unified_diff(site, file, f"{path} (edited on the site)", f"{path} (file)"))


def exported(database: Database, root: Path) -> tuple[str, ...]:
    """Write every published document as a file and remember that the files say this; returns the changed paths."""
    with database.reading() as db:
        held = published.revisions(db, published.generation_number(db))
    changed = [path for path, one in held.items() if _write(root / path, one.source)]
    with database.unit() as db:
        note_files(db, {path: FileCopy(one.digest, None) for path, one in held.items()})
    return tuple(changed)


def _write(path: Path, text: str) -> bool:
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return True


def unpublished(database: Database, root: Path) -> tuple[int, Checked, tuple[str, ...]]:
    """The newest generation, the checked folder, and the paths at which the folder says something else."""
    folder = read_folder(root)
    with database.reading() as db:
        base = published.generation_number(db)
        digests = published.digests(db, base)
    files = {path: digest_of(text) for path, text in folder.texts.items()}
    checked = check_texts(folder.texts, folder.videos)
    return base, checked, tuple(sorted(path for path in {*files, *digests} if files.get(path) != digests.get(path)))
