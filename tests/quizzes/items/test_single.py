"""Single choice: one option, all or nothing; the whys by option."""

from quizzes.items.common import Response
from tests.quizzes.items.forms import SEED, fields, posted
from tests.quizzes.items.messages import message, response
from tests.quizzes.items.samples import CANARY, item


def test_the_right_option_earns_all_and_another_nothing() -> None:
    single = item("single")

    assert single.score(response(single, posted(single, "Text of calf"))) == 1
    assert single.score(response(single, posted(single, "Text of ache"))) == 0


def test_two_options_are_one_too_many() -> None:
    single = item("single")

    assert message(single, posted(single, "Text of calf", "Text of ache")) == "You chose two; choose one."


def test_nothing_chosen_says_so() -> None:
    assert message(item("single"), {}) == "Nothing is chosen yet; choose one."


def test_a_made_up_option_is_not_read() -> None:
    single = item("single")
    (field,) = fields(single.shown(SEED))

    assert message(single, {field.name: ["calf"]}).startswith("That choice is not one of this question's.")


def test_options_stand_in_another_order_for_another_seed() -> None:
    single = item("single")
    orders = {tuple(one.text for one in single.shown(seed).fields[0].offers) for seed in range(30)}

    assert len(orders) > 5


def test_an_order_that_means_something_is_kept() -> None:
    single = item("single", shuffle=False)

    assert [one.text.split()[-1] for one in single.shown(7).fields[0].offers] == ["calf", "bruise", "cramp", "ache"]


def test_feedback_names_the_misconception_of_the_wrong_choice_only() -> None:
    told = item("single").feedback(Response(picks=("cramp",)))

    assert [one.misconception for one in told.remarks] == ["", "", f"{CANARY} cramp", ""]
    assert [(one.chosen, one.right) for one in told.remarks[::2]] == [("Not chosen", "Right"), ("Chosen", "Wrong")]


def test_an_option_that_was_renamed_since_counts_as_not_right() -> None:
    assert item("single").score(Response(picks=("gone",))) == 0
