"""Nothing says of massage what its checked claims deny: phrases are looked for in everything that is read."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path as File
from typing import Any

from learning.library.editorial.blocks import blocks
from learning.library.editorial.clinical import written
from learning.library.loading import Loaded
from learning.library.problems import Problem
from learning.library.scanning import Body
from learning.library.source import Source, read
from learning.library.yaml12 import Path

STORE = File(__file__).with_name("wording.yaml")
NOT_READ = frozenset({"reference", "figure", "captions", "transcript", "objective"})
# Keys that name a misconception in order to answer it, or that no reader sees.
NAMED_ONLY = frozenset({"claim", "claimed", "misconception", "patterns", "synonyms", "also"})
DENIED = re.compile(
    r"\b(?:not|no|never|nobody|nothing|none|neither|nor|cannot|without|"
    r"rarely|hardly|unlikely|least likely|myth|unproven|disputed|claim(?:s|ed)?)\b|n[’']t\b",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"(?:[^.!?|]++|[.!?](?=\w))+[.!?|]?|.", re.DOTALL)
DOUBTED = re.compile(r"\{evidence:\s*(?:unproven|contradicted)")


@dataclass(frozen=True)
class Phrase:
    """Words that do not hold. `about`: a text without any of these is not looked at; `claims`: ids of answers."""

    about: tuple[str, ...]
    words: re.Pattern[str]
    claims: tuple[str, ...]
    why: str
    say: str


@cache
def phrases() -> tuple[Phrase, ...]:
    """All of them, in the order of the file."""
    return tuple(
        Phrase(tuple(one["about"]), _compiled(one["pattern"]), tuple(one["claims"]), one["why"], one["say"])
        for one in _stored()["phrases"]
    )


@cache
def left_to_readers() -> frozenset[str]:
    """The claims that have no wording of their own."""
    return frozenset(_stored()["left_to_readers"])


@cache
def _stored() -> Mapping[str, Any]:
    stored: Mapping[str, Any] = read(STORE.name, STORE.read_text(encoding="utf-8")).front
    return stored


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b".replace(" ", r"[\s*_]+"), re.IGNORECASE)


def problems(documents: tuple[Loaded, ...]) -> Iterator[Problem]:
    """Each sentence that says such a thing and neither quotes nor denies it."""
    for one in documents:
        if one.name.kind not in NOT_READ and (pieces := _held(one.source.text, _by_piece())):
            for body in _texts(one.source, pieces):
                yield from _said(body, pieces)


@cache
def _by_piece() -> Mapping[str, tuple[Phrase, ...]]:
    """The phrases to look for where a text holds this piece of a word."""
    pieces = {piece for one in phrases() for piece in one.about}
    return {piece: tuple(one for one in phrases() if piece in one.about) for piece in sorted(pieces)}


def _held(text: str, pieces: Iterable[str]) -> list[str]:
    lowered = text.lower()
    return [piece for piece in pieces if piece in lowered]


def _texts(source: Source, pieces: list[str]) -> Iterator[Body]:
    """Each text of a key and each block of the body by itself, if there is something to look for in it."""
    for at, text in _read(source.front):
        if _held(text, pieces):
            yield Body(source.path, text, *source.place(at), inline=True)
    for block in blocks(source.body):
        yield Body(source.path, block.text, source.body_line + source.body.count("\n", 0, block.offset))


def _read(value: Any, at: Path = ()) -> Iterator[tuple[Path, str]]:
    """The texts of a front matter that say something."""
    if isinstance(value, str) and " " in value:
        yield at, value
    elif isinstance(value, dict):
        unread = NAMED_ONLY | _doubted(value)
        for key, inner in value.items():
            if key not in unread:
                yield from _read(inner, (*at, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _read(inner, (*at, number))


def _doubted(value: Mapping[str, Any]) -> frozenset[str]:
    """The keys that hold a misconception: the text of a wrong option, an effect whose status says so."""
    worth = (value.get("correct"), value.get("grade"), value.get("rating"))
    wrong = any(one is False or one in (0, -1, "harm") for one in worth if one is not None)
    doubted = value.get("status") in ("unproven", "contradicted")
    named = wrong or "misconception" in value or "claim" in value
    return frozenset({"text"} if named else {"effect"} if doubted else ())


def _said(body: Body, pieces: list[str]) -> Iterator[Problem]:
    """A badge that doubts speaks for the whole paragraph."""
    asked = dict.fromkeys(one for piece in _held(body.text, pieces) for one in _by_piece()[piece])
    text = "" if not asked or DOUBTED.search(body.text) else written(body.text)
    for phrase in asked:
        for match in phrase.words.finditer(text):
            if not DENIED.search(_sentence(text, match.start())):
                yield body.problem(match.start(), f"“{match.group()}”", phrase.why, f"say {phrase.say}")


def _sentence(text: str, place: int) -> str:
    return next(one.group() for one in SENTENCE.finditer(text) if one.start() <= place < one.end())
