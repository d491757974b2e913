"""Which sentences an editor asks a source for."""

import pytest

from learning.library.editorial.clinical import statements, written


def kinds(text: str) -> list[str]:
    return [one.kind for one in statements(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "It fell by 12% in a month.",
        "Of 43 in 100 people nothing is known.",
        "The knee is bent 20 degrees.",
        "Its sensitivity is given as 0.92.",
        "The review joined 25 trials.",
        "Such soreness settles within 24 hours.",
    ],
)
def test_a_number_with_a_measure_is_a_figure(sentence: str) -> None:
    assert kinds(sentence) == ["a figure"]


@pytest.mark.parametrize(
    "sentence",
    ["Slow stroking lowers blood pressure.", "Massage does nothing for the scar.", "Loading is what heals a tendon."],
)
def test_a_treatment_that_does_something_to_a_complaint_is_an_effect(sentence: str) -> None:
    assert kinds(sentence) == ["an effect"]


@pytest.mark.parametrize(
    "sentence",
    [
        "No massage today.",
        "Never press hard there.",
        "Do not rub the calf.",
        "Cups do not belong on thin skin.",
        "A fresh tear is no place for friction.",
        "That calf is not squeezed.",
        "A clot is an absolute contraindication.",
        "Avoid long stretches.",
        "The armpit is closed to deep pressure.",
    ],
)
def test_a_treatment_that_is_ruled_out_is_a_prohibition(sentence: str) -> None:
    assert kinds(sentence) == ["a prohibition"]


def test_what_research_shows_is_a_finding() -> None:
    assert kinds("A guideline recommends it.") == ["a finding"]


@pytest.mark.parametrize(
    "text",
    [
        "Ada, 43, rates it 6 of 10.",
        "Does massage lower blood pressure?",
        "She says “massage heals my scar”.",
        "Ask, listen, and look at both legs.",
        "It is not a massage decision.",
        "The note says no line about massage.",
        '!!! caution "No friction here"\n    Look first.',
    ],
)
def test_stories_questions_speech_and_titles_state_nothing(text: str) -> None:
    assert kinds(text) == []


def test_a_statement_is_found_at_its_place() -> None:
    text = "Ask first. Massage eases\npain. Then wait."

    (one,) = statements(text)

    assert (one.sentence, text[one.offset :][:7]) == ("Massage eases\npain.", "Massage")


def test_blanking_what_is_said_keeps_every_other_character_at_its_place() -> None:
    assert written("He: “no\nway” and") == "He:    \n     and"
