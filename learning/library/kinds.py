"""Where each kind of document lives among the files, and at which address it is read."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

PAGE_FOLDERS = {
    "techniques": "technique",
    "conditions": "condition",
    "assessments": "assessment",
    "stages": "stage",
    "tissues": "tissue",
    "adaptations": "adaptation",
    "cases": "case",
    "courses": "course",
    "exams": "exam",
}
LISTS = {
    "references.yaml": "reference",
    "claims.yaml": "claim",
    "glossary.yaml": "term",
    "objectives.yaml": "objective",
}
PILLARS = ("introduction", "assessment", "matching", "adaptability", "rehabilitation")
KIND_OF = {
    **{(folder, ".md"): kind for folder, kind in PAGE_FOLDERS.items()},
    ("figures", ".svg"): "figure",
    ("media", ".vtt"): "captions",
    ("media", ".txt"): "transcript",
}
BESIDE_A_VIDEO = ("captions", "transcript")
VIDEO_SUFFIX = ".mp4"
# Read within pages of others, never by an address of their own.
WITHOUT_ADDRESS = ("figure", "captions", "transcript", "item")
INDEX_URLS = {
    "/pillars", *(f"/pillars/{pillar}" for pillar in PILLARS),
    "/techniques", "/conditions", "/assessments", "/adaptations", "/stages", "/tissues", "/cases", "/exams",
    "/glossary", "/references", "/claims", "/courses",
}  # fmt: skip
NOT_DOCUMENTS = ("README.md", "LICENSE")


@dataclass(frozen=True)
class Name:
    """What a path stands for: `slug` is empty for the four list files; `topic` is the folder of a file of items."""

    kind: str
    slug: str
    pillar: str = ""
    topic: str = ""


def name_of(path: str) -> Name | None:
    """The document at a path relative to the content folder; None where no document has its place."""
    if path in LISTS:
        return Name(LISTS[path], "")
    if path == "introduction.md":
        return Name("lesson", "introduction", "introduction")
    parts = PurePosixPath(path)
    match parts.parts:
        case ("pillars", pillar, _) if parts.suffix == ".md" and pillar in PILLARS:
            return Name("lesson", parts.stem, pillar)
        case ("items", topic, _) if parts.suffix == ".md":
            return Name("item", parts.stem, topic=topic)
        case (folder, _) if (folder, parts.suffix) in KIND_OF:
            return Name(KIND_OF[folder, parts.suffix], parts.stem)
    return None


def url_of(kind: str, slug: str, pillar: str = "") -> str:
    """The address of a page, or of an entry on the page of its list."""
    match kind:
        case "lesson":
            return f"/pillars/{pillar}/{slug}"
        case "claim":
            return f"/claims#{slug}"
        case "term":
            return f"/glossary#{slug}"
        case "reference":
            return f"/references#{slug}"
        case _:
            return f"/{kind}s/{slug}"


def addresses(names: Iterable[Name]) -> set[str]:
    """The address of each page there is, and of the lists."""
    pages = (name for name in names if name.slug and name.kind not in WITHOUT_ADDRESS)
    return {url_of(name.kind, name.slug, name.pillar) for name in pages} | INDEX_URLS
