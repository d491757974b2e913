"""A clinical statement stands on a source, or says that it has none."""

import pytest

from learning.library.checking import check_texts
from learning.library.editorial.citing import problems
from learning.library.problems import Problem
from tests.library.small_content import TEXTS

CLAIMED = "Massage eases pain."


def found(body: str, path: str = "techniques/effleurage.md") -> list[Problem]:
    page = TEXTS[path].split("\n---")[0] + f"\n---\n{body}\n"
    checked = check_texts({**TEXTS, path: page})
    assert not checked.problems
    return list(problems(checked.documents))


def test_an_effect_without_a_source_is_told_at_its_sentence() -> None:
    (problem,) = found(f"Ask first. {CLAIMED}")

    assert (problem.column, problem.found) == (12, f"“{CLAIMED}”")
    assert "[@id]" in problem.remedy


@pytest.mark.parametrize(
    "backing",
    [
        "It is known [@one2015].",
        "It is not\nestablished.",
        "That is judgement.",
        "So says custom.",
        "The figure is invented.",
        "{evidence: supported claim-001}",
        "See [the claim](claim:claim-001).",
    ],
)
def test_a_source_or_a_plain_word_in_the_same_paragraph_is_enough(backing: str) -> None:
    assert found(f"{CLAIMED} {backing}") == []
    assert len(found(f"{CLAIMED}\n\n{backing}")) == 1
    assert len(found(f"{backing}\n\n{CLAIMED}")) == 1


@pytest.mark.parametrize("block", [f"- {CLAIMED}\n- More.", f"| {CLAIMED} |\n|---|\n| more |"])
def test_a_list_and_a_table_stand_on_the_sentence_that_leads_into_them(block: str) -> None:
    assert found(f"From a review [@one2015]:\n\n{block}") == []
    assert len(found(f"From a friend:\n\n{block}")) == 1


def test_in_an_example_figures_belong_to_the_client_and_effects_do_not() -> None:
    heading = "## A worked example\n\n"

    assert found(f"{heading}Her knee bends 90 degrees.") == []
    assert len(found(f"{heading}{CLAIMED}")) == 1


def test_quotations_and_pictures_are_not_asked() -> None:
    assert found(f'> {CLAIMED}\n\n![Massage eases pain.](figure:curve "A fall.")\n') == []


def test_lessons_are_asked_as_well() -> None:
    assert len(found(f"{CLAIMED}\n", "pillars/assessment/first-words.md")) == 1
