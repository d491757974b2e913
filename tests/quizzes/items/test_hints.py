from quizzes.items.common import Response
from quizzes.items.hints import hints
from tests.quizzes.items.samples import item


def test_the_authors_hints_come_in_order_and_the_last_one_stays() -> None:
    one = item("single", hints=["Look at the night.", "Look at the numb fingers."])
    told = one.feedback(one.reference_answer())

    assert [hints(one, told, misses) for misses in (1, 2, 3)] == [
        ("Look at the night.",),
        ("Look at the numb fingers.",),
        ("Look at the numb fingers.",),
    ]


def test_without_them_the_why_of_the_wrong_option_is_the_hint() -> None:
    one = item("single")
    wrong = next(option for option in one.options if not option.correct)  # type: ignore[union-attr]

    assert hints(one, one.feedback(Response(picks=(wrong.id,))), 1) == (wrong.why,)


def test_what_is_right_is_never_a_hint() -> None:
    for kind in ("multiple", "true-false", "matching", "matrix", "ordering", "hotspot", "numeric", "short-text"):
        one = item(kind)
        key = {remark.why for remark in one.feedback(one.reference_answer()).remarks if remark.right == "Right"}

        assert not key & set(hints(one, one.feedback(Response()), 1)), kind
