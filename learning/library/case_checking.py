"""What the library checks of a case beyond its definition: names of the library, the two parts of its text, lint."""

import re
from collections.abc import Iterator

from learning.library.case_facts import facts_of
from learning.library.documents import Claim, Reference
from learning.library.findings import dead_addresses, located
from learning.library.kinds import addresses
from learning.library.known import Known
from learning.library.loading import Loaded
from learning.library.problems import Problem, quoted
from learning.library.source import Source
from quizzes.cases import lint
from quizzes.cases.definition import CaseDocument
from quizzes.cases.facts import Facts

PARTS = ("Presentation", "Debrief")
PART = re.compile(r"^## +(Presentation|Debrief) *$", re.MULTILINE)
LISTED = {"references": "reference", "objectives": "objective"}


def case_problems(loaded: tuple[Loaded, ...], known: Known) -> Iterator[Problem]:
    """Every such problem of every case."""
    urls = addresses(one.name for one in loaded)
    facts = loaded_facts(loaded)
    for one in loaded:
        if one.name.kind == "case" and not one.source.problems:
            yield from _part_problems(one.source)
        for document in one.documents:
            if isinstance(document, CaseDocument):
                yield from _name_problems(one.source, document, known, urls)
                yield from lint_problems(one.source, document, facts)


def loaded_facts(loaded: tuple[Loaded, ...]) -> Facts:
    """What these documents tell a case."""
    pages = {(one.name.kind, one.name.slug): one.documents[0] for one in loaded if one.name.slug and one.documents}
    entries = [entry for one in loaded if not one.name.slug for entry in one.documents]
    claims = [entry for entry in entries if isinstance(entry, Claim)]
    return facts_of(pages, claims, [entry for entry in entries if isinstance(entry, Reference)])


def lint_problems(source: Source, case: CaseDocument, facts: Facts) -> Iterator[Problem]:
    """What the case engine finds wrong, at its lines."""
    for finding in lint.problems(case, facts):
        yield located(source, finding)


def case_parts(body: str) -> dict[str, tuple[str, int]]:
    """The Markdown below `## Presentation` and `## Debrief`, each with the number of lines above it."""
    found = list(PART.finditer(body))
    ends = [*(match.start() for match in found[1:]), len(body)]
    return {
        match.group(1): (body[match.end() : end], body[: match.end()].count("\n"))
        for match, end in zip(found, ends, strict=True)
    }


def _part_problems(source: Source) -> Iterator[Problem]:
    headings = [match.group(1) for match in PART.finditer(source.body)]
    if headings != list(PARTS):
        expected = "## Presentation and then ## Debrief, each once"
        found = " and ".join(headings) or "neither"
        yield Problem(source.path, source.body_line, 1, found, expected, "write both headings, in this order")


def _name_problems(source: Source, case: CaseDocument, known: Known, urls: set[str]) -> Iterator[Problem]:
    for key, kind in LISTED.items():
        for number, name in enumerate(getattr(case, key)):
            if not known.has(kind, name):
                place = source.place((key, number))
                yield Problem(source.path, *place, quoted(name), f"a known {kind}", known.advice(kind, name))
    yield from dead_addresses(source, ("read_next",), case.read_next, urls)
