"""What a learner is told of an item once it is closed: option by option, and as a whole."""

from dataclasses import dataclass

CHOSEN, NOT_CHOSEN = "Chosen", "Not chosen"
RIGHT, WRONG = "Right", "Wrong"
NOTHING = "Nothing"


@dataclass(frozen=True)
class Remark:
    """One option or row: what was chosen and what is right, in words, whether they agree, and why.

    `misconception` is named only where the response reveals it. A field that the reveal policy holds back is None.
    """

    label: str
    chosen: str | None
    right: str | None
    good: bool | None
    why: str | None
    misconception: str | None = ""


@dataclass(frozen=True)
class Feedback:
    """The remarks of an item in the author's order, its score, its explanation, and where it is taught."""

    score: float | None
    remarks: tuple[Remark, ...] = ()
    why: str | None = ""
    references: tuple[str, ...] = ()
    read_next: tuple[str, ...] = ()
    members: tuple["Feedback", ...] = ()
