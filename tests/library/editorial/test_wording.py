"""Nothing says of massage what its checked claims deny."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.library.checking import check_texts
from learning.library.documents import Claim
from learning.library.editorial.wording import left_to_readers, phrases, problems
from learning.library.folder import read_folder
from learning.library.problems import Problem
from tests.library.editorial.desk import documents, with_body
from tests.library.small_bank import ITEM
from tests.library.small_case import CASE
from tests.library.small_content import TEXTS

CONTENT = Path(__file__).parents[3] / "content"
SAID = "Kneading breaks up adhesions."


def found(body: str) -> list[Problem]:
    return list(problems(with_body(body)))


def beside(texts: dict[str, str]) -> int:
    return len(list(problems(check_texts({**TEXTS, **texts}).documents)))


def test_denied_words_are_told_at_their_place_with_others_to_use() -> None:
    (problem,) = found(f"Ask first.\n\nThen wait. {SAID}")

    assert (problem.line - found(SAID)[0].line, problem.column) == (2, 21)
    assert problem.found == "“breaks up adhesions”"
    assert "range may grow a little" in problem.remedy


@pytest.mark.parametrize(
    "sentence",
    [
        "It flushes toxins out of the muscle.",
        "A detox for the legs.",
        "Strokes boost the circulation.",
        "It strengthens the immune system.",
        "It breaks down scar tissue.",
        "She works out the knots.",
        "It realigns the pelvis.",
        "Slow holds melt the *fascia*.",
        "A slow hold that lengthens fascia.",
        "The work frees the nerve.",
        "It corrects poor posture.",
        "The hip is put back into place.",
        "It treats the root cause.",
        "Trigger points cause dizziness.",
        "Energy flow is restored.",
        "Feel the craniosacral rhythm.",
        "Massage cures.",
        "It gives lasting relief.",
        "Massage improves performance.",
        "It relieves asthma.",
    ],
)
def test_what_does_not_hold_is_refused(sentence: str) -> None:
    assert len(found(sentence)) == 1


@pytest.mark.parametrize(
    "paragraph",
    [
        f"She says “{SAID}”",
        f"“My old teacher knew. {SAID}",
        "Kneading does not break up adhesions.",
        "No trial shows that hands break up adhesions.",
        "That kneading breaks up adhesions is a myth.",
        f"{SAID} {{evidence: contradicted claim-002}}",
        "*Claimed:* it breaks up adhesions.",
        "A tendon heals and aligns with load, and knots in a rope come undone.",
    ],
)
def test_quoting_denying_and_doubting_are_allowed(paragraph: str) -> None:
    assert found(paragraph) == []


def test_a_denial_reaches_to_the_end_of_its_sentence_and_a_badge_to_that_of_its_paragraph() -> None:
    assert len(found(f"It does not hurt. {SAID}")) == 1
    assert len(found(f"{SAID}\n\nIt is said {{evidence: contradicted claim-002}}.")) == 1


def test_a_wrong_option_is_the_misconception_and_its_why_is_not() -> None:
    option = ITEM.replace("Both calves are stiff", SAID).replace("Any complaint of the calf is", SAID)
    reason = ITEM.replace("Stiffness of *both* sides", SAID + " Stiffness")

    assert [beside({"items/assess/one.md": text}) for text in (option, reason)] == [0, 1]


def test_what_a_right_option_says_is_read() -> None:
    assert beside({"items/assess/one.md": ITEM.replace("One calf is swollen", SAID)}) == 1


@pytest.mark.parametrize(
    ("old", "times"), [("Mia has a sore neck.", 1), ("No red flag was found", 1), ("She seems to be kind", 0)]
)
def test_a_case_is_read_but_for_its_wrong_reasons(old: str, times: int) -> None:
    assert beside({"cases/talk.md": CASE.replace(old, SAID)}) == times


def test_a_reason_that_a_claim_answers_is_not_read() -> None:
    answered = CASE.replace("text: No red flag was found, correct: true", f"text: {SAID}, claim: claim-002")

    assert beside({"cases/talk.md": answered}) == 0


def test_what_a_technique_is_claimed_to_do_may_be_named() -> None:
    told = documents("techniques/effleurage.md", "That is pleasant.", "It is a detox.")

    assert ("Flushes toxins" in TEXTS["techniques/effleurage.md"], len(list(problems(told)))) == (True, 1)


def test_an_effect_may_be_named_where_its_status_doubts_it() -> None:
    path = "techniques/effleurage.md"
    stated = documents(path, "effect: Relaxation", "effect: A detox")
    doubted = documents(path, "effect: Relaxation, status: supported", "effect: A detox, status: unproven")

    assert (list(problems(doubted)), len(list(problems(stated)))) == ([], 1)


@pytest.mark.parametrize("path", ["claims.yaml", "glossary.yaml"])
def test_corrections_and_terms_are_read_and_claims_are_not(path: str) -> None:
    key = "correction: For a short time." if path == "claims.yaml" else "meaning: Muscles that hold still to protect."

    (problem,) = problems(documents(path, key, key.split(":", maxsplit=1)[0] + ": It breaks adhesions."))

    assert problem.path == path


def test_each_doubted_claim_has_its_words_or_is_left_to_readers() -> None:
    checked = check_texts(read_folder(CONTENT).texts)
    claims = [one for file in checked.documents for one in file.documents if isinstance(one, Claim)]
    doubted = {one.id for one in claims if one.verdict in ("unproven", "contradicted")}
    named = {ident for phrase in phrases() for ident in phrase.claims} | left_to_readers()

    assert (doubted - named, named - {one.id for one in claims}) == (set(), set())


@given(st.text(alphabet='break up adhesions ".“”*\n-', max_size=60))
def test_no_text_stops_it(body: str) -> None:
    for problem in found(body):
        assert "adhesion" in problem.found
