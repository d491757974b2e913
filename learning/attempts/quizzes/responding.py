"""Taking a response: one row for each item, appended; a page that has not seen the latest one changes nothing."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection

from learning.attempts.owners import Owner
from learning.attempts.quizzes.asking import Quiz
from learning.attempts.quizzes.history import History, Said, history_of
from learning.attempts.quizzes.models import quiz_response
from learning.attempts.quizzes.posted import Posted
from learning.attempts.quizzes.standings import stood
from learning.core.columns import to_json
from learning.core.database import insert
from learning.core.errors import Conflict
from learning.core.ids import hashed
from quizzes.items.common import Response


class Overtaken(Conflict):
    """The item was responded to in another tab, or the form was made for a state that has passed."""

    what = "You have responded to this already, in another tab or by sending it twice."
    safe = "The earlier response is kept and shown here. What you sent now was not counted."


Responses = Mapping[str, Response]


def respond(db: Connection, owner: Owner, quiz: Quiz, sent: Posted, responses: Responses, now: int) -> None:
    """Keep the response to each item of a form, by its id. The same form sent again changes nothing.

    Raises Overtaken where the items have moved on since the form was made, or are closed and it begins no fresh go.
    """
    kept = history_of(db, owner, quiz.page.kind, quiz.page.slug)
    if _is_kept(kept, sent, responses):
        return
    if kept.of(sent.entries[0].id).mark != sent.seen or not (sent.fresh or _is_open(kept, quiz, sent)):
        raise Overtaken
    rows = [*_rows(owner, quiz, sent, responses, kept, now)]
    added = insert(db, quiz_response).values(rows).on_conflict_do_nothing().returning(quiz_response.c.id)
    if len(db.execute(added).all()) != len(rows):  # another request from the same page was quicker
        raise Overtaken


def _is_kept(kept: History, sent: Posted, responses: Responses) -> bool:
    """Whether the form was sent before: the page has not seen the latest response, and that says the same."""
    if kept.of(sent.entries[0].id).mark == sent.seen:
        return False
    latest = {one.id: kept.of(one.id).said[-1:] for one in sent.entries}
    return all(_same(latest[ident], response, sent) for ident, response in responses.items())


def _same(latest: tuple[Said, ...], response: Response, sent: Posted) -> bool:
    return any(one.response == response and one.sureness == sent.sureness for one in latest)


def _is_open(kept: History, quiz: Quiz, sent: Posted) -> bool:
    standings = (stood(quiz, one, kept.of(one.id)) for one in sent.entries)
    return all(one is None or one.standing.open for one in standings)


def _rows(
    owner: Owner, quiz: Quiz, sent: Posted, responses: Responses, kept: History, now: int
) -> Iterator[dict[str, Any]]:
    goes = [kept.of(one.id) for one in sent.entries]
    goes_on = goes[0].said and not sent.fresh
    began = goes[0].began if goes_on else max(now, *(one.began + 1 for one in goes))
    shared = {
        "account_id": owner.account, "visitor": None if owner.account else owner.visitor,
        "kind": quiz.page.kind, "slug": quiz.page.slug, "go": began,
        "behaviour": quiz.rule.mode, "sureness": sent.sureness, "at": now,
    }  # fmt: skip
    for entry, go in zip(sent.entries, goes, strict=True):
        response = responses[entry.id]
        place = (owner.account or owner.visitor, quiz.page.kind, quiz.page.slug, entry.id, go.mark)
        yield {
            **shared, "id": hashed("\n".join(map(str, place))), "item": entry.id, "digest": entry.digest,
            "number": go.said[-1].number + 1 if go.said else 1,
            "value": to_json(response.model_dump(mode="json", exclude_defaults=True)),
            "score": entry.document.score(response),
        }  # fmt: skip
