"""Where a learner stands with an item of a quiz, in the terms of its behaviour and in words."""

from dataclasses import dataclass
from typing import Literal

from learning.attempts.quizzes.asking import Quiz
from learning.attempts.quizzes.history import Go
from learning.library.shelf import ItemEntry
from quizzes.cases.words import Sureness
from quizzes.items.behaviour import Standing, Try, standing

Tone = Literal["right", "partly", "wrong"]
PLACES = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth"}
SURE: dict[Sureness, str] = {"guess": "said it was a guess", "fairly": "were fairly sure", "certain": "were certain"}


@dataclass(frozen=True)
class Stood:
    """The tries of the latest go and where they leave the item. There is at least one try."""

    tries: tuple[Try, ...]
    standing: Standing

    @property
    def last(self) -> Try:
        """The latest try."""
        return self.tries[-1]

    @property
    def tone(self) -> Tone:
        """How the latest try is shown: a sign and a word stand beside the colour."""
        return "right" if self.last.score == 1 else "wrong" if self.last.score == 0 else "partly"


def stood(quiz: Quiz, entry: ItemEntry, go: Go) -> Stood | None:
    """Where the learner stands; None before the first response."""
    if not go.said:
        return None
    item = entry.document
    tries = tuple(Try(one.response, item.score(one.response), one.sureness) for one in go.said)
    return Stood(tries, standing(quiz.rule, tries, submitted=quiz.whole))


def verdict(quiz: Quiz, go: Go, now: Stood) -> str:
    """The latest try in a sentence or two: whether it is right, at which try, and what it counts."""
    word = {"right": "Right", "wrong": "Not right", "partly": f"Partly right ({now.last.score:.0%})"}[now.tone]
    if now.standing.open:
        left = quiz.rule.most - len(now.tries)
        return f"{word}, so far. {left} {'try is' if left == 1 else 'tries are'} left."
    if quiz.rule.mode == "tries":
        return _with_tries(quiz, now, word)
    if quiz.rule.mode == "certainty" and now.last.sureness and now.standing.mark is not None:
        return f"{word}, and you {SURE[now.last.sureness]}: {marks(now.standing.mark)}."
    return f"{word}{_at(go.said[-1].number)}."


def marks(mark: float) -> str:
    """A certainty mark in words, with the minus sign that print has: -6 is "−6 marks"."""
    number = f"{mark:.2f}".rstrip("0").rstrip(".").replace("-", "\u2212")
    return f"{number} {'mark' if number == '1' else 'marks'}"


def _with_tries(quiz: Quiz, now: Stood, word: str) -> str:
    if now.last.score == 1:
        score = now.standing.score or 0
        return f"{word}{_at(len(now.tries))}." + (f" It counts {score:.0%}." if score < 1 else "")
    return f"{word}, and all {quiz.rule.most} tries are used."


def _at(number: int) -> str:
    """At which try, from the second on: nobody is told that the first was the first."""
    return f" at the {PLACES.get(number, f'{number}th')} try" if number > 1 else ""
