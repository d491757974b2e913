"""Where the published objectives are taught, asked and met, as staff read it: by pillar, by domain, with links."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from learning.library.coverage import COLUMNS, Covered, homes, matrix
from learning.library.document_parts import Quizzed
from learning.library.documents import Objective
from learning.library.shelf import Library
from learning.study.pillars import PILLARS

QUIZ_ON_PAGE = "#check-yourself"
Link = tuple[str, str]


@dataclass(frozen=True)
class Line:
    """An objective and what covers it: for each column (words, address) pairs, "" where there is no page."""

    objective: Objective
    cells: tuple[tuple[Link, ...], ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """The objectives of a pillar: each domain with its lines, in the order of the objectives."""

    title: str
    domains: tuple[tuple[str, tuple[Line, ...]], ...]


def coverage(library: Library) -> tuple[Part, ...]:
    """Every pillar that has objectives, in teaching order."""
    lines = tuple(_lines(library))
    parts = ((one.title, [line for line in lines if line.objective.pillar == one.slug]) for one in PILLARS)
    return tuple(Part(title, _by_domain(found)) for title, found in parts if found)


def _by_domain(lines: list[Line]) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    groups = groupby(lines, key=lambda line: line.objective.domain)
    return tuple((domain.replace("-", " ").capitalize(), tuple(found)) for domain, found in groups)


def _lines(library: Library) -> Iterator[Line]:
    shelf = [page for kind in ("lesson", "course") for page in library.pages(kind)]
    titles = {page.url: page.title for page in shelf} | {case.url: case.title for case in library.cases()}
    pages = {page.url: page.document for page in shelf if isinstance(page.document, Quizzed)}
    cases = {case.url: case.document for case in library.cases()}
    quizzes = {ident: f"{url}{QUIZ_ON_PAGE}" for ident, url in homes(pages).items()}
    items = (entry.document for entry in library.items.values())
    for row in matrix(library.objectives, pages, items, cases):
        yield Line(row.objective, tuple(_cell(row, name, titles, quizzes) for name in COLUMNS), row.empty())


def _cell(row: Covered, column: str, titles: dict[str, str], quizzes: dict[str, str]) -> tuple[Link, ...]:
    """Pages by their titles; items by their ids, those of a quiz with the page that it stands on."""
    return tuple((titles[one], one) if one in titles else (one, quizzes.get(one, "")) for one in row.column(column))
