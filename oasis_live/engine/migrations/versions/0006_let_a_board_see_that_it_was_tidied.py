"""Let a board see that it was tidied."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this form."""
    with op.batch_alter_table("board", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("tidied", sa.BigInteger(), nullable=False, server_default="0")
        )


def downgrade() -> None:
    """Back to the form before."""
    with op.batch_alter_table("board", schema=None) as batch_op:
        batch_op.drop_column("tidied")
