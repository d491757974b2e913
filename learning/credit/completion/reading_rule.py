"""When a module counts as read: a dated rule kept as data beside this file."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

from learning.core.columns import to_json
from learning.library import yaml12

FILE = Path(__file__).with_name("reading_rule.yaml")


@dataclass(frozen=True)
class ReadingRule:
    """The rule in words, from a day (YYYY-MM-DD) on; `checked_on`: compared with a board's page, None for never."""

    begins: str
    says: str
    source: str
    checked_on: str | None


def rule_on(day: str) -> ReadingRule:
    """The rule that holds on a day (YYYY-MM-DD); before the first rule, the first."""
    begun = [rule for rule in rules() if rule.begins <= day]
    return begun[-1] if begun else rules()[0]


@cache
def rules() -> tuple[ReadingRule, ...]:
    """Every rule, the oldest first."""
    listed = yaml12.parse(FILE.read_text(encoding="utf-8"), FILE.name).value
    renamed = [{"begins" if key == "from" else key: value for key, value in rule.items()} for rule in listed]
    found = TypeAdapter(tuple[ReadingRule, ...]).validate_json(to_json(renamed), strict=True)
    return tuple(sorted(found, key=lambda rule: rule.begins))
