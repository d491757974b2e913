"""Whether a board accepts a course: pure. Nothing counts unapproved, and the unknown is called so."""

import re
from dataclasses import dataclass
from typing import Literal

from learning.core.provider import Provider
from learning.credit.boards.rule_sets import GENERIC, Rule, RuleSet

Outcome = Literal["counts", "does not count", "not known"]
Profession = Literal["massage", "other"]
PROFESSIONS: dict[Profession, str] = {"massage": "Massage therapist", "other": "Another licence"}
_MASSAGE = re.compile(r"massage|\blmt\b", re.IGNORECASE)


@dataclass(frozen=True)
class Approved:
    """What a board approved: how many hours, under which number, on which days (YYYY-MM-DD; None: without end).

    `departs`: a sentence for each way in which the published course is no longer what was approved.
    """

    hours: str
    number: str
    begins_on: str
    ends_on: str | None
    departs: tuple[str, ...] = ()

    def holds(self, day: str) -> bool:
        """Whether the day is one of its days."""
        return self.begins_on <= day and (self.ends_on is None or day <= self.ends_on)


@dataclass(frozen=True)
class CourseFacts:
    """What the answer hangs on. `hours`: as shown; `reviewed`: a licensed reviewer approved it as it is published;
    `pilot`: it is tried out without credit; `approved`: by the very board that is asked about.
    """

    course_type: Literal["home study", "live", "webinar"]
    hours: float
    reviewed: bool
    pilot: bool = False
    approved: tuple[Approved, ...] = ()


@dataclass(frozen=True)
class Ground:
    """One reason: what follows from it, in a sentence, and the rule behind it where there is one."""

    outcome: Outcome
    says: str
    rule: Rule | None = None


@dataclass(frozen=True)
class Acceptance:
    """The answer with all its reasons, and what bounds the hours even where they count."""

    outcome: Outcome
    grounds: tuple[Ground, ...]
    limits: tuple[Ground, ...] = ()


def profession_of(words: str) -> Profession:
    """Which it is, by what somebody entered with their licence: the words on it, or LMT."""
    return "massage" if _MASSAGE.search(words) else "other"


def acceptance(
    rules: RuleSet, profession: Profession, course: CourseFacts, provider: Provider, day: str
) -> Acceptance:
    """Whether hours that are earned on a day (YYYY-MM-DD) count for this licence."""
    if profession == "other":
        other = Ground("not known", "The rules known here are for massage therapists. Ask the board of your licence.")
        return Acceptance("not known", (other,))
    last = _UNKNOWN_BOARD if rules.board == GENERIC else _of_approvals(rules, course.approved, day)
    grounds = (*_against(rules, course, provider), last)
    found = [ground.outcome for ground in grounds]
    outcome: Outcome = "does not count" if "does not count" in found else found[-1]
    return Acceptance(outcome, grounds, _limits(rules, course))


_UNKNOWN_BOARD = Ground(
    "not known", "Neither this board’s rules nor its approvals are known here. Ask it before you count on the hours."
)


def numbers(rules: RuleSet, provider: Provider) -> tuple[str, ...]:
    """The approval numbers of the provider that may matter to this board: its own, and NCBTMB's."""
    own = getattr(provider, rules.number) if rules.number else ""
    return tuple(number for number in (own, provider.ncbtmb) if number)


def _against(rules: RuleSet, course: CourseFacts, provider: Provider) -> tuple[Ground, ...]:
    """What speaks against it, whatever was approved."""
    against = []
    if not numbers(rules, provider):
        against.append(
            Ground("does not count", "The provider has no approval number for this board.", rules.rule("approval"))
        )
    if not course.reviewed:
        against.append(
            Ground("does not count", "No licensed reviewer has approved this course yet.", rules.rule("reviewer"))
        )
    if course.pilot:
        against.append(Ground("does not count", "The course runs as a pilot, which gives nobody hours."))
    if not course.hours:
        against.append(Ground("does not count", "Its text amounts to less than half an hour.", rules.rule("step")))
    return tuple(against)


def _of_approvals(rules: RuleSet, approved: tuple[Approved, ...], day: str) -> Ground:
    """What the board's own approvals of the course say; the last word where nothing speaks against it."""
    if not approved:
        says = f"No approval of this course for {rules.name} is on record here. Ask the board before you count on it."
        return Ground("not known", says)
    holding = [one for one in approved if one.holds(day)]
    if not holding:
        return Ground("does not count", "The board approved this course for other days than today.")
    for one in holding:
        if not one.departs:
            return Ground("counts", f"Approved for {one.hours} hours under number {one.number}.")
    return Ground("not known", "The course has changed since it was approved: " + " ".join(holding[0].departs))


def _limits(rules: RuleSet, course: CourseFacts) -> tuple[Ground, ...]:
    if course.course_type != "home study":
        return ()
    in_person, self_study = rules.rule("in-person"), rules.rule("self-study")
    limits = []
    if in_person.says:
        limits.append(Ground("does not count", "Home study fills none of the hours in person.", in_person))
    if self_study.says:
        most = f"up to {self_study.amount:g} hours of a renewal" if self_study.amount else "as far as its rule says"
        says = f"Home study counts {most}."
        limits.append(Ground("counts", says, self_study))
    return tuple(limits)
