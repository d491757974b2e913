"""Forms: exactly the blueprint, least seen first, no enemies, reproducible; what cannot be is explained by cell."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.exams.assembly import Form, Infeasible, assemble
from quizzes.exams.blueprint import Blueprint, Section
from quizzes.items.definition import ItemDocument
from tests.quizzes.exams.banks import SIX_AND_FOUR, bank, many, one

SECTIONS = (Section(title="Reason", domains=("assess",)), Section(title="Safety", domains=("safety",)))


def form(blueprint: Blueprint, pool: list[ItemDocument], seed: int = 1, **more: Any) -> Form:
    made = assemble(blueprint, pool, seed, **more)
    assert isinstance(made, Form), made
    return made


def why_not(blueprint: Blueprint, pool: list[ItemDocument]) -> str:
    made = assemble(blueprint, pool, 1)
    assert isinstance(made, Infeasible), made
    return made.sentence


def ids(made: Form) -> list[str]:
    return [placed.item for placed in made.items]


@given(st.integers(0, 2**63))
def test_every_form_meets_the_blueprint_exactly(seed: int) -> None:
    pool = [*bank(8, 6), *many(3, prefix="recall", level="recall"), *many(4, prefix="new", status="pilot")]
    made = form(SIX_AND_FOUR.model_copy(update={"pilot": 2}), pool, seed)
    of = {item.id: item for item in pool}
    scored = [of[placed.item] for placed in made.items if placed.scored]

    assert Counter(item.domain for item in scored) == {"safety": 6, "assess": 4}
    assert sum(item.level == "recall" for item in scored) <= 2
    assert sum(not placed.scored for placed in made.items) == 2
    assert len(set(ids(made))) == 12


def test_the_same_seed_makes_the_same_form_whatever_the_order_of_the_bank() -> None:
    assert form(SIX_AND_FOUR, bank()) == form(SIX_AND_FOUR, bank()[::-1])


def test_two_hundred_seeds_make_two_hundred_forms() -> None:
    made = {tuple(ids(form(SIX_AND_FOUR, bank(), seed))) for seed in range(200)}

    assert len(made) == 200


def test_forms_differ_in_their_items_not_only_in_order() -> None:
    assert len({frozenset(ids(form(SIX_AND_FOUR, bank(), seed))) for seed in range(40)}) > 30


def test_what_a_learner_has_seen_least_comes_first() -> None:
    seen = {f"safety-{number}": 1 for number in range(6)} | {f"assess-{number}": number for number in range(8)}

    assert set(ids(form(SIX_AND_FOUR, bank(), seen=seen))) == {
        *(f"safety-{number}" for number in range(6, 12)),
        *(f"assess-{number}" for number in range(4)),
    }


@given(st.integers(0, 2**63))
def test_enemies_never_meet_whichever_names_the_other(seed: int) -> None:
    pool = [*bank(6, 4), one("twin", enemies=["safety-0", "assess-0"]), one("spare", "assess")]
    drawn = set(ids(form(SIX_AND_FOUR, pool, seed)))

    assert "twin" not in drawn or not drawn & {"safety-0", "assess-0"}


def test_an_enemy_is_passed_over_where_only_the_other_will_do() -> None:
    pool = [*many(5), one("a", enemies=["b"]), one("b", enemies=["c"]), *many(3, "assess"), one("c", "assess")]

    assert "b" not in ids(form(SIX_AND_FOUR, pool))


def test_pilots_are_never_scored_and_never_fill_a_domain() -> None:
    pool = [*many(5), *many(3, prefix="new", status="pilot"), *many(4, "assess")]

    assert why_not(SIX_AND_FOUR, pool) == "No form can be made: safety needs 6, has 5."


def test_retired_items_are_not_drawn() -> None:
    assert "has 5" in why_not(SIX_AND_FOUR, [*many(5), one("old", status="retired"), *many(4, "assess")])


def test_every_short_cell_is_named() -> None:
    assert why_not(SIX_AND_FOUR.model_copy(update={"pilot": 1}), [*many(4), *many(2, "assess")]) == (
        "No form can be made: safety needs 6, has 4; assess needs 4, has 2; pilot needs 1, has 0."
    )


def test_too_much_recall_is_explained() -> None:
    pool = [
        *many(4),
        *many(8, prefix="recall", level="recall"),
        *many(3, "assess"),
        one("r", "assess", level="recall"),
    ]

    assert why_not(SIX_AND_FOUR, pool) == (
        "No form can be made: application and reasoning needs 8, has 7 (recall may fill 2 of 10)."
    )


def test_enemies_that_leave_a_cell_short_are_explained() -> None:
    pool = [*many(5), one("a", enemies=["safety-0"]), *many(4, "assess")]

    assert why_not(SIX_AND_FOUR, pool) == (
        "No form can be made: safety needs 6, has 5 (items that are enemies cannot meet)."
    )


def test_enemies_across_cells_are_explained_for_the_whole_form() -> None:
    pool = [*many(6), *many(3, "assess"), one("a", "assess", enemies=["safety-0"])]

    assert why_not(SIX_AND_FOUR, pool) == (
        "No form can be made: the whole form needs 10, has 9 (items that are enemies cannot meet)."
    )


def test_sections_stand_in_their_order() -> None:
    made = form(SIX_AND_FOUR, bank(), sections=SECTIONS)

    assert [placed.section for placed in made.items] == [0] * 4 + [1] * 6
    assert all(placed.item.startswith("assess") for placed in made.items[:4])


@pytest.mark.parametrize(("scored", "recall"), [({"a": 24}, 4), ({"a": 25}, 5), ({"a": 3, "b": 1}, 0)])
def test_recall_is_at_most_a_fifth(scored: dict[str, int], recall: int) -> None:
    assert Blueprint(domains=scored).recall == recall
