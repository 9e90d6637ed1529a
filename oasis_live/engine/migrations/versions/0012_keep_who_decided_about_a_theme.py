"""Keep who decided about a theme."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this form."""
    with op.batch_alter_table("theme", schema=None) as batch_op:
        batch_op.add_column(sa.Column("by", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    """Back to the form before."""
    with op.batch_alter_table("theme", schema=None) as batch_op:
        batch_op.drop_column("by")
