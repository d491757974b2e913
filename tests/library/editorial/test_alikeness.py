from typing import Any

import pytest

from learning.library.editorial import alikeness
from tests.library.editorial.desk import LESSON, with_body
from tests.library.small_content import TEXTS

WORDS = [f"word{number}" for number in range(40)]
LONG = " ".join(WORDS)


def found(body: str) -> list[Any]:
    return list(alikeness.problems(with_body(body)))


def test_a_paragraph_told_twice_is_refused_with_both_places() -> None:
    (problem,) = found(f"Once:\n\n{LONG}\n\nAnd again:\n\n*{LONG.upper()}*.")

    assert (problem.path, problem.line) == (LESSON, 19)
    assert problem.expected == f"each thing said once; 100% of it stands in {LESSON}:15"


def test_a_paragraph_of_another_page_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(TEXTS, "techniques/effleurage.md", TEXTS["techniques/effleurage.md"] + f"\n{LONG}\n")

    assert [one.path for one in found(LONG)] == ["techniques/effleurage.md"]


@pytest.mark.parametrize(("kept", "count"), [(29, 1), (24, 0)])
def test_more_than_six_tenths_of_the_runs_are_too_many(kept: int, count: int) -> None:
    # 36 runs of five words; the first `kept` words keep kept - 4 of them: 25 or 20.
    changed = " ".join(WORDS[:kept] + [f"other{number}" for number in range(40 - kept)])

    assert len(found(f"{LONG}\n\n{changed}")) == count


def test_a_short_one_within_a_long_one_is_found() -> None:
    assert len(found(f"{LONG}\n\n{' '.join(WORDS[:26])} and more to read here")) == 1


def test_below_25_words_two_texts_may_be_alike() -> None:
    assert found("\n\n".join([" ".join(WORDS[:24])] * 2)) == []
    assert len(found("\n\n".join([" ".join(WORDS[:25])] * 2))) == 1


def test_two_whys_are_paragraphs_too() -> None:
    first = (
        TEXTS["claims.yaml"].replace("For a short time.", LONG).replace("Hands do not break mature collagen.", LONG)
    )
    from learning.library.checking import check_texts

    documents = check_texts({**TEXTS, "claims.yaml": first}).documents

    assert [(one.path, one.line) for one in alikeness.problems(documents)] == [("claims.yaml", 11)]
