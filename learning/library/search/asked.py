"""What somebody typed, as the words to look for. Only letters and digits are left of it: nothing in it is syntax."""

import re
import unicodedata
from dataclasses import dataclass

LONGEST = 200
MOST_WORDS = 12
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = "['\N{RIGHT SINGLE QUOTATION MARK}]"
# "can't" and "won't" say no more than "not"; of "runner's" and "I've" what is left is the word.
_REFUSING = re.compile(rf"\b\w+n{_APOSTROPHE}t\b", re.IGNORECASE)
_CLIPPED = re.compile(rf"{_APOSTROPHE}(?:s|m|d|ve|re|ll)?(?!\w)", re.IGNORECASE)
# They stand in every page, or make a question of what is looked for. Neither database is asked for them.
COMMON = frozenset((
    "a", "about", "advisable", "after", "all", "allowed", "am", "an", "and", "any", "anyone", "are", "as", "at",
    "be", "because", "been", "before", "being", "but", "by", "can", "cannot", "cant", "client", "clients",
    "could", "did", "do", "does", "doing", "don", "dont", "for", "from", "get", "gets", "getting", "give", "go",
    "goes", "good", "had", "has", "have", "having", "he", "help", "helps", "her", "his", "how", "i", "if", "in",
    "into", "is", "it", "its", "just", "may", "me", "might", "my", "need", "no", "not", "of", "ok", "okay",
    "on", "or", "our", "patient", "patients", "person", "she", "should", "so", "somebody", "someone", "still",
    "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "to", "too", "up", "was",
    "we", "were", "what", "when", "where", "whether", "which", "while", "who", "whose", "why", "will", "with",
    "without", "would", "you", "your",
))  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """A query. `text`: as it may be shown again; `words`: folded, without common ones; `open`: the last may go on.

    `loose`: any of the words will do, where otherwise all are looked for.
    There are no words where nothing was typed, or only signs and common words.
    """

    text: str
    words: tuple[str, ...]
    open: bool
    loose: bool = False


def asked(typed: str) -> Asked:
    """The query that somebody typed; what is longer than 200 characters or twelve words is cut off."""
    text = " ".join("".join(one if one.isprintable() else " " for one in typed[:LONGEST]).split())
    words = telling(text)[:MOST_WORDS]
    # One letter alone begins too many words.
    is_open = len("".join(words)) > 1 and not typed[:LONGEST].endswith(" ")
    return Asked(text, words, is_open)


def telling(text: str) -> tuple[str, ...]:
    """The words of a text but for common ones: small letters without accents and what an apostrophe clips."""
    apart = unicodedata.normalize("NFKD", _CLIPPED.sub("", _REFUSING.sub("", text)).casefold())
    words = _WORD.findall("".join(one for one in apart if not unicodedata.combining(one)))
    return tuple(word for word in words if word not in COMMON)
