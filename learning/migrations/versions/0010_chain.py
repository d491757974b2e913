"""The chain of the record of acts, through the rows that are there; licences."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from learning.core.audit import Act, chained
from learning.core.chain import BEGINNING, Head
from learning.core.columns import Instant, Str, Whole

revision = "0010"
down_revision = "0009"

AT_ONCE = 1_000


def upgrade() -> None:
    for name in ("salt", "digest", "hash"):
        op.add_column("audit_row", sa.Column(name, Str))
    end = _chain()
    with op.batch_alter_table("audit_row", copy_from=_table(linked=False)) as batch:
        batch.alter_column("detail", existing_type=Str, nullable=True)
        batch.alter_column("digest", existing_type=Str, nullable=False)
        batch.alter_column("hash", existing_type=Str, nullable=False)
    op.create_index("ix_audit_row_action", "audit_row", ["action", "seq"])
    op.create_index("ix_audit_row_actor", "audit_row", ["actor", "seq"])
    head = op.create_table(
        "audit_head",
        sa.Column("id", Whole, autoincrement=False, nullable=False),
        sa.Column("seq", Whole, nullable=False),
        sa.Column("hash", Str, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit_head"),
        sa.CheckConstraint("id = 1", name=op.f("ck_audit_head_id")),
        sqlite_strict=True,
    )
    op.bulk_insert(head, [{"id": 1, "seq": end.seq, "hash": end.hash}])
    _add_licences()


def _chain() -> Head:
    """Chain the rows in their order and count them anew: a sequence may have left gaps, a chain has none."""
    rows, db = _table(linked=False), op.get_bind()
    new: dict[str, sa.BindParameter[Any]] = {"seq": sa.bindparam("new")} | {
        name: sa.bindparam(name) for name in ("salt", "digest", "hash")
    }
    fill = rows.update().where(rows.c.seq == sa.bindparam("old")).values(new)
    head, last = Head(0, BEGINNING), 0
    while old := db.execute(sa.select(rows).where(rows.c.seq > last).order_by(rows.c.seq).limit(AT_ONCE)).all():
        made = list(chained(head, [Act(row.at, row.actor, row.action, row.object, row.detail) for row in old]))
        values = [
            {"old": row.seq, "new": one["seq"], "salt": one["salt"], "digest": one["digest"], "hash": one["hash"]}
            for row, one in zip(old, made, strict=True)
        ]
        db.execute(fill, values)
        head, last = Head(made[-1]["seq"], made[-1]["hash"]), old[-1].seq
    return head


def _add_licences() -> None:
    op.create_table(
        "licence",
        sa.Column("id", Str, nullable=False),
        sa.Column("account_id", Str, nullable=False),
        sa.Column("state", Str, nullable=False),
        sa.Column("number", Str, nullable=False),
        sa.Column("number_key", Str, nullable=False),
        sa.Column("profession", Str, nullable=False),
        sa.Column("added_at", Instant, nullable=False),
        sa.Column("removed_at", Instant),
        sa.PrimaryKeyConstraint("id", name="pk_licence"),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name="fk_licence_account_id_account", ondelete="CASCADE"
        ),
        sqlite_strict=True,
    )
    standing = sa.text("removed_at IS NULL")
    columns = ["account_id", "state", "number_key"]
    op.create_index("uq_licence", "licence", columns, unique=True, sqlite_where=standing, postgresql_where=standing)


def downgrade() -> None:
    op.drop_table("licence")
    op.drop_table("audit_head")
    op.drop_index("ix_audit_row_actor", "audit_row")
    op.drop_index("ix_audit_row_action", "audit_row")
    op.execute("UPDATE audit_row SET detail = '{}' WHERE detail IS NULL")
    with op.batch_alter_table("audit_row", copy_from=_table(linked=True)) as batch:
        batch.alter_column("detail", existing_type=Str, nullable=False)
        for name in ("salt", "digest", "hash"):
            batch.drop_column(name)


def _table(*, linked: bool) -> sa.Table:
    return sa.Table(
        "audit_row",
        sa.MetaData(),
        sa.Column("seq", Whole, autoincrement=True, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("actor", Str),
        sa.Column("action", Str, nullable=False),
        sa.Column("object", Str, nullable=False),
        sa.Column("detail", Str, nullable=linked),
        sa.Column("salt", Str),
        sa.Column("digest", Str, nullable=not linked),
        sa.Column("hash", Str, nullable=not linked),
        sa.PrimaryKeyConstraint("seq", name="pk_audit_row"),
        sqlite_strict=True,
    )
