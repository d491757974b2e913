"""`python -m tests.benchmarks.candidates --database postgresql --candidates 500 --seconds 300 --every 5`

An exam hall. So many candidates sit an exam at once, each in a sitting of their own, and save a response every few
seconds on a new connection, as a browser does after a pause. gunicorn with two workers on loopback. One JSON object:
saves, errors by status or kind, acknowledged saves that the database lacks (`lost`), the time to the acknowledgement,
statements.
"""

import argparse
import asyncio
import json
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select

from learning.attempts.exams.models import sitting_event
from tests.benchmarks import asked, load
from tests.benchmarks.exams import Responding, Seat, seats
from tests.benchmarks.rates import servers_of
from tests.benchmarks.scenes import put_away, token
from tests.serving import DIALECTS, Ground, Served, ground, served, students

LONGEST_WAIT_S = 30.0


@dataclass
class Hall:
    """What the candidates met: the seconds to each acknowledgement, and what was not one."""

    times: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)

    def told(self) -> dict[str, Any]:
        """In milliseconds."""
        run = load.Run(times=self.times)
        quantiles = {f"p{part}_ms": round(run.quantile(part / 100), 2) for part in (50, 99)}
        longest = round(max(self.times, default=0) * 1000, 2)
        return {"saves": len(self.times), "errors": dict(self.errors), **quantiles, "longest_ms": longest}


def main() -> None:
    """Fill the hall, let them work, tell."""
    asks = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asks.add_argument("--database", choices=DIALECTS, default="sqlite")
    asks.add_argument("--candidates", type=int, default=64)
    asks.add_argument("--seconds", type=float, default=300.0)
    asks.add_argument("--every", type=float, default=5.0, help="seconds between two saves of one candidate")
    given = asks.parse_args()
    with ground(given.database) as made:
        taken = seats(made, students(made, given.candidates), begun=False)
        put_away(made)
        with served("app:create_app()", made.environ, made.folder / "log") as server:
            told = _sit(made, server, taken, given.seconds, given.every)
        told |= {"lost": told["saves"] - _held(made), "statements": asked.asked(made, taken[0])[1]}
    print(json.dumps(vars(given) | told))


def _sit(made: Ground, server: Served, taken: Sequence[Seat], seconds: float, every: float) -> dict[str, Any]:
    candidates = [Responding(one, token(server.port, one.student, one.address)) for one in taken]
    servers, hall = servers_of(server, made.server_pid), Hall()
    before = load.Meter(servers())
    asyncio.run(_all(server.port, candidates, seconds, every, hall))
    cpu, foreign = before.since(servers(), seconds)
    return hall.told() | {
        "cpu_ms": round(cpu * 1000 / max(1, len(hall.times)), 3),
        "foreign_share": round(foreign, 2),
    }


async def _all(port: int, candidates: Sequence[Responding], seconds: float, every: float, hall: Hall) -> None:
    dice, now = random.Random(1), asyncio.get_running_loop().time()  # noqa: S311 - each begins at a moment of their own
    paces = [(now + dice.random() * every, now + seconds, every) for _ in candidates]
    await asyncio.gather(*(_one(port, each, pace, hall) for each, pace in zip(candidates, paces, strict=True)))


async def _one(port: int, candidate: Responding, pace: tuple[float, float, float], hall: Hall) -> None:
    clock = asyncio.get_running_loop().time
    due, end, every = pace
    while due < end:
        await asyncio.sleep(max(0.0, due - clock()))
        began = clock()
        try:
            status = await asyncio.wait_for(_answered(port, candidate(None)), LONGEST_WAIT_S)
        except (OSError, EOFError, TimeoutError) as error:
            hall.errors[type(error).__name__] += 1
        else:
            if status == 200:
                hall.times.append(clock() - began)
            else:
                hall.errors[str(status)] += 1
        due += every


async def _answered(port: int, content: bytes) -> int:
    """The status of the whole reply."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(content)
        received = b""
        while (reply := load.whole(received)) is None:
            data = await reader.read(1 << 16)
            if not data:
                raise EOFError
            received += data
        return reply.status
    finally:
        writer.close()


def _held(made: Ground) -> int:
    """How many saves the database holds as applied."""
    with made.database.reading() as db:
        held = select(func.count()).select_from(sitting_event).where(sitting_event.c.outcome == "applied")
        return int(db.scalar(held) or 0)


if __name__ == "__main__":
    main()
