"""Instants in words."""

from datetime import UTC, datetime


def day(instant: int) -> str:
    """The day of an instant (milliseconds, UTC): 21 November 2026."""
    moment = datetime.fromtimestamp(instant / 1000, UTC)
    return f"{moment.day} {moment:%B %Y}"
