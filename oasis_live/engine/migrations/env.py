"""Alembic's entry: runs the migrations on the connection or engine that was handed in."""

from contextlib import nullcontext

from alembic import context

attributes = context.config.attributes
held = attributes.get("connection")

with nullcontext(held) if held is not None else attributes["engine"].connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=attributes["metadata"],
        render_as_batch=True,
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()
