"""Alembic runs this file for every command; the connection comes from `db.migrations`."""

from alembic import context

from db.base import Base

context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
