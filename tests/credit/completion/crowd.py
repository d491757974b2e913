"""Many learners who have done everything but the last act, and that act, each more than once and all at once."""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from flask import Flask
from sqlalchemy import func, select

from learning.core.audit import audit_row, head
from learning.core.chain import Link, Walk
from learning.core.database import Database
from learning.core.form_tokens import token
from learning.core.ids import new_id
from learning.credit.certificates.models import certificate
from learning.credit.completion.enrolling import enrol
from learning.credit.completion.models import attestation
from learning.people import sessions
from tests.conftest import database_of
from tests.credit.completion.school import AGREED, COURSE, asked, works
from tests.people_of import BROWSER, make_account

THREADS = 64


@dataclass(frozen=True)
class Learner:
    """Somebody in front of the evaluation; `cookie` and `token`: of their session and its forms."""

    account: str
    cookie: str
    token: str


# What each of them does: sends the evaluation twice, as a double click does, and presses the button besides.
ACTS = ("evaluation", "evaluation", "certificate")


def crowd(site: Flask, number: int, now: int) -> list[Learner]:
    """So many learners with the work and the attestation behind them, signed in."""
    database, course = database_of(site), asked(database_of(site))
    with database.unit() as db:
        ids = [make_account(db, f"Ada {one:04}", f"ada{one}@example.org", now=now) for one in range(number)]
        cookies = [sessions.begin(db, one, now, BROWSER) for one in ids]
        for which, one in enumerate(ids):
            works(db, one, course)
            row = {"id": new_id(), "enrolment_id": enrol(db, one, course.slug, None, now), "at": now}
            db.execute(attestation.insert().values(row | {"name": f"Ada {which:04}", "asked": course.work}))
    return [Learner(one, cookie, _token(site, cookie)) for one, cookie in zip(ids, cookies, strict=True)]


def _token(site: Flask, cookie: str) -> str:
    with site.test_request_context(headers={"Cookie": f"sid={cookie}"}):
        return token()


def acts_of(people: Iterable[Learner]) -> list[tuple[Learner, str]]:
    """Every act of everybody, in an order that is nobody's."""
    acts = [(one, act) for one in people for act in ACTS]
    random.Random(1).shuffle(acts)  # noqa: S311 - the same order in each run
    return acts


def fields(learner: Learner, act: str) -> dict[str, str]:
    """What the form of an act sends."""
    said = {name: str(points) for name, points in AGREED.items()} | {"comment": ""} if act == "evaluation" else {}
    return {"csrf_token": learner.token} | said


def at_the_site(site: Flask) -> Callable[[tuple[Learner, str]], int]:
    """An act as a request to the site in this process; answers its status."""

    def send(asked_for: tuple[Learner, str]) -> int:
        learner, act = asked_for
        client = site.test_client()
        client.set_cookie("sid", learner.cookie, domain="localhost")
        return client.post(f"/courses/{COURSE}/{act}", data=fields(learner, act)).status_code

    return send


def rushed(
    people: Sequence[Learner], send: Callable[[tuple[Learner, str]], int], threads: int = THREADS
) -> Counter[int]:
    """Everybody's acts by so many threads: how often each status was answered."""
    with ThreadPoolExecutor(threads) as pool:
        return Counter(pool.map(send, acts_of(people)))


@dataclass(frozen=True)
class Kept:
    """What is there afterwards: certificates, their owners, acts of issue, and where a walk along the chain ended."""

    certificates: int
    owners: int
    acts: int
    chain_holds: bool


def kept(database: Database) -> Kept:
    """Counted in the tables themselves."""
    issued = audit_row.c.action == "certificate.issue"
    columns = tuple(audit_row.c[name] for name in Link.__slots__)
    with database.reading() as db:
        owners = select(func.count(), func.count(certificate.c.account_id.distinct())).select_from(certificate)
        made, people = db.execute(owners).one()
        acts = db.scalar(select(func.count()).select_from(audit_row).where(issued)) or 0
        walk = Walk()
        for row in db.execute(select(*columns).order_by(audit_row.c.seq)):
            walk.step(Link(*row))
        end = head(db)
    return Kept(made, people, acts, walk.at == end)
