"""What can be found of each document: a page, a case or an exam as one entry, each claim and each term by itself."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from learning.library.case_checking import case_parts
from learning.library.document_parts import BodyPage, Page
from learning.library.documents import Adaptation, Assessment, Claim, Condition, HealingStage, Lesson, Technique, Term
from learning.library.keys import digest_of
from learning.library.kinds import Name, url_of
from learning.library.loading import Loaded
from learning.library.regions import REGIONS
from learning.library.search.plain import headings, plain, sentences
from quizzes.cases.definition import CaseDocument
from quizzes.exams.definition import ExamDocument

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Entry:
    """One thing that can be found, in plain words."""

    kind: str
    slug: str
    url: str
    title: str
    body: str
    pillar: str = ""
    verdict: str = ""
    regions: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()

    def row(self, path: str, digest: str) -> dict[str, Any]:
        """As it is kept. The id is made from its name, so that it is the same in every database."""
        named = hashlib.blake2b(f"{path}#{self.slug}".encode(), digest_size=7).digest()
        lists = {name: "\n".join(getattr(self, name)) for name in ("regions", "synonyms", "headings")}
        alone = {name: getattr(self, name) for name in ("kind", "url", "title", "body", "pillar", "verdict")}
        return {"id": int.from_bytes(named), "path": path, "digest": digest, **alone, **lists}


def rows(loaded: Loaded) -> list[dict[str, Any]]:
    """The rows of one document; none of what is not searched: items, references, objectives, figures."""
    named = digest(loaded)
    return [entry.row(loaded.source.path, named) for entry in _entries(loaded)]


def digest(loaded: Loaded) -> str:
    """The name of this very text as these very rules read it."""
    return digest_of(f"{_version()} {loaded.source.digest}")


def is_searched(name: Name) -> bool:
    """Whether documents of this kind can be found."""
    return name.kind not in {"item", "reference", "objective", "figure", "captions", "transcript"}


def _entries(loaded: Loaded) -> Iterator[Entry]:
    name = loaded.name
    for document in loaded.documents if is_searched(name) else ():
        match document:
            case Page():
                yield _page(name, document, loaded.source.body)
            case CaseDocument():
                # What gives a case away stands everywhere else in it.
                told = case_parts(loaded.source.body).get("Presentation", ("", 0))[0]
                regions = tuple(region for region in REGIONS if region in document.regions)
                entry = _named(name, document.title, document.summary, sentences(document.summary, told))
                yield replace(entry, regions=regions)
            case ExamDocument():
                yield _named(name, document.title, document.summary, plain(document.summary))
            case Claim():
                url = url_of("claim", document.id)
                title, told = f"“{plain(document.claim)}”", plain(document.correction)
                yield Entry("claim", document.id, url, title, told, verdict=document.verdict)
            case Term():
                url = url_of("term", document.slug)
                meaning = plain(document.meaning)
                yield Entry("term", document.slug, url, document.term, meaning, synonyms=document.also)


def _page(name: Name, page: Page, body: str) -> Entry:
    entry = _named(name, page.title, page.summary, sentences(page.summary, body, *_beside(page)))
    synonyms = page.synonyms if isinstance(page, BodyPage | Adaptation) else ()
    regions = page.regions if isinstance(page, BodyPage) else ()
    return replace(entry, regions=regions, synonyms=synonyms, headings=(page.summary, *headings(body)))


def _named(name: Name, title: str, summary: str, body: str) -> Entry:
    url = url_of(name.kind, name.slug, name.pillar)
    return Entry(name.kind, name.slug, url, title, body, name.pillar, headings=(summary,))


def _beside(page: BaseModel) -> Iterator[str]:
    """What a page shows beyond its body. Not what is said of a technique: alone it looks like our own word."""
    match page:
        case Lesson():
            yield from page.key_points
        case Technique():
            yield from (one.text for one in page.contraindications)
        case Condition():
            yield from (*page.red_flags, page.refer)
        case Assessment():
            yield from (page.positive, *page.cautions, page.why)
        case HealingStage():
            yield page.window


@cache
def _version() -> str:
    """Whatever shapes an entry goes in, so that nobody has to count it up."""
    return digest_of("".join((HERE / f"{name}.py").read_text() for name in ("entries", "plain")))
