from pathlib import Path

import pytest

from learning.library.checking import check, check_texts
from tests.library.small_content import TEXTS

LESSON = "pillars/assessment/first-words.md"


def changed(path: str, old: str, new: str) -> dict[str, str]:
    assert old in TEXTS[path], f"{old!r} is not in {path}"
    return {**TEXTS, path: TEXTS[path].replace(old, new, 1)}


def test_the_small_content_has_no_problem(content: Path) -> None:
    assert [str(problem) for problem in check(content).problems] == []


@pytest.mark.parametrize(
    ("path", "old", "new", "line", "column", "found"),
    [
        (LESSON, "order: 1", "order: one", 6, 8, '"one"'),
        (LESSON, "order: 1", "order: '1'", 6, 8, '"1"'),
        (LESSON, "title: First words", "titel: First words", 3, 1, "the unknown key `titel`"),
        (LESSON, "summary: How to begin.\n", "", 2, 1, "no `summary`"),
        (LESSON, "pillar: assessment", "pillar: matching", 5, 9, '"matching"'),
        (LESSON, "[assess-01]", "[assess-09]", 7, 14, '"assess-09"'),
        (LESSON, "[@one2015]", "[@one2051]", 16, 24, "@one2051"),
        (LESSON, "; @one2015]", "; one2015]", 17, 18, "one2015"),
        (LESSON, "[[protective tone|guarding]]", "[[protective tonus]]", 16, 40, "[[protective tonus]]"),
        (LESSON, "{evidence: supported claim-001}", "{evidence: proven}", 16, 79, "{evidence: proven}"),
        (LESSON, "{evidence: supported claim-001}", "{evidence: partly claim-001}", 16, 79, "partly for claim-001"),
        (LESSON, "{evidence: supported claim-001}", "{evidence: partly claim-009}", 16, 79, "claim-009"),
        (LESSON, "(technique:effleurage).", "(technique:efleurage).", 17, 44, "the dead link technique:efleurage"),
        (LESSON, '"[Stroking](technique:', '"[Stroking](tecnique:', 11, 5, "the link tecnique:effleurage"),
        (LESSON, "https://example.org", "javascript:alert", 30, 19, "the link javascript:alert/review"),
        (LESSON, "https://example.org", "http://example.org", 30, 19, "the link http://example.org/review"),
        (LESSON, "figure:curve", "figure:kurve", 22, 23, "the dead link figure:kurve"),
        (LESSON, ' "Pain falls."', "", 22, 1, "a picture without words"),
        (LESSON, "![A line", "See ![A line", 22, 5, "a picture"),
        (LESSON, "!!! red-flag", "!!! danger", 19, 1, '!!! danger "Not today"'),
        (LESSON, "### Then look", "#### Then look", 28, 1, "level 4 below 2"),
        (LESSON, "## Ask first", "# Ask first", 14, 1, "a heading of level 1"),
        (LESSON, "## Ask first", "##Ask first", 14, 1, "##Ask first"),
        (LESSON, "Fever is", "<script>x</script> Fever is", 20, 5, "the HTML <script>"),
        (LESSON, "Fever is", "<!-- x --> Fever is", 20, 5, "the HTML <!-- x -->"),
        (LESSON, "Fever is", "*" * 64 + " Fever is", 20, 5, "64 times *"),
        (LESSON, "Fever is", "[ " * 301 + "Fever is", 19, 1, "301 marks in one paragraph"),
        (LESSON, "Ask first", "Ask\u200b first", 14, 7, "the unseen character U+200B"),
        ("techniques/effleurage.md", "[whole-body]", "[whole-bodi]", 6, 11, '"whole-bodi"'),
        ("techniques/effleurage.md", "[whole-body]", "[]", 6, 10, "a list of 0"),
        ("techniques/effleurage.md", "references: [one2015]", "references: [one]", 8, 75, '"one"'),
        ("techniques/effleurage.md", "minutes: [2, 10]", "minutes: [10, 2]", 13, 7, "a mapping of 3 keys"),
        ("techniques/effleurage.md", "remodelling: suitable", "remodelling: fine", 12, 78, '"fine"'),
        ("techniques/effleurage.md", "claimed: [F", "claimd: [F", 9, 1, "the unknown key `claimd`"),
        ("conditions/back-pain.md", "red_flag: false", "red_flag: no", 6, 11, '"no"'),
        ("conditions/back-pain.md", "technique: effleurage", "technique: tapping", 9, 17, '"tapping"'),
        ("assessments/slr.md", "sensitivity: 0.9", "sensitivity: 90", 12, 38, "90"),
        ("assessments/slr.md", "target: back-pain", "target: front-pain", 12, 14, '"front-pain"'),
        ("stages/inflammation.md", "kind: stage", "kind: technique", 2, 7, '"technique"'),
        ("courses/first.md", "[first-words]", "[last-words]", 5, 11, '"last-words"'),
        ("references.yaml", "year: 2015", "year: 20155", 3, 9, "20155"),
        ("references.yaml", "- id: two2020", "- id: one2015", 10, 7, "`one2015` a second time"),
        ("references.yaml", "pmid: '123'", "pmid: 123", 7, 9, "123"),
        ("claims.yaml", "verdict: supported", "verdict: true", 4, 12, "true"),
        ("glossary.yaml", "  also:", "  also: []\n  also:", 4, 3, "`also` a second time"),
        ("figures/curve.svg", "<path ", '<path onclick="x" ', 2, 3, 'onclick="x"'),
        ("figures/curve.svg", "</svg>", "<script/></svg>", 3, 1, "<script>"),
        ("figures/curve.svg", "<svg ", "<!DOCTYPE svg><svg ", 1, 1, "a declaration"),
        ("figures/curve.svg", "</svg>", "", 4, 1, "XML that cannot be read"),
        ("figures/curve.svg", ' viewBox="0 0 40 20"', "", 1, 1, "another first element, or no viewBox"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_at_its_line_and_column(
    path: str, old: str, new: str, line: int, column: int, found: str
) -> None:
    problems = check_texts(changed(path, old, new)).problems

    assert (line, column, found) in [(problem.line, problem.column, problem.found) for problem in problems]
    assert all(problem.expected and problem.remedy for problem in problems)


def test_a_caption_ends_at_its_own_quotation_mark() -> None:
    texts = {**TEXTS, LESSON: TEXTS[LESSON] + '\nHe calls it by its name (so-called "knot").\n'}

    assert check_texts(texts).problems == ()


def test_an_unseen_character_does_not_hide_the_problems_after_it() -> None:
    texts = changed(LESSON, "order: 1", "order: one\x00")

    assert [(one.line, one.column) for one in check_texts(texts).problems] == [(6, 8), (6, 11)]


def test_all_problems_of_all_files_come_in_one_run() -> None:
    texts = changed(LESSON, "order: 1", "order: one") | {
        "stages/inflammation.md": TEXTS["stages/inflammation.md"].replace("order: 1", "order: 10")
    }
    texts[LESSON] = texts[LESSON].replace("[@one2015]", "[@gone]").replace("## Ask first", "# Ask first")

    assert [(one.path, one.line) for one in check_texts(texts).problems] == [
        (LESSON, 6), (LESSON, 14), (LESSON, 16), ("stages/inflammation.md", 5),
    ]  # fmt: skip


def test_a_misspelt_name_gets_the_nearest_as_remedy() -> None:
    problem = check_texts(changed(LESSON, "(technique:effleurage).", "(technique:efleurage).")).problems[0]

    assert "`effleurage`" in problem.remedy


def test_a_mistake_in_one_document_is_not_repeated_by_those_that_mention_it() -> None:
    problems = check_texts(changed("techniques/effleurage.md", "title: Effleurage", "title: 5")).problems

    assert len(problems) == 1


def test_code_and_escapes_are_not_read_as_marks() -> None:
    texts = changed(LESSON, "Fever is", r"`<b> [@none]` \[\[x\]\] 3 < 4 Fever is")

    assert check_texts(texts).problems == ()


@pytest.mark.parametrize(
    "name", ["techniques/notes.txt", "elsewhere/a.md", "pillars/none/a.md", "techniques/deep/a.md"]
)
def test_a_file_that_has_no_place_is_refused(content: Path, name: str) -> None:
    (content / name).parent.mkdir(parents=True, exist_ok=True)
    (content / name).write_text("x")

    assert [problem.path for problem in check(content).problems] == [name]


def test_a_link_to_elsewhere_on_the_disk_is_refused(content: Path) -> None:
    (content / "techniques" / "passwd.md").symlink_to("/etc/passwd")

    assert check(content).problems[0].found == "a link to elsewhere"


def test_a_folder_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    assert check(tmp_path / "none").problems[0].found == "no folder"


def test_a_problem_reads_as_one_line() -> None:
    problem = check_texts(changed(LESSON, "order: 1", "order: |\n  a\n  b")).problems[0]

    assert str(problem).startswith(f'{LESSON}:6:8: found "a b"; expected a valid integer; ')
