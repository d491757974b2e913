"""Every kind of mistake in one item: a sound item broken in one way gives exactly the finding at that place."""

from typing import Any

import pytest

from quizzes.cases.lint_parts import Path
from quizzes.items.lint import Known, problems
from quizzes.items.reading_level import grade, syllables
from tests.quizzes.items.samples import FIELDS, KINDS, WHY, item, option, row

ONE_TRUE = [row(str(n), correct=n == 1) for n in (1, 2, 3, 4)]
ALL_TRUE = [one | {"correct": True} for one in ONE_TRUE]
RIGHT_ONLY = [option("a", True), option("b", True)]
HALF_BARE = [{"match": "median*"}, {"match": "x", "score": 0.5}]
LONG = (
    "Considering heterogeneous musculoskeletal presentations accompanying intermittent neurological manifestations, "
    "identify contemporary organisational recommendations regarding interdisciplinary communication responsibilities."
)


def options(*texts: str, key: int = 0) -> dict[str, Any]:
    return {"options": [option(f"o{n}", n == key) | {"text": text} for n, text in enumerate(texts)]}


def listed(kind: str, place: int, **changes: Any) -> dict[str, Any]:
    """The list of a kind with one entry changed."""
    name = {"true-false": "statements", "ordering": "steps", "hotspot": "places"}.get(kind, "rows")
    name = "options" if "options" in FIELDS[kind] else name
    return {name: [one | changes if n == place else one for n, one in enumerate(FIELDS[kind][name])]}


BROKEN: list[tuple[str, str, dict[str, Any], Path]] = [
    ("no reference", "single", {"references": []}, ("references",)),
    ("an unknown reference", "single", {"references": ["wells"]}, ("references", 0)),
    ("an unknown objective", "single", {"objective": "safety-99"}, ("objective",)),
    ("no why", "single", listed("single", 1, why=""), ("options", 1, "why")),
    ("no misconception", "single", listed("single", 1, misconception=""), ("options", 1, "misconception")),
    ("two keys", "single", listed("single", 1, correct=True), ("options",)),
    ("no key", "single", listed("single", 0, correct=False, misconception="so"), ("options",)),
    ("an id twice", "single", listed("single", 1, id="calf"), ("options", 1, "id")),
    ("a picture without words", "single", {"image": {"src": "figure:way-back"}}, ("image", "alt")),
    ("a picture in the stem", "single", {"stem": "Look.\n\n![](figure:way-back)\n\nWhich?"}, ("stem",)),
    ("its own enemy", "single", {"enemies": ["sample-single"]}, ("enemies",)),
    ("hard to read", "single", {"stem": LONG}, ("stem",)),
    ("a negative stem", "single", {"stem": "Which of these is not a red flag?"}, ("stem",)),
    ("an except stem", "multiple", {"stem": "All are signs, EXCEPT which?"}, ("stem",)),
    ("the least", "single", {"stem": "Which is least suitable?"}, ("stem",)),
    ("all of the above", "single", options("Heat", "Swelling", "All of the above"), ("options", 2, "text")),
    ("none of these", "single", options("Heat", "Swelling", "None of these"), ("options", 2, "text")),
    ("an absolute word", "single", options("Heat", "It always swells", "Itch"), ("options", 1, "text")),
    ("an absolute statement", "true-false", listed("true-false", 1, text="Never"), ("statements", 1, "text")),
    ("a vague word", "multiple", listed("multiple", 2, text="It is often warm"), ("options", 2, "text")),
    ("a vague row", "matrix", listed("matrix", 0, text="Walk sometimes"), ("rows", 0, "text")),
    ("an article that fits one", "single", {"stem": "Call the", **options("artery", "bone")}, ()),
    ("an article that fits one", "single", {"stem": "This is an", **options("artery", "bone")}, ("stem",)),
    ("a key with a full stop", "single", options("Heat.", "Swelling", "Itch"), ("options", 0, "text")),
    ("a key in small letters", "single", options("Heat", "swelling", "Itch", key=1), ("options", 1, "text")),
    ("a wrong number to choose", "multiple", {"choose": 3}, ("choose",)),
    ("nothing wrong to choose", "multiple", {"choose": None, "options": RIGHT_ONLY}, ("options",)),
    ("only true statements", "true-false", {"statements": ALL_TRUE}, ("statements",)),
    ("three statements", "true-false", {"statements": ONE_TRUE[:3]}, ("statements",)),
    ("an unknown partner", "matching", listed("matching", 1, match="rest"), ("rows", 1, "match")),
    ("a partner twice", "matching", listed("matching", 1, match="protect"), ("rows", 1, "match")),
    ("an unknown column", "matrix", listed("matrix", 1, correct="never"), ("rows", 1, "correct", 0)),
    ("two columns", "matrix", listed("matrix", 1, correct=["now", "later"]), ("rows", 1, "correct")),
    ("one column for all", "matrix", {"rows": [row("a", correct="now"), row("b", correct="now")]}, ("rows",)),
    ("a step without a why", "ordering", listed("ordering", 2, why="Short."), ("steps", 2, "why")),
    ("a number without a why", "numeric", {"why": ""}, ("why",)),
    ("a mistake that is right", "numeric", {"mistakes": [{"value": 12.4, "why": WHY}]}, ("mistakes", 0, "value")),
    ("an example not accepted", "short-text", {"example": "ulnar nerve"}, ("example",)),
    ("anything accepted", "short-text", {"patterns": [{"match": "*"}]}, ("patterns", 0, "match")),
    ("half a score without a why", "short-text", {"patterns": HALF_BARE}, ("patterns", 1, "why")),
    ("a place that is nowhere", "hotspot", listed("hotspot", 1, region="", at=None), ("places", 1, "at")),
    ("a place without a point", "hotspot", {"reach": 50, **listed("hotspot", 1, at=None)}, ("places", 1, "at")),
]  # fmt: skip
KNOWN = Known(frozenset({"safety-03"}), frozenset({"wells2003"}))


@pytest.mark.parametrize("kind", KINDS)
def test_a_sound_item_has_no_problems(kind: str) -> None:
    assert problems(item(kind), KNOWN) == []


@pytest.mark.parametrize(
    ("mistake", "kind", "changes", "path"), BROKEN, ids=[f"{one[1]}: {one[0]}" for one in BROKEN]
)
def test_a_mistake_is_found_at_its_place(mistake: str, kind: str, changes: dict[str, Any], path: Path) -> None:
    found = problems(item(kind, **changes), KNOWN)

    assert [one.path for one in found] == ([path] if path else [])
    assert all(one.found and one.expected and one.remedy for one in found)


@pytest.mark.parametrize(
    "stem",
    [
        "She has not slept. Which finding fits?",
        "Which asks for at least one call?",
        "Her knee is not hot. What is next?",
    ],
)
def test_a_story_may_say_not(stem: str) -> None:
    assert problems(item("single", stem=stem), KNOWN) == []


def test_a_finding_in_a_linked_item_says_which() -> None:
    linked = [{"kind": "single", "stem": "What first?", "options": [option("a", True), option("b") | {"why": ""}]}]
    found = problems(item("case-set", items=[*linked, FIELDS["case-set"]["items"][1]]), KNOWN)

    assert [one.path for one in found] == [("items", 0, "options", 1, "why")]


def test_without_a_library_no_id_is_looked_up() -> None:
    assert problems(item("single", references=["anything"], objective="other-77")) == []


@pytest.mark.parametrize(
    ("word", "count"), [("calf", 1), ("massage", 2), ("tissue", 2), ("muscle", 2), ("scale", 1), ("physiology", 3)]
)
def test_syllables_are_about_right(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_grade_is_the_worked_sum() -> None:
    assert grade("Massage helps " * 6) == pytest.approx(6.79)
    assert grade("Massage helps. " * 4) == 0
