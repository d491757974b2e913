"""The probability chart: what these tests alone do to belief, beside what the learner believed."""

from dataclasses import dataclass

from quizzes.cases.choices import Choices
from quizzes.cases.resolve import ResolvedCase
from quizzes.cases.scoring_parts import shares
from quizzes.cases.screen_told import ChartNote, findings

CAPTION = "These tests alone, from the prior after the history. The story, the touch and the look are not in it."


@dataclass(frozen=True)
class SlopeLine:
    """One hypothesis: shares in [0, 1]. `first` and `second` are the learner's (None: not shared)."""

    name: str
    truth: bool
    prior: float
    tests: float
    expert: float
    first: float | None
    second: float | None

    @property
    def says(self) -> str:
        """The line in words: the text equivalent of the chart."""
        mine = "" if self.second is None else f" You ended at {self.second:.0%}."
        return f"{self.name}: {self.prior:.0%} before, {self.tests:.0%} by these tests alone.{mine}"


@dataclass(frozen=True)
class Chart:
    """The slope chart: a line for each hypothesis, the findings behind it, and the tests that could not move it."""

    lines: tuple[SlopeLine, ...]
    findings: tuple[ChartNote, ...]
    silent: tuple[str, ...]
    prior_source: str
    caption: str = CAPTION


def chart(resolved: ResolvedCase, choices: Choices) -> Chart | None:
    """Draw the chart of the tests performed; None where the case has no hypotheses or nothing was examined."""
    asked = resolved.case.hypotheses
    performed = tuple(one for one in choices.assess if one in resolved.test_of)
    if asked is None or not performed:
        return None
    second = choices.reason.forecast if choices.reason else {}
    rows = zip(
        resolved.hypotheses,
        resolved.prior,
        resolved.after(performed).posterior,
        resolved.after(resolved.case.expert_path.assess).posterior,
        _shared(resolved, choices.forecast),
        _shared(resolved, second),
        strict=True,
    )
    return Chart(
        lines=tuple(SlopeLine(resolved.names[one], one == asked.truth, *numbers) for one, *numbers in rows),
        findings=findings(resolved, performed, told=True),
        silent=tuple(resolved.test_of[one].title for one in performed if one not in resolved.rows),
        prior_source=asked.prior_source,
    )


def _shared(resolved: ResolvedCase, points: dict[str, float]) -> tuple[float | None, ...]:
    return shares(resolved, points) if points else (None,) * len(resolved.hypotheses)
