"""The shapes of feedback: an option as judged, the options of one question, and what is said of one step."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from quizzes.cases.choices import Choices
from quizzes.cases.definition_parts import GuardedOption, Option
from quizzes.cases.definition_treat import Act, ReferralOption
from quizzes.cases.resolve import ResolvedCase
from quizzes.cases.words import Step

Word = TypeVar("Word", bound=str)
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


def picked(title: str, titles: Mapping[Word, str], right: Word, why: str, own: str | None) -> Group:
    """Judge one word out of a table of words, of which one is right and has the why."""
    marks = (
        Mark(name, text, "right", why, name == own, True)
        if name == right
        else Mark(name, text, "wrong", "", name == own, False)
        for name, text in titles.items()
    )
    return Group(title, tuple(marks))


def graded(title: str, acts: Iterable[Act | ReferralOption], own: str | None, best: str | None) -> Group:
    """Judge one act out of graded ones."""
    marks = (Mark(one.id, one.text, of_grade(one.grade), one.why, one.id == own, one.id == best) for one in acts)
    return Group(title, tuple(marks))


def of_tick(option: Option) -> Verdict:
    """A wrong line that safety hangs on could do harm."""
    if option.correct:
        return "right"
    return "harm" if isinstance(option, GuardedOption) and option.critical else "wrong"


def of_grade(grade: float | str) -> Verdict:
    """A graded act in words: 1 right, 0.5 acceptable, 0 wrong, harm."""
    if grade == "harm":
        return "harm"
    return "right" if grade == 1 else "acceptable" if grade == 0.5 else "wrong"
