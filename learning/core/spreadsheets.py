"""Cells of files that people open with a spreadsheet."""

from typing import Any

# What makes a spreadsheet take the text after it for a formula (ASVS 5.0.0, 1.2.10), also in its wide forms.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\x00", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def cell(value: Any) -> Any:
    """A value as a cell: text that a spreadsheet would run gets an apostrophe in front; numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
