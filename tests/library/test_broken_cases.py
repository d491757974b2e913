"""A sound case broken in one way is refused at the very place: schema, syntax and lint alike."""

import pytest

from learning.library.case_checking import lint_problems
from learning.library.kinds import Name
from learning.library.known import Known
from learning.library.loading import load
from learning.library.problems import Problem
from learning.library.source import read
from quizzes.cases.definition import CaseDocument
from tests.quizzes.cases.cases import BASE_TEXT, facts


def problems_of(front: str) -> list[Problem]:
    loaded = load(Name("case", "hand"), read("cases/hand.md", f"---\n{front}---\n"), Known())
    document = next(iter(loaded.documents), None)
    linted = lint_problems(loaded.source, document, facts()) if isinstance(document, CaseDocument) else ()
    return [*loaded.problems, *linted]


def test_the_case_is_sound_before_it_is_broken() -> None:
    assert problems_of(BASE_TEXT) == []


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        # the schema
        ("use: practice", "use: exam", "exam"),
        ("level: 2", "level: 6", "6"),
        ("minutes: 30", "minutes: half an hour", "half"),
        ("title: A hand", "titel: A hand", "titel"),
        ("  work: designer\n", "", "client"),
        ("  name: Dana\n", "  name: Dana\n  phone: none\n", "phone"),
        ("start: {pain: 4", "start: {pain: 11", "11"),
        ("{id: wakes,", "{id: Wakes Up,", "Wakes"),
        ("correct: now", "correct: soon", "soon"),
        ("grade: 0.5", "grade: 0.7", "0.7"),
        ("rating: harm", "rating: 3", "3"),
        ("critical: S4", "critical: S9", "S9"),
        ("minutes: [5, 10]", "minutes: [10]", "[10]"),
        ("process: nerve, irritability: moderate}", "process: nerves, irritability: moderate}", "nerves"),
        ("cut: {total: 0.70", "cut: {total: 70", "70"),
        ("right: better", "right: improved", "improved"),
        # YAML
        ("cap: 2", "cap: 2\n  cap: 3", "cap: 3"),
        ("truth: carpal-tunnel", "truth: &t carpal-tunnel", "&t"),
        ("cap: 2", "cap: !!int 2", "!!int"),
        ("  cap: 2", "\tcap: 2", "\tcap"),
        # lint
        ("assessment: 0.30", "assessment: 0.40", None),
        ("truth: carpal-tunnel", "truth: gout", "gout"),
        ("cervical-radiculopathy: 0.30, other: 0.20}", "cervical-radiculopathy: 0.30, other: 0.30}", None),
        ("offered: [neuro-screen", "offered: [aura-scan", "aura-scan"),
        ("enough: [splint-talk, comfort]", "enough: [splint-talk, cupping]", "cupping"),
        ("because: guideline-first, why", "because: guideline, why", "guideline,"),
        ("when: {picked: friction}", "when: {picked: frictions}", "frictions"),
        ("{flag: tingling-persists}\n    weight", "{flag: faint}\n    weight", "faint"),
        ("{id: drops, text: Drops", "{id: wakes, text: Drops", "wakes"),
        ('why: "Coffee may spoil her sleep but it does not sort one nerve from another."', "why: Too short.", "Too"),
        ("critical: S4}", "text: Deep friction}", None),
        ("cues: [wakes, drops]", "cues: [wakes, dreams]", "dreams"),
        ("columns: [now, later, coordinate-or-refer]", "columns: [now, later]", None),
        ("medicines: none, ", "", None),
    ],
)  # fmt: skip
def test_a_broken_case_is_refused_at_the_place(old: str, new: str, place: str | None) -> None:
    assert BASE_TEXT.count(old) >= 1, old
    front = BASE_TEXT.replace(old, new, 1)
    found = problems_of(front)

    assert found
    if place is not None:
        before = "---\n" + front[: front.index(new or "client:") + (new or "client:").index(place)]
        expected = (before.count("\n") + 1, len(before) - before.rfind("\n"))
        assert expected in [(problem.line, problem.column) for problem in found], found
