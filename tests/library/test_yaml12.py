import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.library import yaml12


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("no", "no"), ("yes", "yes"), ("on", "on"), ("1:30", "1:30"), ("2026-01-01", "2026-01-01"), ("012", 12),
        ("0o14", 12), ("0xC", 12), ("true", True), ("False", False), ("~", None), ("", None), ("null", None),
        ("1e3", 1000.0), (".5", 0.5), ("-7", -7), (".nan", ".nan"), ("1e999", "1e999"), ("'12'", "12"),
        ("9" * 30, "9" * 30), ('"true"', "true"),
    ],
)  # fmt: skip
def test_words_are_read_by_the_core_schema_of_yaml_1_2(word: str, value: object) -> None:
    found = yaml12.parse(f"key: {word}\n", "x.yaml").value["key"]

    assert found == value
    assert type(found) is type(value)


def test_every_key_and_value_has_its_line_and_column() -> None:
    parsed = yaml12.parse("a: 1\nb:\n  - {c: x, d: y}\n", "x.yaml", first_line=10)

    assert parsed.keys[("b",)] == (11, 1)
    assert parsed.values[("a",)] == (10, 4)
    assert parsed.keys[("b", 0, "d")] == (12, 12)
    assert parsed.values[("b", 0, "d")] == (12, 15)


@pytest.mark.parametrize(
    ("text", "line", "column", "found"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, 1, "`a` a second time"),
        ("a: &x 1\n", 1, 4, "the anchor &x"),
        ("a: &x 1\nb: *x\n", 2, 4, "the alias *x"),
        ("a: !!str 1\n", 1, 4, "the tag tag:yaml.org,2002:str"),
        ("a: !!python/object:os.system x\n", 1, 4, "the tag tag:yaml.org,2002:python/object:os.system"),
        ("a: 1\n---\nb: 2\n", 2, 1, "a second document"),
        ("? [a]\n: 1\n", 1, 3, "a key that is not a word"),
        ("a: " + "[" * 20 + "]" * 20 + "\n", 1, 15, "more than 12 levels"),
        ("a: x: y\n", 1, 5, "YAML that cannot be read"),
        ("a:\n\t- b\n", 2, 1, "YAML that cannot be read"),
    ],
)
def test_what_would_surprise_is_refused_at_its_place(text: str, line: int, column: int, found: str) -> None:
    problems = yaml12.parse(text, "x.yaml").problems

    assert any((one.line, one.column) == (line, column) and one.found.startswith(found) for one in problems), problems


@given(st.text(alphabet="ab:-[]{}&*!?'\"\n #|>%@`,", max_size=80))
def test_any_text_gives_a_value_or_problems_and_never_an_exception(text: str) -> None:
    parsed = yaml12.parse(text, "x.yaml")

    assert all(problem.line >= 1 and problem.column >= 1 for problem in parsed.problems)
