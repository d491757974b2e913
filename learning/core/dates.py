"""Instants and lengths of time in words, and days as instants."""

from datetime import UTC, date, datetime, time


def day(instant: int) -> str:
    """The day of an instant (milliseconds, UTC): 21 November 2026."""
    moment = datetime.fromtimestamp(instant / 1000, UTC)
    return f"{moment.day} {moment:%B %Y}"


def day_named(iso: str) -> str:
    """A day that is written 2026-11-21 in words: 21 November 2026."""
    return day(midnight(date.fromisoformat(iso)))


def iso_day(instant: int) -> str:
    """The day of an instant (milliseconds, UTC) as rules with dates write it: 2026-11-21."""
    return f"{datetime.fromtimestamp(instant / 1000, UTC):%Y-%m-%d}"


def moment(instant: int) -> str:
    """The minute of an instant (milliseconds, UTC): 21 November 2026, 14:05 UTC."""
    return f"{day(instant)}, {datetime.fromtimestamp(instant / 1000, UTC):%H:%M} UTC"


def iso(instant: int) -> str:
    """The second of an instant (milliseconds, UTC) as programs write it: 2026-11-21T14:05:00Z."""
    return f"{datetime.fromtimestamp(instant // 1000, UTC):%Y-%m-%dT%H:%M:%SZ}"


def until(instant: int, since: int) -> str:
    """The minute of an instant for whoever knows the day of `since`: 14:05 UTC, with its day where that differs."""
    return moment(instant).rpartition(", ")[2] if day(instant) == day(since) else moment(instant)


def lasting(minutes: int) -> str:
    """A length of time in short words, from an hour and a half on with its hours: 45 min, 9 h 15 min, 2 h."""
    hours, rest = divmod(minutes, 60)
    return f"{minutes} min" if minutes < 90 else f"{hours} h {rest} min" if rest else f"{hours} h"


def midnight(of: date) -> int:
    """The instant (milliseconds) at which a day begins in UTC."""
    return int(datetime.combine(of, time(), UTC).timestamp()) * 1000


def years_later(instant: int, years: int) -> int:
    """The midnight (UTC, milliseconds) of the same day so many years later; of 1 March after a 29 February."""
    of = date_of(instant)
    try:
        return midnight(of.replace(year=of.year + years))
    except ValueError:
        return midnight(date(of.year + years, 3, 1))


def date_of(instant: int) -> date:
    """The day of an instant (milliseconds) in UTC."""
    return datetime.fromtimestamp(instant / 1000, UTC).date()
