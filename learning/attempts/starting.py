"""Starting an attempt: the case is resolved once, by a seed, and kept with the attempt."""

from sqlalchemy import Connection, exc, func, select

from learning.attempts.models import attempt
from learning.attempts.owners import Owner
from learning.core.errors import SignInNeeded
from learning.core.ids import new_id
from learning.library.shelf import CaseEntry
from quizzes.cases.facts import Facts
from quizzes.cases.resolve import resolve


class AlreadyOpen(Exception):
    """Two requests started the same graded case at once; the other one's attempt is there."""


def start(db: Connection, owner: Owner, case: CaseEntry, facts: Facts, now: int) -> str:
    """Start an attempt at a case, or join the open graded one; returns its id.

    Each attempt after the first takes the next variant the author approved. A graded case needs an account.
    Raises AlreadyOpen when a parallel request was quicker: the unique index decides, the unit is then lost.
    """
    if case.document.use == "graded":
        if owner.account is None:
            raise SignInNeeded
        joined = open_graded(db, owner.account, case.slug)
        if joined is not None:
            return joined
    seeds = case.document.seeds
    seed = seeds[_taken(db, owner, case.slug) % len(seeds)]
    texts = {"presentation": str(case.presentation), "debrief": str(case.debrief)}
    resolved = resolve(case.document, facts, seed, **texts)
    row = {
        "id": new_id(),
        "account_id": owner.account,
        "visitor": None if owner.account else owner.visitor,
        "case_slug": case.slug,
        "title": case.document.title,
        "use": case.document.use,
        "seed": resolved.seed,
        "digest": resolved.digest,
        "resolved": resolved.model_dump_json(),
        "started_at": now,
    }
    try:
        db.execute(attempt.insert().values(row))
    except exc.IntegrityError as error:
        raise AlreadyOpen from error
    return str(row["id"])


def open_graded(db: Connection, account: str, slug: str) -> str | None:
    """The graded attempt of this case that the account has not finished."""
    mine = (attempt.c.account_id == account) & (attempt.c.case_slug == slug)
    still_open = (attempt.c.use == "graded") & attempt.c.finished_at.is_(None)
    return db.scalar(select(attempt.c.id).where(mine & still_open))


def _taken(db: Connection, owner: Owner, slug: str) -> int:
    """How many attempts at this case they have started: it chooses the variant."""
    whose = attempt.c.account_id == owner.account if owner.account else attempt.c.visitor == owner.visitor
    return db.scalar(select(func.count()).select_from(attempt).where(whose & (attempt.c.case_slug == slug))) or 0
