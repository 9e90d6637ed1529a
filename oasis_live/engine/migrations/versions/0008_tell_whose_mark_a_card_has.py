"""Tell whose mark a card has."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this form."""
    with op.batch_alter_table("card_in_hand", schema=None) as batch_op:
        batch_op.add_column(sa.Column("connection", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    """Back to the form before."""
    with op.batch_alter_table("card_in_hand", schema=None) as batch_op:
        batch_op.drop_column("connection")
