"""Courses as they are offered: their outline, their hours, and where a reader stands in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from learning.library.documents import Course, Objective
from learning.library.hours import Hours, hours_of, rule_on
from learning.library.outlines import Outline, outline
from learning.library.shelf import Library, Page
from learning.study.reading import Key, Progress

GROUPS = (
    ("pathway", "The certificate pathway"),
    ("pillars", "The introduction and the four pillars"),
    ("across", "Across the pillars"),
)


@dataclass(frozen=True, eq=False)
class Offer:
    """A course, what it consists of, what that amounts to, and what a learner can do afterwards."""

    page: Page
    document: Course
    outline: Outline
    hours: Hours
    objectives: tuple[Objective, ...]

    @property
    def ce(self) -> float:
        """Its hours of continuing education: what its author claims, else what its text and media amount to."""
        claimed = self.document.ce_hours
        # The rule of today may make fewer hours than the one that a claim was checked against.
        return self.hours.hours if claimed is None else min(claimed, self.hours.hours)

    @property
    def group(self) -> str:
        """Where it is listed."""
        return "pathway" if self.document.courses else "pillars" if self.document.pillar else "across"


@dataclass(frozen=True)
class Place:
    """Where one reader stands in a course: the state of each module, how many are read, and what to go on with."""

    states: Mapping[Key, str]
    done: int
    total: int
    following: Page | None

    def state_of(self, modules: tuple[Page, ...]) -> str:
        """Several modules in the one word that the module_row part has for each."""
        found = {self.states[page.key] for page in modules}
        return found.pop() if len(found) == 1 else "started"


def offers(library: Library, day: str) -> tuple[Offer, ...]:
    """Every course in the authors' order, with its hours by the rule of a day (YYYY-MM-DD)."""
    return _offers(library, rule_on(day).begins)


@lru_cache(maxsize=4)
def _offers(library: Library, day: str) -> tuple[Offer, ...]:
    pages = ((page, page.document) for page in library.pages("course"))
    return tuple(_offer(library, page, course, day) for page, course in pages if isinstance(course, Course))


def _offer(library: Library, page: Page, course: Course, day: str) -> Offer:
    plan = outline(library, course)
    aims = tuple(one for one in library.objectives if one.id in course.objectives)
    return Offer(page, course, plan, hours_of(plan, rule_on(day)), aims)


def offer_of(library: Library, slug: str, day: str) -> Offer | None:
    """One course, if it is published."""
    return next((offer for offer in offers(library, day) if offer.page.slug == slug), None)


def offer_of_pillar(library: Library, pillar: str, day: str) -> Offer | None:
    """The course of a pillar, if there is one."""
    return next((offer for offer in offers(library, day) if offer.document.pillar == pillar), None)


def place(offer: Offer, progress: Progress) -> Place:
    """Where a reader stands: they go on with what they opened last and have not read, else with the first unread."""
    keys = {page.key: page for page in offer.outline.modules}
    unread = [key for key in keys if key not in progress.read]
    begun = [key for key in unread if key in progress.opened]
    following = max(begun, key=progress.opened.__getitem__, default=unread[0] if unread else None)
    states = {key: progress.state(key) for key in keys}
    return Place(states, len(keys) - len(unread), len(keys), keys[following] if following else None)
