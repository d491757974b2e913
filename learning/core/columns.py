"""One catalogue of tables and the column types that mean the same in SQLite's STRICT tables and in PostgreSQL."""

import json
from typing import Any

from sqlalchemy import REAL, BigInteger, Dialect, Float, Integer, MetaData, SmallInteger, Table, Text
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeDecorator

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

metadata = MetaData(naming_convention=NAMING)

Str = Text
Whole = BigInteger().with_variant(Integer(), "sqlite")
Real = Float(53).with_variant(REAL(), "sqlite")
Instant = Whole


class Flag(TypeDecorator[bool]):
    """A truth value kept as 0 or 1."""

    impl = SmallInteger().with_variant(Integer(), "sqlite")
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        """True is 1."""
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:
        """1 is true."""
        return None if value is None else bool(value)


class Json(TypeDecorator[Any]):
    """A value of lists, mappings, text, numbers and truth values kept as JSON text, mappings in their order."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Written in the order of its mappings."""
        return None if value is None else to_json(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Read back."""
        return None if value is None else json.loads(value)


def to_json(value: Any) -> str:
    """JSON without spaces or NaN (ValueError). Mappings keep their order: an author's order is what readers see."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def table(name: str, *items: SchemaItem, **options: Any) -> Table:
    """A table of the catalogue; STRICT in SQLite, which otherwise stores text in a column of numbers."""
    return Table(name, metadata, *items, sqlite_strict=True, **options)
