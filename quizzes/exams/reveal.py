"""What a learner may see of an exam, and when: four things, each with its own moment."""

from dataclasses import replace
from typing import Literal

from quizzes.cases.facts import Part
from quizzes.items.feedback import Feedback, Remark

When = Literal["during", "after-submit", "after-passing", "never"]
What = Literal["own", "right", "why", "score"]
Phase = Literal["open", "submitted", "passed"]

_SEEN_IN: dict[Phase, frozenset[When]] = {
    "open": frozenset({"during"}),
    "submitted": frozenset({"during", "after-submit"}),
    "passed": frozenset({"during", "after-submit", "after-passing"}),
}


class Reveal(Part):
    """When each may be seen: one's own response, the right one, the whys, the score of an item."""

    own: When = "after-submit"
    right: When = "after-passing"
    why: When = "after-passing"
    score: When = "after-submit"


def visible(reveal: Reveal, phase: Phase) -> frozenset[What]:
    """What may be seen in a phase: while the attempt is open, once it is submitted, once the exam is passed."""
    moments: dict[What, When] = {
        "own": reveal.own,
        "right": reveal.right,
        "why": reveal.why,
        "score": reveal.score,
    }
    return frozenset(what for what, when in moments.items() if when in _SEEN_IN[phase])


def held_back(feedback: Feedback, may_see: frozenset[What]) -> Feedback:
    """The feedback without what may not be seen; where to read on always stays."""
    return replace(
        feedback,
        score=feedback.score if "score" in may_see else None,
        why=feedback.why if "why" in may_see else None,
        remarks=tuple(_remark(one, may_see) for one in feedback.remarks),
        members=tuple(held_back(one, may_see) for one in feedback.members),
    )


def _remark(remark: Remark, may_see: frozenset[What]) -> Remark:
    """`good` goes with the right response, not with the score: of an option left out it tells the key."""
    return replace(
        remark,
        chosen=remark.chosen if "own" in may_see else None,
        right=remark.right if "right" in may_see else None,
        good=remark.good if "right" in may_see else None,
        why=remark.why if "why" in may_see else None,
        misconception=remark.misconception if "why" in may_see else None,
    )
