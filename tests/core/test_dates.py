from datetime import date

import pytest

from learning.core.dates import lasting, midnight, years_later


def test_a_long_time_is_told_in_hours_and_a_short_one_in_minutes() -> None:
    assert [lasting(minutes) for minutes in (14, 89, 90, 120, 555)] == [
        "14 min",
        "89 min",
        "1 h 30 min",
        "2 h",
        "9 h 15 min",
    ]


@pytest.mark.parametrize(
    ("of", "years", "later"),
    [(date(2026, 11, 18), 7, date(2033, 11, 18)), (date(2028, 2, 29), 7, date(2035, 3, 1)),
     (date(2028, 2, 29), 4, date(2032, 2, 29)), (date(2026, 12, 31), 1, date(2027, 12, 31))],
)  # fmt: skip
def test_the_same_day_years_later_is_first_of_march_where_february_is_short(
    of: date, years: int, later: date
) -> None:
    assert years_later(midnight(of) + 1, years) == midnight(later)
