"""A synthetic case on the shelf, and an attempt that is played to its end in a few lines."""

from markupsafe import Markup

from learning.attempts.finding import Taken, find
from learning.attempts.owners import Owner
from learning.attempts.playing import save
from learning.attempts.starting import start
from learning.core.database import Database
from learning.library.shelf import CaseEntry
from quizzes.cases.definition import CaseDocument
from quizzes.cases.play import Event
from tests.conftest import NOW
from tests.quizzes.cases.cases import case_with, facts

VISITOR = Owner(visitor="v" * 26)


def entry(document: CaseDocument | None = None) -> CaseEntry:
    text = Markup("<p>Dana wakes at night.</p>")
    return CaseEntry("hand", "/cases/hand", "digest", document or case_with(), text, text)


GRADED = entry(case_with({("use",): "graded"}))


def started(database: Database, owner: Owner = VISITOR, case: CaseEntry | None = None, now: int = NOW) -> str:
    with database.unit() as db:
        return start(db, owner, case or entry(), facts(), now)


def found(database: Database, attempt_id: str, owner: Owner = VISITOR) -> Taken:
    return find(database, owner, attempt_id)


def saved(database: Database, attempt_id: str, *events: Event, owner: Owner = VISITOR, now: int = NOW) -> Taken:
    """The attempt after these choices."""
    for event in events:
        save(database, owner, found(database, attempt_id, owner), event, now)
    return found(database, attempt_id, owner)


MARK = Event("meet", "mark", ["wakes"])
ASK = Event("history", "ask", "fingers")
STOP = Event("meet", "stop", {"urgency": "routine", "reasons": [], "tell": []})
