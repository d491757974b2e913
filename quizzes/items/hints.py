"""What a learner is told between two tries: never what is right, only what was wrong with what they chose."""

from collections.abc import Iterator

from quizzes.items.common import ItemBase
from quizzes.items.feedback import CHOSEN, Feedback, Remark


def hints(item: ItemBase, told: Feedback, misses: int) -> tuple[str, ...]:
    """After so many misses (from 1) the author's hint of that place, the last one again when they are used up.

    Without an author's hint: the why of each wrong option that was chosen, or the misconceptions that `told`, the
    feedback of the latest response, reveals; the why of a row is kept back, since it may say what is right.
    """
    if item.hints:
        return (item.hints[min(misses, len(item.hints)) - 1],)
    return tuple(dict.fromkeys(_of_choice(told)))


def _of_choice(told: Feedback) -> Iterator[str]:
    for one in told.remarks:
        if one.good is False:
            text = one.why if _is_chosen(one) else one.misconception
            if text:
                yield text
    for member in told.members:
        yield from _of_choice(member)


def _is_chosen(remark: Remark) -> bool:
    """A wrong option that was chosen; an option that should have been chosen says nothing yet."""
    return remark.chosen == CHOSEN
