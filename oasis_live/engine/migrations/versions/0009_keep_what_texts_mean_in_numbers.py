"""Keep what texts mean, in numbers."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this form."""
    op.create_table(
        "card_vector",
        sa.Column("card", sa.String(), nullable=False),
        sa.Column("room", sa.String(), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["card"], ["contribution.id"]),
        sa.PrimaryKeyConstraint("card"),
    )
    op.create_index("card_vector_of_model", "card_vector", ["room", "model", "card"])


def downgrade() -> None:
    """Back to the form before."""
    op.drop_table("card_vector")
