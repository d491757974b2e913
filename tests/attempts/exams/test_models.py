"""The tables of exams."""

from learning.attempts.exams.models import sitting_event
from learning.core.columns import metadata
from learning.core.database import Database
from learning.core.migrating import differences


def test_both_databases_have_the_tables_as_the_code_knows_them(database: Database) -> None:
    assert differences(database) == []
    assert metadata.tables["sitting_event"] is sitting_event
