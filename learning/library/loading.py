"""One source becomes one typed document, or every reason why not."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from learning.core.columns import to_json
from learning.library.complaints import complaints
from learning.library.documents import ENTRIES, PAGES
from learning.library.item_loading import ITEM_MODELS, kind_of, misplaced, written
from learning.library.kinds import Name
from learning.library.known import Known
from learning.library.problems import Problem, quoted
from learning.library.source import Source
from quizzes.cases.definition import CaseDocument
from quizzes.cases.facts import Part
from quizzes.exams.definition import ExamDocument

MODELS: Mapping[str, type[BaseModel]] = {**PAGES, "case": CaseDocument, "exam": ExamDocument}
PLAIN_TYPES = frozenset({"string_type", "int_type", "float_type", "bool_type"})


@dataclass(frozen=True)
class Loaded:
    """A source, its name, and its documents: one of a page or a file of items, all entries of a list.

    There are none where it was refused.
    """

    name: Name
    source: Source
    documents: tuple[BaseModel, ...]
    problems: tuple[Problem, ...]


def load(name: Name, source: Source, known: Known) -> Loaded:
    """Validate the front matter; names that it mentions are looked up in `known`."""
    problems = list(source.problems)
    documents: list[BaseModel] = []
    if not problems and (name.kind in MODELS or name.kind == "item"):
        _load_page(name, source, known, documents, problems)
    elif not problems and name.kind in ENTRIES:
        _load_entries(name, source, known, documents, problems)
    return Loaded(name, source, tuple(documents), tuple(problems))


def _load_page(name: Name, source: Source, known: Known, documents: list[BaseModel], problems: list[Problem]) -> None:
    if not isinstance(source.front, dict):
        remedy = "write `kind: …`, `title: …` and so on"
        problems.append(Problem(source.path, 2, 1, quoted(source.front), "keys and values", remedy))
        return
    if name.kind == "item":
        _load_items(name, source, known, documents, problems)
        return
    _validate(MODELS[name.kind], source.front, source, known, (), documents, problems)
    pillar = source.front.get("pillar")
    if name.kind == "lesson" and pillar != name.pillar:
        place = source.place(("pillar",))
        expected = f"{name.pillar}, as its folder says"
        problems.append(Problem(source.path, *place, quoted(pillar), expected, "correct it or move the file"))


def _load_items(
    name: Name, source: Source, known: Known, documents: list[BaseModel], problems: list[Problem]
) -> None:
    problems.extend(misplaced(name, source))
    if model := ITEM_MODELS.get(kind_of(source)):
        _validate(model, written(name, source), source, known, (), documents, problems)


def _load_entries(
    name: Name, source: Source, known: Known, documents: list[BaseModel], problems: list[Problem]
) -> None:
    if not isinstance(source.front, list):
        remedy = "begin each entry with `- `"
        problems.append(Problem(source.path, 1, 1, quoted(source.front), "a list of entries", remedy))
        return
    for number, entry in enumerate(source.front):
        _validate(ENTRIES[name.kind], entry, source, known, (number,), documents, problems)
    problems.extend(_twice(name.kind, source))


def _validate(
    model: type[BaseModel], value: Any, source: Source, known: Known, at: tuple[int, ...],
    documents: list[BaseModel], problems: list[Problem],
) -> None:  # fmt: skip
    """By way of JSON, in which lists are lists: in strict mode a number is not text and text is not a number."""
    data = to_json(value)
    try:
        documents.append(model.model_validate_json(data, strict=not issubclass(model, Part), context=known))
    except ValidationError as error:
        problems.extend(complaints(error, source, model, at))
    if issubclass(model, Part):
        problems.extend(_loose_words(model, data, source, problems))


def _loose_words(model: type[BaseModel], data: str, source: Source, problems: Iterable[Problem]) -> list[Problem]:
    """Words where a case, an item or an exam has numbers or true and false.

    These cannot be validated strictly as a whole: a case reads `a` as `{any_of: [a]}`, and a list that is made while
    validating is refused as one of the wrong kind.
    """
    places = {(problem.line, problem.column) for problem in problems}
    try:
        model.model_validate_json(data, strict=True)
    except ValidationError as error:
        found = complaints(error, source, model, only=PLAIN_TYPES)
        return [problem for problem in found if (problem.line, problem.column) not in places]
    return []


def _twice(kind: str, source: Source) -> Iterator[Problem]:
    """Entries that cannot be told apart."""
    key = "slug" if kind == "term" else "id"
    seen: dict[str, int] = {}
    for number, entry in enumerate(source.front):
        name = entry.get(key) if isinstance(entry, dict) else None
        if not isinstance(name, str):
            continue
        line, column = source.place((number, key))
        if name in seen:
            remedy = f"rename it here or on line {seen[name]}"
            yield Problem(source.path, line, column, f"`{name}` a second time", f"each {key} once", remedy)
        seen.setdefault(name, line)
