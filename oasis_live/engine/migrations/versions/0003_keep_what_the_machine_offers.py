"""Keep what the machine offers for a theme."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this form."""
    op.create_table(
        "theme_offer",
        sa.Column("theme", sa.String(), nullable=False),
        sa.Column("place", sa.BigInteger(), nullable=False),
        sa.Column("room", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("other", sa.String(), nullable=True),
        sa.Column("cards", sa.String(), nullable=False),
        sa.Column("card", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["theme"], ["theme.id"]),
        sa.PrimaryKeyConstraint("theme", "place"),
    )
    with op.batch_alter_table("theme_offer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_theme_offer_room"), ["room"], unique=False)


def downgrade() -> None:
    """Back to the form before."""
    op.drop_table("theme_offer")
