"""Documents on the editor's desk: the small content with one change."""

from learning.library.checking import check_texts
from learning.library.loading import Loaded
from tests.library.small_content import TEXTS

LESSON = "pillars/assessment/first-words.md"


def documents(path: str, old: str, new: str) -> tuple[Loaded, ...]:
    """The small content in which one text says something else."""
    assert old in TEXTS[path]
    return check_texts({**TEXTS, path: TEXTS[path].replace(old, new, 1)}).documents


def with_body(body: str) -> tuple[Loaded, ...]:
    """The small content in which the lesson has this body."""
    head = TEXTS[LESSON].split("---\n")[1]
    return check_texts({**TEXTS, LESSON: f"---\n{head}---\n{body}\n"}).documents
