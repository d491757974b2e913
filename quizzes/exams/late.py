"""What came too late and is accepted after all: which of those changes would stand, by the rules of every save."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Kept = Literal["applied", "conflict", "superseded", "left", "late"]


@dataclass(frozen=True)
class Change:
    """One change as it is kept. `seq` counts in its tab, `rev` in the sitting; `base` is the rev its tab had seen."""

    client: str
    seq: int
    item: str
    base: int
    rev: int
    outcome: Kept


def counting(history: Sequence[Change], after: int = 0) -> tuple[Change, ...]:
    """The late changes with a rev above `after` that stand once accepted; `history` is in the order of rev.

    None goes behind a newer change of its own tab, or over one of another device that its tab had not seen.
    Worked: the tab sent 1 in time and 3, 2 late about one item: 3 stands, 2 does not.
    """
    late = [one for one in history if one.outcome == "late" and one.rev > after]
    standing = [one for one in history if one.outcome == "applied"]
    decided = [*late, *(one for one in history if one.outcome in {"applied", "conflict"})]
    counted: list[Change] = []
    for one in late:
        if not _superseded(one, decided) and not _crossed(one, [*standing, *counted]):
            counted.append(one)
    return tuple(counted)


def _superseded(one: Change, decided: Sequence[Change]) -> bool:
    return any(each.client == one.client and each.item == one.item and each.seq > one.seq for each in decided)


def _crossed(one: Change, standing: Sequence[Change]) -> bool:
    return any(each.client != one.client and each.item == one.item and each.rev > one.base for each in standing)
