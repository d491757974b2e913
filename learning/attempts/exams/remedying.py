"""Clearing a safety error after the exam: read why, pass the item again, and where more is asked another like it."""

from sqlalchemy import Connection

from learning.attempts.exams.finding import Sitting
from learning.attempts.exams.grading import result_of
from learning.attempts.exams.models import sitting_remedy
from learning.core.database import insert
from learning.core.errors import Refused
from quizzes.items.common import Message, Posted
from quizzes.items.definition import ItemDocument
from quizzes.items.feedback import Feedback


def remedy(
    db: Connection, one: Sitting, item: str, posted: Posted, now: int, like_it: ItemDocument | None = None
) -> Feedback | Message:
    """Judge a response to the item again, or to one `like_it`; only the full score counts, tries are free.

    `posted` comes from a form made with the sitting's seed. Raises Refused for an item that needs no remediation.
    """
    result = result_of(db, one.id)
    if one.attempt.state == "in-progress" or result is None or item not in {each.item for each in result.hazards}:
        raise Refused("This item needs no remediation.")
    own = next(each.document for each in one.paper.form.items if each.document.id == item)
    if like_it is not None and (not like_it.safety or like_it.id == own.id or like_it.domain != own.domain):
        raise Refused("That item does not stand for the one that was missed.")
    asked = like_it or own
    read = asked.parse(posted, one.paper.form.seed)
    if isinstance(read, Message):
        return read
    if asked.score(read) == 1:
        row = {"sitting_id": one.id, "item": item, "passed": asked.id, "at": now}
        db.execute(insert(db, sitting_remedy).values(row).on_conflict_do_nothing())
    return asked.feedback(read)
