"""Typographic quotes and dashes for plain text; Markdown bodies get theirs from the smarty extension."""

import re

_STEPS = (
    (re.compile(r'(?<![^\s(\[“‘—–-])"'), "“"),
    (re.compile(r'"'), "”"),
    (re.compile(r"(?<![^\s(\[“—–-])'(?!\d0s)"), "‘"),
    (re.compile(r"'"), "’"),
    (re.compile(r"(?<=\d)-(?=\d)"), "–"),
    (re.compile(r" - "), " – "),
)


def curled(text: str) -> str:
    """The text with curved quotes, an apostrophe that curves, and a dash between numbers."""
    for pattern, sign in _STEPS:
        text = pattern.sub(sign, text)
    return text
