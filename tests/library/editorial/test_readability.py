from learning.library.editorial import readability
from tests.library.editorial.desk import LESSON, documents, with_body

EASY = "You put a hand on the sore place. Then you wait a while. Ask how it feels now. " * 3
HARD = (
    "Therapeutic recommendations necessitate comprehensive consideration of individual circumstances, professional "
    "responsibilities, organisational limitations and epidemiological uncertainties accompanying every intervention."
)


def test_a_hard_lesson_is_refused_at_its_hardest_paragraph() -> None:
    (problem,) = readability.problems(with_body(f"{HARD} {HARD}\n\n{HARD}\n\n{HARD[:-1]} and {HARD}"))

    assert (problem.path, problem.line) == (LESSON, 17)
    assert "years of school" in problem.found and "its hardest" in problem.remedy


def test_one_hard_paragraph_is_bearable_among_easy_ones() -> None:
    assert list(readability.problems(with_body("\n\n".join([HARD, *[EASY] * 6])))) == []


def test_tables_and_headings_are_not_read_as_sentences() -> None:
    assert list(readability.problems(with_body(f"{EASY}\n\n## {HARD}\n\n| {HARD} |\n|---|\n| {HARD} |"))) == []


def test_only_lessons_are_asked() -> None:
    assert list(readability.problems(documents("techniques/effleurage.md", "Long strokes with oil.", HARD))) == []
