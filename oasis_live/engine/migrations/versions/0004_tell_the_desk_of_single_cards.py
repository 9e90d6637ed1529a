"""Tell the desk of single cards, and keep what people declined."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this form."""
    op.create_table(
        "card_hint",
        sa.Column("card", sa.String(), nullable=False),
        sa.Column("room", sa.String(), nullable=False),
        sa.Column("near", sa.String(), nullable=False),
        sa.Column("same_as", sa.String(), nullable=False),
        sa.Column("unplaced", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["card"], ["contribution.id"]),
        sa.PrimaryKeyConstraint("card"),
    )
    op.create_table(
        "offer_declined",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("room", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("theme", sa.String(), nullable=True),
        sa.Column("other", sa.String(), nullable=True),
        sa.Column("cards", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    for table in ("card_hint", "offer_declined"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.create_index(batch_op.f(f"ix_{table}_room"), ["room"], unique=False)


def downgrade() -> None:
    """Back to the form before."""
    op.drop_table("offer_declined")
    op.drop_table("card_hint")
