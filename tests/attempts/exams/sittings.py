"""A short exam, somebody who sits it, and their tabs, in a few words."""

from typing import Any

from learning.attempts.exams import saving
from learning.attempts.exams.finding import Sitting, find, responses
from learning.attempts.exams.paper import Paper, Policy, Said, paper_of
from learning.attempts.exams.saving import Ack
from learning.attempts.exams.sent import SavedEvent
from learning.attempts.exams.sitting_down import sit
from learning.attempts.owners import Owner
from learning.core.database import Database
from quizzes.exams.assembly import Form, Placed
from quizzes.exams.definition import ExamDocument
from quizzes.exams.timing import MINUTE
from quizzes.items.definition import ItemDocument
from quizzes.items.shown import Opaque
from tests.conftest import NOW
from tests.people_of import make_account
from tests.quizzes.items.samples import item

KEY = "k" * 32
SEED = 987_654_321_987_654_321
TAB, OTHER_TAB = "a" * 16, "b" * 16
ITEMS = ("one", "two", "three")
DEADLINE = NOW + 60 * MINUTE
GRACE = 30_000
CLOSES = DEADLINE + GRACE

EXAM = ExamDocument.model_validate(
    {
        "kind": "exam",
        "title": "A short exam",
        "blueprint": {"domains": {"safety": 3}},
        "practice": {"domains": {"safety": 3}},
        "minutes": 60,
    }
)


def document(ident: str, **changes: Any) -> ItemDocument:
    return item("single", ident, **changes)


def paper(use: str = "exam", sections: tuple[int, ...] = (0, 0, 0), safety: bool = False, **policy: Any) -> Paper:
    drawn = Form(SEED, tuple(Placed(one, True, section) for one, section in zip(ITEMS, sections, strict=True)))
    bank = {one: document(one, safety=safety) for one in ITEMS}
    made = paper_of("short", EXAM, drawn, bank, use, {})  # type: ignore[arg-type]
    rules = Policy.model_validate({**made.policy.model_dump(), **policy})
    return made.model_copy(update={"policy": rules})


def person(database: Database, name: str = "Ada") -> Owner:
    with database.unit() as db:
        return Owner(make_account(db, name, f"{name.lower()}@example.org"))


def begun(database: Database, owner: Owner, made: Paper | None = None, now: int = NOW) -> str:
    return sit(database, owner, made or paper(), now)


def shown_id(ident: str) -> str:
    return Opaque(SEED, ident).of()


def picks(ident: str, option: str = "calf", **more: Any) -> Said:
    """The item answered with an option; `calf` is the right one."""
    ids = Opaque(SEED, ident)
    return Said(fields={ids.of(): (ids.of(option),)}, **more)


def event(seq: int, ident: str = "one", option: str = "calf", base: int = 0, **more: Any) -> SavedEvent:
    return SavedEvent(seq=seq, item=shown_id(ident), base_rev=base, value=picks(ident, option, **more))


def save(
    database: Database, owner: Owner, sitting_id: str, *events: SavedEvent, tab: str = TAB, now: int = NOW
) -> Ack:
    return saving.save(database, owner, sitting_id, tab, events, now, KEY)


def kept(database: Database, sitting_id: str) -> dict[str, Said]:
    """What is kept for each item."""
    with database.reading() as db:
        return {name: one.value for name, one in responses(db, sitting_id).items()}


def found(database: Database, owner: Owner, sitting_id: str) -> Sitting:
    return find(database, owner, sitting_id)
