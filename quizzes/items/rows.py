"""What true/false sets, matching and matrices do alike: one field a row, with the same offers in each."""

from collections.abc import Mapping, Sequence

from quizzes.cases.definition_parts import Text
from quizzes.cases.facts import Part, Slug
from quizzes.items.common import ItemBase, Message, Posted, Response
from quizzes.items.feedback import NOTHING, Remark
from quizzes.items.posted import all_rows, chosen
from quizzes.items.presenting import shown_of
from quizzes.items.shown import Field, Kind, Offer, Opaque, Shown

ROW, OFFER = "row", "offer"
Titles = Mapping[str, str]
Key = Mapping[str, tuple[str, ...]]


class Row(Part):
    """A row to mark; `misconception` is what a wrong mark reveals."""

    id: Slug
    text: Text
    why: str = ""
    misconception: str = ""


def parse(item: ItemBase, key: Key, titles: Titles, posted: Posted, seed: int, did: str) -> Response | Message:
    """At least one mark in every row; `did` is the act and the things: "marked statements"."""
    ids = Opaque(seed, item.id)
    pairs: dict[str, tuple[str, ...]] = {}
    for row in key:
        marks = chosen(posted, ids.of(ROW, row), ids, list(titles), OFFER)
        if isinstance(marks, Message):
            return marks
        if marks:
            pairs[row] = marks
    act, things = did.split(" ", 1)
    first_left = next((ids.of(ROW, row) for row in key if row not in pairs), "")
    return all_rows(len(pairs), len(key), act, things, first_left) or Response(pairs=pairs)


def one_each(item: ItemBase, response: Response | Message, seed: int) -> Response | Message:
    """A Message where a forged form marks a row twice and only one mark is asked for."""
    if isinstance(response, Response):
        for row, marks in response.pairs.items():
            if len(marks) > 1:
                return Message("Choose one in each row.", Opaque(seed, item.id).of(ROW, row))
    return response


def filled(item: ItemBase, response: Response, seed: int) -> dict[str, tuple[str, ...]]:
    """The marks in the fields of their rows."""
    ids = Opaque(seed, item.id)
    return {ids.of(ROW, row): tuple(ids.of(OFFER, one) for one in marks) for row, marks in response.pairs.items()}


def shown(item: ItemBase, rows: Sequence[Row], titles: Titles, seed: int, ask: str, *, many: bool = False) -> Shown:
    """A field for each row, rows shuffled; the offers keep the order given."""
    ids = Opaque(seed, item.id)
    offers = tuple(Offer(ids.of(OFFER, one), text) for one, text in titles.items())
    order = ids.shuffled(rows) if item.shuffle else rows
    kind: Kind = "many" if many else "one"
    fields = tuple(Field(ids.of(ROW, row.id), row.text, kind, offers, None if many else 1) for row in order)
    return shown_of(item, seed, ask, fields)


def remarks(rows: Sequence[Row], key: Key, titles: Titles, response: Response) -> tuple[Remark, ...]:
    """Every row: what was chosen, what is right, and why."""
    return tuple(_remark(row, response.pairs.get(row.id, ()), key[row.id], titles) for row in rows)


def _remark(row: Row, marks: tuple[str, ...], right: tuple[str, ...], titles: Titles) -> Remark:
    good = set(marks) == set(right)
    return Remark(
        row.text,
        ", ".join(titles.get(one, one) for one in marks) or NOTHING,
        ", ".join(titles[one] for one in right),
        good,
        row.why,
        row.misconception if marks and not good else "",
    )
