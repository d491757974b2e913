import pytest

from learning.library.checking import check_texts
from learning.library.editorial import lengths
from tests.library.small_content import TEXTS

SLR, BACK = "assessments/slr.md", "conditions/back-pain.md"


def found(path: str, body: str, old: str = "", new: str = "") -> list[str]:
    """What is said of one page with this body and this change."""
    front = TEXTS[path].split("---\n")[1].replace(old, new)
    documents = check_texts({**TEXTS, path: f"---\n{front}---\n{body}\n"}).documents
    return [f"{one.found}; {one.expected}" for one in lengths.problems(documents) if one.path == path]


def test_a_page_below_its_floor_is_refused_with_its_count() -> None:
    # of its keys: 3 + 3 + 3 + 7 words
    assert found(SLR, "word " * 183) == ["199 words; at least 200"]
    assert found(SLR, "word " * 184) == []


@pytest.mark.parametrize(("flag", "floor"), [("false", 500), ("true", 300)])
def test_a_red_flag_may_be_told_shorter(flag: str, floor: int) -> None:
    told = found(BACK, "word " * (floor - 20), "red_flag: false", f"red_flag: {flag}")

    assert [one.split("; ")[1] for one in told] == [f"at least {floor}"]
    assert found(BACK, "word " * floor, "red_flag: false", f"red_flag: {flag}") == []


def test_a_citation_is_no_word() -> None:
    assert found(SLR, "word " * 183 + "[@one2015]") == ["199 words; at least 200"]


def test_a_pillar_is_counted_over_all_its_lessons() -> None:
    lesson = "pillars/assessment/first-words.md"
    second = "pillars/assessment/later-words.md"
    text = TEXTS[lesson].replace("Pain falls.", "Pain falls. " + "word " * 5_980)
    both = {**TEXTS, lesson: text, second: text}

    assert (
        "words in the lessons on assessment"
        in list(lengths.problems(check_texts({**TEXTS, lesson: text}).documents))[-1].found
    )
    assert not [one for one in lengths.problems(check_texts(both).documents) if "lessons" in one.found]


def test_introductory_lessons_make_no_pillar() -> None:
    text = TEXTS["pillars/assessment/first-words.md"].replace("pillar: assessment", "pillar: introduction")
    documents = check_texts({"introduction.md": text}).documents

    assert lengths.pillar_words(documents) == {}
