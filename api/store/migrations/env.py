"""Alembic's door: migrations run on the connection that ``Database.migrate`` gives."""

from typing import Any, Literal

from alembic import context

from api.store import account_tables  # noqa: F401 - its tables become known
from api.store.columns import Moment
from api.store.tables import Table


def _written(kind: str, item: Any, _: Any) -> str | Literal[False]:
    """Migrations name the database's type, which stays; our own may be renamed."""
    if kind == "type" and isinstance(item, Moment):
        return "sa.DateTime(timezone=True)"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    render_as_batch=True,
    compare_type=True,
    render_item=_written,
)
with context.begin_transaction():
    context.run_migrations()
