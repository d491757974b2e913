"""The schema's history: bring a database to the newest revision, and say where tables and history differ."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from learning.core.columns import metadata
from learning.core.database import Database

SCRIPTS = Path(__file__).parent.parent / "migrations"
# Full-text indexes and the tables SQLite keeps for them: made by a migration, of a kind that no catalogue describes.
OUTSIDE = "search_index"


def upgrade(database: Database, revision: str = "head") -> None:
    """Apply what is missing, in one transaction."""
    with database.unit() as db:
        config = _config()
        config.attributes["connection"] = db
        command.upgrade(config, revision)


def is_current(database: Database) -> bool:
    """Whether the newest revision has been applied."""
    with database.reading() as db:
        return MigrationContext.configure(db).get_current_revision() == newest()


def newest() -> str | None:
    """The name of the newest revision."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def differences(database: Database) -> list[Any]:
    """What the tables in the code have and the database lacks, or the other way round."""
    with database.reading() as db:
        return list(compare_metadata(MigrationContext.configure(db, opts={"include_name": _is_ours}), metadata))


def _is_ours(name: str | None, kind: str, _parents: Any) -> bool:
    return kind != "table" or not (name or "").startswith(OUTSIDE)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    return config
