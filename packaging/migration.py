"""Drafts the next step of the register's schema.

``python packaging/migration.py``  print Alembic's operations from where the steps lead to the tables in
                                   ``caseapp.storage.tables``; exit 1 if there are any

The draft goes by hand into ``storage/migrations/vNNNN_<what>.py`` in the words of ``vocabulary.py``, then
into ``STEPS`` and ``SCHEMA_VERSION``: Alembic cannot know whether a column was renamed or replaced, and
imports no type of ours that may change later.
"""

import secrets
import sys
import tempfile
from pathlib import Path

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.runtime.migration import MigrationContext

from caseapp.storage.engine import open_engine, reading
from caseapp.storage.migrations.run import apply
from caseapp.storage.tables.rows import metadata


def draft() -> str:
    """Return what leads from the last step to today's tables; empty when that is nothing."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(Path(folder) / "draft.db", secrets.token_bytes(32))
        try:
            apply(engine, 0)
            with reading(engine) as view:
                made = produce_migrations(MigrationContext.configure(view), metadata)
        finally:
            engine.dispose()
    operations = made.upgrade_ops
    if operations is None or operations.is_empty():
        return ""
    return render_python_code(operations, render_as_batch=True)


def main() -> int:
    """Print the draft."""
    text = draft()
    print(text or "The steps lead to today's tables.")
    return 1 if text else 0


if __name__ == "__main__":
    sys.exit(main())
