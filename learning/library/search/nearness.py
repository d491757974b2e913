"""What somebody may have meant by a word that no name has: one that begins so, or one spelled much like it."""

from collections.abc import Collection
from difflib import get_close_matches

from learning.library.search.asked import Asked

# So alike that a letter or two were missed, doubled, swapped or mistaken.
ALIKE = 0.8
LONGEST_WORD = 30


def meant(asked: Asked, known: Collection[str]) -> tuple[str, ...]:
    """The words with each unknown one put right as far as `known` allows; the same words if nothing comes nearer."""
    last = len(asked.words) - 1
    return tuple(_nearest(word, known, asked.open and place == last) for place, word in enumerate(asked.words))


def _nearest(word: str, known: Collection[str], is_open: bool) -> str:
    if word in known or not 2 < len(word) <= LONGEST_WORD:
        return word
    begun = sorted(one for one in known if one.startswith(word)) if is_open else []
    near = begun[:1] or get_close_matches(word, [one for one in known if len(one) > 2], n=1, cutoff=ALIKE)
    return near[0] if near else word
