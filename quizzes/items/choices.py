"""What single choice and multiple response do alike: one field of options."""

from collections.abc import Callable, Sequence
from typing import Literal

from quizzes.items.common import Choice, ItemBase, Message, Posted, Response
from quizzes.items.feedback import CHOSEN, NOT_CHOSEN, RIGHT, WRONG, Feedback, Remark
from quizzes.items.posted import chosen
from quizzes.items.presenting import feedback_of, shown_of
from quizzes.items.shown import Field, Offer, Opaque, Shown

Check = Callable[[tuple[str, ...], str], Message | None]


def key(options: Sequence[Choice]) -> tuple[str, ...]:
    """The ids of the correct options."""
    return tuple(one.id for one in options if one.correct)


def parse(item: ItemBase, options: Sequence[Choice], posted: Posted, seed: int, check: Check) -> Response | Message:
    """The options chosen, unless `check` has a Message about their number."""
    ids = Opaque(seed, item.id)
    picks = chosen(posted, ids.of(), ids, [one.id for one in options])
    if isinstance(picks, Message):
        return picks
    return check(picks, ids.of()) or Response(picks=picks)


def filled(item: ItemBase, response: Response, seed: int) -> dict[str, tuple[str, ...]]:
    """The chosen options in their field."""
    ids = Opaque(seed, item.id)
    return {ids.of(): tuple(ids.of(one) for one in response.picks)}


def shown(
    item: ItemBase,
    options: Sequence[Choice],
    seed: int,
    ask: str,
    kind: Literal["one", "many"],
    choose: int | None,
) -> Shown:
    """One field with the options, shuffled unless their order means something."""
    ids = Opaque(seed, item.id)
    order = ids.shuffled(options) if item.shuffle else options
    offers = tuple(Offer(ids.of(one.id), one.text) for one in order)
    return shown_of(item, seed, ask, (Field(ids.of(), item.stem, kind, offers, choose),))


def feedback(item: ItemBase, options: Sequence[Choice], response: Response) -> Feedback:
    """Every option: chosen or not, right or wrong, why; the misconception of a wrong one that was chosen."""
    remarks = (_remark(one, one.id in response.picks) for one in options)
    return feedback_of(item, response, tuple(remarks))


def _remark(option: Choice, picked: bool) -> Remark:
    return Remark(
        option.text,
        CHOSEN if picked else NOT_CHOSEN,
        RIGHT if option.correct else WRONG,
        picked == option.correct,
        option.why,
        option.misconception if picked and not option.correct else "",
    )
