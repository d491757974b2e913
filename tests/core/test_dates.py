from learning.core.dates import lasting


def test_a_long_time_is_told_in_hours_and_a_short_one_in_minutes() -> None:
    assert [lasting(minutes) for minutes in (14, 89, 90, 120, 555)] == [
        "14 min",
        "89 min",
        "1 h 30 min",
        "2 h",
        "9 h 15 min",
    ]
