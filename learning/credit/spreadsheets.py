"""Tables for spreadsheets."""

import csv
import io
from collections.abc import Iterable

from learning.core.spreadsheets import cell


def csv_of(head: Iterable[str], rows: Iterable[Iterable[str | float]]) -> str:
    """A table as CSV (RFC 4180). Numbers stay numbers; no text is run as a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([cell(one) if isinstance(one, str) else f"{one:g}" for one in row] for row in rows)
    return out.getvalue()
