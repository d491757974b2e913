"""What a certificate is made of, as whoever completes a course hands it over."""

from dataclasses import dataclass
from typing import Literal

CourseType = Literal["home study", "live", "webinar"]


@dataclass(frozen=True)
class Licence:
    """A licence as the learner gave it."""

    state: str
    number: str
    profession: str


@dataclass(frozen=True)
class Completion:
    """A course that somebody has completed.

    `hours`: whole or half CE hours as text, such as "1.5". `completed_on`: the day of the attestation in UTC,
    YYYY-MM-DD. `instructor`: name and credentials, None when the course names nobody of its own. `reviewer`: who
    approved it for credit, with credential and day, None in a trial. `results`: (pillar, percent); `revisions`:
    (path, digest) of what was studied.
    """

    enrolment_id: str
    account_id: str
    learner: str
    licence: Licence | None
    course: str
    title: str
    course_type: CourseType
    hours: str
    subject_areas: tuple[str, ...]
    completed_on: str
    instructor: str | None
    reviewer: str | None
    results: tuple[tuple[str, str], ...]
    revisions: tuple[tuple[str, str], ...]
