"""Learners who have done everything and have no certificate, as something was left for the provider."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from learning.core import audit
from learning.core.database import Database
from learning.core.errors import Unavailable
from learning.core.settings import Settings
from learning.credit.certificates.certifying import Unissuable
from learning.credit.certificates.models import certificate
from learning.credit.certificates.signatures import prepare
from learning.credit.completion.asked import Asked
from learning.credit.completion.attesting import NotReady
from learning.credit.completion.completing import complete
from learning.credit.completion.models import attestation, enrolment, evaluation_filed
from learning.credit.completion.standing import NotEnrolled
from learning.credit.signing.keys import NoKey
from learning.people import accounts
from learning.people.letters import Letter, post
from learning.people.models import account

A_PAGE = 200
# What one press of the button issues: each is a transaction and a letter, and a browser waits for them all.
AT_ONCE = 50


@dataclass(frozen=True)
class Waiting:
    """Somebody who waits, since they attested (ms)."""

    enrolment_id: str
    account_id: str
    name: str
    email: str
    since: int


@dataclass
class HandedOut:
    """What became of those who waited: `issued`, `unwritten` (of these, whom no letter reached), and `open` ones.

    `open`: who has something left to do after all. `stopped`: sentences, when the provider still lacks something.
    """

    issued: int = 0
    unwritten: int = 0
    open: int = 0
    stopped: tuple[str, ...] = ()


def counts(db: Connection, asked: Iterable[Asked]) -> dict[str, int]:
    """How many wait, by course; a course for which nobody does is not in it."""
    row = enrolment.c
    counted = _waiting(asked, row.course, func.count().label("number")).group_by(row.course)
    return {one.course: one.number for one in db.execute(counted)}


def waiting(db: Connection, asked: Asked, most: int = A_PAGE) -> Sequence[Waiting]:
    """Who waits for the certificate of a course, the longest first."""
    return _listed(db, asked, most)


def hand_out(database: Database, settings: Settings, asked: Asked, actor: str, now: int) -> HandedOut:
    """Issue what waits, AT_ONCE at most, each in a unit of its own; tell each learner by mail."""
    prepare(settings.provider.signature_file)
    with database.reading() as db:
        found = _listed(db, asked, A_PAGE)
    done = HandedOut()
    for one in found:
        if done.issued == AT_ONCE:
            break
        try:
            ident = _issued(database, settings, asked, one, actor, now)
        except (NotReady, NotEnrolled):
            done.open += 1
        except (Unissuable, NoKey) as trouble:
            done.stopped = getattr(trouble, "sentences", (f"{trouble.what} {trouble.next}",))
            break
        else:
            if ident is not None:
                done.issued += 1
                done.unwritten += not _written(settings, one, letter(settings, asked, one, ident), done)
    return done


def letter(settings: Settings, asked: Asked, one: Waiting, ident: str) -> Letter:
    """What the learner is told."""
    title = asked.offer.page.title
    return Letter(
        f"Your certificate for “{title}” is issued",
        f"Hello {one.name},\n\nyou had done everything that “{title}” asks for, and your certificate waited for us. "
        f"It is issued now:\n{settings.base_url}/verify/{ident}\n\n"
        f"All your certificates: {settings.base_url}/certificates\n",
    )


def _issued(database: Database, settings: Settings, asked: Asked, one: Waiting, actor: str, now: int) -> str | None:
    """The id of the new certificate; None when they have it already, by their own button or another's."""
    with database.unit() as db:
        accounts.hold(db, one.account_id)
        # Held before it is looked at: of two who press the button at once one finds it done.
        db.execute(select(enrolment.c.id).where(enrolment.c.id == one.enrolment_id).with_for_update())
        if db.scalar(select(certificate.c.id).where(certificate.c.enrolment_id == one.enrolment_id)):
            return None
        ident = complete(database, db, settings, one.account_id, asked.slug, now)
        audit.record(db, actor, "certificate.hand-out", ident, now, {"enrolment": one.enrolment_id})
    return ident


def _written(settings: Settings, one: Waiting, letter: Letter, done: HandedOut) -> bool:
    """Whether the letter went out; a mail server that refused one is not waited for again and again."""
    if done.unwritten:
        return False
    try:
        post(settings, one.email, letter)
    except Unavailable:
        return False
    return True


def _listed(db: Connection, asked: Asked, most: int) -> Sequence[Waiting]:
    row = enrolment.c
    columns = (row.id.label("enrolment_id"), row.account_id, account.c.name, account.c.email)
    found = _waiting([asked], *columns, attestation.c.at.label("since"))
    listed = db.execute(found.order_by(attestation.c.at, row.id).limit(most))
    return [Waiting(**one) for one in listed.mappings()]


def _waiting(asked: Iterable[Asked], *columns: ColumnElement[Any]) -> Select[Any]:
    """Whoever attested the work that is asked for now, filed an evaluation, and never had a certificate for it.

    Neither is taken before the work is done; `complete` looks at all of it again.
    """
    row, filed = enrolment.c, evaluation_filed.c
    joined = (
        enrolment.join(account, account.c.id == row.account_id)
        .join(attestation, attestation.c.enrolment_id == row.id)
        .join(evaluation_filed, and_(filed.account_id == row.account_id, filed.course == row.course))
    )
    signed = or_(*(and_(row.course == one.slug, attestation.c.asked == one.work) for one in asked))
    had = select(certificate.c.id).where(certificate.c.enrolment_id == row.id).exists()
    return select(*columns).select_from(joined).where(signed, row.ended_at.is_(None), ~had)
