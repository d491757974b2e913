"""A closed loop of HTTP requests: each connection sends its next request when it has the reply to the last one.

One thread, one selector, kept connections: it costs little itself, so that the servers beside it have the machine.
"""

import re
import selectors
import socket
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import psutil

REPLY_S = 30.0
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


@dataclass(frozen=True)
class Reply:
    """A whole reply, head and body as they came."""

    status: int
    head: bytes
    body: bytes

    def header(self, name: str) -> str:
        """The value of a header, empty without it."""
        wanted = name.lower().encode() + b":"
        for line in self.head.split(b"\r\n"):
            if line.lower().startswith(wanted):
                return line[len(wanted) :].strip().decode()
        return ""


# The bytes of the next request of a connection, which is told the reply to the last one (None at first).
Script = Callable[[Reply | None], bytes]


FORM = "application/x-www-form-urlencoded"


def request(
    method: str, path: str, headers: Sequence[tuple[str, str]] = (), body: str = "", kind: str = FORM
) -> bytes:
    """The bytes of a request; `kind`: of its body."""
    content = body.encode()
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", *(f"{name}: {value}" for name, value in headers)]
    if method == "POST":
        lines += [f"Content-Type: {kind}", f"Content-Length: {len(content)}"]
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + content


@dataclass
class Run:
    """What one run measured. `wrong`: how many replies had each status that is not right; `cpu_s`: of the servers;
    `bytes`: of the last reply with its head; `foreign`: the share of the machine that others used."""

    seconds: float = 0.0
    times: list[float] = field(default_factory=list)
    wrong: Counter[int] = field(default_factory=Counter)
    cpu_s: float = 0.0
    bytes: int = 0
    foreign: float = 0.0

    @property
    def rate(self) -> float:
        """Requests a second."""
        return len(self.times) / self.seconds

    @property
    def cpu_ms(self) -> float:
        """CPU of the servers for each request, in milliseconds."""
        return self.cpu_s * 1000 / max(1, len(self.times))

    def quantile(self, part: float) -> float:
        """A quantile of the reply times, in milliseconds."""
        ordered = sorted(self.times)
        return ordered[min(len(ordered) - 1, int(part * len(ordered)))] * 1000 if ordered else 0.0


@dataclass
class _Connection:
    port: int
    script: Script
    wire: socket.socket = field(init=False)
    sent_at: float = 0.0
    received: bytearray = field(default_factory=bytearray)
    last: Reply | None = None

    def open(self) -> None:
        self.wire = socket.create_connection(("127.0.0.1", self.port), timeout=REPLY_S)
        self.wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def send(self) -> None:
        self.received.clear()
        content = self.script(self.last)
        self.sent_at = time.perf_counter()
        self.wire.sendall(content)


def run(  # noqa: PLR0913
    port: int,
    scripts: Sequence[Script],
    seconds: float,
    servers: Callable[[], Sequence[psutil.Process]],
    *,
    warm_up: float = 0.0,
    most: int = 0,
    right: Sequence[int] = (200,),
) -> Run:
    """Send for so many seconds after the warm-up (or `most` requests), one connection for each script."""
    connections = [_Connection(port, script) for script in scripts]
    measured = Run()
    with selectors.DefaultSelector() as selector:
        for one in connections:
            one.open()
            selector.register(one.wire, selectors.EVENT_READ, one)
            one.send()
        if warm_up:
            _drive(selector, time.perf_counter() + warm_up, Run(), 0, right)
        before = Meter(servers())
        began = time.perf_counter()
        _drive(selector, began + seconds, measured, most, right)
        measured.seconds = time.perf_counter() - began
        measured.cpu_s, measured.foreign = before.since(servers(), measured.seconds)
        for one in connections:
            one.wire.close()
    return measured


def _drive(selector: selectors.BaseSelector, end: float, measured: Run, most: int, right: Sequence[int]) -> None:
    while time.perf_counter() < end and not (most and len(measured.times) >= most):
        for key, _ in selector.select(0.1):
            one: _Connection = key.data
            for reply in _arrived(one, selector):
                measured.times.append(time.perf_counter() - one.sent_at)
                measured.wrong.update([reply.status] if reply.status not in right else [])
                measured.bytes = len(reply.head) + 4 + len(reply.body)
                one.last = reply
                one.send()


def _arrived(one: _Connection, selector: selectors.BaseSelector) -> Iterator[Reply]:
    """The reply, once it is whole. A server that closes a kept connection is met again on a new one."""
    data = one.wire.recv(1 << 18)
    if not data:
        selector.unregister(one.wire)
        one.wire.close()
        one.open()
        selector.register(one.wire, selectors.EVENT_READ, one)
        one.send()
        return
    one.received += data
    reply = whole(bytes(one.received))
    if reply is not None:
        yield reply


def whole(received: bytes) -> Reply | None:
    """The reply in these bytes; None while part of it is missing."""
    head, found, body = received.partition(b"\r\n\r\n")
    if not found:
        return None
    length = _LENGTH.search(head)
    if len(body) < (int(length[1]) if length else 0):
        return None
    return Reply(int(head.split(b" ", 2)[1]), head, body)


def ask(port: int, content: bytes) -> Reply:
    """One request on a connection of its own."""
    with socket.create_connection(("127.0.0.1", port), timeout=REPLY_S) as connection:
        connection.sendall(content)
        received = b""
        while (reply := whole(received)) is None:
            data = connection.recv(1 << 18)
            if not data:
                raise SystemExit(f"The server closed in the middle of a reply to {content[:60]!r}.")
            received += data
        return reply


class Meter:
    """The CPU that servers and everybody used up to a moment."""

    def __init__(self, servers: Sequence[psutil.Process]) -> None:
        self._servers = cpu_of(servers)
        self._own = _own_cpu()
        self._all = _busy()

    def since(self, servers: Sequence[psutil.Process], seconds: float) -> tuple[float, float]:
        """CPU seconds of the servers since then, and the share of the machine that neither they nor we used."""
        used = cpu_of(servers) - self._servers
        foreign = _busy() - self._all - used - (_own_cpu() - self._own)
        return used, max(0.0, foreign) / (seconds * (psutil.cpu_count() or 1))


def cpu_of(servers: Sequence[psutil.Process]) -> float:
    """CPU seconds of these processes, of those they started and of those that have ended."""
    used = 0.0
    for process in servers:
        try:
            times = process.cpu_times()
            used += times.user + times.system
        except psutil.NoSuchProcess:
            continue
    return used


def _own_cpu() -> float:
    times = psutil.Process().cpu_times()
    return times.user + times.system


def _busy() -> float:
    times = psutil.cpu_times()
    return float(sum(times) - times.idle - times.iowait - times.guest)
