"""The cells of a blueprint with the items that may fill them, and the search for a filling without enemies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from quizzes.exams.blueprint import Blueprint
from quizzes.items.definition import ItemDocument

PILOT = "pilot"
MOST_STEPS = 20_000
"""After so many steps a filling is held not to exist; a bank that needs so many is too entangled to be fair."""


@dataclass(frozen=True)
class Candidate:
    """An item that may fill a cell. `recall`: it counts against the recall allowed, which pilots do not."""

    id: str
    recall: bool
    enemies: frozenset[str]


@dataclass(frozen=True)
class Cell:
    """So many items needed, and those that may fill them, the best choice first."""

    name: str
    needs: int
    candidates: tuple[Candidate, ...]

    @property
    def recall_needed(self) -> int:
        """How many of its items must be of level recall, because there are too few others."""
        return max(0, self.needs - sum(not one.recall for one in self.candidates))


def cells_of(
    blueprint: Blueprint, pool: Sequence[ItemDocument], seen: Mapping[str, int], dice: Random
) -> tuple[Cell, ...]:
    """A cell for each domain and one for pilots, the tightest first; within it least seen first, else by chance."""
    enemies = _both_ways(pool)
    order = sorted(pool, key=lambda item: item.id)
    dice.shuffle(order)
    order.sort(key=lambda item: seen.get(item.id, 0))
    wanted = {**blueprint.domains, PILOT: blueprint.pilot}
    cells = [Cell(name, needs, _candidates(name, order, blueprint, enemies)) for name, needs in wanted.items()]
    return tuple(sorted((one for one in cells if one.needs), key=lambda one: len(one.candidates) - one.needs))


def _both_ways(pool: Sequence[ItemDocument]) -> dict[str, frozenset[str]]:
    """Enemies are enemies whichever of the two names the other."""
    return {
        item.id: frozenset({*item.enemies, *(one.id for one in pool if item.id in one.enemies)}) - {item.id}
        for item in pool
    }


def _candidates(
    name: str, order: Sequence[ItemDocument], blueprint: Blueprint, enemies: Mapping[str, frozenset[str]]
) -> tuple[Candidate, ...]:
    if name == PILOT:
        fitting = [one for one in order if one.status == "pilot" and one.domain in blueprint.domains]
    else:
        fitting = [one for one in order if one.status == "scored" and one.domain == name]
    return tuple(Candidate(one.id, one.level == "recall" and name != PILOT, enemies[one.id]) for one in fitting)


def fill(cells: Sequence[Cell], recall: int) -> tuple[str, ...] | None:
    """The ids that fill every cell exactly, with no enemies and at most so much recall; None where there are none.

    The first candidates that go together are taken: a depth-first search that gives up after `MOST_STEPS`.
    """
    return _fill(tuple(cells), recall, [MOST_STEPS]) if _possible(cells, recall) else None


def _fill(cells: tuple[Cell, ...], recall: int, steps: list[int]) -> tuple[str, ...] | None:
    if not cells:
        return ()
    cell, rest = cells[0], cells[1:]
    if not cell.needs:
        return _fill(rest, recall, steps)
    for place, one in enumerate(cell.candidates):
        steps[0] -= 1
        left = recall - one.recall
        same = replace(cell, needs=cell.needs - 1, candidates=cell.candidates[place + 1 :])
        after = tuple(_without(other, one.enemies) for other in (same, *rest))
        if steps[0] > 0 and _possible(after, left) and (others := _fill(after, left, steps)) is not None:
            return (one.id, *others)
    return None


def _without(cell: Cell, enemies: frozenset[str]) -> Cell:
    if not enemies:
        return cell
    return replace(cell, candidates=tuple(one for one in cell.candidates if one.id not in enemies))


def _possible(cells: Sequence[Cell], recall: int) -> bool:
    enough = all(len(one.candidates) >= one.needs for one in cells)
    return enough and recall >= 0 and sum(one.recall_needed for one in cells) <= recall
