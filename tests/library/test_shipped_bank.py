"""The starter bank and its exam keep what is promised of them."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from learning.library.bank_files import Bank, drawn, exam_and_bank
from learning.library.item_loading import ITEM_MODELS, SEVERAL
from quizzes.cases.words import Use
from quizzes.exams.assembly import Form
from quizzes.exams.definition import ExamDocument
from quizzes.items.common import Message
from quizzes.items.definition import ItemDocument

CONTENT = Path(__file__).parents[2] / "content"
SEEDS = range(200)


@cache
def shipped() -> tuple[ExamDocument, Bank]:
    exam, bank = exam_and_bank("foundations", CONTENT)
    assert exam is not None
    return exam, bank


def form(seed: int, use: Use = "graded") -> Form:
    exam, bank = shipped()
    made = drawn(exam, bank, seed, use)
    assert isinstance(made, Form), made
    return made


def test_the_bank_has_sixty_items_and_each_kind_twice() -> None:
    kinds: Counter[str] = Counter(item.kind for item in shipped()[1].items.values())

    assert kinds.total() >= 60
    assert {kind: kinds[kind] for kind in ITEM_MODELS if kind != SEVERAL and kinds[kind] < 2} == {}


def test_ten_items_are_about_safety_and_few_ask_for_recall() -> None:
    items = shipped()[1].items.values()

    assert sum(item.safety for item in items) >= 10
    assert sum(item.level == "recall" for item in items) / len(items) <= 0.2


def test_every_objective_is_asked_for() -> None:
    objectives = {item.objective for item in shipped()[1].items.values()}

    assert len(objectives) == 40


def test_two_hundred_seeds_draw_two_hundred_forms() -> None:
    drawn_items = {frozenset(placed.item for placed in form(seed).items) for seed in SEEDS}

    assert len(drawn_items) == len(SEEDS)


def test_each_form_meets_the_blueprint_exactly() -> None:
    exam, bank = shipped()
    for seed in SEEDS:
        scored = [bank.items[placed.item] for placed in form(seed).items if placed.scored]

        assert Counter(item.domain for item in scored) == exam.blueprint.domains
        assert sum(item.level == "recall" for item in scored) <= exam.blueprint.recall
        assert len(form(seed).items) - len(scored) == exam.blueprint.pilot


def test_a_practice_form_shares_no_item_with_the_exam() -> None:
    practice = {placed.item for seed in SEEDS for placed in form(seed, "practice").items}
    scored = {placed.item for seed in SEEDS for placed in form(seed).items}

    assert practice and not practice & scored


@pytest.mark.parametrize("item", shipped()[1].items.values(), ids=lambda item: item.id)
def test_the_reference_answer_can_be_given_and_earns_everything(item: ItemDocument) -> None:
    given = item.parse(item.filled(item.reference_answer(), 5), 5)

    assert not isinstance(given, Message), given
    assert item.score(given) == 1
