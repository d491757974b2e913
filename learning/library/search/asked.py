"""What somebody typed, as the words to look for. Only letters and digits are left of it: nothing in it is syntax."""

import re
import unicodedata
from dataclasses import dataclass

LONGEST = 200
MOST_WORDS = 12
_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['\N{RIGHT SINGLE QUOTATION MARK}]s?(?!\w)")
# They stand in every page. PostgreSQL leaves them out of its index, so they are not asked for on SQLite either.
COMMON = frozenset((
    "a", "about", "after", "all", "an", "and", "any", "are", "as", "at", "be", "been", "before", "by", "can", "do",
    "does", "for", "from", "had", "has", "have", "how", "i", "if", "in", "into", "is", "it", "its", "me", "my", "no",
    "not", "of", "on", "or", "our", "should", "so", "than", "that", "the", "their", "them", "then", "there", "these",
    "they", "this", "to", "up", "was", "we", "were", "what", "when", "where", "which", "who", "why", "will", "with",
    "you", "your",
))  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """A query. `text`: as it may be shown again; `words`: folded, without common ones; `open`: the last may go on.

    There are no words where nothing was typed, or only signs and common words.
    """

    text: str
    words: tuple[str, ...]
    open: bool


def asked(typed: str) -> Asked:
    """The query that somebody typed; what is longer than 200 characters or twelve words is cut off."""
    text = " ".join("".join(one if one.isprintable() else " " for one in typed[:LONGEST]).split())
    words = telling(text)[:MOST_WORDS]
    # One letter alone begins too many words.
    is_open = len("".join(words)) > 1 and not typed[:LONGEST].endswith(" ")
    return Asked(text, words, is_open)


def telling(text: str) -> tuple[str, ...]:
    """The words of a text but for common ones: small letters without accents, and without the s of a possessive."""
    apart = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", text).casefold())
    words = _WORD.findall("".join(one for one in apart if not unicodedata.combining(one)))
    return tuple(word for word in words if word not in COMMON)
