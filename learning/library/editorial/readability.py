"""A lesson is read after a day's work: its prose asks for twelve years of school at most."""

from collections.abc import Iterator

from learning.library.editorial.prose import Passage, paragraphs
from learning.library.loading import Loaded
from learning.library.problems import Problem
from quizzes.items.reading_level import grade

HARDEST = 12.0  # school years, see `grade`


def problems(documents: tuple[Loaded, ...]) -> Iterator[Problem]:
    """Each lesson that is harder to read, at its hardest paragraph."""
    for one in documents:
        prose = [piece for piece in paragraphs(one.source) if piece.form == "text"]
        years = grade("\n".join(piece.text for piece in prose)) if one.name.kind == "lesson" else 0.0
        if years > HARDEST:
            yield _problem(years, max(prose, key=lambda piece: grade(piece.text)))


def _problem(years: float, hardest: Passage) -> Problem:
    found = f"a lesson that is read with ease after {years:.1f} years of school"
    level = grade(hardest.text)
    remedy = f"shorten sentences and words, first in this paragraph, its hardest ({level:.1f})"
    return Problem(hardest.path, hardest.line, hardest.column, found, f"at most {HARDEST:g}", remedy)
