"""Marks that a text of the front matter would show as they are: it is plain words, and nothing renders it."""

import re
from collections.abc import Iterator

from quizzes.cases.definition import CaseDocument
from quizzes.cases.lint_parts import Finding, Findings, Path

MARKS = re.compile(r"\*\S[^*]*\*|\[\[|\]\(|\[@|`")
"""Stars around words, a glossary term, a link, a citation, code: what `## Presentation` and `## Debrief` may hold."""


def plain(case: CaseDocument) -> Findings:
    """Name each text with the marks of Markdown in it."""
    for path, text in _texts((), case.model_dump()):
        marked = MARKS.search(text)
        if marked:
            remedy = "Say it without the marks: they would stand on the page as they are."
            yield Finding(path, marked.group(), "plain words, as outside the body", remedy)


def _texts(path: Path, value: object) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _texts((*path, key), one)
    elif isinstance(value, list | tuple):
        for place, one in enumerate(value):
            yield from _texts((*path, place), one)
