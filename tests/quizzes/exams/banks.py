"""Small banks of items for exams: single-choice items in any domain, level and status."""

from typing import Any

from quizzes.exams.blueprint import Blueprint
from quizzes.items.definition import ItemDocument
from tests.quizzes.items.samples import item

SIX_AND_FOUR = Blueprint(domains={"safety": 6, "assess": 4})  # recall may fill 2 of 10


def one(ident: str, domain: str = "safety", **changes: Any) -> ItemDocument:
    return item("single", ident, objective=f"{domain}-01", **changes)


def many(count: int, domain: str = "safety", prefix: str = "", **changes: Any) -> list[ItemDocument]:
    return [one(f"{prefix or domain}-{number}", domain, **changes) for number in range(count)]


def bank(safety: int = 12, assess: int = 8) -> list[ItemDocument]:
    return [*many(safety), *many(assess, "assess")]
