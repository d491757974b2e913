"""What every kind shows of the fields all items share: before it is closed, and after."""

from quizzes.items.common import ItemBase, Response
from quizzes.items.feedback import Feedback, Remark
from quizzes.items.shown import Field, Opaque, Shown


def shown_of(
    item: ItemBase,
    seed: int,
    ask: str,
    fields: tuple[Field, ...],
    drawing: tuple[str, str] = ("", ""),
    members: tuple[Shown, ...] = (),
) -> Shown:
    """The item with these fields; its key, whys, objective, status and own id stay behind."""
    image = (item.image.src, item.image.alt) if item.image else None
    return Shown(Opaque(seed, item.id).of(), item.kind, item.stem, ask, fields, image, *drawing, members)


def feedback_of(
    item: ItemBase, response: Response, remarks: tuple[Remark, ...], members: tuple[Feedback, ...] = ()
) -> Feedback:
    """The remarks with the score, the explanation, and where it is taught."""
    return Feedback(item.score(response), remarks, item.why, item.references, item.read_next, members)
