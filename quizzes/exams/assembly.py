"""A form for one candidate, drawn by the blueprint: the same seed, bank and history give the same form."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quizzes.exams.blueprint import Blueprint, Section
from quizzes.exams.cells import PILOT, Cell, cells_of, fill
from quizzes.items.definition import ItemDocument

NOBODY_SAW: Mapping[str, int] = {}


@dataclass(frozen=True)
class Placed:
    """An item on a form: its id, whether it is scored, and the number of its section, from 0."""

    item: str
    scored: bool
    section: int = 0


@dataclass(frozen=True)
class Form:
    """The items in the order they are delivered."""

    seed: int
    items: tuple[Placed, ...]


@dataclass(frozen=True)
class Shortage:
    """A cell that cannot be filled: how many it needs, how many it has, and what leaves it so few."""

    cell: str
    needs: int
    has: int
    because: str = ""

    @property
    def sentence(self) -> str:
        """As an author reads it: "safety needs 4, has 2"."""
        return f"{self.cell} needs {self.needs}, has {self.has}{f' ({self.because})' if self.because else ''}"


@dataclass(frozen=True)
class Infeasible:
    """No form exists, by cell; it is the author's to mend: add items, or ask for fewer."""

    shortages: tuple[Shortage, ...]

    @property
    def sentence(self) -> str:
        """All shortages in one sentence."""
        return f"No form can be made: {'; '.join(one.sentence for one in self.shortages)}."


def assemble(
    blueprint: Blueprint,
    pool: Sequence[ItemDocument],
    seed: int,
    seen: Mapping[str, int] = NOBODY_SAW,
    sections: Sequence[Section] = (),
) -> Form | Infeasible:
    """Draw a form. `pool`: the items of the right use; `seen`: how often this learner has met each.

    Each domain gives exactly its number, least seen first, no two enemies, recall within its share; items are
    shuffled within their section.
    """
    dice = random.Random(f"{seed} form")  # noqa: S311  seeded, so that a form can be made again
    cells = cells_of(blueprint, pool, seen, dice)
    drawn = fill(cells, blueprint.recall)
    if drawn is None:
        return Infeasible(shortages(blueprint, cells))
    item_of = {item.id: item for item in pool}
    placed = [_placed(item_of[one], sections) for one in dice.sample(drawn, len(drawn))]
    return Form(seed, tuple(sorted(placed, key=lambda one: one.section)))


def _placed(item: ItemDocument, sections: Sequence[Section]) -> Placed:
    """The item in the section of its domain; in the first where the exam has none."""
    section = next((place for place, one in enumerate(sections) if item.domain in one.domains), 0)
    return Placed(item.id, item.status == "scored", section)


def shortages(blueprint: Blueprint, cells: Sequence[Cell]) -> tuple[Shortage, ...]:
    """Why no form exists: cells with too few items, too few beyond recall, or else the enemies."""
    few = tuple(
        Shortage(one.name, one.needs, len(one.candidates)) for one in cells if len(one.candidates) < one.needs
    )
    if few:
        return few
    domains = [one for one in cells if one.name != PILOT]
    beyond = sum(one.needs - one.recall_needed for one in domains)
    if beyond < blueprint.scored - blueprint.recall:
        because = f"recall may fill {blueprint.recall} of {blueprint.scored}"
        return (Shortage("application and reasoning", blueprint.scored - blueprint.recall, beyond, because),)
    return _by_enemies(blueprint, cells)


def _by_enemies(blueprint: Blueprint, cells: Sequence[Cell]) -> tuple[Shortage, ...]:
    """The cells that enemies alone make too small, or all together where the enemies stand in different cells."""
    together = "items that are enemies cannot meet"
    alone = [(one, _most([one], blueprint.recall)) for one in cells]
    short = tuple(Shortage(one.name, one.needs, has, together) for one, has in alone if has < one.needs)
    needs = sum(one.needs for one in cells)
    return short or (Shortage("the whole form", needs, _most(cells, blueprint.recall), together),)


def _most(cells: Sequence[Cell], recall: int) -> int:
    """How many items can be drawn at most, the last cell giving what it can."""
    *others, last = cells
    whole = sum(one.needs for one in others)
    for needs in range(last.needs, -1, -1):
        if fill([*others, Cell(last.name, needs, last.candidates)], recall) is not None:
            return whole + needs
    return _most(others, recall) if others else 0
