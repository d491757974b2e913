"""Runs the revisions on the connection that `learning.core.migrating` hands over."""

from alembic import context

from learning.core.columns import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
