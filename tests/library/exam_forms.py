"""What every form of an exam has to keep, whatever the seed."""

from collections import Counter
from functools import cache
from itertools import permutations
from pathlib import Path

from learning.library.bank_files import Bank, drawn, exam_and_bank
from quizzes.cases.words import Use
from quizzes.exams.assembly import Form
from quizzes.exams.definition import ExamDocument

CONTENT = Path(__file__).parents[2] / "content"


@cache
def shipped(slug: str) -> tuple[ExamDocument, Bank]:
    """A shipped exam and the shipped bank."""
    exam, bank = exam_and_bank(slug, CONTENT)
    assert exam is not None
    return exam, bank


@cache
def form(slug: str, seed: int, use: Use = "graded") -> Form:
    """The form of a seed."""
    made = drawn(*shipped(slug), seed, use)
    assert isinstance(made, Form), made
    return made


def broken(slug: str, seed: int, use: Use = "graded") -> list[str]:
    """What the form of a seed does not keep: its blueprint, recall, pilots, enemies, each item once."""
    exam, bank = shipped(slug)
    blueprint = exam.blueprint if use == "graded" else exam.practice
    placed = form(slug, seed, use).items
    items = [bank.items[one.item] for one in placed]
    scored = [item for item, one in zip(items, placed, strict=True) if one.scored]
    keeps = {
        "domains": Counter(item.domain for item in scored) == blueprint.domains,
        "recall": sum(item.level == "recall" for item in scored) <= blueprint.recall,
        "pilots": len(items) - len(scored) == blueprint.pilot == sum(item.status == "pilot" for item in items),
        "enemies": not any(other.id in item.enemies for item, other in permutations(items, 2)),
        "once": len({item.id for item in items}) == len(items),
        "use": all(item.use == use and item.id not in bank.in_quizzes for item in items),
    }
    return [name for name, kept in keeps.items() if not kept]


def different(slug: str, seeds: range, use: Use = "graded") -> int:
    """How many different sets of items so many seeds draw."""
    return len({frozenset(one.item for one in form(slug, seed, use).items) for seed in seeds})
