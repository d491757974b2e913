"""Rows gathered into one text, a line each: a single statement brings a whole list along in one column."""

from typing import Any

from sqlalchemy import Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeEngine


class lines(FunctionElement[str]):  # noqa: N801 - it reads as the function of the database that it is
    """The texts of all rows joined by line feeds, in any order; NULL without a row."""

    type: TypeEngine[str] = Text()
    inherit_cache = True


@compiles(lines, "sqlite")
def _on_sqlite(element: lines, compiler: Any, **options: Any) -> str:
    return f"group_concat({compiler.process(element.clauses, **options)}, char(10))"


@compiles(lines, "postgresql")
def _on_postgresql(element: lines, compiler: Any, **options: Any) -> str:
    return f"string_agg({compiler.process(element.clauses, **options)}, chr(10))"
