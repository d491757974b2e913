import pytest

from learning.library.editorial import unused
from learning.library.loading import Loaded
from tests.library.editorial.desk import documents

CLAIM = "references: [two2020]"


def found(one: tuple[Loaded, ...]) -> list[tuple[str, int, str]]:
    return [(problem.path, problem.line, problem.found) for problem in unused.problems(one)]


def test_everything_in_the_small_content_is_used() -> None:
    assert found(documents("techniques/effleurage.md", "oil", "cream")) == []


def test_a_reference_that_nothing_cites_is_refused_at_its_entry() -> None:
    alone = documents(
        "references.yaml",
        "- id: two2020",
        "- id: three2021\n  authors: T\n  year: 2021\n  title: T\n"
        "  source: S\n  doi: null\n  pmid: null\n  kind: trial\n  key_finding: See two2020.\n- id: two2020",
    )

    assert found(alone) == [("references.yaml", 10, "`three2021`, which nothing cites")]


def test_a_longer_id_does_not_use_a_shorter_one() -> None:
    longer = documents("references.yaml", "- id: one2015", "- id: one")

    assert [place for place in found(longer) if place[0] == "references.yaml"] == [
        ("references.yaml", 1, "`one`, which nothing cites")
    ]


def test_a_figure_that_no_page_shows_is_refused() -> None:
    hidden = documents("pillars/assessment/first-words.md", '![A line that falls.](figure:curve "Pain falls.")', "")

    assert found(hidden) == [("figures/curve.svg", 1, "a figure that no page shows")]


@pytest.mark.parametrize("key", ["slug: guarding", "term: Guarding"])
def test_a_term_may_stand_alone(key: str) -> None:
    assert found(documents("glossary.yaml", key, f"{key}-alone")) == []
