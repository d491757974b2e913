"""How the hours of a report are spread over the board's subject areas. Pure."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from learning.credit.hours import in_halves

LONGEST_CODE = 40
MOST = 20


class NotShares(ValueError):
    """Subject areas that cannot be told to a board. The text is a sentence for a person."""


@dataclass(frozen=True)
class Share:
    """A subject area by the board's code. `hours`: whole or half as text; '' for all hours of a certificate."""

    code: str
    hours: str = ""

    @property
    def line(self) -> str:
        """As it is typed: CODE, or CODE=HOURS."""
        return f"{self.code}={self.hours}" if self.hours else self.code


def shares_of(lines: Iterable[str]) -> tuple[Share, ...]:
    """The areas in these lines, each CODE=HOURS, or one CODE alone. Raises NotShares."""
    shares = tuple(_share(line.strip()) for line in lines if line.strip())
    if len(shares) > MOST:
        raise NotShares(f"Give at most {MOST} subject areas.")
    if len({one.code for one in shares}) < len(shares):
        raise NotShares("A subject area stands there twice. Give each once, with all its hours.")
    if len(shares) > 1 and not all(one.hours for one in shares):
        raise NotShares("With several subject areas, give each its hours, such as GEN=1.5.")
    return shares


def spread(shares: tuple[Share, ...], hours: str) -> tuple[tuple[str, str], ...]:
    """(code, hours) for each area of a certificate of so many hours, whose hours they `amount_to`."""
    return tuple((one.code, one.hours or hours) for one in shares)


def amount_to(shares: tuple[Share, ...], hours: str) -> bool:
    """Whether the areas have as many hours as a certificate; one without hours always has."""
    told = [one.hours for one in shares if one.hours]
    return not told or sum(map(float, told)) == float(hours)


def total(shares: tuple[Share, ...]) -> str:
    """The hours of all areas together."""
    return f"{sum(float(one.hours) for one in shares if one.hours):g}"


def _share(line: str) -> Share:
    code, parted, hours = (part.strip() for part in line.partition("="))
    if not code or len(code) > LONGEST_CODE or any(unicodedata.category(mark)[0] == "C" for mark in code):
        raise NotShares(f"A subject area has a code of at most {LONGEST_CODE} letters and figures.")
    if parted and not in_halves(hours):
        raise NotShares(f"Give {code} whole or half hours, such as {code}=1.5.")
    return Share(code, hours)
