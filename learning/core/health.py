"""Whether the process lives, and whether it can serve."""

from learning.core import web
from learning.core.audit import audit_row
from learning.core.logs import log


def troubles_found() -> list[str]:
    """The names of the checks that fail now; the reasons go to the log."""
    failed = []
    for name, check in web.registries().health_checks:
        try:
            check()
        except Exception as error:  # whatever it is, the check failed
            log.error("health.failed", check=name, exc_info=error)
            failed.append(name)
    return failed


def database_takes_writes() -> None:
    """Take the writer's turn and give it back; raises when the database is away, locked or not migrated."""
    with web.database().unit() as db:
        db.execute(audit_row.select().limit(1))
