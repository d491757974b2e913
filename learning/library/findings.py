"""What the pure rules find wrong in a document, at its line and column in the file."""

from collections.abc import Collection, Iterable, Iterator

from learning.library.problems import Problem, quoted
from learning.library.source import Source
from learning.library.yaml12 import Path
from quizzes.cases.lint_parts import Finding


def located(source: Source, finding: Finding, at: Path = ()) -> Problem:
    """A finding as a Problem; `at` is the path of the document within its file."""
    path = (*at, *finding.path)
    place = source.place(path, of_key=path not in source.values)
    return Problem(source.path, *place, finding.found, finding.expected, finding.remedy)


def dead_addresses(source: Source, at: Path, addresses: Iterable[str], known: Collection[str]) -> Iterator[Problem]:
    """The addresses of a list that lead to no page; `at` is the path of the list."""
    for number, address in enumerate(addresses):
        if address not in known:
            place = source.place((*at, number))
            yield Problem(
                source.path, *place, quoted(address), "the address of a page", "correct it, or write the page"
            )
