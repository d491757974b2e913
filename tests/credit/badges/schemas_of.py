"""The schemas of badges, ready to be asked: formats are asserted, references stay among these files."""

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

from jsonschema import Draft201909Validator, FormatChecker
from referencing import Registry, Resource

FOLDER = Path(__file__).parent / "schemas"
FILES = {path.name: json.loads(path.read_text()) for path in sorted(FOLDER.glob("*.json"))}
REGISTRY: Registry[Any] = Registry().with_resources(
    (schema["$id"], Resource.from_contents(schema)) for schema in FILES.values()
)
FORMATS = FormatChecker(("email",))
# RFC 3986: a scheme, then none but the characters that may stand in an address.
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")


@FORMATS.checks("uri")
def is_uri(value: object) -> bool:
    """Whether a text is an address; what is no text is none of a format's business."""
    return not isinstance(value, str) or _URI.fullmatch(value) is not None


@FORMATS.checks("date-time", raises=ValueError)
def is_instant(value: object) -> bool:
    """Whether a text is an instant with its offset, RFC 3339."""
    if not isinstance(value, str):
        return True
    return bool(_INSTANT.fullmatch(value) and datetime.fromisoformat(value))


def validator(name: str) -> Draft201909Validator:
    """What checks against one of the files, such as badge.json."""
    return Draft201909Validator(FILES[name], registry=REGISTRY, format_checker=FORMATS)


def faults(name: str, value: Any) -> list[str]:
    """Where a value departs from the schema, one line for each."""
    return [f"{error.json_path}: {error.message}" for error in validator(name).iter_errors(value)]
