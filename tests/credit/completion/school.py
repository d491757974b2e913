"""A small school: one course with two modules, a quiz and a case, and what it takes to complete it."""

import threading
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, func, select

from learning.attempts.models import attempt, grading
from learning.attempts.quizzes.models import quiz_response
from learning.core.database import Database
from learning.core.settings import Settings, settings_from
from learning.credit.boards.revisions import digest_of_all
from learning.credit.certificates.checking import find
from learning.credit.certificates.models import certificate
from learning.credit.certificates.snapshot import Snapshot
from learning.credit.completion.asked import Asked, asked_of
from learning.credit.completion.attesting import attest
from learning.credit.completion.completing import complete
from learning.credit.completion.enrolling import enrol
from learning.credit.completion.evaluating import evaluate
from learning.credit.completion.questions import questions
from learning.credit.completion.standing import Standing, standing
from learning.credit.reviewing.approving import Reviewed, record
from learning.credit.reviewing.texts import to_read
from learning.library.libraries import library
from learning.library.syncing import sync
from learning.study.reading import mark_read
from tests.conftest import NOW, ROOT
from tests.library.small_bank import SEVERAL
from tests.library.small_case import CASE
from tests.library.small_content import LESSON, TEXTS

COURSE = "first"
TODAY = "2026-11-18"
# Half an hour by its words alone.
LONG = LESSON + "\n" + "Ask, look and listen before you touch. \n" * 900
SECOND = """\
---
kind: lesson
title: Second words
summary: How to go on.
pillar: assessment
order: 2
objectives: [assess-01]
---

## Go on

Ask again [@one2015].
"""
COURSE_TEXT = """\
---
kind: course
title: The first course
summary: Two lessons.
modules: [first-words, second-words]
cases: [a-short-talk]
objectives: [assess-01]
quiz: {items: [first-minutes, other-calf], behaviour: deferred}
---

Begin here.
"""
PLACES = {
    "pillars/assessment/first-words.md": LONG,
    "pillars/assessment/second-words.md": SECOND,
    "items/assess/more-of-it.md": SEVERAL,
    "cases/a-short-talk.md": CASE,
    "courses/first.md": COURSE_TEXT,
}
MODULES = (("lesson", "first-words"), ("lesson", "second-words"))
NAMED = {
    "PROVIDER_NAME": "Quiet Hands School", "PROVIDER_CONTACT": "office@example.org",
    "PROVIDER_SIGNATORY": "Cleo Marsh", "INSTRUCTOR_NAME": "Cleo Marsh", "INSTRUCTOR_CREDENTIALS": "LMT",
}  # fmt: skip
DORA = {
    "reviewer": "Dora Lind", "credential": "LMT", "licence_state": "FL", "licence_number": "MA 11111",
    "reviewed_on": "2026-11-01", "read": "All of it, beside its sources.",
}  # fmt: skip
AGREED = dict.fromkeys((one.id for one in questions().statements), 5)


def settings_of(folder: Path, **environ: str) -> Settings:
    """A school whose provider is named; `environ` is put on top."""
    least = {"SECRET_KEY": "k" * 32, "VAR_DIR": str(folder / "var"), "KEYS_DIR": str(folder / "keys")}
    return settings_from({**least, **NAMED, **environ}, ROOT)


def teach(database: Database, folder: Path, **changed: str) -> None:
    """Publish the course; `changed`: other texts for it."""
    for path, text in {**TEXTS, **PLACES, **changed}.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    done = sync(database, folder, NOW)
    assert not done.problems, done.problems


def asked(database: Database, slug: str = COURSE) -> Asked:
    found = asked_of(library(database), slug, TODAY)
    assert found is not None
    return found


def approved(database: Database, slug: str = COURSE, actor: str = "cleo", now: int = NOW, **said: str) -> str:
    """The id of an approval for credit of the course as it is published now."""
    books, given = library(database), {**DORA, **said}
    offer = asked(database, slug).offer
    texts = to_read(books, offer)
    with database.unit() as db:
        reviewed = Reviewed(course=slug, title=offer.page.title, **given)
        return record(db, reviewed, texts, digest_of_all(texts), "Cleo Marsh", actor, now)


def quiz_taken(db: Connection, account: str, course: Asked, *, go: int = NOW, score: float = 1.0) -> None:
    """A quiz handed in at once, each item with this score."""
    assert course.quiz is not None
    for entry in course.quiz.entries:
        row = {
            "id": f"{account} {entry.id} {go}", "account_id": account, "kind": "course", "slug": course.slug,
            "item": entry.id, "digest": entry.digest, "go": go, "number": 1, "behaviour": course.quiz.rule.mode,
            "value": "{}", "score": score, "at": go,
        }  # fmt: skip
        db.execute(quiz_response.insert().values(row))


def case_played(
    db: Connection, account: str, slug: str, *, passed: bool = True, safety: tuple[str, ...] = ()
) -> None:
    """A finished attempt at a case, with its grading."""
    ident = f"{account} {slug} {passed} {safety}"
    row = {
        "id": ident, "account_id": account, "case_slug": slug, "title": slug, "use": "practice", "seed": 1,
        "digest": "d", "resolved": "{}", "started_at": NOW, "finished_at": NOW,
    }  # fmt: skip
    db.execute(attempt.insert().values(row))
    result = {"passed": passed, "safety": list(safety)}
    graded = {"id": ident, "attempt_id": ident, "number": 1, "at": NOW, "by": "system", "why": "finished"}
    db.execute(grading.insert().values({**graded, "engine": "cases-1", "result": result}))


def works(db: Connection, account: str, course: Asked) -> None:
    """Read every module, take the quiz without a fault, play every case well."""
    for page in course.offer.outline.modules:
        mark_read(db, account, page.key, NOW)
    quiz_taken(db, account, course)
    for case in course.offer.outline.cases:
        case_played(db, account, case.slug)


def enrolled(database: Database, account: str, slug: str = COURSE) -> str:
    with database.unit() as db:
        return enrol(db, account, slug, None, NOW)


def stands(database: Database, account: str, slug: str = COURSE, now: int = NOW) -> Standing:
    with database.reading() as db:
        return standing(database, db, account, slug, now)


def worked(database: Database, account: str, slug: str = COURSE) -> Standing:
    """Enrolled, with the work behind them."""
    enrolled(database, account, slug)
    with database.unit() as db:
        works(db, account, asked(database, slug))
    return stands(database, account, slug)


def signed(database: Database, account: str, now: int = NOW, name: str = "Ada", slug: str = COURSE) -> None:
    here = stands(database, account, slug, now)
    with database.unit() as db:
        attest(db, here, name, name, None, now)


def said(database: Database, account: str, now: int = NOW, comment: str = "", slug: str = COURSE) -> None:
    here = stands(database, account, slug, now)
    with database.unit() as db:
        evaluate(db, here, AGREED, comment, now)


def finished(database: Database, account: str, now: int = NOW, name: str = "Ada", slug: str = COURSE) -> None:
    """Everything that is the learner's to do."""
    worked(database, account, slug)
    signed(database, account, now, name, slug)
    said(database, account, now, slug=slug)


def certified(database: Database, settings: Settings, account: str, now: int = NOW) -> str:
    with database.unit() as db:
        return complete(database, db, settings, account, COURSE, now)


def issued(database: Database) -> int:
    """How many certificates there are."""
    with database.reading() as db:
        return int(db.execute(select(func.count()).select_from(certificate)).scalar_one())


def snapshot(database: Database, ident: str) -> Snapshot:
    with database.reading() as db:
        return find(db, ident).snapshot


def at_once(number: int, act: Callable[[int], None]) -> list[BaseException]:
    """So many threads that begin together; returns what they raised."""
    barrier, raised = threading.Barrier(number), list[BaseException]()

    def run(which: int) -> None:
        barrier.wait()
        try:
            act(which)
        except BaseException as error:
            raised.append(error)

    threads = [threading.Thread(target=run, args=(which,)) for which in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised
