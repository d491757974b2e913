"""How long an attempt may take. The server's clock alone counts; instants are UTC epoch milliseconds."""

from collections.abc import Sequence
from math import ceil

from pydantic import Field

from quizzes.cases.facts import Part

MINUTE = 60_000
HOUR = 60 * MINUTE


class Accommodation(Part):
    """More time that was granted, before or during an attempt: a factor, minutes, or both."""

    factor: float = Field(default=1.0, ge=1, le=4, allow_inf_nan=False)
    minutes: int = Field(default=0, ge=0, le=24 * 60)


def allowed_minutes(minutes: int, granted: Sequence[Accommodation] = ()) -> int:
    """The time with accommodations: the largest factor, then all minutes added; rounded up to a whole minute.

    Worked: 60 minutes, factor 1.5 and 10 minutes more: 60 x 1.5 + 10 = 100.
    """
    factor = max((one.factor for one in granted), default=1.0)
    return ceil(minutes * factor - 1e-9) + sum(one.minutes for one in granted)


def time_in_words(minutes: int, granted: Sequence[Accommodation] = ()) -> str:
    """The time as a candidate reads it: "60 min", or "90 min (extended from 60)"."""
    allowed = allowed_minutes(minutes, granted)
    return f"{allowed} min" if allowed == minutes else f"{allowed} min (extended from {minutes})"


def more_in_words(granted: Accommodation) -> str:
    """What was granted as a candidate reads it: "1.5 times the time and 10 minutes more"."""
    times = f"{granted.factor:g} times the time" if granted.factor > 1 else ""
    minutes = f"{granted.minutes} minute{'' if granted.minutes == 1 else 's'} more" if granted.minutes else ""
    return " and ".join(filter(None, (times, minutes)))


def deadline(
    started_at: int, minutes: int, granted: Sequence[Accommodation] = (), closes_at: int | None = None
) -> int:
    """The instant the time is over; the exam's own closing, where it has one, comes first."""
    ends_at = started_at + allowed_minutes(minutes, granted) * MINUTE
    return ends_at if closes_at is None else min(ends_at, closes_at)


def in_time(received_at: int, deadline_at: int, grace_seconds: int) -> bool:
    """Whether what was received then still counts: up to the deadline and the grace, ends included."""
    return received_at <= deadline_at + grace_seconds * 1000


def steady(now: int, latest: int) -> int:
    """The time to decide by: never before the latest instant already acted on, so a clock set back gives no time."""
    return max(now, latest)
