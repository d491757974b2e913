"""What somebody has responded to a quiz, as one text that the page's own statement brings along."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, FromClause, Text, bindparam, func, select
from sqlalchemy import cast as as_type

from learning.attempts.owners import Owner, owned, owner_values
from learning.attempts.quizzes.models import quiz_response
from learning.core.lines import lines
from quizzes.cases.words import Sureness
from quizzes.items.common import Response

KIND, SLUG = bindparam("kind", type_=Text), bindparam("slug", type_=Text)
NO_SURENESS = "-"


def _of_page(rows: FromClause) -> ColumnElement[bool]:
    return owned(rows) & (rows.c.kind == KIND) & (rows.c.slug == SLUG)


def _kept() -> ColumnElement[str]:
    """Every response of the latest go at each item, a line each: item, go, number, sureness, response."""
    row, newer = quiz_response.alias(), quiz_response.alias()
    parts = (as_type(row.c.go, Text), as_type(row.c.number, Text), func.coalesce(row.c.sureness, NO_SURENESS))
    line: ColumnElement[Any] = row.c.item
    for part in (*parts, row.c.value):
        line = line + " " + part
    later = _of_page(newer) & (newer.c.item == row.c.item) & (newer.c.go > row.c.go)
    latest = select(line.label("line")).where(_of_page(row), ~select(newer.c.go).where(later).exists())
    return select(lines(latest.subquery().c.line)).scalar_subquery()


KEPT = _kept()
_KEPT = select(KEPT)


@dataclass(frozen=True)
class Said:
    """One response: the owner's so-manieth to this item."""

    number: int
    sureness: Sureness | None
    response: Response


@dataclass(frozen=True)
class Go:
    """The latest go at one item. `began`: its instant, 0 before the first; `said` in order."""

    began: int = 0
    said: tuple[Said, ...] = ()

    @property
    def mark(self) -> str:
        """What tells this state from every other of the same item."""
        return f"{self.began}.{self.said[-1].number if self.said else 0}"


@dataclass(frozen=True)
class History:
    """The latest go at each item that was responded to, by the author's id."""

    goes: Mapping[str, Go] = field(default_factory=dict)

    def of(self, item: str) -> Go:
        """The go at one item."""
        return self.goes.get(item, Go())


def history(text: str | None) -> History:
    """What the column says."""
    rows = sorted((_read(line) for line in text.split("\n")), key=lambda row: row[2].number) if text else []
    goes: dict[str, Go] = {}
    for item, began, said in rows:
        goes[item] = Go(began, (*goes.get(item, Go()).said, said))
    return History(goes)


def _read(line: str) -> tuple[str, int, Said]:
    item, began, number, sureness, value = line.split(" ", 4)
    sure = None if sureness == NO_SURENESS else cast(Sureness, sureness)
    return item, int(began), Said(int(number), sure, Response.model_validate(json.loads(value)))


def history_of(db: Connection, owner: Owner, kind: str, slug: str) -> History:
    """What this owner has responded to the quiz of a page."""
    return history(db.scalar(_KEPT, {**owner_values(owner), "kind": kind, "slug": slug}))
