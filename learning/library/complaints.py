"""Validation errors of pydantic as Problems: at the line and column of the key or value, in words of an author."""

import types
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from learning.library.problems import Problem, quoted
from learning.library.source import Source
from learning.library.yaml12 import Path

REMEDIES = {
    "string_type": "write text, between quotes if it looks like a number or a list",
    "int_type": "write a whole number without quotes",
    "float_type": "write a number without quotes",
    "bool_type": "write true or false without quotes",
    "tuple_type": "write a list: [one, two], or one `- ` line for each",
    "list_type": "write a list: [one, two], or one `- ` line for each",
    "literal_error": "use one of these words",
    "enum": "use one of these words",
    "string_pattern_mismatch": "write it in this form",
    "string_too_short": "write something here or remove the key",
    "dict_type": "write keys and values, one on each line",
    "model_type": "write keys and values, one on each line",
    "model_attributes_type": "write keys and values, one on each line",
}


def complaints(
    error: ValidationError, source: Source, model: type[BaseModel], at: Path = (), only: frozenset[str] | None = None
) -> Iterator[Problem]:
    """Every error (or `only` those of these types) as a Problem; `at` is the path of the value within the file."""
    details = error.errors(include_url=False)
    for detail in details:
        loc = detail["loc"]
        # A list of which one item is wrong is also called too short: the item says it all.
        if only is not None and detail["type"] not in only:
            continue
        if not any(len(other["loc"]) > len(loc) and other["loc"][: len(loc)] == loc for other in details):
            yield _complaint(detail, source, model, at)


def _complaint(detail: ErrorDetails, source: Source, model: type[BaseModel], at: Path) -> Problem:
    loc = at + _in_file(detail["loc"], source, at)
    if detail["type"] == "extra_forbidden":
        key = str(detail["loc"][-1])
        place = source.place(loc, of_key=True)
        return Problem(source.path, *place, f"the unknown key `{key}`", *_instead(key, model, detail["loc"][:-1]))
    if detail["type"] == "missing":
        return _missing(detail["loc"][-1], source, loc)
    return Problem(source.path, *source.place(loc), *_wrong_value(detail))


def _missing(key: int | str, source: Source, loc: Path) -> Problem:
    """A key that a mapping lacks, or a value that a list of fixed length lacks."""
    if isinstance(key, int):
        return Problem(source.path, *source.place(loc), f"a list of {key}", "a longer list", "add what is missing")
    place = source.place(loc, of_key=True)
    return Problem(source.path, *place, f"no `{key}`", f"the key `{key}`", f"add `{key}:` with its value")


def _in_file(loc: tuple[int | str, ...], source: Source, at: Path) -> Path:
    """The parts that stand in the file: pydantic also names union members and marks keys."""
    known: Path = at
    for part in loc:
        known = (*known, part) if (*known, part) in source.values else known
    return known[len(at) :]


def _wrong_value(detail: ErrorDetails) -> tuple[str, str, str]:
    context = detail.get("ctx", {})
    found = quoted(detail["input"])
    if "remedy" in context:
        return found, str(context["expected"]), str(context["remedy"])
    if detail["type"] == "value_error":
        return found, "a value that fits", detail["msg"].removeprefix("Value error, ")
    expected = detail["msg"].removeprefix("Input should be ")
    expected = expected[0].lower() + expected[1:]
    return found, expected, REMEDIES.get(detail["type"], "correct this value")


def _instead(key: str, model: type[BaseModel], loc: tuple[int | str, ...]) -> tuple[str, str]:
    """What could stand there: the nearest key of the same part, or all of them."""
    names = _fields_at(model, loc)
    near = get_close_matches(key, names, n=1)
    if near:
        return f"`{near[0]}`", f"rename it to `{near[0]}` or remove it"
    return ("one of " + ", ".join(names) if names else "only known keys"), "remove it or correct its name"


def _fields_at(model: Any, loc: tuple[int | str, ...]) -> list[str]:
    """The keys of the part at a path of a model; empty where several parts are possible."""
    if _is_model(model):
        if not loc:
            return sorted(model.model_fields)
        field = model.model_fields.get(str(loc[0]))
        return [] if field is None else _fields_at(field.annotation, loc[1:])
    inner = [kind for kind in _inner(model) if kind is not type(None)]
    if len(inner) != 1:
        return []
    steps = 0 if _is_choice(model) else 1
    return _fields_at(inner[0], loc[steps:]) if len(loc) >= steps else []


def _inner(annotation: Any) -> list[Any]:
    """The types within: of a list its items, of a mapping its values, of a choice its members."""
    arguments = [argument for argument in get_args(annotation) if argument is not Ellipsis]
    origin = get_origin(annotation)
    if origin is Annotated:
        return arguments[:1]
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return arguments[1:]
    return arguments


def _is_choice(annotation: Any) -> bool:
    return get_origin(annotation) in {Union, types.UnionType, Annotated}


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
