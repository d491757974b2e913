"""The frozen copy that decides what a certificate says, and the canonical text of it that is signed. Pure."""

import json
from dataclasses import asdict, dataclass, replace
from typing import Any

from learning.core.dates import day_named, iso
from learning.core.provider import Provider
from learning.credit.certificates.facts import Completion, Licence
from learning.credit.certificates.words import PLACES, TITLES, statements
from learning.credit.signing.canonical import canonical

VERSION = 2  # 1 knew no picture of a signature
TYPE = "certificate"


@dataclass(frozen=True)
class Snapshot:
    """Everything a certificate says. `v`: the version of these fields and of the sheet that is printed.

    `issued_at`: UTC, YYYY-MM-DDThh:mm:ssZ. `supersedes`: the id of the certificate that this one corrects. Numbers
    of approval are empty where the provider has none. `signature`: the digest of its picture, empty where the name is
    set instead.
    """

    v: int
    type: str
    kid: str
    id: str
    verify: str
    supersedes: str | None
    title: str
    name: str
    licence: Licence | None
    course: str
    course_title: str
    course_type: str
    place: str
    hours: str
    subject_areas: tuple[str, ...]
    completed_on: str
    issued_at: str
    provider: str
    contact: str
    ncbtmb: str
    florida: str
    texas: str
    signatory: str
    instructor: str
    results: tuple[tuple[str, str], ...]
    revisions: tuple[tuple[str, str], ...]
    statements: tuple[str, ...]
    signature: str = ""

    @property
    def completed_day(self) -> str:
        """In words, as the sheet and the public page have it: 18 November 2026."""
        return day_named(self.completed_on)

    @property
    def issued_day(self) -> str:
        """The day of issue in UTC, in words."""
        return day_named(self.issued_at[:10])


@dataclass(frozen=True)
class Stamp:
    """What is new with each certificate: its id, its address, the key that will sign it, and the instant (ms)."""

    id: str
    verify: str
    kid: str
    at: int


def snapshot_of(done: Completion, provider: Provider, stamp: Stamp, signature: str = "") -> Snapshot:
    """The copy for a completed course; `signature`: the digest of its picture."""
    instructor = ", ".join(part for part in (provider.instructor, provider.credentials) if part)
    return Snapshot(
        v=VERSION,
        type=TYPE,
        kid=stamp.kid,
        id=stamp.id,
        verify=stamp.verify,
        supersedes=None,
        title=TITLES[done.course_type],
        name=done.learner,
        licence=done.licence,
        course=done.course,
        course_title=done.title,
        course_type=done.course_type,
        place=PLACES[done.course_type],
        hours=done.hours,
        subject_areas=done.subject_areas,
        completed_on=done.completed_on,
        issued_at=iso(stamp.at),
        provider=provider.name,
        contact=provider.contact,
        ncbtmb=provider.ncbtmb,
        florida=provider.florida,
        texas=provider.texas,
        signatory=provider.signatory,
        instructor=done.instructor or instructor,
        results=done.results,
        revisions=done.revisions,
        statements=statements(provider, done.reviewer),
        signature=signature,
    )


def corrected(old: Snapshot, name: str, licence: Licence | None, stamp: Stamp) -> Snapshot:
    """The copy that supersedes another: who it is for may change, what was achieved does not."""
    return replace(
        old, v=VERSION, kid=stamp.kid, id=stamp.id, verify=stamp.verify, supersedes=old.id,
        name=name, licence=licence, issued_at=iso(stamp.at),
    )  # fmt: skip


def to_text(snapshot: Snapshot) -> str:
    """The text that is signed and kept. ValueError for half a surrogate pair."""
    return canonical(asdict(snapshot))


def read(text: str) -> Snapshot:
    """The copy of a text that our key has signed: its shape is known."""
    values: dict[str, Any] = json.loads(text)
    licence = values.pop("licence")
    for name in ("subject_areas", "statements"):
        values[name] = tuple(values[name])
    for name in ("results", "revisions"):
        values[name] = tuple((first, second) for first, second in values[name])
    return Snapshot(licence=Licence(**licence) if licence else None, **values)
