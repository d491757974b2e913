"""Multiple response: plus/minus or all or nothing; how many is asked for, never punished."""

import pytest

from tests.quizzes.items.forms import posted
from tests.quizzes.items.messages import message, response
from tests.quizzes.items.samples import item

TEXTS = [f"Text of {one}" for one in ("calf", "heat", "cramp", "ache", "itch")]


def test_four_chosen_of_two_is_a_message() -> None:
    multiple = item("multiple")

    assert message(multiple, posted(multiple, *TEXTS[:4])) == "You chose four; choose two."


def test_without_a_number_any_but_none_will_do() -> None:
    multiple = item("multiple", choose=None)

    assert message(multiple, {}) == "Nothing is chosen yet; choose all that apply."
    assert response(multiple, posted(multiple, *TEXTS)).picks == ("calf", "heat", "cramp", "ache", "itch")


@pytest.mark.parametrize(
    ("rule", "texts", "score"),
    [
        ("plus-minus", TEXTS[:2], 1),
        ("plus-minus", TEXTS[1:3], 0),  # (1 - 1) / 2
        ("plus-minus", TEXTS[:1], 0.5),
        ("plus-minus", TEXTS[:3], 0.5),  # (2 - 1) / 2
        ("plus-minus", TEXTS, 0),  # (2 - 3) / 2, floored
        ("all-or-nothing", TEXTS[:2], 1),
        ("all-or-nothing", TEXTS[:1], 0),
    ],
)
def test_the_rule_of_the_item_decides(rule: str, texts: list[str], score: float) -> None:
    multiple = item("multiple", choose=None, scoring=rule)

    assert multiple.score(response(multiple, posted(multiple, *texts))) == score


def test_the_number_to_choose_is_said() -> None:
    assert item("multiple").shown(1).ask == "Choose two."
    assert item("multiple", choose=None).shown(1).ask == "Choose all that apply."
