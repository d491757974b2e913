"""An authored file as text: decoded, cut into front matter and body, every key and value with its line and column."""

import re
from dataclasses import dataclass
from typing import Any

from learning.library import yaml12
from learning.library.keys import digest_of
from learning.library.problems import Problem
from learning.library.yaml12 import Path, Place

LARGEST_FILE = 512 * 1024
LARGEST_BODY = 64 * 1024
FENCE = "---"
# Control characters, and those that make text read otherwise than it is stored (bidirectional marks, zero width).
SEEN = r"\t\n\x20-\x7e\xa0-\u200a\u2010-\u2027\u202f-\u205f\u2070-\ufefe\uff00-\uffef\U00010000-\U0010ffff"
UNSEEN = re.compile(f"[^{SEEN}]")


@dataclass(frozen=True)
class Source:
    """One file. `front` is the YAML value (of a list file: the whole file); `body` starts on line `body_line`."""

    path: str
    text: str
    digest: str
    front: Any
    keys: dict[Path, Place]
    values: dict[Path, Place]
    body: str
    body_line: int
    problems: tuple[Problem, ...]

    def place(self, path: Path, *, of_key: bool = False) -> Place:
        """Where a value (or its key) stands; a path that is not in the file gives the nearest part above it."""
        known: Path = ()
        for part in path:
            known = (*known, part) if (*known, part) in self.values else known
        first, second = (self.keys, self.values) if of_key else (self.values, self.keys)
        return first.get(known) or second.get(known) or (1, 1)


def decoded(path: str, raw: bytes) -> tuple[str, tuple[Problem, ...]]:
    """The text of a file, or every reason why it is not readable text."""
    if len(raw) > LARGEST_FILE:
        return "", (Problem(path, 1, 1, f"{len(raw)} bytes", f"at most {LARGEST_FILE}", "divide the file"),)
    try:
        text = raw.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line, column = _place_in(raw[: error.start].decode("utf-8", "replace"))
        return "", (Problem(path, line, column, "bytes that are not UTF-8", "UTF-8 text", "save the file as UTF-8"),)
    return text, unseen(path, text)


def unseen(path: str, text: str) -> tuple[Problem, ...]:
    """Characters that nobody sees, each at its place."""
    return tuple(
        Problem(
            path, *_place_in(text[: match.start()]), f"the unseen character U+{ord(match.group()):04X}",
            "characters that can be seen", "delete it (save without a byte order mark)",
        )
        for match in UNSEEN.finditer(text)
    )  # fmt: skip


def _place_in(before: str) -> Place:
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def read(path: str, text: str) -> Source:
    """Cut and parse a file by its suffix: `.md` has front matter and a body, `.yaml` is one list, others are text."""
    if path.endswith(".yaml"):
        return _made(path, text, _parsed(path, text, 1), "", 1)
    if path.endswith(".md"):
        return _with_front_matter(path, text)
    return _made(path, text, yaml12.Parsed(), text, 1)


def _with_front_matter(path: str, text: str) -> Source:
    lines = text.split("\n")
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if lines[0].rstrip() != FENCE or end is None:
        expected = "front matter between two lines `---`"
        problem = Problem(path, 1, 1, "no front matter", expected, "begin the file with `---`, the keys, and `---`")
        return _made(path, text, yaml12.Parsed(problems=[problem]), "", 1)
    front = _parsed(path, "\n".join(lines[1:end]) + "\n", 2)
    return _made(path, text, front, "\n".join(lines[end + 1 :]), end + 2)


def _parsed(path: str, text: str, first_line: int) -> yaml12.Parsed:
    """Unseen characters, which the parser would stop at, are reported by `unseen` and make way here."""
    return yaml12.parse(UNSEEN.sub("?", text), path, first_line)


def _made(path: str, text: str, front: yaml12.Parsed, body: str, body_line: int) -> Source:
    problems = list(front.problems)
    if path.endswith(".md") and len(body.encode()) > LARGEST_BODY:
        problems.append(Problem(path, body_line, 1, "a body above 64 KB", "at most 64 KB", "divide the page"))
    return Source(
        path, text, digest_of(text), front.value, front.keys, front.values, body, body_line, tuple(problems)
    )  # fmt: skip
