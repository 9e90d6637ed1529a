"""Tell both people who moved a card at once."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this form."""
    op.create_table(
        "card_wanted",
        sa.Column("card", sa.String(), nullable=False),
        sa.Column("room", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("theme", sa.String(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("stood", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["card"], ["contribution.id"]),
        sa.ForeignKeyConstraint(["theme"], ["theme.id"]),
        sa.PrimaryKeyConstraint("card"),
    )
    with op.batch_alter_table("card_wanted", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_card_wanted_room"), ["room"], unique=False)


def downgrade() -> None:
    """Back to the form before."""
    op.drop_table("card_wanted")
