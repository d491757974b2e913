"""Days at their edges: the last instant of a month, leap days, renewals that reach over leap years. All in UTC."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from learning.core.dates import iso_day
from learning.credit.boards.rule_sets import rule_sets
from learning.credit.certificates.printing import pdf, said
from learning.credit.ledger.counting import ledger
from learning.credit.reporting.roster import day_in_us
from tests.credit.certificates.test_printing import snapshot, told
from tests.credit.ledger.test_counting import READ

NEW_YORK = rule_sets("2026-11-21")["new-york"]  # its period of three years is known
HOURS = (-12, -10, -5, 0, 5.5, 13, 14)


def instant(text: str, hours: float = 0) -> int:
    """Milliseconds of a local time, so many hours ahead of UTC."""
    local = datetime.fromisoformat(text).replace(tzinfo=timezone(timedelta(hours=hours)))
    return (local - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


@pytest.mark.parametrize(
    ("last", "first", "day", "next_day"),
    [
        ("2028-02-29T23:59:59.999", "2028-03-01T00:00:00.000", "2028-02-29", "2028-03-01"),
        ("2028-02-28T23:59:59.999", "2028-02-29T00:00:00.000", "2028-02-28", "2028-02-29"),
        ("2027-02-28T23:59:59.999", "2027-03-01T00:00:00.000", "2027-02-28", "2027-03-01"),
        ("2100-02-28T23:59:59.999", "2100-03-01T00:00:00.000", "2100-02-28", "2100-03-01"),
        ("2026-11-30T23:59:59.999", "2026-12-01T00:00:00.000", "2026-11-30", "2026-12-01"),
        ("2026-12-31T23:59:59.999", "2027-01-01T00:00:00.000", "2026-12-31", "2027-01-01"),
    ],
)
def test_a_day_ends_with_its_last_millisecond(last: str, first: str, day: str, next_day: str) -> None:
    assert instant(first) - instant(last) == 1
    assert (iso_day(instant(last)), iso_day(instant(first))) == (day, next_day)


@pytest.mark.parametrize("hours", HOURS)
def test_the_clock_of_the_learner_does_not_matter(hours: float) -> None:
    """The same instant, as a clock shows it that is so many hours ahead."""
    utc = datetime(2028, 2, 29, 23, 59, 59)
    there = (utc + timedelta(hours=hours)).isoformat()

    assert iso_day(instant(there, hours)) == "2028-02-29"


@pytest.mark.parametrize(
    ("day", "words", "in_us"),
    [
        ("2028-02-29", "29 February 2028", "02/29/2028"),
        ("2027-02-28", "28 February 2027", "02/28/2027"),
        ("2026-11-30", "30 November 2026", "11/30/2026"),
        ("2026-12-31", "31 December 2026", "12/31/2026"),
        ("2027-01-01", "1 January 2027", "01/01/2027"),
    ],
)
def test_sheet_and_roster_write_the_same_day(tmp_path: Path, day: str, words: str, in_us: str) -> None:
    copy = replace(snapshot(), completed_on=day, issued_at=f"{day}T23:59:59Z")

    assert (said(copy)["completed"], said(copy)["issued"], day_in_us(day)) == (words, words, in_us)
    text = " ".join(told("pdftotext", pdf(copy, "letter"), tmp_path).split())
    assert f"completed on {words}" in text and f"issued {words}" in text


@pytest.mark.parametrize(
    ("renews_on", "begins"),
    [
        ("2028-02-29", "2025-02-28"),  # a leap day, in a year three years on from one that has none
        ("2027-02-28", "2024-02-28"),  # a period that holds a leap day
        ("2028-02-28", "2025-02-28"),
        ("2028-03-01", "2025-03-01"),
        ("2032-02-29", "2029-02-28"),
    ],
)
def test_a_renewal_looks_back_whole_years_over_leap_days(renews_on: str, begins: str) -> None:
    assert ledger(NEW_YORK, [], renews_on).begins == begins


@pytest.mark.parametrize(
    ("day", "counts"),
    [("2024-02-28", False), ("2024-02-29", True), ("2024-03-01", True), ("2027-02-28", True), ("2027-03-01", False)],
)
def test_hours_of_a_leap_day_belong_to_the_period_that_follows(day: str, counts: bool) -> None:
    [line] = ledger(NEW_YORK, [replace(READ, completed_on=day)], "2027-02-28").lines

    assert (line.counted > 0) is counts
