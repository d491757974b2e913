"""How hard a text is to read, in school years."""

import re

from quizzes.items.lint_view import sentences

WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
VOWELS = re.compile(r"[aeiouy]+")
SILENT_E = re.compile(r"(?<![^aeiouy]l)(?<![aeiouy])e$")
MOST_SYLLABLES = 3
"""A clinical term is long and has to be known; it counts no more than this."""

FEWEST_WORDS = 10
"""A text shorter than this has no level worth telling."""


def syllables(word: str) -> int:
    """About how many syllables an English word has, 1 to 3: runs of vowels, less a silent e."""
    lowered = word.casefold()
    silent = SILENT_E.search(lowered) is not None
    return min(max(len(VOWELS.findall(lowered)) - silent, 1), MOST_SYLLABLES)


def grade(text: str) -> float:
    """Flesch-Kincaid: 0.39 x words per sentence + 11.8 x syllables per word - 15.59; 0 for very short texts.

    Worked: one sentence of 12 words with 18 syllables: 4.68 + 17.7 - 15.59 = 6.79.
    """
    words = WORD.findall(text)
    if len(words) < FEWEST_WORDS:
        return 0.0
    per_word = sum(map(syllables, words)) / len(words)
    return 0.39 * len(words) / max(len(sentences(text)), 1) + 11.8 * per_word - 15.59
