from collections.abc import Iterator
from pathlib import Path

import pytest

from learning.library.editorial import borrowed
from learning.library.loading import Loaded
from tests.library.editorial.desk import LESSON, documents, with_body

SOURCE = "The client’s low-back pain is rated, once, before anybody touches it; then again."
PLACES = [
    (LESSON, "key_points:\n  - Ask before you touch.", "key_points:\n  - {}"),
    ("techniques/effleurage.md", "[Flushes toxins]", "['{}']"),
    ("glossary.yaml", "Muscles that hold still to protect.", "'{}'"),
    ("claims.yaml", "For a short time.", "'{}'"),
    ("references.yaml", "Little is known.", "'{}'"),
]


@pytest.fixture
def known(tmp_path: Path) -> frozenset[bytes]:
    store = tmp_path / "prints"
    assert borrowed.write_fingerprints([SOURCE], store) == 7
    held = store.read_bytes()
    return frozenset(held[start : start + borrowed.SIZE] for start in range(0, len(held), borrowed.SIZE))


def found(one: tuple[Loaded, ...], known: frozenset[bytes]) -> Iterator[tuple[str, str]]:
    return ((problem.path, problem.found) for problem in borrowed.shared(one, known))


@pytest.mark.parametrize(
    "words", ["The client's low back pain is rated once", "CLIENT’S LOW-BACK PAIN (is rated) once before"]
)
def test_eight_words_in_a_row_are_refused_however_they_are_written(known: frozenset[bytes], words: str) -> None:
    assert [path for path, _ in found(with_body(f"Some say: {words} and so on."), known)] == [LESSON]


def test_seven_words_in_a_row_are_anybodys(known: frozenset[bytes]) -> None:
    assert list(found(with_body("Her low-back pain is rated, once, before we begin."), known)) == []


def test_a_run_does_not_go_on_in_the_next_paragraph(known: frozenset[bytes]) -> None:
    assert list(found(with_body("The client's low-back pain is\n\nrated, once, before."), known)) == []


@pytest.mark.parametrize(("path", "old", "new"), PLACES)
def test_every_text_of_the_content_is_asked(known: frozenset[bytes], path: str, old: str, new: str) -> None:
    borrowing = documents(path, old, new.format("low-back pain is rated, once, before anybody"))

    assert [one for one, _ in found(borrowing, known)] == [path]


def test_the_wording_of_a_claim_is_its_seeds_own(known: frozenset[bytes]) -> None:
    quoting = documents("claims.yaml", "Breaks adhesions", "low-back pain is rated, once, before anybody")

    assert list(found(quoting, known)) == []


def test_what_is_kept_is_sorted_and_whole() -> None:
    held = borrowed.STORE.read_bytes()
    prints = [held[start : start + borrowed.SIZE] for start in range(0, len(held), borrowed.SIZE)]

    assert prints == sorted(set(prints)) and len(prints) > 5_000
    assert {len(one) for one in prints} == {borrowed.SIZE}
