"""Numeric: a number within a tolerance, in one of the units the author accepts."""

import math
import re
from typing import Annotated, Literal

from pydantic import Field

from quizzes.cases.definition_parts import Text
from quizzes.cases.facts import Part
from quizzes.items import scoring
from quizzes.items.common import ItemBase, Message, Posted, Response, Score
from quizzes.items.feedback import NOTHING, Feedback, Remark
from quizzes.items.posted import single_line
from quizzes.items.presenting import feedback_of, shown_of
from quizzes.items.shown import Field as Asked
from quizzes.items.shown import Opaque, Shown

# A decimal comma is read as a point, except where it could as well part thousands.
NUMBER = re.compile(r"(?P<value>[-+−]?(\d{1,15}([.,]\d{1,9})?|[.,]\d{1,9}))\s*(?P<unit>.*)")
TWO_WAYS = re.compile(r"[-+−]?[1-9]\d{0,2},\d{3}(?!\d)")

Finite = Annotated[float, Field(allow_inf_nan=False)]


class Mistake(Part):
    """A wrong number that tells where it came from."""

    value: Finite
    tolerance: Annotated[Finite, Field(ge=0)] = 0.0
    why: str = ""
    misconception: str = ""


class Numeric(ItemBase):
    """`value` is in `unit`; right within `tolerance`, absolute, both ends. `units`: other units, spellings -> factor.

    With `unit: min` and `units: {minutes: 1, h: 60}`, "0.2 h" is 12. Without a `unit`, a bare number is asked for.
    """

    kind: Literal["numeric"]
    value: Finite
    tolerance: Annotated[Finite, Field(ge=0)]
    unit: str = ""
    units: dict[Text, Annotated[Finite, Field(gt=0)]] = {}
    mistakes: tuple[Mistake, ...] = ()

    @property
    def factors(self) -> dict[str, float]:
        """Every accepted unit and what it counts in the item's own."""
        return {self.unit: 1.0, **self.units}

    def parse(self, posted: Posted, seed: int) -> Response | Message:
        """A number and, where one is asked for, a unit; a decimal point or comma."""
        name = Opaque(seed, self.id).of()
        line = single_line(posted, name)
        if isinstance(line, Message):
            return line
        if not line:
            return Message(f"Nothing is written yet; {self._wanted()}.", name)
        if twofold := TWO_WAYS.match(line):
            return Message(f"“{twofold[0]}” can be read in two ways; write it without the comma.", name)
        read = NUMBER.fullmatch(line)
        if read is None:
            return Message(f"“{line}” is not read as a number; {self._wanted()}.", name)
        return self._with_unit(float(read["value"].replace(",", ".").replace("−", "-")), read["unit"].strip(), name)

    def _with_unit(self, value: float, unit: str, name: str) -> Response | Message:
        known = {one.casefold(): one for one in self.factors}
        if unit.casefold() in known:
            return Response(value=value, unit=known[unit.casefold()])
        if not unit:
            return Message(f"Add the unit; {self._wanted()}.", name)
        return Message(f"The unit “{unit}” is not used here; {self._wanted()}.", name)

    def _wanted(self) -> str:
        if not self.unit:
            return "write a number without a unit, such as 12 or 1.5"
        return f"write a number and its unit ({' or '.join(self.factors)})"

    def filled(self, response: Response, seed: int) -> dict[str, tuple[str, ...]]:
        """The number and its unit as text."""
        return {Opaque(seed, self.id).of(): (self._text(response),)}

    def _text(self, response: Response) -> str:
        return f"{_plain(response.value)} {response.unit}".strip() if response.value is not None else ""

    def _value(self, response: Response) -> float:
        """The response in the item's own unit; not a number where nothing usable was given."""
        if response.value is None or response.unit not in self.factors:
            return math.nan
        return response.value * self.factors[response.unit]

    def score(self, response: Response) -> Score:
        """1 within the tolerance, else 0."""
        return scoring.within(self._value(response), self.value, self.tolerance)

    def reference_answer(self) -> Response:
        """The value in the item's own unit."""
        return Response(value=self.value, unit=self.unit)

    def shown(self, seed: int) -> Shown:
        """One line to write a number in."""
        field = Asked(Opaque(seed, self.id).of(), self.stem, "number")
        return shown_of(self, seed, f"{self._wanted().capitalize()}.", (field,))

    def feedback(self, response: Response) -> Feedback:
        """The number given, the right one, and what a known mistake tells."""
        good = self.score(response) == 1
        value = self._value(response)
        slips = (one for one in self.mistakes if scoring.within(value, one.value, one.tolerance))
        slip = None if good else next(slips, None)
        right = self._text(self.reference_answer())
        remark = Remark(
            "Your number",
            self._text(response) or NOTHING,
            f"{right} (give or take {_plain(self.tolerance)})" if self.tolerance else right,
            good,
            slip.why if slip else "",
            slip.misconception if slip else "",
        )
        return feedback_of(self, response, (remark,))


def _plain(value: float) -> str:
    """A number as people write it, and as `parse` reads it: at most nine decimals, never an exponent."""
    return f"{value:.9f}".rstrip("0").rstrip(".")
