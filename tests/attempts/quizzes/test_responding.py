"""Keeping responses, on both databases."""

from typing import Any, cast

import pytest

from learning.attempts.claiming import claim
from learning.attempts.owners import Owner
from learning.attempts.quizzes.asking import Quiz
from learning.attempts.quizzes.history import History, history, history_of
from learning.attempts.quizzes.posted import Posted
from learning.attempts.quizzes.responding import Overtaken, respond
from learning.attempts.sent import Sent
from learning.core.clock import MINUTE
from learning.core.database import Database
from learning.library.shelf import ItemEntry
from quizzes.items.behaviour import Behaviour
from quizzes.items.common import Response
from quizzes.items.definition import ItemDocument
from tests.conftest import NOW
from tests.people_of import make_account
from tests.quizzes.items.samples import item

KINDS = ("single", "multiple", "true-false", "matching", "ordering", "matrix", "numeric", "short-text", "case-set")
VISITOR = Owner(visitor="v" * 26)


class Module:
    """The page that the quiz stands on."""

    kind, slug = "lesson", "first-words"


def quiz(mode: str = "immediate", *kinds: str) -> Quiz:
    entries = tuple(ItemEntry(document(kind), "digest", {}, "items/assess/one.md") for kind in kinds or ("single",))
    return Quiz(cast(Any, Module()), Behaviour.model_validate({"mode": mode}), entries)


def document(kind: str) -> ItemDocument:
    return item(kind, f"of-{kind}")


def wrong() -> Response:
    options = document("single").options  # type: ignore[union-attr]
    return Response(picks=(next(one.id for one in options if not one.correct),))


def kept(database: Database, owner: Owner = VISITOR) -> History:
    with database.reading() as db:
        return history_of(db, owner, "lesson", "first-words")


def take(
    database: Database, here: Quiz, *responses: Response, owner: Owner = VISITOR, now: int = NOW, **more: Any
) -> None:
    told = dict(zip((one.id for one in here.entries), responses, strict=True))
    seen = more.pop("seen", kept(database, owner).of(here.entries[0].id).mark)
    form = Posted(here.entries, Sent({}), seen, more.get("fresh", False), more.get("sureness"))
    with database.unit() as db:
        respond(db, owner, here, form, told, now)


def test_a_response_of_every_kind_is_read_as_it_was_given(database: Database) -> None:
    kinds = (
        "single",
        "multiple",
        "true-false",
        "matching",
        "ordering",
        "matrix",
        "numeric",
        "short-text",
        "case-set",
    )
    here = quiz("deferred", *kinds)
    responses = [one.document.reference_answer() for one in here.entries]

    take(database, here, *responses)

    assert [kept(database).of(one.id).said[0].response for one in here.entries] == responses


def test_only_the_latest_go_is_brought_along_with_its_tries_in_order(database: Database) -> None:
    here = quiz("tries")
    take(database, here, wrong())
    take(database, here, document("single").reference_answer(), now=NOW + MINUTE)
    take(database, here, wrong(), fresh=True, now=NOW + 2 * MINUTE)
    take(database, here, document("single").reference_answer(), now=NOW + 3 * MINUTE)

    go = kept(database).of("of-single")
    assert (go.began, [one.number for one in go.said]) == (NOW + 2 * MINUTE, [3, 4])
    assert go.said[0].response == wrong()


def test_a_fresh_go_in_the_same_instant_is_another(database: Database) -> None:
    take(database, quiz(), wrong())
    take(database, quiz(), wrong(), fresh=True)

    assert kept(database).of("of-single").began == NOW + 1


def test_a_closed_item_takes_nothing_but_a_fresh_go(database: Database) -> None:
    take(database, quiz(), document("single").reference_answer())

    with pytest.raises(Overtaken):
        take(database, quiz(), wrong())
    assert len(kept(database).of("of-single").said) == 1


def test_a_page_that_has_not_seen_the_latest_response_changes_nothing(database: Database) -> None:
    take(database, quiz("tries"), wrong())

    with pytest.raises(Overtaken):
        take(database, quiz("tries"), document("single").reference_answer(), seen="0.0")


def test_sureness_is_kept_with_its_response(database: Database) -> None:
    take(database, quiz("certainty"), wrong(), sureness="fairly")

    assert kept(database).of("of-single").said[0].sureness == "fairly"


def test_what_was_claimed_joins_what_the_account_has(database: Database) -> None:
    with database.unit() as db:
        ada = Owner(make_account(db, "Ada", "ada@example.org"))
    take(database, quiz(), wrong(), owner=ada)
    take(database, quiz(), document("single").reference_answer(), now=NOW + MINUTE)

    with database.unit() as db:
        assert claim(db, ada.account or "", VISITOR.visitor or "") == 1

    assert kept(database, ada).of("of-single").said[0].response == document("single").reference_answer()
    assert kept(database).goes == {}


def test_nothing_kept_is_no_history() -> None:
    assert history(None).of("any").mark == "0.0"
