"""How many statements an exam costs, counted in this process on a page that it has shown before."""

from collections.abc import Iterator

from tests import counting
from tests.benchmarks.exams import Responding
from tests.benchmarks.figures import Figure
from tests.benchmarks.scenes import Scene, token_in


def statements(shown: Scene) -> Iterator[Figure]:
    """Of the exam page and of a save."""
    seat, reader = shown.seats[0], shown.made.site.test_client()
    reader.set_cookie("sid", seat.student.cookie)
    token = token_in(reader.get(seat.address).data)
    with counting.statements() as sent:
        reader.get(seat.address)
    yield Figure("exam page, statements", shown.made.dialect, len(sent))
    body = Responding(seat, token)(None).partition(b"\r\n\r\n")[2]
    with counting.statements() as sent:
        answer = reader.post(f"{seat.address}/events", data=body, headers={"X-CSRFToken": token})
    yield Figure("save of a response, statements", shown.made.dialect, len(sent), {"status": answer.status_code})
