"""What a page needs to ask an item, and nothing of its key: fields with opaque names, offers in a shuffled order.

Ids are made per attempt from its seed, so that neither an id nor an order tells anything across attempts. The seed
of a graded attempt is a secret: at least 60 random bits.
"""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal, TypeVar

One = TypeVar("One")
Kind = Literal["one", "many", "number", "text", "place"]


@dataclass(frozen=True)
class Offer:
    """One thing to choose. `at`: where it lies in the drawing, x and y in its units; `region`: of the body map."""

    id: str
    text: str
    at: tuple[float, float] | None = None
    region: str = ""


@dataclass(frozen=True)
class Field:
    """One question of the form: pick `one`, `many` (`choose` of them; None: any number), a `number`, a `text`.

    `place` is `one` on a drawing: its values are an offer's id, from the list, or `x,y`, from the pointer.
    """

    name: str
    label: str
    kind: Kind
    offers: tuple[Offer, ...] = ()
    choose: int | None = None


@dataclass(frozen=True)
class Shown:
    """An item as it may be shown. `ask` says what to do; `figure` and `view` name a drawing of the body.

    `members` are the linked items of a case set, which has no fields of its own.
    """

    id: str
    kind: str
    stem: str
    ask: str
    fields: tuple[Field, ...] = ()
    image: tuple[str, str] | None = None
    figure: str = ""
    view: str = ""
    members: tuple["Shown", ...] = ()


@dataclass(frozen=True)
class Opaque:
    """The ids of one item in one attempt, both ways."""

    seed: int
    item: str

    def of(self, *parts: str) -> str:
        """The id shown for the item, or for a part of it such as an option; fit for HTML."""
        whole = "/".join((str(self.seed), self.item, *parts))
        return f"i{sha256(whole.encode()).hexdigest()[:12]}"

    def back(self, shown: str, ids: Iterable[str], *parts: str) -> str | None:
        """Which of the author's ids was shown like this; None for what was never offered."""
        return next((one for one in ids if self.of(*parts, one) == shown), None)

    def shuffled(self, things: Sequence[One]) -> tuple[One, ...]:
        """The things in the order of this attempt."""
        dice = random.Random(f"{self.seed} {self.item}")  # noqa: S311  seeded, so that a form can be shown again
        return tuple(dice.sample(things, len(things)))


NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def in_words(number: int) -> str:
    """A small number as text has it: four, and 13 from there."""
    return NUMBERS[number] if 0 <= number < len(NUMBERS) else str(number)
