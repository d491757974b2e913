"""JSON that keeps the order of keys: an author's order of options is the order in which they are shown."""

import json
from typing import Any


def ordered_json(value: Any) -> str:
    """Compact JSON text, keys as they come; ValueError for a number that is not finite."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
