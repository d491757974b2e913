"""The statements of a course evaluation, as data with their source."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

from learning.core.columns import to_json
from learning.library import yaml12

FILE = Path(__file__).with_name("questions.yaml")


@dataclass(frozen=True)
class Grade:
    """One point of the scale."""

    value: int
    words: str


@dataclass(frozen=True)
class Statement:
    """One statement that a learner agrees with or not."""

    id: str
    says: str


@dataclass(frozen=True)
class Questions:
    """The whole sheet; `checked_on`: when somebody last compared it with what the board asks for, None for never."""

    source: str
    checked_on: str | None
    scale: tuple[Grade, ...]
    statements: tuple[Statement, ...]


@cache
def questions() -> Questions:
    """The sheet that is in force."""
    read = yaml12.parse(FILE.read_text(encoding="utf-8"), FILE.name).value
    return TypeAdapter(Questions).validate_json(to_json(read), strict=True)
