"""`python -m tests.benchmarks.certificates`: 1,000 people complete a course at once, each of them asking again.

On SQLite and on PostgreSQL, on a real disk: first at a real server, from the evaluation to the certificate, then
issuing alone. It ends with exit code 1 unless there are 1,000 certificates and 1,000 acts of issue in a chain that
holds, without a refusal. Then what checking and printing one costs, and 500 in bulk by `flask certificates render`.
"""

import json
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial

from sqlalchemy import func, select

from learning.core.errors import Unavailable
from learning.core.ids import new_id
from learning.credit.certificates.certifying import issue
from learning.credit.certificates.checking import find
from learning.credit.certificates.facts import Completion
from learning.credit.certificates.models import certificate
from learning.credit.certificates.printing import pdf
from learning.credit.signing.keys import keys_of
from learning.people.models import account
from tests.benchmarks.completions import completed_at_once
from tests.conftest import NOW
from tests.credit.completions import PROVIDER, completion
from tests.serving import DIALECTS, ROOT, Ground, ground

PEOPLE, THREADS, PRINTED, BULK, IN_BULK = 1_000, 64, 100, 500, "treatment"
RENDER = [sys.executable, "-m", "flask", "--app", "app", "certificates", "render", "--course", IN_BULK, "--out"]


def main() -> None:
    """Print a line for each figure."""
    for dialect in DIALECTS:
        with ground(dialect) as made:
            seconds, answered = completed_at_once(made)
            tell(dialect, f"{answered.total()} last acts of 1,000 learners by 64 threads, s", round(seconds, 2))
        with ground(dialect) as made:
            ids, seconds = issued_at_once(made)
            kept = count(made)
            tell(dialect, "certificates of 1,000 completions", kept)
            tell(dialect, "2,000 askings by 64 threads, s", round(seconds, 2))
            tell(dialect, "check of one, p50 ms", p50(partial(_check, made), ids))
            tell(dialect, "sheet of one, p50 ms", p50(partial(_print, made), ids))
            tell(dialect, f"{BULK} sheets in bulk, s", round(in_bulk(made), 1))
        if not len(ids) == kept == PEOPLE:
            sys.exit(f"{kept} certificates and {len(ids)} ids for {PEOPLE} completions on {dialect}")


def tell(dialect: str, what: str, value: float) -> None:
    """One line, as the other benchmarks write them."""
    print(json.dumps({"what": what, "database": dialect, "value": value}), flush=True)


def issued_at_once(made: Ground) -> tuple[set[str], float]:
    """The ids that were answered, and how long it took. Both askings of a person may be under way together."""
    people = _people(made)
    keys = keys_of(made.site.extensions["palpate"].settings)

    def ask(who: tuple[str, str]) -> str:
        while True:
            with suppress(Unavailable), made.database.unit() as db:  # a browser that is told so asks again
                return issue(db, keys, PROVIDER, _completion(*who), NOW)

    asking = [(one, IN_BULK if place < BULK else "assessment") for place, one in enumerate(people)] * 2
    random.Random(1).shuffle(asking)
    began = time.perf_counter()
    with ThreadPoolExecutor(THREADS) as pool:
        ids = set(pool.map(ask, asking))
    return ids, time.perf_counter() - began


def in_bulk(made: Ground) -> float:
    """Seconds of the command that prints the certificates of a course, its bar shown as it goes."""
    out = made.folder / "sheets"
    began = time.perf_counter()
    subprocess.run([*RENDER, str(out)], check=True, env={**os.environ, **made.environ}, cwd=ROOT)
    took = time.perf_counter() - began
    if len(list(out.glob("*.pdf"))) != BULK:
        sys.exit(f"{len(list(out.glob('*.pdf')))} sheets of {BULK} on {made.dialect}")
    return took


def count(made: Ground) -> int:
    """The certificates there are."""
    with made.database.reading() as db:
        return db.scalar(select(func.count()).select_from(certificate)) or 0


def p50(act: Callable[[str], object], ids: set[str]) -> float:
    """Milliseconds in the middle of many tries, each with another certificate."""
    took = []
    for one in sorted(ids)[:PRINTED]:
        began = time.perf_counter()
        act(one)
        took.append((time.perf_counter() - began) * 1_000)
    return round(statistics.median(took), 2)


def _completion(person: str, course: str) -> Completion:
    return completion(person, enrolment_id=f"enrolment of {person}", learner=f"Ada {person.title()}", course=course)


def _people(made: Ground) -> list[str]:
    ids = [new_id() for _ in range(PEOPLE)]
    rows = [
        {"id": one, "name": "Ada", "name_key": "ada", "email": one, "email_key": one, "password_hash": "",
         "role": "student", "epoch": 0, "created_at": NOW}
        for one in ids
    ]  # fmt: skip
    with made.database.unit() as db:
        db.execute(account.insert(), rows)
    return ids


def _check(made: Ground, one: str) -> None:
    with made.database.reading() as db:
        find(db, one)


def _print(made: Ground, one: str) -> None:
    with made.database.reading() as db:
        pdf(find(db, one).snapshot, "letter")


if __name__ == "__main__":
    main()
