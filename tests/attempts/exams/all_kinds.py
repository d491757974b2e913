"""A paper with one question of each kind, and somebody sitting it on the pages."""

from flask import Flask

from learning.attempts.exams.paper import Paper, Policy, Use, paper_of
from learning.attempts.exams.sitting_down import sit
from learning.attempts.owners import Owner
from quizzes.exams.assembly import Form, Placed
from quizzes.items.common import Response
from quizzes.items.definition import ItemDocument
from tests.attempts.exams.sittings import EXAM, SEED
from tests.conftest import NOW, database_of
from tests.quizzes.items.samples import FIELDS
from tests.quizzes.items.samples import item as sample

KINDS = tuple(sorted(FIELDS))
BANK: dict[str, ItemDocument] = {f"of-{kind}": sample(kind, f"of-{kind}") for kind in KINDS}


def paper(use: Use = "exam", **policy: object) -> Paper:
    drawn = Form(SEED, tuple(Placed(one, scored=True) for one in BANK))
    made = paper_of("all-kinds", EXAM, drawn, BANK, use, {})
    return made.model_copy(update={"policy": Policy.model_validate({**made.policy.model_dump(), **policy})})


def sat(site: Flask, account: str, made: Paper | None = None, now: int = NOW) -> str:
    """The address of a new sitting."""
    return f"/sittings/{sit(database_of(site), Owner(account), made or paper(), now)}"


def place(kind: str) -> int:
    return KINDS.index(kind) + 1


def filled(kind: str, response: Response | None = None) -> dict[str, list[str]]:
    """The fields of a form with this response, or with the right one."""
    item = BANK[f"of-{kind}"]
    given = response or item.reference_answer()
    return {name: list(values) for name, values in item.filled(given, SEED).items()}
