"""Who completed a course, as a board wants to read it; and who is left out, each with the reason. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from learning.credit.certificates.facts import Licence
from learning.credit.certificates.listing import Listed
from learning.credit.certificates.snapshot import Snapshot
from learning.credit.reporting.reasons import History, why_not
from learning.credit.reporting.subjects import Share, spread
from learning.credit.spreadsheets import csv_of

HEAD = (
    "license_number", "license_state", "profession_code", "first_name", "last_name", "date_completed",
    "partial_hours", "subject_area", "course_tracking", "certificate_id",
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """What the report is of: a state in two letters, from the first to the last day (YYYY-MM-DD), and the codes by
    which the board knows profession, subject areas and course. The codes are the operator's: none is made up.
    `course_id`: by which CE Broker knows the course, where it does.
    """

    state: str
    first: str
    last: str
    profession: str = ""
    subjects: tuple[Share, ...] = ()
    course: str = ""
    course_id: str = ""

    @property
    def complete(self) -> bool:
        """Whether a report can be written: nobody but the operator knows these codes."""
        return all((self.profession, self.subjects, self.course))


@dataclass(frozen=True)
class Attendee:
    """One person; `completed`: YYYY-MM-DD, `hours` as text."""

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


def roster(found: Iterable[Listed], asked: Asked, history: History) -> Roster:
    """The report on certificates of a course, by day and id; `history`: what the board has of them."""
    attendees, left_out = [], []
    for one in sorted(found, key=lambda each: in_order(each.snapshot)):
        copy = one.snapshot
        if not asked.first <= copy.completed_on <= asked.last:
            continue
        why = why_not(one, asked.state, asked.subjects, history)
        if copy.licence is None or why:
            left_out.append(LeftOut(copy.id, copy.name, why))
        else:
            attendees.append(attendee(copy, copy.licence))
    return Roster(asked, tuple(attendees), tuple(left_out))


def in_order(copy: Snapshot) -> tuple[str, str]:
    """Where a certificate stands in a report."""
    return copy.completed_on, copy.id


def attendee(copy: Snapshot, licence: Licence) -> Attendee:
    """A certificate as a row: what stands last in the name is the last name."""
    first, _, last = " ".join(copy.name.split()).rpartition(" ")
    return Attendee(copy.id, licence.number, licence.state, first, last, copy.completed_on, copy.hours)


def csv_roster(made: Roster) -> str:
    """The report as a table, one row for each subject area of each person."""
    return csv_of(HEAD, _rows(made))


def day_in_us(day: str) -> str:
    """YYYY-MM-DD as boards write it: MM/DD/YYYY."""
    return f"{date.fromisoformat(day):%m/%d/%Y}"


def _rows(made: Roster) -> Iterator[tuple[str | float, ...]]:
    asked = made.asked
    for one in made.attendees:
        for subject, hours in spread(asked.subjects, one.hours):
            yield (
                one.number, one.state, asked.profession, one.first_name, one.last_name, day_in_us(one.completed),
                float(hours), subject, asked.course, one.certificate_id,
            )  # fmt: skip
