"""How long a search takes over the whole library, from the request to the whole page, one after another."""

from collections.abc import Iterator
from itertools import cycle
from urllib.parse import urlencode

from tests.benchmarks import load
from tests.benchmarks.figures import Figure
from tests.benchmarks.rates import Course, Lengths, measured, servers_of
from tests.benchmarks.scenes import Scene
from tests.serving import Served

# Names, everyday words, words that stand on every page, a misspelling, and what is nowhere.
TYPED = (
    "tennis elbow", "frozen shoulder", "DVT", "runner's knee", "pregnancy massage", "pain", "massage", "stretching",
    "blood thinners", "informed consent", "how much pressure in the first week after an operation", "tenis elbow",
    "trigger p", "xylophone", "can I massage someone with a blood clot", "client with a broken rib",
)  # fmt: skip


def searches(shown: Scene, server: Served, lengths: Lengths) -> Iterator[Figure]:
    """The median and the 95th percentile of the page of results, in milliseconds."""
    run = measured(Course(server.port, lambda: [_searching()], servers_of(server, shown.made.server_pid)), lengths)
    details = {"searches": len(run.times), "p99_ms": round(run.quantile(0.99), 2), "cpu_ms": round(run.cpu_ms, 3)}
    yield Figure("search, p50 ms", shown.made.dialect, run.quantile(0.5), details)
    yield Figure("search, p95 ms", shown.made.dialect, run.quantile(0.95), details)


def _searching() -> load.Script:
    """A visitor who searches for one thing after another."""
    contents = cycle([load.request("GET", f"/search?{urlencode({'q': typed})}") for typed in TYPED])
    return lambda _last: next(contents)
