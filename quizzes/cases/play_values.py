"""What a saved choice may hold, checked value by value: pages send little, hand-made requests send anything."""

from collections.abc import Collection, Mapping
from math import isclose
from typing import Any, Literal, TypeVar

Code = Literal["order", "repeated", "cap", "budget", "ended", "unknown"]
Word = TypeVar("Word", bound=str)
POINTS = 100


class Refusal(Exception):
    """A choice that cannot be taken. Nothing was changed; `sentence` says what to do next.

    `code`: `order` (not the task in front), `repeated`, `cap`, `budget`, `ended`, or `unknown` (no such choice, or
    one that is not complete).
    """

    def __init__(self, sentence: str, code: Code) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code: Code = code


def unknown(what: str) -> Refusal:
    """Refuse a value that this screen does not offer."""
    return Refusal(f"{what} Nothing was changed; choose from what this page offers.", "unknown")


def one_of(value: Any, offered: Collection[Word], what: str) -> Word:
    """Return an id that is offered."""
    for one in offered:
        if one == value:
            return one
    raise unknown(f"Choose {what}.")


def some_of(value: Any, offered: Collection[str], cap: int | None = None) -> tuple[str, ...]:
    """Return ids that are offered, each once, at most `cap` of them."""
    if not isinstance(value, list | tuple) or not all(isinstance(one, str) and one in offered for one in value):
        raise unknown("Something was ticked that is not in the list.")
    if len(set(value)) < len(value):
        raise Refusal("The same thing was ticked twice. Nothing was changed; tick it once.", "repeated")
    if cap is not None and len(value) > cap:
        raise Refusal(f"You picked {len(value)}; choose at most {cap}. Nothing was changed.", "cap")
    return tuple(value)


def fields_of(value: Any, names: Collection[str]) -> Mapping[str, Any]:
    """Return a mapping that has no other names than these."""
    if not isinstance(value, Mapping) or not set(value) <= set(names):
        raise unknown("Part of the choice could not be read.")
    return value


def points_of(value: Any, hypotheses: Collection[str]) -> dict[str, float]:
    """Return points over the hypotheses that total 100."""
    given = fields_of(value, hypotheses)
    if not all(_is_points(one) for one in given.values()):
        raise unknown("Points are numbers from 0 to 100.")
    whole = sum(given.values())
    if not isclose(whole, POINTS, abs_tol=1e-6):
        raise Refusal(f"Your points add up to {whole:g}; share exactly {POINTS}. Nothing was changed.", "unknown")
    return {one: float(given.get(one, 0)) for one in hypotheses}


def _is_points(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= POINTS


def minutes_of(value: Any) -> int:
    """Return whole minutes, 1 to 60."""
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 60:
        raise Refusal("Give each technique its minutes, from 1 to 60. Nothing was changed.", "unknown")
    return value
