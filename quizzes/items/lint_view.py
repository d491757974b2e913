"""An item as the checks of its wording see it: the words a learner reads, where they stand, and which are right."""

import re
from dataclasses import dataclass

from quizzes.cases.lint_parts import Path
from quizzes.items.definition import ItemDocument
from quizzes.items.hotspot import Hotspot
from quizzes.items.matching import Matching
from quizzes.items.matrix import Matrix
from quizzes.items.multiple import Multiple
from quizzes.items.ordering import Ordering
from quizzes.items.single import Single
from quizzes.items.true_false import TrueFalse

SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+")


@dataclass(frozen=True)
class Said:
    """An option, a statement or a row; `right` is None where being right depends on what it is matched with."""

    path: Path
    text: str
    right: bool | None = None


def said(item: ItemDocument) -> tuple[Said, ...]:
    """What may be chosen or marked, in the author's order; nothing where a number or words are written."""
    match item:
        case Single() | Multiple():
            return tuple(Said(("options", n), one.text, one.correct) for n, one in enumerate(item.options))
        case Hotspot():
            return tuple(Said(("places", n), one.text, one.correct) for n, one in enumerate(item.places))
        case TrueFalse():
            return tuple(Said(("statements", n), one.text, one.correct) for n, one in enumerate(item.statements))
        case Matching() | Matrix():
            return tuple(Said(("rows", n), one.text) for n, one in enumerate(item.rows))
        case Ordering():
            return tuple(Said(("steps", n), one.text) for n, one in enumerate(item.steps))
    return ()


def sentences(text: str) -> list[str]:
    """The sentences of a text; headings and list items end at their line."""
    lines = (line.strip(" \t#*->") for line in text.splitlines())
    return [one for line in lines for one in SENTENCE_END.split(line) if one]


def question(stem: str) -> str:
    """The sentence that asks: the last one of the stem; what stands before it is the story."""
    return (sentences(stem) or [""])[-1]
