"""The indexes of what is looked up: techniques, conditions and assessments by region of the body, others whole."""

from dataclasses import dataclass

from learning.core.errors import NotFound
from learning.library.regions import NAMES, REGIONS, Region
from learning.library.shelf import Library, Page


@dataclass(frozen=True)
class Listing:
    """What one index is called and what it says."""

    kind: str
    path: str
    title: str
    summary: str


LISTINGS = (
    Listing(
        "technique",
        "/techniques",
        "Techniques",
        "What each technique plausibly does, what it does not, and how to use it safely.",
    ),
    Listing("condition", "/conditions", "Conditions", "What to look for, what massage can do, and when to refer."),
    Listing(
        "assessment",
        "/assessments",
        "Assessments",
        "How each is performed, what a positive finding means and how far it can be trusted.",
    ),
    Listing(
        "adaptation",
        "/adaptations",
        "People to adapt to",
        "Pregnancy, age, cancer, numb feet, blood thinners: what changes for whom, and what nobody knows.",
    ),
    Listing("stage", "/stages", "Stages of healing", "What tissue is doing, and which techniques suit it then."),
    Listing("tissue", "/tissues", "Tissues", "How each one heals, and what it takes from hands and from load."),
)
LISTING = {listing.path.strip("/"): listing for listing in LISTINGS}


@dataclass(frozen=True)
class Index:
    """One index, filtered or whole; `regions`: slug, name and count of each region that has pages."""

    listing: Listing
    pages: tuple[Page, ...]
    regions: tuple[tuple[Region, str, int], ...]
    region: Region | None
    total: int


def index(library: Library, listing: Listing, region: str | None) -> Index:
    """The pages of a kind, of one region if it is given. Raises NotFound for a region the body map does not have."""
    chosen = next((name for name in REGIONS if name == region), None)
    if region is not None and chosen is None:
        raise NotFound
    pages = library.pages(listing.kind)
    counts = [(name, NAMES[name], sum(name in page.regions for page in pages)) for name in REGIONS]
    shown = tuple(page for page in pages if chosen is None or chosen in page.regions)
    return Index(listing, shown, tuple(row for row in counts if row[2]), chosen, len(pages))
