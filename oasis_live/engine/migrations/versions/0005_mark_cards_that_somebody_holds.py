"""Mark cards that somebody holds."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this form."""
    op.create_table(
        "card_in_hand",
        sa.Column("card", sa.String(), nullable=False),
        sa.Column("room", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["card"], ["contribution.id"]),
        sa.PrimaryKeyConstraint("card"),
    )
    with op.batch_alter_table("card_in_hand", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_card_in_hand_room"), ["room"], unique=False)


def downgrade() -> None:
    """Back to the form before."""
    op.drop_table("card_in_hand")
