"""Hours as certificates and boards write them: whole or half, as text. Pure."""

import re

_HALVES = re.compile(r"[0-9]{1,3}(\.[05])?")


def in_halves(text: str) -> bool:
    """Whether this is a number of whole or half hours above none, such as 1.5."""
    return bool(_HALVES.fullmatch(text)) and float(text) > 0
