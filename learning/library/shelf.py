"""The library in memory: everything published in one generation, ready to read, never changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from markupsafe import Markup, escape

from learning.library.document_parts import Page as PageDocument
from learning.library.documents import Claim, Objective, Reference, Term
from learning.library.pools import drawable, quizzed
from learning.library.regions import Region
from quizzes.cases.definition import CaseDocument
from quizzes.cases.facts import Facts
from quizzes.cases.words import Use
from quizzes.exams.definition import ExamDocument
from quizzes.items.definition import ItemDocument

WORDS_A_MINUTE = 200


@dataclass(frozen=True, eq=False)
class Page:
    """A page of reading. `contents`: (id, words, level) of headings; `cited`: references in order of the notes."""

    kind: str
    slug: str
    pillar: str
    url: str
    digest: str
    document: PageDocument
    html: Markup
    contents: tuple[tuple[str, str, int], ...]
    cited: tuple[str, ...]
    words: int
    media_minutes: float

    @property
    def key(self) -> tuple[str, str]:
        """Kind and slug, by which readers' marks know it."""
        return self.kind, self.slug

    @property
    def title(self) -> str:
        """Its title."""
        return self.document.title

    @property
    def summary(self) -> str:
        """One sentence about it."""
        return self.document.summary

    @property
    def order(self) -> int:
        """Its place among the pages of its kind (lessons: of its pillar); 0 where only the title orders."""
        return int(getattr(self.document, "order", 0))

    @property
    def regions(self) -> tuple[Region, ...]:
        """The regions of the body it is about."""
        return getattr(self.document, "regions", ())

    @property
    def minutes(self) -> int:
        """How long reading it and watching its videos takes, at least one minute."""
        return max(1, ceil(self.words / WORDS_A_MINUTE + self.media_minutes))


@dataclass(frozen=True, eq=False)
class CaseEntry:
    """A case: its definition, and its two texts as HTML."""

    slug: str
    url: str
    digest: str
    document: CaseDocument
    presentation: Markup
    debrief: Markup

    @property
    def title(self) -> str:
        """Its title."""
        return self.document.title

    @property
    def summary(self) -> str:
        """One sentence about it."""
        return self.document.summary


@dataclass(frozen=True, eq=False)
class ItemEntry:
    """An item. `digest` names this very version; `html` holds each of its texts as HTML, by the text itself.

    `path`: the file it stands in, perhaps with others.
    """

    document: ItemDocument
    digest: str
    html: Mapping[str, Markup]
    path: str

    @property
    def id(self) -> str:
        """Its id, the only one of its kind in the bank."""
        return self.document.id

    def as_html(self, text: str) -> Markup:
        """A text that the item shows or tells, ready for a page; what no author wrote is escaped."""
        return self.html.get(text) or escape(text)


@dataclass(frozen=True, eq=False)
class ExamEntry:
    """An exam: its definition, and what its start page says beyond the figures."""

    slug: str
    url: str
    digest: str
    document: ExamDocument
    html: Markup

    @property
    def title(self) -> str:
        """Its title."""
        return self.document.title

    @property
    def summary(self) -> str:
        """One sentence about it."""
        return self.document.summary


@dataclass(frozen=True, eq=False)
class Library:
    """One generation. Pages, cases and exams are found by slug and listed in teaching order, items by id.

    `digests`: of every authored text, by its path.
    """

    generation: int
    digests: Mapping[str, str]
    pages_by_kind: Mapping[str, Mapping[str, Page]]
    cases_by_slug: Mapping[str, CaseEntry]
    items: Mapping[str, ItemEntry]
    exams_by_slug: Mapping[str, ExamEntry]
    facts: Facts
    references: tuple[Reference, ...]
    claims: tuple[Claim, ...]
    glossary: tuple[Term, ...]
    objectives: tuple[Objective, ...]

    def page(self, kind: str, slug: str) -> Page | None:
        """A page, if it is published."""
        return self.pages_by_kind.get(kind, {}).get(slug)

    def pages(self, kind: str) -> tuple[Page, ...]:
        """Every page of a kind: lessons by pillar and order, stages by order, others by title."""
        return tuple(self.pages_by_kind.get(kind, {}).values())

    def case(self, slug: str) -> CaseEntry | None:
        """A case, if it is published."""
        return self.cases_by_slug.get(slug)

    def cases(self) -> tuple[CaseEntry, ...]:
        """Every case, the easier and shorter ones first."""
        return tuple(self.cases_by_slug.values())

    def item(self, ident: str) -> ItemEntry | None:
        """An item, if it is published."""
        return self.items.get(ident)

    def pool(self, use: Use) -> tuple[ItemDocument, ...]:
        """The items that a form may draw from: graded ones for an exam, else practice ones that stand in no quiz."""
        documents = (page.document for pages in self.pages_by_kind.values() for page in pages.values())
        return drawable((entry.document for entry in self.items.values()), quizzed(documents), use)

    def exam(self, slug: str) -> ExamEntry | None:
        """An exam, if it is published."""
        return self.exams_by_slug.get(slug)

    def exams(self) -> tuple[ExamEntry, ...]:
        """Every exam, by title."""
        return tuple(self.exams_by_slug.values())
