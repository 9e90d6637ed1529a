"""Let every board know how many places are laid out."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this form."""
    with op.batch_alter_table("board", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("places", sa.BigInteger(), nullable=False, server_default="0")
        )
    op.execute(
        "UPDATE board SET places = COALESCE("
        "(SELECT MAX(pool) FROM theme WHERE room = board.summit AND removed = 0), 0)"
    )


def downgrade() -> None:
    """Back to the form before."""
    with op.batch_alter_table("board", schema=None) as batch_op:
        batch_op.drop_column("places")
