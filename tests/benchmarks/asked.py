"""How many statements an exam costs, counted in this process on a page that it has shown before."""

from collections.abc import Iterator

from tests import counting
from tests.benchmarks.exams import Responding, Seat
from tests.benchmarks.figures import Figure
from tests.benchmarks.scenes import Scene, token_in
from tests.serving import Ground


def statements(shown: Scene) -> Iterator[Figure]:
    """Of the exam page and of a save."""
    page, save = asked(shown.made, shown.seats[0])
    yield Figure("exam page, statements", shown.made.dialect, page)
    yield Figure("save of a response, statements", shown.made.dialect, save)


def asked(made: Ground, seat: Seat) -> tuple[int, int]:
    """The statements of the page and of a save."""
    reader = made.site.test_client()
    reader.set_cookie("sid", seat.student.cookie)
    token = token_in(reader.get(seat.address).data)
    with counting.statements() as of_page:
        reader.get(seat.address)
    body = Responding(seat, token)(None).partition(b"\r\n\r\n")[2]
    with counting.statements() as of_save:
        answer = reader.post(f"{seat.address}/events", data=body, headers={"X-CSRFToken": token})
    if answer.status_code != 200:
        raise SystemExit(f"A save was answered with {answer.status}.")
    return len(of_page), len(of_save)
