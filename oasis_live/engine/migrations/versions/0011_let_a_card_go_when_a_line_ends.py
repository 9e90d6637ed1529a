"""Let a card go when the line of whoever holds it ends."""

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this form."""
    with op.batch_alter_table("card_in_hand", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_card_in_hand_connection"), ["connection"], unique=False
        )


def downgrade() -> None:
    """Back to the form before."""
    with op.batch_alter_table("card_in_hand", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_card_in_hand_connection"))
