"""The shipped bank and its exams keep what is promised of them."""

from collections import Counter

import pytest

from learning.library.item_loading import ITEM_MODELS, SEVERAL
from quizzes.cases.words import Use
from quizzes.items.common import Message
from quizzes.items.definition import ItemDocument
from tests.library.exam_forms import broken, different, form, shipped

SEEDS = range(100)  # python -m tests.benchmarks.forms takes 1,000
EXAMS = ("foundations", "clinical-reasoning")
BANK = shipped("foundations")[1].items


def test_the_bank_has_sixty_items_and_each_kind_twice() -> None:
    kinds: Counter[str] = Counter(item.kind for item in BANK.values())

    assert kinds.total() >= 60
    assert {kind: kinds[kind] for kind in ITEM_MODELS if kind != SEVERAL and kinds[kind] < 2} == {}


def test_ten_items_are_about_safety_and_few_ask_for_recall() -> None:
    items = BANK.values()

    assert sum(item.safety for item in items) >= 10
    assert sum(item.level == "recall" for item in items) / len(items) <= 0.2


def test_every_objective_is_asked_for() -> None:
    objectives = {item.objective for item in BANK.values()}

    assert len(objectives) == 40


@pytest.mark.parametrize("use", ["graded", "practice"])
@pytest.mark.parametrize("exam", EXAMS)
def test_each_form_keeps_what_its_exam_promises(exam: str, use: Use) -> None:
    assert {seed: broken(exam, seed, use) for seed in SEEDS if broken(exam, seed, use)} == {}


@pytest.mark.parametrize("exam", EXAMS)
def test_a_hundred_seeds_draw_a_hundred_forms(exam: str) -> None:
    assert different(exam, SEEDS) == different(exam, SEEDS, "practice") == len(SEEDS)


def test_the_certificate_exam_asks_a_hundred_questions_and_tries_ten() -> None:
    blueprint = shipped("clinical-reasoning")[0].blueprint

    assert (blueprint.scored, blueprint.pilot, blueprint.recall) == (100, 10, 20)


def test_the_scored_pool_asks_for_every_objective() -> None:
    assert len({item.objective for item in BANK.values() if item.use == "graded" and item.status == "scored"}) == 40


@pytest.mark.parametrize("exam", EXAMS)
def test_a_practice_form_shares_no_item_with_the_exam(exam: str) -> None:
    practice, scored = (
        {placed.item for seed in SEEDS for placed in form(exam, seed, use).items} for use in ("practice", "graded")
    )

    assert practice and not practice & scored


@pytest.mark.parametrize("item", BANK.values(), ids=lambda item: item.id)
def test_the_reference_answer_can_be_given_and_earns_everything(item: ItemDocument) -> None:
    given = item.parse(item.filled(item.reference_answer(), 5), 5)

    assert not isinstance(given, Message), given
    assert item.score(given) == 1
