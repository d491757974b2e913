"""Who completed a course, as a board wants to read it; and who is left out, each with the reason. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from learning.core.dates import iso_day
from learning.credit.certificates.facts import Licence
from learning.credit.certificates.listing import Listed
from learning.credit.certificates.snapshot import Snapshot
from learning.credit.spreadsheets import csv_of

HEAD = (
    "license_number", "license_state", "profession_code", "first_name", "last_name", "date_completed",
    "partial_hours", "subject_area", "course_tracking", "certificate_id",
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """What the report is of: a state in two letters, from the first to the last day (YYYY-MM-DD), and the codes by
    which the board knows profession, subject area and course. The codes are the operator's: none is made up.
    """

    state: str
    first: str
    last: str
    profession: str
    subject: str
    course: str


@dataclass(frozen=True)
class Attendee:
    """One row; `completed`: YYYY-MM-DD, `hours` as text."""

    certificate_id: str
    number: str
    state: str
    first_name: str
    last_name: str
    completed: str
    hours: str


@dataclass(frozen=True)
class LeftOut:
    """Somebody who is not in the report, and why."""

    certificate_id: str
    name: str
    why: str


@dataclass(frozen=True)
class Roster:
    """The report before it is written."""

    asked: Asked
    attendees: tuple[Attendee, ...]
    left_out: tuple[LeftOut, ...]


def roster(found: Iterable[Listed], asked: Asked, reported: Mapping[str, int]) -> Roster:
    """The report on certificates of a course; `reported`: the instant of those that the board has already."""
    attendees, left_out = [], []
    for one in sorted(found, key=lambda each: (each.snapshot.completed_on, each.snapshot.id)):
        copy = one.snapshot
        if not asked.first <= copy.completed_on <= asked.last:
            continue
        licence, why = copy.licence, _why_not(one, asked.state, reported)
        if licence is None or why:
            left_out.append(LeftOut(copy.id, copy.name, why))
        else:
            attendees.append(_attendee(one, licence))
    return Roster(asked, tuple(attendees), tuple(left_out))


def csv_roster(made: Roster) -> str:
    """The report as a table."""
    return csv_of(HEAD, _rows(made))


def day_in_us(day: str) -> str:
    """YYYY-MM-DD as boards write it: MM/DD/YYYY."""
    return f"{date.fromisoformat(day):%m/%d/%Y}"


def _why_not(one: Listed, state: str, reported: Mapping[str, int]) -> str:
    copy = one.snapshot
    if one.state != "valid":
        return f"the certificate is {one.state}"
    if copy.licence is None:
        return "the certificate names no licence"
    if copy.licence.state != state:
        return f"the licence is one of {copy.licence.state}"
    if len(copy.name.split()) < 2:
        return "the name has one part, and the board asks for a first and a last name"
    return _told_before(copy, reported)


def _told_before(copy: Snapshot, reported: Mapping[str, int]) -> str:
    if copy.id in reported:
        return f"reported on {iso_day(reported[copy.id])}"
    if copy.supersedes is not None and copy.supersedes in reported:
        return f"what it corrects was reported on {iso_day(reported[copy.supersedes])}; tell the board by hand"
    return ""


def _attendee(one: Listed, licence: Licence) -> Attendee:
    copy = one.snapshot
    first, _, last = " ".join(copy.name.split()).rpartition(" ")
    return Attendee(copy.id, licence.number, licence.state, first, last, copy.completed_on, copy.hours)


def _rows(made: Roster) -> Iterator[tuple[str | float, ...]]:
    asked = made.asked
    for one in made.attendees:
        yield (
            one.number, one.state, asked.profession, one.first_name, one.last_name, day_in_us(one.completed),
            float(one.hours), asked.subject, asked.course, one.certificate_id,
        )  # fmt: skip
