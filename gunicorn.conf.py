"""How gunicorn serves Palpate: one process a core, threads inside, no socket of its own besides the address."""

import gc
import multiprocessing
import os
from typing import Any

# While a worker loads, next to nothing it makes is rubbish: looking for some took a quarter of its first page.
gc.disable()

worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY") or multiprocessing.cpu_count())
threads = 8
timeout = 30
graceful_timeout = 30
keepalive = 5
limit_request_line = 4094
limit_request_fields = 60
control_socket_disable = True


def post_worker_init(_worker: Any) -> None:
    """What was loaded stays: later collections need not walk through it."""
    gc.freeze()
    gc.enable()
