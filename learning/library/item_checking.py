"""What the library checks of items beyond their definition: lint, names, the marks in their texts, their quizzes."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from learning.library import marks
from learning.library.document_parts import Quizzed
from learning.library.findings import dead_addresses, located
from learning.library.item_loading import items_of
from learning.library.item_texts import FIGURE, texts
from learning.library.kinds import addresses
from learning.library.known import Known
from learning.library.loading import Loaded
from learning.library.problems import Problem, quoted
from learning.library.scanning import Body, scan
from learning.library.source import Source
from learning.library.yaml12 import Path
from quizzes.cases.lint_parts import Finding
from quizzes.items import lint
from quizzes.items.definition import ItemDocument, asked

WHOLE_BANK = "items"


@dataclass(frozen=True)
class Banked:
    """An item, its file, and its path in it."""

    item: ItemDocument
    source: Source
    at: Path
    topic: str


def bank_of(loaded: tuple[Loaded, ...]) -> dict[str, Banked]:
    """Every sound item by its id; of two with one id the last."""
    files = [one for one in loaded if one.name.kind == "item"]
    return {
        item.id: Banked(item, one.source, at, one.name.topic)
        for one in files
        for at, item in items_of(one.documents)
    }  # fmt: skip


def item_problems(loaded: tuple[Loaded, ...], known: Known) -> Iterator[Problem]:
    """Every such problem of every item, of the bank, and of the quizzes that draw on it."""
    bank = bank_of(loaded)
    yield from _lint_problems(loaded, bank, known)
    urls = addresses(one.name for one in loaded)
    for banked in bank.values():
        yield from _own_problems(banked, urls, known)
    for one in loaded:
        if one.name.kind == "item" and not one.source.problems:
            yield from _text_problems(one.source, known)
        yield from _quiz_problems(one, bank)


def _lint_problems(loaded: tuple[Loaded, ...], bank: Mapping[str, Banked], known: Known) -> Iterator[Problem]:
    items = [item for one in loaded if one.name.kind == "item" for _, item in items_of(one.documents)]
    ids = lint.Known(*(known.names.get(kind, frozenset()) for kind in ("objective", "reference")))
    for finding in lint.bank_problems(items, ids):
        ident, *path = finding.path or ("",)
        of_item = Finding(tuple(path), finding.found, finding.expected, finding.remedy)
        if banked := bank.get(str(ident)):
            yield _placed(banked, of_item)
        else:
            yield Problem(WHOLE_BANK, 1, 1, finding.found, finding.expected, finding.remedy)


def _placed(banked: Banked, finding: Finding) -> Problem:
    """A finding at its line; a stem may stand beneath the front matter."""
    source = banked.source
    problem = located(source, finding, banked.at)
    if finding.path != ("stem",) or banked.at or "stem" in source.front:
        return problem
    line = source.body_line + len(source.body) - len(source.body.lstrip("\n"))
    return Problem(problem.path, line, problem.column, problem.found, problem.expected, problem.remedy)


def _own_problems(banked: Banked, urls: Collection[str], known: Known) -> Iterator[Problem]:
    item, source, at = banked.item, banked.source, banked.at
    yield from dead_addresses(source, (*at, "read_next"), item.read_next, urls)
    if item.domain != banked.topic:
        finding = Finding(
            ("objective",), item.domain, f"{banked.topic}, as the folder says", "Move it, or correct it."
        )
        yield located(source, finding, at)
    for one in (item, *asked(item)):
        slug = one.image.src.removeprefix(FIGURE) if one.image else ""
        if one.image and not (one.image.src.startswith(FIGURE) and known.has("figure", slug)):
            finding = Finding(("image", "src"), quoted(one.image.src), "figure:slug", known.advice("figure", slug))
            yield located(source, finding, at)


def _text_problems(source: Source, known: Known) -> Iterator[Problem]:
    """Items cite in `references`: several stand on one page, and each would number its notes from one."""
    for path, text in texts(source.front):
        yield from scan(Body(source.path, text, *source.place(path), inline=True), known)
    for match in marks.CITATION.finditer(source.body):
        body = Body(source.path, source.body, source.body_line)
        yield body.problem(match.start(), match.group(), "no citation in a stem", "write it under `references`")


def _quiz_problems(one: Loaded, bank: Mapping[str, Banked]) -> Iterator[Problem]:
    """A graded item is met in an exam and nowhere else; a retired one nowhere at all; no item twice in one quiz."""
    for document in one.documents:
        taken = document.taken if isinstance(document, Quizzed) else None
        for number, ident in enumerate(taken.items if taken else ()):
            item = bank[ident].item if ident in bank else None
            if item is not None and (item.use != "practice" or item.status == "retired"):
                found = f"{ident}, a {'retired' if item.status == 'retired' else 'graded'} item"
                told = found, "a practice item in use", "Choose one with `use: practice`."
                yield _in_quiz(one.source, number, told)
            if taken and ident in taken.items[:number]:
                yield _in_quiz(one.source, number, (f"{ident} a second time", "each item once", "Remove it here."))


def _in_quiz(source: Source, number: int, told: tuple[str, str, str]) -> Problem:
    """At the item, whichever way the quiz is written."""
    at: Path = ("quiz", number) if ("quiz", number) in source.values else ("quiz", "items", number)
    return located(source, Finding(at, *told))
