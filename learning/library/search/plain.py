"""What our Markdown says, without its marks: the words a reader sees, for an index of words."""

import re

from learning.library.marks import BADGE, CALLOUT, CITATION, FIGURE, TERM

_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*$", re.MULTILINE)
_LIST_MARK = re.compile(r"^[ \t]*(?:[-*+>]|\d+\.)[ \t]+", re.MULTILINE)
_TABLE_LINE = re.compile(r"^[ \t]*\|[ \t:|-]+\|[ \t]*$", re.MULTILINE)
_CELLS = re.compile(r"[ \t]*\|[ \t]*(?=[^|\s])")
_EMPHASIS = re.compile(r"(?<!\\)[*`|]+|(?<!\w)_+|_+(?!\w)")
_ESCAPED = re.compile(r"\\([^\w\s])")
# Nothing an author writes may look like the marks of a found word (see search.dialects).
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_END = ".!?:;…"


def headings(body: str) -> tuple[str, ...]:
    """The headings of a body, in their order."""
    return tuple(plain(words) for words in _HEADING.findall(body))


def sentences(*texts: str) -> str:
    """Several texts as one."""
    return " ".join(_sentence(plain(text)) for text in texts if text)


def plain(text: str) -> str:
    """The words of a text on one line, with captions and titles of call-outs and without citations and badges."""
    text = FIGURE.sub(lambda found: f"{found[1]}. {found[4] or ''}", _CONTROL.sub(" ", text))
    text = CALLOUT.sub(lambda found: f"{_sentence(found[2] or '')} ", BADGE.sub("", CITATION.sub("", text)))
    text = _LINK.sub(r"\1", TERM.sub(lambda found: found[2] or found[1], text))
    text = _HEADING.sub(lambda found: _sentence(found[1]), _TABLE_LINE.sub("", text))
    text = _CELLS.sub(" · ", text)
    text = _ESCAPED.sub(r"\1", _EMPHASIS.sub(" ", _LIST_MARK.sub("", text)))
    return re.sub(r"\s+([.,;:)])", r"\1", " ".join(text.split()))


def _sentence(words: str) -> str:
    return words if not words or words[-1] in _END else f"{words}."
