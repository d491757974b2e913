"""The hazard gate: a wrong safety item asks for remediation before the pass, whatever the sureness.

Honesty is never punished: a guess that was wrong asks for the same as a fairly sure one; certain and wrong asks for
more, because a mistaken certainty is what harms a client.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from quizzes.exams.results import Marked

Remediation = Literal["short", "more"]


@dataclass(frozen=True)
class Hazard:
    """A safety item without the full score: `short`: read its why and pass it again; `more`: a second like it too."""

    item: str
    asks: Remediation


def hazards(marked: Sequence[Marked]) -> tuple[Hazard, ...]:
    """The safety items that are not fully right, pilots too: a hazard is one whether or not it is scored."""
    return tuple(
        Hazard(one.item, "more" if one.sureness == "certain" else "short")
        for one in marked
        if one.safety and one.score < 1
    )


def unresolved(found: Sequence[Hazard], remedied: Collection[str]) -> tuple[Hazard, ...]:
    """The hazards whose remediation is not done; `remedied` holds the ids of the items done."""
    return tuple(one for one in found if one.item not in remedied)
