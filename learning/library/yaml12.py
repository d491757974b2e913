"""YAML 1.2 (core schema) with the place of every key and value.

PyYAML reads YAML 1.1, in which `no` is false, `1:30` is ninety and a second `title:` silently wins. Its event stream
is sound, so values are built here from events: plain words stay text; duplicate keys, anchors, aliases and tags are
refused.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from learning.library.problems import Problem

DEEPEST = 12
LONGEST_NUMBER = 18  # digits that surely fit 64 bits
NULL = {"", "~", "null", "Null", "NULL"}
TRUTH = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
WHOLE = re.compile(r"[-+]?[0-9]+")
OCTAL_OR_HEX = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
REAL = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")

Path = tuple[str | int, ...]
Place = tuple[int, int]


@dataclass
class Parsed:
    """A value, the places (line, column) of its keys and values by path, and what was wrong on the way."""

    value: Any = None
    keys: dict[Path, Place] = field(default_factory=dict)
    values: dict[Path, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


class _Stop(Exception):
    """The rest of this document cannot be read."""


def parse(text: str, path: str, first_line: int = 1) -> Parsed:
    """Read one YAML document; `first_line` is the line of the file on which `text` begins."""
    return _Builder(text, path, first_line).read()


class _Builder:
    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.events: Iterator[Any] = iter(yaml.parse(text, Loader=yaml.CSafeLoader))
        self.path = path
        self.first_line = first_line
        self.parsed = Parsed()

    def read(self) -> Parsed:
        try:
            self._document()
        except yaml.MarkedYAMLError as error:
            self._syntax(error)
        except _Stop:
            pass
        return self.parsed

    def _document(self) -> None:
        self._next()  # the stream
        if isinstance(self._next(), yaml.StreamEndEvent):
            return
        self.parsed.value = self._node(self._next(), (), 1)
        self._next()  # the document's end
        second = self._next()
        if not isinstance(second, yaml.StreamEndEvent):
            self._refuse(self._place(second), "a second document", "one document in a file", "remove the line `---`")

    def _next(self) -> Any:
        return next(self.events)

    def _node(self, event: Any, path: Path, depth: int) -> Any:
        place = self._place(event)
        self.parsed.values[path] = place
        if isinstance(event, yaml.AliasEvent):
            return self._refuse(place, f"the alias *{event.anchor}", "the value itself", "write the value out again")
        self._plainness(event, place)
        if depth > DEEPEST:
            self._refuse(place, "more than 12 levels", "at most 12 levels of nesting", "make the structure flatter")
            raise _Stop
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path, depth)
        return _plain(event.value) if event.implicit[0] else event.value

    def _plainness(self, event: Any, place: Place) -> None:
        if event.anchor is not None:
            self._refuse(place, f"the anchor &{event.anchor}", "a plain value", "remove the anchor")
        if event.tag is not None:
            self._refuse(place, f"the tag {event.tag}", "a plain value", "remove the tag; use quotes for text")

    def _sequence(self, path: Path, depth: int) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            items.append(self._node(event, (*path, len(items)), depth + 1))
        return items

    def _mapping(self, path: Path, depth: int) -> dict[str, Any]:
        entries: dict[str, Any] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._key(event)
            place = self._place(event)
            if key in entries:
                first = self.parsed.keys[(*path, key)][0]
                self._refuse(place, f"`{key}` a second time", "each key once", f"remove it here or on line {first}")
            else:
                self.parsed.keys[(*path, key)] = place
            entries[key] = self._node(self._next(), (*path, key), depth + 1)
        return entries

    def _key(self, event: Any) -> str:
        place = self._place(event)
        if not isinstance(event, yaml.ScalarEvent):
            self._refuse(place, "a key that is not a word", "a plain word before the colon", "rewrite the key")
            raise _Stop
        self._plainness(event, place)
        return str(event.value)

    def _place(self, event: Any) -> Place:
        mark = event.start_mark
        return mark.line + self.first_line, mark.column + 1

    def _refuse(self, place: Place, found: str, expected: str, remedy: str) -> None:
        self.parsed.problems.append(Problem(self.path, *place, found, expected, remedy))

    def _syntax(self, error: yaml.MarkedYAMLError) -> None:
        mark = error.problem_mark or error.context_mark
        place = (self.first_line, 1) if mark is None else (mark.line + self.first_line, mark.column + 1)
        self._refuse(place, f"YAML that cannot be read ({error.problem})", "valid YAML", HINT)


HINT = "check the indentation (spaces, no tabs) and put text with a colon, # or quotes between quotes"


def _plain(word: str) -> Any:
    """A word without quotes, read by the core schema of YAML 1.2; what is no finite number stays text."""
    if word in NULL:
        return None
    if word in TRUTH:
        return TRUTH[word]
    if len(word) > LONGEST_NUMBER:
        return word
    if WHOLE.fullmatch(word):
        return int(word)
    if OCTAL_OR_HEX.fullmatch(word):
        return int(word, 0)
    return _real(word) if REAL.fullmatch(word) else word


def _real(word: str) -> Any:
    number = float(word)
    return number if math.isfinite(number) else word
