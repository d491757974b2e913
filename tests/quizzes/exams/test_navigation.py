"""Where a candidate may go on a form."""

import pytest

from quizzes.exams.navigation import Navigation, may_open, next_section

SECTIONS = (0, 0, 1, 1, 2)


@pytest.mark.parametrize(
    ("navigation", "reached", "places"),
    [("free", 0, [0, 1, 2, 3, 4]), ("one-way", 0, [0, 1]), ("one-way", 1, [2, 3]), ("one-way", 2, [4])],
)
def test_which_places_are_open(navigation: Navigation, reached: int, places: list[int]) -> None:
    assert [place for place in range(-1, 6) if may_open(navigation, SECTIONS, reached, place)] == places


def test_sections_follow_each_other_to_the_last() -> None:
    assert [next_section(SECTIONS, reached) for reached in (0, 1, 2)] == [1, 2, None]
