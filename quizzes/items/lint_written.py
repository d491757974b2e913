"""Mistakes in items that are written: numbers and short texts."""

from quizzes.cases.lint_parts import Finding, Findings, short_why
from quizzes.items import scoring
from quizzes.items.numeric import Numeric
from quizzes.items.short_text import ShortText, normalised


def numeric(item: Numeric) -> Findings:
    """The whole has a why; a known mistake has one too and does not lie within the tolerance of the right number."""
    yield from short_why((), item.why)
    for place, one in enumerate(item.mistakes):
        yield from short_why(("mistakes", place), one.why)
        if scoring.within(one.value, item.value, item.tolerance):
            remedy = "Change it, or narrow the tolerance."
            yield Finding(
                ("mistakes", place, "value"), f"{one.value:g}, which is scored right", "a wrong number", remedy
            )


def short_text(item: ShortText) -> Findings:
    """The example earns everything, and each pattern that does not has a why and can be reached."""
    yield from short_why((), item.why)
    if item.score(item.reference_answer()) != 1:
        found, remedy = f"“{item.example}”, which no pattern accepts fully", "Add a pattern for it, or change it."
        yield Finding(("example",), found, "a response with the full score", remedy)
    for place, one in enumerate(item.patterns):
        if not normalised(one.match):
            yield Finding(("patterns", place, "match"), one.match, "words", "Anything at all would fit; name words.")
        if one.score < 1:
            yield from short_why(("patterns", place), one.why)
