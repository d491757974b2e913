"""The prose of a document, piece by piece: each paragraph, item of a list and text of a key, without its marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from learning.library import marks
from learning.library.loading import Loaded
from learning.library.source import Source
from learning.library.yaml12 import Path

Form = Literal["text", "heading", "table", "figure", "key"]
# Words of others: names of publications, and what people say that a claim then answers.
QUOTED = {"reference": ("authors", "title", "source"), "claim": ("claim",)}
LIST_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+(?=\S)")
RULE_OF_TABLE = re.compile(r"\|?[\s:|-]+\|[\s:|-]*")
LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s+\"([^\"]*)\")?\s*\)")
EMPHASIS = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)|`+")
MARKED = re.compile(r"[\[{*_`|#>+-]|\d[.)]")
LEADING = re.compile(r"^\s*(?:#+|[-*+>]|\d+[.)])\s+", re.MULTILINE)
TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Passage:
    """A piece of prose as a reader meets it; `line` and `column` are where it begins in its file."""

    path: str
    line: int
    column: int
    text: str
    form: Form


def passages(one: Loaded) -> Iterator[Passage]:
    """Every piece of a document that its author has written, in the order of the file."""
    source, kind = one.source, one.name.kind
    for at, text in _strings(source.front, QUOTED.get(kind, ())):
        yield Passage(source.path, *source.place(at), plain(text), "key")
    if kind == "figure":
        yield from _labels(source)
    else:
        yield from paragraphs(source)


def paragraphs(source: Source) -> Iterator[Passage]:
    """The body alone: paragraphs, items of lists, rows of tables, headings and figures."""
    for line, text, form in _pieces(source.body):
        yield Passage(source.path, source.body_line + line, 1, text, form)


@lru_cache(maxsize=2_000)
def _pieces(body: str) -> tuple[tuple[int, str, Form], ...]:
    """(lines above it, words, form) of each; several errands ask for the same."""
    return tuple((line, text, _form(block)) for line, block in _blocks(body) if (text := plain(block)))


def plain(text: str) -> str:
    """What is read of a piece of Markdown, on one line: the words of a link, of a term, of a figure."""
    if not MARKED.search(text):
        return " ".join(text.split())
    text = marks.TERM.sub(lambda match: match.group(2) or match.group(1), text)
    text = LINK.sub(r"\1 \2", marks.BADGE.sub("", marks.CITATION.sub("", text)))
    text = EMPHASIS.sub("", LEADING.sub("", text.replace("|", " ")))
    return " ".join(text.split()).replace(" .", ".").replace(" ,", ",")


def _strings(value: Any, quoted: tuple[str, ...], at: Path = ()) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str) and " " in value:
        yield at, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in quoted:
                yield from _strings(inner, quoted, (*at, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _strings(inner, quoted, (*at, number))


def _blocks(body: str) -> Iterator[tuple[int, str]]:
    """(lines above it, text): what blank lines, headings, items of lists and rows of tables divide."""
    begun, held = 0, list[str]()
    for number, line in enumerate(body.split("\n")):
        own = line.startswith(("#", "|", "!!!"))
        if held and (own or not line.strip() or LIST_ITEM.match(line)):
            yield begun, "\n".join(held)
            held = []
        if not held:
            begun = number
        if own:
            yield number, _title(line)
        elif line.strip():
            held.append(line)
    if held:
        yield begun, "\n".join(held)


def _title(line: str) -> str:
    """A line that stands alone; of a call-out its title as a heading, of the line below a table's head nothing."""
    if callout := marks.CALLOUT.fullmatch(line):
        return f"# {callout.group(2) or ''}"
    return "" if RULE_OF_TABLE.fullmatch(line) else line


def _form(block: str) -> Form:
    match block[0]:
        case "#":
            return "heading"
        case "|":
            return "table"
        case "!":
            return "figure"
    return "text"


def _labels(source: Source) -> Iterator[Passage]:
    """The words that stand in a drawing."""
    for number, line in enumerate(source.body.split("\n")):
        if text := " ".join(TAG.sub(" ", line).split()):
            yield Passage(source.path, source.body_line + number, 1, text, "figure")
