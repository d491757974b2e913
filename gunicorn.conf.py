"""How gunicorn serves Palpate: one process a core, threads inside, no socket of its own besides the address."""

import ctypes
import gc
import multiprocessing
import os
from contextlib import suppress
from typing import Any

# While the site loads, next to nothing it makes is rubbish: looking for some took a quarter of the first page.
gc.disable()
preload_app = True

worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY") or multiprocessing.cpu_count())
threads = 8
timeout = 30
graceful_timeout = 30
keepalive = 5
limit_request_line = 4094
limit_request_fields = 60
control_socket_disable = True


def when_ready(server: Any) -> None:
    """What is loaded and published is there before the workers are: they share its memory and start at once."""
    from learning.core import web
    from learning.library.libraries import prepare

    site = server.app.wsgi().extensions.get(web.EXTENSION)
    if site is not None:  # the bare application that the site is measured against has none
        prepare(site.database)
        with suppress(AttributeError, OSError):  # glibc keeps what reading took for a moment; others do not
            ctypes.CDLL(None).malloc_trim(0)
    gc.freeze()  # what stays need not be walked through again, which would also make each worker a copy of its own


def post_fork(_server: Any, _worker: Any) -> None:
    """From here on there is rubbish."""
    gc.enable()
