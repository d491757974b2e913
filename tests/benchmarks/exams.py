"""What candidates do: look at their paper with what is kept of it, and save one response after another."""

from collections.abc import Sequence
from dataclasses import dataclass

from learning.attempts.exams.drawing import draw
from learning.attempts.exams.finding import find
from learning.attempts.exams.paper import Said
from learning.attempts.exams.saving import save
from learning.attempts.exams.sent import SavedEvent
from learning.attempts.exams.sitting_down import sit
from learning.attempts.owners import Owner
from learning.core.clock import wall_clock
from learning.core.ids import new_id
from learning.library.libraries import library
from quizzes.items.definition import ItemDocument
from tests.benchmarks.load import Reply, request
from tests.serving import KEY, Ground, Student

SEEN_ALL = 1_000_000_000  # above every revision there is


@dataclass(frozen=True)
class Seat:
    """A candidate in the middle of an exam. `responses`: the value of each question, by its opaque id, as JSON."""

    student: Student
    address: str
    responses: Sequence[tuple[str, str]]


def seats(made: Ground, people: Sequence[Student], *, begun: bool = True) -> list[Seat]:
    """A sitting of the shortest exam for each; with `begun` every question holds a response."""
    return [_seat(made, one, begun=begun) for one in people]


def _seat(made: Ground, student: Student, *, begun: bool) -> Seat:
    books, owner = library(made.database), Owner(student.account)
    exam = min(books.exams(), key=lambda one: one.document.minutes)
    ident = sit(made.database, owner, draw(books, exam, "exam", {}), wall_clock())
    form = find(made.database, owner, ident).paper.form
    said = [(one.document.shown(form.seed).id, _right(one.document, form.seed)) for one in form.items]
    if begun:
        events = [SavedEvent(seq=n, item=item, base_rev=0, value=value) for n, (item, value) in enumerate(said, 1)]
        save(made.database, owner, ident, new_id(), events, wall_clock(), KEY)
    return Seat(student, f"/sittings/{ident}", [(item, value.model_dump_json()) for item, value in said])


def _right(item: ItemDocument, seed: int) -> Said:
    return Said(fields=dict(item.filled(item.reference_answer(), seed)), sureness="fairly")


class Responding:
    """A candidate who changes one response after another and waits for each to be acknowledged.

    Their tab has seen whatever others of theirs saved, so nothing is in conflict.
    """

    def __init__(self, seat: Seat, token: str) -> None:
        self._seat, self._client, self._seq = seat, new_id(), 0
        self._headers = [*seat.student.headers, ("X-CSRFToken", token), ("Accept", "application/json")]

    def __call__(self, _last: Reply | None) -> bytes:
        """The next change."""
        self._seq += 1
        item, value = self._seat.responses[self._seq % len(self._seat.responses)]
        event = f'{{"seq":{self._seq},"item":"{item}","base_rev":{SEEN_ALL},"value":{value}}}'
        body = f'{{"client_id":"{self._client}","events":[{event}]}}'
        return request("POST", f"{self._seat.address}/events", self._headers, body, "application/json")
