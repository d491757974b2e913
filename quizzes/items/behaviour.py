"""How an item is taken, whatever its kind: when a response counts, when feedback comes, what further tries cost.

Certainty marks are Gardner-Medwin's: sure and right earns most, sure and wrong costs most, so that honesty is
the best policy: `certain` pays above a chance of 80%, `fairly` above 67%, `guess` below.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from quizzes.cases.facts import Part, Probability
from quizzes.cases.words import Sureness
from quizzes.items.common import Response, Score

Mode = Literal["deferred", "immediate", "tries", "certainty"]

MARK_RIGHT: dict[Sureness, int] = {"guess": 1, "fairly": 2, "certain": 3}
MARK_WRONG: dict[Sureness, int] = {"guess": 0, "fairly": -2, "certain": -6}


class Behaviour(Part):
    """`deferred`: changed at will until all is submitted; the others close an item by itself.

    `tries` gives `most` of them, a hint after each miss, and takes `penalty` of the score for each try before the
    right one. `certainty` asks for a sureness with the response.
    """

    mode: Mode = "deferred"
    most: Annotated[int, Field(ge=1, le=10)] = 3
    penalty: Probability = 1 / 3


@dataclass(frozen=True)
class Try:
    """One response that was handed in, what it is worth (0 to 1), and how sure the learner was."""

    response: Response
    score: Score
    sureness: Sureness | None = None


@dataclass(frozen=True)
class Standing:
    """Where a learner stands with an item.

    `open`: a response is still taken; `hints`: how many may be read; `score` in [0, 1] and certainty `mark` in
    [-6, 3] are None while nothing counts.
    """

    open: bool
    hints: int = 0
    score: Score | None = None
    mark: float | None = None

    @property
    def feedback(self) -> bool:
        """Whether the item is closed, so that its feedback may be given (where the reveal policy agrees)."""
        return not self.open


def standing(behaviour: Behaviour, tries: Sequence[Try], submitted: bool = False) -> Standing:
    """The standing after these tries, in order; `submitted` closes whatever is open.

    Worked, `tries` with a third each: wrong, then right at the second try: 1 x (1 - 1/3) = 0.6667.
    """
    if behaviour.mode == "deferred":
        return Standing(open=not submitted, score=tries[-1].score if tries and submitted else None)
    if behaviour.mode == "tries":
        return _with_tries(behaviour, tries, submitted)
    if not tries:
        return Standing(open=not submitted)
    first = tries[0]
    sureness = first.sureness if behaviour.mode == "certainty" else None
    return Standing(False, 0, first.score, certainty_mark(first.score, sureness) if sureness else None)


def _with_tries(behaviour: Behaviour, tries: Sequence[Try], submitted: bool) -> Standing:
    """Open until one is right or all are used; the best of what each try earns less its penalty counts."""
    counted = tries[: behaviour.most]
    done = submitted or len(counted) == behaviour.most or any(one.score == 1 for one in counted)
    worth = [after_tries(one.score, place, behaviour.penalty) for place, one in enumerate(counted, 1)]
    return Standing(not done, len(counted), max(worth) if done and worth else None)


def after_tries(score: Score, tries: int, penalty: float) -> Score:
    """What a score counts at the so-manieth try (from 1): less the penalty for each before, never below 0.

    Worked: score 1 at the third try, penalty 0.25: 1 x (1 - 2 x 0.25) = 0.5.
    """
    return score * max(0.0, 1 - penalty * (tries - 1))


def certainty_mark(score: Score, sureness: Sureness) -> float:
    """Gardner-Medwin's mark: right 1, 2 or 3 by sureness, wrong 0, -2 or -6; a partial score lies evenly between.

    Worked: certain with score 0.5: 0.5 x 3 + 0.5 x (-6) = -1.5.
    """
    return score * MARK_RIGHT[sureness] + (1 - score) * MARK_WRONG[sureness]
