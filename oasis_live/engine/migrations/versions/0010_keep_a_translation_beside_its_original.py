"""Keep a translation beside its original."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this form."""
    with op.batch_alter_table("contribution", schema=None) as batch_op:
        for name in ("translation", "translated_by"):
            batch_op.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    """Back to the form before."""
    with op.batch_alter_table("contribution", schema=None) as batch_op:
        batch_op.drop_column("translated_by")
        batch_op.drop_column("translation")
