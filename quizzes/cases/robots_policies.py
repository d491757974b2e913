"""How robots decide at a list: greedily, by chance, or by taking too much."""

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Protocol

from quizzes.cases.choices import Points
from quizzes.cases.definition_parts import Option
from quizzes.cases.resolve import ResolvedCase


@dataclass(frozen=True)
class Pick:
    """Something a robot may choose. `worth`: how good it is, known to robots that cheat; `free` of the cap."""

    id: str
    text: str
    worth: float = 0.0
    free: bool = False
    minutes: int = 0


class Policy(Protocol):
    """How a robot decides."""

    def many(self, picks: Sequence[Pick], cap: int | None, minutes: int | None = None) -> list[str]:
        """Choose from a list to tick; `cap` and `minutes` are what a page would allow."""

    def one(self, picks: Sequence[Pick]) -> str:
        """Choose one."""

    def points(self, resolved: ResolvedCase) -> Points:
        """Share 100 points."""


def _within(ordered: Iterable[Pick], cap: int | None, minutes: int | None) -> list[str]:
    """The picks in this order, passing over what a page would no longer allow."""
    taken: list[Pick] = []
    for pick in ordered:
        in_time = minutes is None or sum(one.minutes for one in taken) + pick.minutes <= minutes
        if in_time and (cap is None or pick.free or sum(not one.free for one in taken) < cap):
            taken.append(pick)
    return [pick.id for pick in taken]


@dataclass(frozen=True)
class Greedy:
    """Orders every list and takes its head: half of a list without a cap, else up to the cap."""

    order: Callable[[Sequence[Pick]], list[Pick]]

    def many(self, picks: Sequence[Pick], cap: int | None, minutes: int | None = None) -> list[str]:
        """Take the head of the list, passing over what no longer fits."""
        return _within(self.order(picks), (len(picks) + 1) // 2 if cap is None else cap, minutes)

    def one(self, picks: Sequence[Pick]) -> str:
        """Take the head."""
        return self.order(picks)[0].id

    def points(self, resolved: ResolvedCase) -> Points:
        """All on the head of the hypotheses."""
        head = self.one([Pick(one, resolved.names[one]) for one in resolved.hypotheses])
        return {one: 100.0 * (one == head) for one in resolved.hypotheses}


@dataclass(frozen=True)
class Chance:
    """Every legal choice alike, by a seeded generator."""

    dice: random.Random

    def many(self, picks: Sequence[Pick], cap: int | None, minutes: int | None = None) -> list[str]:
        """Any number of them, in any order, within what a page would allow."""
        return _within(self.dice.sample(picks, self.dice.randint(0, len(picks))), cap, minutes)

    def one(self, picks: Sequence[Pick]) -> str:
        """Any of them."""
        return self.dice.choice(picks).id

    def points(self, resolved: ResolvedCase) -> Points:
        """Any way to share 100."""
        cuts = sorted(self.dice.randint(0, 100) for _ in resolved.hypotheses[1:])
        edges = zip([0, *cuts], [*cuts, 100], strict=True)
        return {one: float(high - low) for one, (low, high) in zip(resolved.hypotheses, edges, strict=True)}


@dataclass(frozen=True)
class Greed:
    """Ticks everything and takes the worst single choice; with `over_by`, that many above a cap, the best first."""

    over_by: int | None = None

    def many(self, picks: Sequence[Pick], cap: int | None, minutes: int | None = None) -> list[str]:
        """Tick all, or just more than a cap allows."""
        if cap is None or self.over_by is None:
            return [pick.id for pick in picks]
        counted = sorted((pick for pick in picks if not pick.free), key=lambda pick: -pick.worth)
        return [pick.id for pick in picks if pick.free] + [pick.id for pick in counted[: cap + self.over_by]]

    def one(self, picks: Sequence[Pick]) -> str:
        """Take the worst."""
        return min(picks, key=lambda pick: pick.worth).id

    def points(self, resolved: ResolvedCase) -> Points:
        """All on what is believed least."""
        worst, _ = min(zip(resolved.hypotheses, resolved.target, strict=True), key=itemgetter(1))
        return {one: 100.0 * (one == worst) for one in resolved.hypotheses}


def ticks(options: Iterable[Option]) -> list[Pick]:
    """Picks of a list to tick."""
    return [Pick(one.id, one.text, float(one.correct)) for one in options]


def words(names: Iterable[str], right: str | None) -> list[Pick]:
    """Picks of a list of words of which one is right."""
    return [Pick(name, name, float(name == right)) for name in names]


def graded(grade: float | str) -> float:
    """How good a graded or rated act is: harm is worst."""
    return -9.0 if isinstance(grade, str) else float(grade)
