"""What the library checks of a course beyond its schema: that it has modules, each once, and claims no more hours."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from learning.library.documents import Course
from learning.library.findings import located
from learning.library.hours import HoursRule, ce_hours, rules
from learning.library.known import module_named
from learning.library.loading import Loaded
from learning.library.making import context_of, made
from learning.library.outlines import Key, modules_of
from learning.library.problems import Problem
from learning.library.yaml12 import Path
from quizzes.cases.lint_parts import Finding


def course_problems(loaded: tuple[Loaded, ...]) -> Iterator[Problem]:
    """Every such problem of every course but its hours."""
    courses = courses_of(loaded)
    for one in loaded:
        for course in one.documents:
            if isinstance(course, Course):
                found = (*_shape(course), *_twice(course), *_within(course, courses))
                yield from (located(one.source, finding) for finding in found)


def hours_problems(loaded: tuple[Loaded, ...]) -> Iterator[Problem]:
    """Claimed hours above those that a course amounts to by the newest rule. Ask it of sound documents alone."""
    courses = courses_of(loaded)
    for one in loaded:
        for course in one.documents:
            if isinstance(course, Course) and course.ce_hours is not None:
                claim = _claim(course.ce_hours, _sum(loaded, modules_of(course, courses)), rules()[-1])
                yield from (located(one.source, finding) for finding in claim)


def courses_of(loaded: tuple[Loaded, ...]) -> dict[str, Course]:
    """Every course by its slug."""
    return {one.name.slug: course for one in loaded for course in one.documents if isinstance(course, Course)}


def _shape(course: Course) -> Iterator[Finding]:
    if not course.own and not course.courses:
        yield Finding(("modules",), "a course without modules", "`modules`, `parts` or `courses`", "List some.")
    if course.own and course.courses:
        remedy = "Give them a course of their own and list that."
        yield Finding(("courses",), "courses beside modules", "a pathway of courses alone", remedy)
    if course.exam and not course.courses:
        yield Finding(("exam",), "the exam of a pathway", "a `quiz`", "List `courses`, or remove `exam`.")


def _twice(course: Course) -> Iterator[Finding]:
    places: list[tuple[Path, str]] = [(("modules", number), link) for number, link in enumerate(course.modules)]
    for part, one in enumerate(course.parts):
        places += [(("parts", part, "modules", number), link) for number, link in enumerate(one.modules)]
    places += [(("courses", number), f"course:{slug}") for number, slug in enumerate(course.courses)]
    seen: set[Key] = set()
    for place, link in places:
        key = module_named(link)
        if key in seen:
            yield Finding(place, f"{link} a second time", "each module once", "Remove it here.")
        seen.add(key)


def _within(course: Course, courses: Mapping[str, Course]) -> Iterator[Finding]:
    for number, slug in enumerate(course.courses):
        if slug in courses and courses[slug].courses:
            remedy = "List the courses of that pathway."
            yield Finding(("courses", number), f"the pathway {slug}", "a course of modules", remedy)
        if slug in courses and courses[slug].pilot and not course.pilot:
            remedy = "Add `pilot: true` here too, or leave it out until its pilot is over."
            found = f"the pilot {slug}, whose hours this pathway would give"
            yield Finding(("courses", number), found, "a course that is no pilot", remedy)


def _sum(loaded: tuple[Loaded, ...], keys: tuple[Key, ...]) -> tuple[int, float]:
    """Words and minutes of media, as they are counted when they are published."""
    context = context_of(loaded)
    listed = [one for one in loaded if (one.name.kind, one.name.slug) in keys and one.documents]
    texts = [made(one, context)["bodies"]["text"] for one in listed]
    return sum(text["words"] for text in texts), sum(text["media_minutes"] for text in texts)


def _claim(claimed: float, counted: tuple[int, float], rule: HoursRule) -> Iterator[Finding]:
    words, minutes = counted
    most = ce_hours(words, minutes, rule)
    if (Fraction(claimed) * rule.steps_per_hour).denominator != 1:
        expected = f"a multiple of {1 / rule.steps_per_hour:g}"
        yield Finding(("ce_hours",), f"{claimed:g} hours", expected, "Round it down.")
    elif claimed > most:
        told = f"at most {most:g}, which {words:,} words and {minutes:g} minutes of media make"
        yield Finding(("ce_hours",), f"{claimed:g} hours", told, "Lower it, or leave it out and the sum holds.")
