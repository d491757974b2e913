"""What a case file may say: the shape of every part, the shorthands, and which steps and chapters come of it."""

from typing import Any

import pytest
from pydantic import ValidationError

from quizzes.cases.definition import CaseDocument
from quizzes.cases.words import STEPS
from tests.quizzes.cases.cases import GONE, case_with, edited, mini_case, present, referral_case

Path = tuple[Any, ...]

REFUSED: list[tuple[Path, Any]] = [
    (("kind",), "quiz"),
    (("colour",), "red"),
    (("title",), "  "),
    (("use",), "exam"),
    (("level",), 9),
    (("minutes",), 0),
    (("objectives", 0), "assessment"),
    (("weights", "matching"), 1.2),
    (("cut", "total"), -0.1),
    (("start", "pain"), 11),
    (("start", "irritability"), 4),
    (("cues", "options", 0, "id"), "Wakes up"),
    (("cues", "options", 0, "points"), 2),
    (("history", "cap"), 0),
    (("screen", "right"), "maybe"),
    (("hypotheses", "prior", "other"), 2),
    (("assessments", "key_cap"), 0),
    (("state", "process"), "tonus"),
    (("state", "irritability"), "severe"),
    (("before", "options", 0, "critical"), "S7"),
    (("plan", "options", "neck", "rating"), 3),
    (("plan", "options", "neck", "rating"), "harmful"),
    (("plan", "options", "comfort", "dose", "depth", 0), "feather"),
    (("plan", "options", "comfort", "dose"), {"depth": ["light"], "minutes": [9, 5]}),
    (("responses", 0, "then", "pain"), 12),
    (("responses", 0, "when", "mood"), "low"),
    (("adapt", 0, "options", 0, "grade"), 0.7),
    (("adapt", 0, "weight"), 0),
    (("retest", "right"), "cured"),
    (("rehab", "rows", 0, "correct"), "soon"),
    (("note", "options", 0, "section"), "X"),
    (("refer",), {"shows": "history", "by": "screen", "urgency": "soon", "consequence": "It goes on."}),
    (("expert_path", "retest"), "cured"),
    (("expert_path", "reason", "sure", "state"), "very"),
    (("read_next", 0), "pillars/matching"),
]
MISSING: list[Path] = [
    ("title",),
    ("client", "name"),
    ("start", "pain"),
    ("hypotheses", "truth"),
    ("assessments", "offered"),
    ("plan", "max"),
    ("adapt", 0, "signal"),
    ("expert_path",),
]


def refusals(path: Path, value: Any) -> list[Path]:
    with pytest.raises(ValidationError) as refusal:
        CaseDocument.model_validate(edited({path: value}))
    return [error["loc"] for error in refusal.value.errors()]


@pytest.mark.parametrize(("path", "value"), REFUSED, ids=[".".join(map(str, path)) for path, _ in REFUSED])
def test_a_wrong_value_is_refused_once_and_at_its_place(path: Path, value: Any) -> None:
    (place,) = refusals(path, value)

    assert place[: len(path)] == path or path[: len(place)] == place


@pytest.mark.parametrize("path", MISSING, ids=[".".join(map(str, path)) for path in MISSING])
def test_a_missing_key_is_named(path: Path) -> None:
    assert refusals(path, GONE) == [path]


def test_a_document_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        case_with().minutes = 5  # type: ignore[misc]  # what the types forbid, the document refuses too


def test_a_plain_key_is_a_feature_of_one() -> None:
    assessments = case_with().assessments

    assert assessments is not None
    assert [key.any_of for key in assessments.key] == [
        ("neuro-screen",),
        ("phalen", "tinel"),
        ("cervical-distraction",),
    ]


def test_a_finding_is_a_sign_or_words_or_both() -> None:
    both = {"result": "negative", "says": "Nothing changes."}
    case = case_with({("assessments", "findings", name): value for name, value in
                      {"phalen": "positive", "posture": "Rounded.", "tinel": both}.items()})  # fmt: skip

    found = {name: (one.result, one.says) for name, one in present(case.assessments).findings.items()}
    assert found["phalen"] == ("positive", "")
    assert found["posture"] == (None, "Rounded.")
    assert found["tinel"] == ("negative", "Nothing changes.")


def test_a_red_flag_question_is_free() -> None:
    history = case_with().history

    assert history is not None
    assert [item.id for item in history.items if item.free] == ["gait"]


def test_a_full_case_has_every_step() -> None:
    assert case_with().steps == STEPS
    assert not case_with().mini


def test_a_mini_case_has_the_steps_that_are_written() -> None:
    assert mini_case().steps == ("meet", "history", "screen", "forecast", "assess", "reason")
    assert mini_case().chapters == ("listen", "examine")
    assert mini_case().mini


def test_a_referral_case_is_never_mini() -> None:
    assert not referral_case().mini


@pytest.mark.parametrize(("minutes", "short"), [(8, True), (9, False)])
def test_a_case_is_short_up_to_eight_minutes(minutes: int, short: bool) -> None:
    assert case_with({("minutes",): minutes}).short is short


def test_a_case_without_variants_has_one_seed() -> None:
    assert case_with().seeds == (2, 7, 20)
    assert case_with({("variants",): GONE}).seeds == (0,)


def test_a_document_survives_a_round_trip_through_json() -> None:
    case = case_with()

    assert CaseDocument.model_validate_json(case.model_dump_json()) == case


def test_the_schema_allows_the_shorthands_of_authors() -> None:
    definitions = CaseDocument.model_json_schema()["$defs"]["Assessments"]["properties"]

    assert {"string", "object"} & {one.get("type") for one in definitions["key"]["items"]["anyOf"]}
