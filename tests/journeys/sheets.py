"""One page of every type, for whoever must look at all of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.browsers import Browsers
from tests.journeys.player import HAND, MINI, expert_path, in_front, play, start

VISITORS = (
    "/", "/pillars", "/pillars/assessment", "/pillars/assessment/from-first-words-to-a-plan", "/techniques",
    "/techniques/petrissage", "/conditions?region=neck", "/conditions/neck-pain", "/assessments",
    "/assessments/phalen", "/stages/inflammation", "/tissues", "/tissues/tendon", "/adaptations/pregnancy",
    "/courses", "/courses/clinical-reasoning-in-massage", "/courses/assessment",
    "/courses/assessment/boards?board=new-york&licence=massage",
    "/glossary", "/references", "/claims", "/search", "/search?q=knee", "/search?q=tenis+elbow",
    "/claims?q=nothing-fits", "/cases", f"/cases/{MINI}", "/attempts", "/report?path=/claims", "/register",
    "/sign-in", "/forgot-password", "/nowhere", "/patterns",
)  # fmt: skip
INSTRUCTORS = (
    "/", "/account", "/reports", "/coverage", "/attempts", "/cases/heel-pain-in-a-runner", "/sittings",
    "/accommodations", "/accommodations/new", "/approvals", "/approvals/new", "/rosters", "/rosters/past",
    "/ledger?board=new-york", "/ledger/transcript?board=florida", "/ledger/outside/new",
)  # fmt: skip
SCREENS = ("mark", "ask", "share", "perform", "reshare", "dose", "respond", "sort", "note")
"""The screens of a case that differ in kind."""


@dataclass(frozen=True)
class Pages:
    """Every type of page, shown one after the other by one browser for each reader."""

    browsers: Browsers
    options: dict[str, object]

    def shown(self) -> Iterator[Page]:
        """Each page, open and at rest."""
        visitor = self.browsers.visitor(**self.options)
        yield from _opened(visitor, VISITORS)
        yield from _opened(self.browsers.person("Cleo", "instructor", **self.options), INSTRUCTORS)
        start(visitor, HAND)
        for screen in SCREENS:
            play(visitor, expert_path(HAND), until=screen)
            yield visitor
        play(visitor, expert_path(HAND))
        assert not in_front(visitor)
        yield visitor


def _opened(page: Page, paths: tuple[str, ...]) -> Iterator[Page]:
    for path in paths:
        page.goto(path)
        yield page
