"""Where a sitting stands, in the words that candidates and staff both read."""

from collections.abc import Mapping
from typing import Literal

State = Literal["in-progress", "submitted", "expired", "voided", "late"]

STATES: Mapping[State, str] = {
    "in-progress": "in progress",
    "submitted": "handed in",
    "expired": "closed at its end",
    "voided": "taken out of account",
    "late": "changes came late",
}
"""By state; the last one is only looked for."""
