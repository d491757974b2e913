"""When an exam may be begun, again or for the first time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from quizzes.cases.facts import Part
from quizzes.exams.timing import HOUR


class Wait(Part):
    """After so many failures, and after each further one, the next attempt opens so many hours later."""

    after_failures: int = Field(default=3, ge=1)
    hours: int = Field(default=24, ge=0, le=24 * 365)


@dataclass(frozen=True)
class History:
    """A learner's attempts at one exam; voided ones are left out.

    `failed_at`: when each failed attempt was finished; `begun`: all attempts begun; `open`: one is in progress.
    """

    begun: int = 0
    failed_at: Sequence[int] = ()
    open: bool = False


@dataclass(frozen=True)
class Entry:
    """`begin` a new attempt, `join` the open one, `wait` until `opens_at`, or `no-more` attempts are left."""

    may: Literal["begin", "join", "wait", "no-more"]
    opens_at: int | None = None


def retake_opens_at(wait: Wait, failed_at: Sequence[int]) -> int | None:
    """When the next attempt opens; None: at once. Worked: the third failure at noon: at noon of the next day."""
    if len(failed_at) < wait.after_failures:
        return None
    return max(failed_at) + wait.hours * HOUR


def entry(wait: Wait, attempts: int | None, history: History, now: int) -> Entry:
    """What a learner may do now; `attempts`: how many there are in all, None for as many as it takes."""
    if history.open:
        return Entry("join")
    if attempts is not None and history.begun >= attempts:
        return Entry("no-more")
    opens_at = retake_opens_at(wait, history.failed_at)
    return Entry("wait", opens_at) if opens_at is not None and now < opens_at else Entry("begin")
