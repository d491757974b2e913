"""Continuing-education hours that text and media amount to, by a dated rule kept as data beside this file."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import floor
from pathlib import Path

from pydantic import TypeAdapter

from learning.core.columns import to_json
from learning.library import yaml12
from learning.library.documents import Course
from learning.library.outlines import Outline, outline
from learning.library.shelf import Library

RULES = Path(__file__).with_name("ce_hours.yaml")


@dataclass(frozen=True)
class HoursRule:
    """What makes an hour from a date (YYYY-MM-DD) on; `steps_per_hour` 2 means half hours."""

    begins: str
    words_per_hour: int
    media_minutes_per_hour: int
    steps_per_hour: int
    source: str
    checked_on: str | None


@dataclass(frozen=True)
class Hours:
    """The sum of a course: its words, its minutes of media, and the hours they make by `rule`."""

    words: int
    media_minutes: float
    hours: float
    rule: HoursRule


def ce_hours(words: int, media_minutes: float, rule: HoursRule) -> float:
    """Hours, rounded down to a step: 20,500 words are 1.7083 hours, so 1.5."""
    return floor(sum(shares(words, media_minutes, rule)) * rule.steps_per_hour) / rule.steps_per_hour


def shares(words: int, media_minutes: float, rule: HoursRule) -> tuple[Fraction, Fraction]:
    """The hours of reading and of watching before anything is rounded; media count to the millisecond."""
    reading = Fraction(words, rule.words_per_hour)
    return reading, Fraction(media_minutes).limit_denominator(60_000) / rule.media_minutes_per_hour


def course_hours(library: Library, slug: str, day: str) -> Hours | None:
    """The hours of a course's modules by the rule of a day (YYYY-MM-DD); None if there is no such course.

    A pathway counts a module once, however many of its courses list it. Cases are coursework and not counted.
    """
    course = library.page("course", slug)
    if course is None or not isinstance(course.document, Course):
        return None
    return hours_of(outline(library, course.document), rule_on(day))


def hours_of(plan: Outline, rule: HoursRule) -> Hours:
    """The hours of what an outline lists by a rule."""
    words = sum(page.words for page in plan.modules)
    minutes = sum(page.media_minutes for page in plan.modules)
    return Hours(words, minutes, ce_hours(words, minutes, rule), rule)


def rule_on(day: str) -> HoursRule:
    """The rule that holds on a day (YYYY-MM-DD); before the first rule, the first."""
    begun = [rule for rule in rules() if rule.begins <= day]
    return begun[-1] if begun else rules()[0]


@cache
def rules() -> tuple[HoursRule, ...]:
    """Every rule, the oldest first."""
    listed = yaml12.parse(RULES.read_text(encoding="utf-8"), RULES.name).value
    renamed = [{"begins" if key == "from" else key: value for key, value in rule.items()} for rule in listed]
    found = TypeAdapter(tuple[HoursRule, ...]).validate_json(to_json(renamed), strict=True)
    return tuple(sorted(found, key=lambda rule: rule.begins))
