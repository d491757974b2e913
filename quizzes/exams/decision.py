"""Whether a candidate passes: two decisions and no unresolved safety error; none of them makes up for another."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from quizzes.analysis.angoff import angoff
from quizzes.cases.rules_total import reaches
from quizzes.items.definition import ItemDocument
from quizzes.items.shown import in_words


def cut_of(cut: float | Literal["angoff"], drawn: Sequence[ItemDocument]) -> float:
    """The least share that passes a form: fixed, or the mean of the judges' ratings of the scored items `drawn`.

    Raises ValueError where `angoff` is asked for and an item was not rated by every judge; the exam's lint says so
    before anyone sits it.
    Worked: two judges, items rated 0.6, 0.8 and 0.5, 0.7: means 0.7 and 0.6, so 0.65.
    """
    if cut != "angoff":
        return cut
    ratings = [item.angoff for item in drawn]
    judges = {len(one) for one in ratings}
    if len(judges) != 1 or 0 in judges:
        raise ValueError("The panel's ratings are missing or uneven: every scored item needs one from each judge.")
    return angoff(list(zip(*ratings, strict=True))).cut


@dataclass(frozen=True)
class Judged:
    """What is known of a candidate. `items` and `cut` are shares; `unresolved` are safety errors without remediation.

    `cases_passed` of the `cases_needed`: graded cases passed, each with its own safety already clear.
    """

    items: float
    cut: float
    cases_passed: int = 0
    cases_needed: int = 0
    unresolved: int = 0


@dataclass(frozen=True)
class Decision:
    """Each of the three, whether all hold, and what is still missing in words; nothing is, for a pass."""

    items: bool
    cases: bool
    safety: bool
    missing: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether the exam is passed."""
        return self.items and self.cases and self.safety


def decide(judged: Judged) -> Decision:
    """Items at the cut or above, enough cases, no safety error open. Worked: 0.70 of 0.70, 1 of 2 cases: not yet."""
    items = reaches(judged.items, judged.cut)
    cases = judged.cases_passed >= judged.cases_needed
    safety = judged.unresolved == 0
    more = judged.cases_needed - judged.cases_passed
    said = (
        (items, f"The questions need {judged.cut:.0%}; you have {judged.items:.1%}."),
        (cases, f"Pass {in_words(more)} more graded case{'' if more == 1 else 's'}."),
        (safety, f"Complete the remediation of {_things(judged.unresolved)}."),
    )
    return Decision(items, cases, safety, tuple(text for holds, text in said if not holds))


def _things(count: int) -> str:
    return f"{in_words(count)} safety item{'' if count == 1 else 's'}"
