"""Matching: per-pair credit; a partner once, unless it may be used again."""

import pytest

from tests.quizzes.items.forms import SEED, marked
from tests.quizzes.items.messages import message, response
from tests.quizzes.items.samples import item

RIGHT = {"early": "Partner protect", "middle": "Partner load", "late": "Partner return"}


@pytest.mark.parametrize(
    ("rule", "changes", "score"),
    [
        ("per-pair", {}, 1),
        ("per-pair", {"late": "Partner ice"}, 2 / 3),
        ("all-or-nothing", {"late": "Partner ice"}, 0),
        ("all-or-nothing", {}, 1),
    ],
)
def test_the_rule_of_the_item_decides(rule: str, changes: dict[str, str], score: float) -> None:
    matching = item("matching", scoring=rule)

    assert matching.score(response(matching, marked(matching, **{**RIGHT, **changes}))) == pytest.approx(score)


def test_rows_left_out_are_counted() -> None:
    matching = item("matching")

    assert message(matching, marked(matching, early="Partner ice")) == "You matched one of three rows; two are left."


def test_a_partner_used_twice_is_a_message() -> None:
    matching = item("matching")
    twice = marked(matching, **{**RIGHT, "late": "Partner load"})

    assert message(matching, twice) == "You matched “Partner load” twice; use each once."


def test_a_partner_may_be_used_twice_where_the_author_allows() -> None:
    matching = item("matching", reuse=True)
    twice = marked(matching, **{**RIGHT, "late": "Partner load"})

    assert matching.score(response(matching, twice)) == pytest.approx(2 / 3)


def test_partners_do_not_stand_in_the_order_of_their_rows() -> None:
    orders = {
        tuple(one.text for one in item("matching").shown(seed).fields[0].offers) for seed in range(SEED, SEED + 20)
    }

    assert len(orders) > 5
