"""The one way a value is written before it is signed, so that whoever checks it later writes the same bytes."""

import json
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any


def canonical(value: Any) -> str:
    """JSON with sorted names, no spaces, text in NFC, nothing escaped that need not be; to be signed as UTF-8.

    Takes mappings with text names, lists, text, whole numbers, truth values and None. ValueError for anything else:
    floats are written differently by different programs, and half a surrogate pair cannot be written as UTF-8.
    """
    text = json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    text.encode("utf-8")
    return text


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, Mapping):
        return _names(value)
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        return [_plain(one) for one in value]
    raise ValueError(f"A value of the kind {type(value).__name__} has no canonical form.")


def _names(value: Mapping[Any, Any]) -> dict[str, Any]:
    if not all(isinstance(name, str) for name in value):
        raise ValueError("The names of a mapping that is signed are text.")
    named = {unicodedata.normalize("NFC", name): _plain(one) for name, one in value.items()}
    if len(named) < len(value):
        raise ValueError("Two names of a mapping that is signed are written alike.")
    return named
