"""The shapes of feedback: an option as judged, the options of one question, and what is said of one step."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from quizzes.cases.choices import Choices
from quizzes.cases.definition_parts import Option
from quizzes.cases.resolve import ResolvedCase
from quizzes.cases.words import Step

Verdict = Literal["right", "acceptable", "neutral", "wrong", "harm"]


@dataclass(frozen=True)
class Mark:
    """One option as judged: `own` and `expert` say who chose it (both may, in different ways: see `better`).

    Of an option that is more than a tick (a dose, a column, a state) `said` is what the learner made of it, `theirs`
    what the expert did, and `better` what would have been better (empty: nothing). `equal`: one as good was chosen.
    """

    id: str
    text: str
    verdict: Verdict
    why: str
    own: bool
    expert: bool
    said: str = ""
    theirs: str = ""
    better: str = ""
    equal: bool = False

    @property
    def slip(self) -> bool:
        """Whether the learner's choice differs from what belongs here."""
        good = self.verdict in {"right", "acceptable"}
        return (self.own and not good) or (self.expert and not self.own and not self.equal) or bool(self.better)


@dataclass(frozen=True)
class Group:
    """The options of one question, judged."""

    title: str
    marks: tuple[Mark, ...]
    note: str = ""


@dataclass(frozen=True)
class Feedback:
    """What is said of one step."""

    step: Step
    title: str
    groups: tuple[Group, ...]

    @property
    def slips(self) -> int:
        """How many marks differ from what belongs there."""
        return sum(mark.slip for group in self.groups for mark in group.marks)


def expert(resolved: ResolvedCase) -> Choices:
    """The path an expert would take."""
    return resolved.case.expert_path


def equals_of(keys: Iterable[Collection[str]], own: Collection[str]) -> set[str]:
    """What was not chosen while one of its equals was."""
    return {one for key in keys if set(key) & set(own) for one in key if one not in own}


def ticked(title: str, options: Iterable[Option], own: Collection[str], theirs: Collection[str]) -> Group:
    """Judge a list to tick."""
    marks = (Mark(one.id, one.text, of_tick(one), one.why, one.id in own, one.id in theirs) for one in options)
    return Group(title, tuple(marks))


def of_tick(option: Option) -> Verdict:
    """A wrong line that safety hangs on could do harm."""
    if option.correct:
        return "right"
    return "harm" if getattr(option, "critical", None) else "wrong"


def of_grade(grade: float | str) -> Verdict:
    """A graded act in words: 1 right, 0.5 acceptable, 0 wrong, harm."""
    if grade == "harm":
        return "harm"
    return "right" if grade == 1 else "acceptable" if grade == 0.5 else "wrong"
