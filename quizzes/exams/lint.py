"""What an author can get wrong in an exam beyond its schema: a blueprint the bank cannot meet, parts that misfit."""

from collections.abc import Collection, Sequence

from quizzes.cases.lint_parts import Finding, Findings, Path, all_known, repeated
from quizzes.exams.assembly import Infeasible, assemble
from quizzes.exams.blueprint import Blueprint
from quizzes.exams.definition import ExamDocument
from quizzes.items.definition import ItemDocument

TO_THE_BANK, TO_PRACTICE = "to the bank", "practice items that stand in no quiz"


def problems(
    exam: ExamDocument, graded: Sequence[ItemDocument], practice: Sequence[ItemDocument], cases: Collection[str]
) -> list[Finding]:
    """Every finding. `graded` and `practice`: what its forms may draw from; `cases`: slugs of the graded cases."""
    return [
        *_feasible(("blueprint",), exam.blueprint, graded, TO_THE_BANK),
        *_feasible(("practice",), exam.practice, practice, TO_PRACTICE),
        *_sections(exam),
        *_cases(exam, cases),
        *_ratings(exam, graded),
    ]


def _feasible(path: Path, blueprint: Blueprint, pool: Sequence[ItemDocument], what: str) -> Findings:
    """The first form stands for all: whether one exists does not depend on the seed."""
    form = assemble(blueprint, pool, seed=0)
    if isinstance(form, Infeasible):
        for one in form.shortages:
            where = (*path, "domains", one.cell) if one.cell in blueprint.domains else path
            remedy = f"Add {one.needs - one.has} {what}, or ask for fewer."
            yield Finding(where, one.sentence, "enough items for every form", remedy)


def _sections(exam: ExamDocument) -> Findings:
    domains = [domain for section in exam.sections for domain in section.domains]
    for place, section in enumerate(exam.sections):
        yield from all_known(
            ("sections", place, "domains"), section.domains, exam.blueprint.domains, "a domain of the blueprint"
        )
    yield from repeated(("sections",), domains)
    for domain in exam.blueprint.domains if exam.sections else ():
        if domain not in domains:
            yield Finding(("sections",), f"no section for {domain}", "every domain in a section", "Add it to one.")
    if exam.navigation == "one-way" and len(exam.sections) < 2:
        remedy = "Write two sections or more, or use `navigation: free`."
        yield Finding(("sections",), f"{len(exam.sections)} with one-way navigation", "at least two", remedy)


def _cases(exam: ExamDocument, cases: Collection[str]) -> Findings:
    if exam.cases is None:
        return
    yield from all_known(("cases", "slugs"), exam.cases.slugs, cases, "a graded case")
    yield from repeated(("cases", "slugs"), exam.cases.slugs)
    if exam.cases.passes > len(exam.cases.slugs):
        found, remedy = f"{exam.cases.passes} of {len(exam.cases.slugs)} cases", "Add cases, or ask for fewer."
        yield Finding(("cases", "passes"), found, "no more than are offered", remedy)


def _ratings(exam: ExamDocument, graded: Sequence[ItemDocument]) -> Findings:
    """With Angoff, every item that may be drawn has a rating of every judge."""
    if exam.cut != "angoff":
        return
    drawn = [one for one in graded if one.status == "scored" and one.domain in exam.blueprint.domains]
    judges = max((len(one.angoff) for one in drawn), default=0)
    lacking = [one.id for one in drawn if not one.angoff or len(one.angoff) < judges]
    if lacking or not drawn:
        found = f"{len(lacking)} items without every judge's rating{': ' if lacking else ''}{', '.join(lacking[:5])}"
        yield Finding(("cut",), found, "ratings of every item", "Have the panel rate them, or write a fixed cut.")
