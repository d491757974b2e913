"""Puts stored values together into a Library."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from markupsafe import Markup
from pydantic import BaseModel

from learning.core.columns import to_json
from learning.library.case_facts import facts_of
from learning.library.documents import ENTRIES, PAGES, Claim, Objective, Reference, Term
from learning.library.keys import digest_of
from learning.library.kinds import PILLARS, Name, name_of, url_of
from learning.library.shelf import CaseEntry, ExamEntry, ItemEntry, Library, Page
from quizzes.cases.definition import CaseDocument
from quizzes.exams.definition import ExamDocument
from quizzes.items.definition import ITEM

Entry = TypeVar("Entry", bound=BaseModel)


@dataclass(frozen=True)
class Stored:
    """One document as it was stored: where, its key and its value (see `making.made`)."""

    path: str
    name: Name
    key: str
    value: Mapping[str, Any]

    def documents(self, model: type[Entry]) -> tuple[Entry, ...]:
        """Its typed documents. They were checked when they were published."""
        return tuple(map(model.model_validate, self.value["documents"]))


def library_of(
    generation: int, digests: Mapping[str, str], values: Mapping[str, tuple[str, Mapping[str, Any]]]
) -> Library:
    """The Library of a generation from digests and (key, value) by path."""
    stored = [Stored(path, name, *values[path]) for path in sorted(values) if (name := name_of(path))]
    pages = sorted((_page(one) for one in stored if one.name.kind in PAGES), key=_rank)
    cases = sorted((_case(one) for one in stored if one.name.kind == "case"), key=_case_rank)
    exams = sorted((_exam(one) for one in stored if one.name.kind == "exam"), key=lambda exam: exam.title.casefold())
    items = [entry for one in stored if one.name.kind == "item" for entry in _items(one)]
    by_kind: dict[str, dict[str, Page]] = {}
    for page in pages:
        by_kind.setdefault(page.kind, {})[page.slug] = page
    references, claims = _entries(stored, Reference), _entries(stored, Claim)
    return Library(
        generation=generation,
        digests=digests,
        pages_by_kind=by_kind,
        cases_by_slug={case.slug: case for case in cases},
        items={entry.id: entry for entry in items},
        exams_by_slug={exam.slug: exam for exam in exams},
        facts=facts_of({(page.kind, page.slug): page.document for page in pages}, claims, references),
        references=references,
        claims=claims,
        glossary=_entries(stored, Term),
        objectives=_entries(stored, Objective),
    )


def _entries(stored: Iterable[Stored], model: type[Entry]) -> tuple[Entry, ...]:
    lists = [one for one in stored if ENTRIES.get(one.name.kind) is model]
    return tuple(entry for one in lists for entry in one.documents(model))


def _page(one: Stored) -> Page:
    name, body = one.name, one.value["bodies"]["text"]
    return Page(
        kind=name.kind,
        slug=name.slug,
        pillar=name.pillar,
        url=url_of(name.kind, name.slug, name.pillar),
        digest=one.key,
        document=one.documents(PAGES[name.kind])[0],
        html=Markup(body["html"]),  # noqa: S704 - it left the sanitiser when it was stored
        contents=tuple((ident, words, level) for ident, words, level in body["contents"]),
        cited=tuple(body["cited"]),
        words=body["words"],
        media_minutes=body["media_minutes"],
    )


def _case(one: Stored) -> CaseEntry:
    texts = {part: Markup(body["html"]) for part, body in one.value["bodies"].items()}  # noqa: S704 - as above
    document = one.documents(CaseDocument)[0]
    url = url_of("case", one.name.slug)
    return CaseEntry(one.name.slug, url, one.key, document, texts["presentation"], texts["debrief"])


def _exam(one: Stored) -> ExamEntry:
    text = Markup(one.value["bodies"]["text"]["html"])  # noqa: S704 - as above
    return ExamEntry(one.name.slug, url_of("exam", one.name.slug), one.key, one.documents(ExamDocument)[0], text)


def _items(one: Stored) -> Iterator[ItemEntry]:
    for value, texts in zip(one.value["documents"], one.value["texts"], strict=True):
        html = {text: Markup(made) for text, made in texts.items()}  # noqa: S704 - as above
        yield ItemEntry(ITEM.validate_python(value), digest_of(to_json(value)), html, one.path)


def _rank(page: Page) -> tuple[int, int, str]:
    pillar = PILLARS.index(page.pillar) if page.pillar in PILLARS else 0
    return pillar, page.order, page.title.casefold()


def _case_rank(case: CaseEntry) -> tuple[int, int, str]:
    return case.document.level, case.document.minutes, case.title.casefold()
