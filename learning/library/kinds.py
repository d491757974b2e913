"""Where each kind of document lives among the files, and at which address it is read."""

from dataclasses import dataclass
from pathlib import PurePosixPath

PAGE_FOLDERS = {
    "techniques": "technique",
    "conditions": "condition",
    "assessments": "assessment",
    "stages": "stage",
    "cases": "case",
    "courses": "course",
}
LISTS = {"references.yaml": "reference", "claims.yaml": "claim", "glossary.yaml": "term", "objectives.yaml": "objective"}
PILLARS = ("assessment", "matching", "adaptability", "rehabilitation")
PAGE_KINDS = ("lesson", "technique", "condition", "assessment", "stage", "case", "course")
MEDIA_SUFFIXES = {".vtt": "captions", ".txt": "transcript"}
VIDEO_SUFFIXES = (".mp4", ".webm")
NOT_DOCUMENTS = ("README.md", "LICENSE")


@dataclass(frozen=True)
class Name:
    """What a path stands for: `slug` is empty for the four list files."""

    kind: str
    slug: str
    pillar: str = ""


def name_of(path: str) -> Name | None:
    """The document at a path relative to the content folder; None where no document has its place."""
    parts = PurePosixPath(path)
    match parts.parts:
        case (name,) if name in LISTS:
            return Name(LISTS[name], "")
        case ("introduction.md",):
            return Name("lesson", "introduction", "introduction")
        case ("pillars", pillar, _) if parts.suffix == ".md" and pillar in PILLARS:
            return Name("lesson", parts.stem, pillar)
        case (folder, _) if parts.suffix == ".md" and folder in PAGE_FOLDERS:
            return Name(PAGE_FOLDERS[folder], parts.stem)
        case ("figures", _) if parts.suffix == ".svg":
            return Name("figure", parts.stem)
        case ("media", _) if parts.suffix in MEDIA_SUFFIXES:
            return Name(MEDIA_SUFFIXES[parts.suffix], parts.stem)
    return None


def path_of(kind: str, slug: str, pillar: str = "") -> str:
    """The other way round, for pages."""
    if kind == "lesson":
        return "introduction.md" if pillar == "introduction" else f"pillars/{pillar}/{slug}.md"
    folder = next(folder for folder, of_kind in PAGE_FOLDERS.items() if of_kind == kind)
    return f"{folder}/{slug}.md"


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
