"""Every objective is taught by a lesson, asked in a quiz and in an exam, and met in a case."""

from collections.abc import Iterator

from learning.library.coverage import Covered, matrix
from learning.library.document_parts import Quizzed
from learning.library.documents import Objective
from learning.library.item_loading import items_of
from learning.library.kinds import Name, url_of
from learning.library.loading import Loaded
from learning.library.problems import Problem
from quizzes.cases.definition import CaseDocument

LACKING = {
    "taught": ("taught by no lesson", "name it under `objectives` of a lesson that teaches it, or write one"),
    "quizzed": ("asked in no quiz", "put a practice item that asks for it into the quiz of a lesson"),
    "scored": ("asked by no scored item of an exam", "write a graded item that asks for it"),
    "met": ("met in no case", "name it under `objectives` of a case that asks for it, or write one"),
}


def problems(documents: tuple[Loaded, ...]) -> Iterator[Problem]:
    """Each way in which an objective is left out, at its entry."""
    rows = iter(of_documents(documents))
    for one in documents:
        for number, _ in enumerate(one.documents if one.name.kind == "objective" else ()):
            for column in next(rows).empty():
                found, remedy = LACKING[column]
                place = one.source.place((number,))
                yield Problem(one.source.path, *place, f"an objective {found}", "each objective covered", remedy)


def of_documents(documents: tuple[Loaded, ...]) -> tuple[Covered, ...]:
    """The matrix of a content folder; a row for each objective of the file, in its order."""
    found = [(_url(one.name), document) for one in documents for document in one.documents]
    return matrix(
        [document for _, document in found if isinstance(document, Objective)],
        {url: document for url, document in found if isinstance(document, Quizzed)},
        [item for one in documents if one.name.kind == "item" for _, item in items_of(one.documents)],
        {url: document for url, document in found if isinstance(document, CaseDocument)},
    )


def _url(name: Name) -> str:
    return url_of(name.kind, name.slug, name.pillar)
