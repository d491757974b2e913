"""When a clinician is to read a text again: two years after the last review, or sooner where its author says so.

Nothing that today's date brings about is a problem: the same files pass now and in ten years. What is due is listed.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta

from pydantic import BaseModel

from learning.library.loading import Loaded
from learning.library.problems import Problem
from learning.library.yaml12 import Path

REVIEWED_FOR = timedelta(days=2 * 365)


def problems(documents: tuple[Loaded, ...]) -> Iterator[Problem]:
    """Each date of a review that is no day, and each `review_by` that puts a review off beyond the rule."""
    for one in documents:
        for page in one.documents:
            for at, written in _written(page).items():
                expected = _instead(page, at, written)
                if expected:
                    place = one.source.place(at)
                    yield Problem(one.source.path, *place, written, expected, "correct it, or leave the key out")


def overdue(documents: tuple[Loaded, ...], today: date) -> tuple[tuple[str, date], ...]:
    """(path, day) of each page and case whose review was due before today, the longest waiting first."""
    due = [(one.source.path, review_by(page)) for one in documents for page in one.documents]
    late = [(path, day) for path, day in due if day and day < today]
    return tuple(sorted(late, key=lambda one: (one[1], one[0])))


def review_by(page: BaseModel) -> date | None:
    """The day by which a page or case is to be reviewed again; None where nobody has reviewed it or named a day."""
    return min((day for day in (_latest(page), _day(_written(page).get(STATED, ""))) if day), default=None)


DONE: Path = ("reviewer", "date")
STATED: Path = ("review_by",)


def _written(page: BaseModel) -> dict[Path, str]:
    """The dates that its author wrote, by their keys."""
    reviewer = getattr(page, "reviewer", None)
    found = {DONE: reviewer.date if reviewer else None, STATED: getattr(page, "review_by", None)}
    return {at: written for at, written in found.items() if written}


def _instead(page: BaseModel, at: Path, written: str) -> str:
    """What was expected in the place of a date; nothing where the date is right."""
    day, latest = _day(written), _latest(page)
    if day is None:
        return "a day of the calendar, as 2026-11-21"
    late = at == STATED and latest is not None and day > latest
    return f"{latest} at the latest, two years after the review" if late else ""


def _latest(page: BaseModel) -> date | None:
    done = _day(_written(page).get(DONE, ""))
    return done + REVIEWED_FOR if done else None


def _day(written: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(written)
    return None
