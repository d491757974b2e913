"""The transcript as a table: one row for each entry. Pure."""

from collections.abc import Iterator

from learning.credit.boards.rule_sets import TOPICS
from learning.credit.ledger.counting import Ledger

HEAD = ("completed_on", "title", "provider", "kind", "topic", "hours", "hours_counted", "accepted", "why_not_more")
Row = tuple[str | float, ...]


def rows(found: Ledger) -> Iterator[Row]:
    """The rows under HEAD, the oldest first."""
    for line in found.lines:
        entry = line.entry
        topic = TOPICS[entry.topic] if entry.topic else ""
        yield (
            entry.completed_on, entry.title, entry.provider, entry.kind, topic,
            entry.hours, line.counted, entry.accepted, line.says,
        )  # fmt: skip
