"""Everything an author can get wrong beyond the schema. One run names all; a case without findings can be played."""

from collections.abc import Iterable

from quizzes.cases.definition import CaseDocument
from quizzes.cases.facts import Facts
from quizzes.cases.lint_adapt import adapting
from quizzes.cases.lint_examine import examining
from quizzes.cases.lint_expert import expert, expert_depths
from quizzes.cases.lint_figures import figures
from quizzes.cases.lint_follow import following_up
from quizzes.cases.lint_listen import listening
from quizzes.cases.lint_parts import Finding
from quizzes.cases.lint_paths import paths
from quizzes.cases.lint_texts import plain
from quizzes.cases.lint_treat import treating
from quizzes.cases.lint_whole import whole
from quizzes.cases.resolve import resolve

__all__ = ["Finding", "problems"]


def problems(case: CaseDocument, facts: Facts) -> list[Finding]:
    """Every finding, in the order of the steps.

    Figures and paths are looked at once the parts they are made of are sound: of a test that does not exist nothing
    can be computed.
    """
    found = [
        *whole(case),
        *plain(case),
        *listening(case, facts),
        *examining(case, facts),
        *treating(case, facts),
        *adapting(case, facts),
        *following_up(case),
        *expert(case),
    ]
    if case.assessments and case.hypotheses and not _about(found, "hypotheses", "assessments"):
        found += figures(case, case.assessments, facts)
    if not _about(found, "hypotheses", "assessments", "plan", "responses", "adapt"):
        resolved = resolve(case, facts, case.seeds[0])
        found += [*paths(resolved), *expert_depths(resolved)]
    return found


def _about(found: Iterable[Finding], *parts: str) -> bool:
    return any(one.path[:1] == (part,) for one in found for part in parts)
