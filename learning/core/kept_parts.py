"""Parts of a page that are made once for the same values and then remembered.

A screen of a case is put together from parts that many learners see alike: the questions of a step, the client, the
rail. Making them is most of the work of the page, and a part is a function of its values alone.
"""

from collections.abc import Hashable
from functools import lru_cache

from jinja2.runtime import Macro
from markupsafe import Markup

# Some kB each. Where a case is played in many ways, the parts shown longest ago make room.
MOST_KEPT = 2_000


@lru_cache(maxsize=MOST_KEPT)
def kept_part(macro: Macro, *values: Hashable, **named: Hashable) -> Markup:
    """What the macro makes of these values. For macros imported without context: those see nothing of the request."""
    return Markup(macro(*values, **named))  # noqa: S704 - the macro has escaped what it was given
