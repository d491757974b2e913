"""What is wrong in an authored file: where, what was found, what was expected and how to put it right."""

from dataclasses import dataclass

LONGEST_QUOTE = 60


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to correct; `line` and `column` count from 1, and `path` is relative to the content folder."""

    path: str
    line: int
    column: int
    found: str
    expected: str
    remedy: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}"
        return printable(f"{place}: found {self.found}; expected {self.expected}; {self.remedy}")


def quoted(value: object) -> str:
    """A found value as a person reads it, on one line and shortened."""
    match value:
        case None:
            return "nothing"
        case bool():
            return str(value).lower()
        case dict():
            return f"a mapping of {len(value)} keys"
        case list() | tuple():
            return f"a list of {len(value)}"
        case str():
            return f'"{shortened(value)}"'
        case _:
            return shortened(str(value))


def shortened(text: str) -> str:
    """On one line, at most LONGEST_QUOTE characters, nothing that a terminal would obey."""
    plain = printable(" ".join(text.split()))
    return plain if len(plain) <= LONGEST_QUOTE else plain[: LONGEST_QUOTE - 1] + "…"


def printable(text: str) -> str:
    """Without what a terminal would obey: names of files may hold line breaks and worse."""
    return "".join(mark if mark.isprintable() else "?" for mark in text)
