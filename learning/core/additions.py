"""What rooms add beneath the text of reading pages, so that the page and a room know nothing of each other.

The page is made once for all readers and kept; what is added differs between them. So the room hands over a column
for the page's own statement, and what it makes of that column stands in a gap.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup
from sqlalchemy import ColumnElement


@dataclass(frozen=True, slots=True)
class Frame:
    """What the page needs around it: its heading (id, words, level), and files by their names in static/, if any.

    `way`: words of a link to it at the head of a course, whose page is long; empty for none.
    """

    heading: tuple[str, str, int]
    sheet: str = ""
    script: str = ""
    way: str = ""


@dataclass(frozen=True, eq=False)
class Addition:
    """One such addition, to pages of these `kinds`.

    `column`: a scalar subquery of text, NULL where the reader has nothing there yet. It binds `kind` and `slug` of
    the page and what `reader` gives; `reader` gives None for whoever cannot have anything: no column is asked then.
    `frame` and `made` take kind, slug and generation; `frame` is None for a page without this addition. `made` takes
    the text of the column too.
    """

    kinds: frozenset[str]
    column: ColumnElement[str]
    reader: Callable[[], Mapping[str, str] | None]
    frame: Callable[[str, str, int], Frame | None]
    made: Callable[[str, str, int, str | None], Markup]
