"""Reading pages, framed once for each generation and kept; a request only fills the gaps of its reader."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from learning.core.additions import Addition, Frame
from learning.core.gaps import gap
from learning.core.kept_pages import kept
from learning.library.shelf import Library, Page
from learning.study.pillars import neighbours, pillar_called

KICKERS = {
    "lesson": "Module",
    "technique": "Technique",
    "condition": "Condition",
    "assessment": "Assessment",
    "stage": "Stage of healing",
    "tissue": "Tissue",
    "adaptation": "Adapting to the person",
}
INDEXES = {
    "technique": ("Techniques", "/techniques"),
    "condition": ("Conditions", "/conditions"),
    "assessment": ("Assessments", "/assessments"),
    "stage": ("Stages of healing", "/stages"),
    "tissue": ("Tissues", "/tissues"),
    "adaptation": ("People to adapt to", "/adaptations"),
}
Link = tuple[str, str]
Additions = Sequence[Addition]
Added = Sequence[str | None]


def reading_page(
    library: Library, page: Page, read: bool | None, additions: Additions = (), added: Added = ()
) -> str:
    """The page of a module for whoever asks; `read`: they have marked it, None for a visitor.

    `additions`: what other rooms add to it; `added`: what is this reader's of each.
    """
    mark = kept(("mark", read), "study/mark.html", lambda: {"url": gap("url"), "read": read}, url=page.url)
    key = (library.generation, page.kind, page.slug)
    beneath = made_beneath(page, library.generation, additions, added)
    return kept(key, "study/page.html", lambda: _values(library, page, additions), mark=Markup(mark), beneath=beneath)  # noqa: S704 - our template


def made_beneath(page: Page, generation: int, additions: Additions, added: Added) -> Markup:
    """What each room adds, in order."""
    both = zip(additions, added, strict=True)
    return Markup().join(one.made(page.kind, page.slug, generation, theirs) for one, theirs in both)


def frames_of(page: Page, generation: int, additions: Additions) -> tuple[Frame, ...]:
    """What the page needs around that."""
    found = (one.frame(page.kind, page.slug, generation) for one in additions)
    return tuple(frame for frame in found if frame is not None)


def _values(library: Library, page: Page, additions: Additions) -> Mapping[str, Any]:
    before, after = neighbours(library, page)
    frames = frames_of(page, library.generation, additions)
    return {
        "page": page,
        "frames": frames,
        "kicker": KICKERS[page.kind],
        "trail": trail(page),
        "headings": (*page.contents, *(frame.heading for frame in frames)),
        "names": names(library),
        "previous": _link(before),
        "next": _link(after),
    }


def trail(page: Page) -> list[Link]:
    """The way up from a page."""
    pillar = pillar_called(page.pillar or "")
    if page.kind == "lesson":
        above: list[Link] = [("The four pillars", "/pillars")]
        return [*above, (pillar.title, f"/pillars/{pillar.slug}")] if pillar else above
    return [INDEXES[page.kind]]


@lru_cache(maxsize=4)
def names(library: Library) -> Mapping[tuple[str, str], Link]:
    """The title and the address of every page, and of every reference by its short name, by kind and slug."""
    kinds = ("lesson", "technique", "condition", "assessment", "stage")
    pages = {(page.kind, page.slug): (page.title, page.url) for kind in kinds for page in library.pages(kind)}
    return pages | {("reference", one.id): (one.short, f"/references#{one.id}") for one in library.references}


def _link(page: Page | None) -> Link | None:
    return None if page is None else (page.title, page.url)
