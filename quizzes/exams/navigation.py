"""Where a candidate may go on a form: anywhere, or one way from section to section."""

from collections.abc import Sequence
from typing import Literal

Navigation = Literal["free", "one-way"]


def may_open(navigation: Navigation, sections: Sequence[int], reached: int, place: int) -> bool:
    """Whether the item at a place (from 0) may be opened and saved.

    `sections` holds the section of each place, in order; `reached` is the section the candidate is in. One way: only
    places of that section; what was left stays as it is.
    """
    if not 0 <= place < len(sections):
        return False
    return navigation == "free" or sections[place] == reached


def next_section(sections: Sequence[int], reached: int) -> int | None:
    """The section that follows; None from the last. Entering it closes the one before, so the page asks first."""
    return min((one for one in sections if one > reached), default=None)
