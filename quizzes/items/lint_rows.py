"""Mistakes in items of rows: true/false sets, matching, matrices and orderings."""

from collections.abc import Sequence

from quizzes.cases.lint_parts import Finding, Findings, Path, all_known, repeated, short_why, unknown
from quizzes.items.matching import Matching
from quizzes.items.matrix import Matrix
from quizzes.items.ordering import Ordering
from quizzes.items.rows import Row
from quizzes.items.true_false import TrueFalse

K_PRIM = 4


def _rows(path: Path, rows: Sequence[Row]) -> Findings:
    yield from repeated(path, (one.id for one in rows), "id")
    for place, one in enumerate(rows):
        yield from short_why((*path, place), one.why)


def true_false(item: TrueFalse) -> Findings:
    """Half points are made for four statements, some true and some false."""
    path: Path = ("statements",)
    yield from _rows(path, item.statements)
    if len({one.correct for one in item.statements}) == 1:
        remedy = "Rewrite one so that it is the other."
        yield Finding(path, "only true or only false statements", "some of each", remedy)
    if item.scoring == "half-points" and len(item.statements) != K_PRIM:
        found, remedy = f"{len(item.statements)} statements", "Write four, or use `scoring: per-pair`."
        yield Finding(path, found, "four, where half points are given", remedy)


def matching(item: Matching) -> Findings:
    """Every row has a partner in the list, of its own unless partners may be used again."""
    yield from _rows(("rows",), item.rows)
    yield from repeated(("partners",), (one.id for one in item.partners), "id")
    for place, one in enumerate(item.rows):
        yield from unknown(("rows", place, "match"), one.match, item.titles, "a partner")
    if not item.reuse:
        for found in repeated(("rows",), (one.match for one in item.rows), "match"):
            yield Finding(found.path, found.found, "a partner of its own", "Give it another, or set `reuse: true`.")


def matrix(item: Matrix) -> Findings:
    """Every row stands under columns that exist, one unless several are asked for; not all under the same."""
    yield from _rows(("rows",), item.rows)
    yield from repeated(("columns",), (one.id for one in item.columns), "id")
    for place, one in enumerate(item.rows):
        yield from all_known(("rows", place, "correct"), one.correct, item.titles, "a column")
        if len(one.correct) > 1 and not item.many:
            found, remedy = f"{len(one.correct)} columns", "Leave one, or set `many: true`."
            yield Finding(("rows", place, "correct"), found, "one column", remedy)
    if len({one.correct for one in item.rows}) == 1:
        remedy = "Add a row that belongs elsewhere."
        yield Finding(("rows",), "the same columns for every row", "at least two columns in use", remedy)


def ordering(item: Ordering) -> Findings:
    """Each step once, each with a why: why here and not elsewhere."""
    yield from _rows(("steps",), item.steps)
