"""Reading pages, framed once for each generation and kept; a request only fills the gaps of its reader."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from learning.core.additions import Addition
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


def reading_page(
    library: Library, page: Page, read: bool | None, addition: Addition | None = None, added: str | None = None
) -> str:
    """The page of a module for whoever asks; `read`: they have marked it, None for a visitor.

    `addition`: what another room adds to it; `added`: what is this reader's of that.
    """
    mark = kept(("mark", read), "study/mark.html", lambda: {"url": gap("url"), "read": read}, url=page.url)
    key = (library.generation, page.kind, page.slug)
    beneath = addition.made(page.kind, page.slug, library.generation, added) if addition else Markup()
    return kept(key, "study/page.html", lambda: _values(library, page, addition), mark=Markup(mark), beneath=beneath)  # noqa: S704 - our template


def _values(library: Library, page: Page, addition: Addition | None) -> Mapping[str, Any]:
    before, after = neighbours(library, page)
    frame = addition.frame(page.kind, page.slug, library.generation) if addition else None
    return {
        "page": page,
        "frame": frame,
        "kicker": KICKERS[page.kind],
        "trail": trail(page),
        "headings": (*page.contents, frame.heading) if frame else page.contents,
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
