"""The four pillars of clinical massage, in the order they are taught."""

from dataclasses import dataclass

from learning.library.shelf import Library, Page
from learning.study.reading import Progress


@dataclass(frozen=True)
class Pillar:
    """One pillar, or the introduction as number 0: its slug in addresses and content, its name, what it means."""

    number: int
    slug: str
    title: str
    summary: str


INTRODUCTION = Pillar(
    0,
    "introduction",
    "Introduction",
    "What clinical massage is, what it can honestly promise, and how to read what stands behind a promise.",
)
PILLARS = (
    Pillar(
        1,
        "assessment",
        "Assessment",
        "Find out whether massage is appropriate, what is likely involved, and how change will be measured.",
    ),
    Pillar(
        2,
        "matching",
        "Matching",
        "Choose a method because its real effects fit the state of the tissue and the person.",
    ),
    Pillar(
        3,
        "adaptability",
        "Adaptability",
        "Fit technique, dose and position to the person, and change them with the response.",
    ),
    Pillar(
        4,
        "rehabilitation",
        "Rehabilitation",
        "Know the stages of healing and work in step with those who prescribe the protocol.",
    ),
)


@dataclass(frozen=True)
class Shelf:
    """A pillar with its modules and how many of them are read; `done` is None for a visitor."""

    pillar: Pillar
    modules: tuple[Page, ...]
    done: int | None

    @property
    def href(self) -> str:
        """Where the pillar is."""
        return f"/pillars/{self.pillar.slug}"


def pillar_called(slug: str) -> Pillar | None:
    """The pillar of this slug, or the introduction."""
    return next((pillar for pillar in (INTRODUCTION, *PILLARS) if pillar.slug == slug), None)


def lessons(library: Library, pillar: str) -> tuple[Page, ...]:
    """The modules of one pillar in teaching order."""
    return tuple(page for page in library.pages("lesson") if page.pillar == pillar)


def shelves(library: Library, progress: Progress | None) -> tuple[Shelf, ...]:
    """All four pillars; without progress (a visitor) nothing is counted."""
    return tuple(shelf(library, pillar, progress) for pillar in PILLARS)


def shelf(library: Library, pillar: Pillar, progress: Progress | None) -> Shelf:
    """One pillar and how far this person is."""
    modules = lessons(library, pillar.slug)
    done = None if progress is None else sum((page.kind, page.slug) in progress.read for page in modules)
    return Shelf(pillar, modules, done)


def continue_with(library: Library, progress: Progress) -> Page | None:
    """The module to go on with: the one opened last if it is unread, else the next unread lesson after it."""
    for kind, slug in sorted(progress.opened, key=lambda key: progress.opened[key], reverse=True):
        page = library.page(kind, slug)
        if page is not None:
            return page if (kind, slug) not in progress.read else next_unread(library, progress, page)
    return None


def next_unread(library: Library, progress: Progress, after: Page) -> Page | None:
    """The first unread lesson behind this page in teaching order, else the first unread one."""
    course = library.pages("lesson")
    start = next((place for place, page in enumerate(course) if page.slug == after.slug), -1) + 1
    return next(
        (page for page in course[start:] + course[:start] if ("lesson", page.slug) not in progress.read), None
    )


def neighbours(library: Library, page: Page) -> tuple[Page | None, Page | None]:
    """The page before and the page after among those of its kind."""
    row = library.pages(page.kind)
    place = next(place for place, other in enumerate(row) if other.slug == page.slug)
    return (row[place - 1] if place else None, row[place + 1] if place + 1 < len(row) else None)
