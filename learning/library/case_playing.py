"""Robots play cases, and what they said is kept: a case is played anew when it, or what it reads, has changed."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from learning.core.columns import to_json
from learning.core.ids import new_id
from learning.library.case_checking import loaded_facts
from learning.library.keys import digest_of
from learning.library.loading import Loaded
from learning.library.problems import Problem
from learning.library.source import Source
from quizzes.cases import robots
from quizzes.cases.definition import CaseDocument
from quizzes.cases.facts import Facts
from quizzes.cases.resolve import resolve
from quizzes.cases.robots import Verdict

PLAYS = 1000
VERDICTS = TypeAdapter(tuple[Verdict, ...])
LOOKED_AT = {
    "quicktest": "kind",
    "random": "cut",
    "select-all": "cut",
    "over-cap": "cut",
    "first-option": "cut",
    "longest-option": "cut",
    "shortest-option": "cut",
    "always-refer": "screen",
    "never-refer": "screen",
    "always-continue": "adapt",
    "prior-parrot": "hypotheses",
}


def robot_problems(documents: tuple[Loaded, ...], kept: Path | None, plays: int = PLAYS) -> Iterator[Problem]:
    """What the robots find in every case of a sound library; `kept`: the folder of verdicts, None to keep none.

    Once all were played, verdicts that no case of these used are taken out of the folder.
    """
    facts, used = loaded_facts(documents), set[Path]()
    for one in documents:
        for case in one.documents:
            if isinstance(case, CaseDocument):
                file = kept / _name(case, facts, plays) if kept else None
                used |= {file} if file else set()
                yield from broken(one.source, one.source.path, _verdicts(case, facts, file, plays))
    if kept:
        _prune(kept, used)


def broken(source: Source, path: str, verdicts: Iterable[Verdict]) -> Iterator[Problem]:
    """Each verdict against a case, at the line of the part that its robot looks at."""
    for verdict in verdicts:
        if not verdict.ok:
            place = source.place((LOOKED_AT.get(verdict.name, "expert_path"),), of_key=True)
            found = f"a case that the robot {verdict.name} breaks"
            remedy = f"{verdict.says} Look closer with `flask cases play {path} --robot {verdict.name}`"
            yield Problem(path, *place, found, "a case that pays for thinking alone", remedy)


def _name(case: CaseDocument, facts: Facts, plays: int) -> str:
    # A resolved case holds all that a robot is told: the author's text and the facts that this case reads.
    resolved = [resolve(case, facts, seed).digest for seed in case.seeds]
    return f"{digest_of(to_json([_rules(), plays, resolved]))}.json"


def _verdicts(case: CaseDocument, facts: Facts, file: Path | None, plays: int) -> Iterable[Verdict]:
    if file is None:
        return robots.verdicts(case, facts, plays)
    held = _held(file)
    if held is None:
        held = tuple(robots.verdicts(case, facts, plays))
        _keep(file, held)
    return held


@cache
def _rules() -> str:
    """The version of the robots and of all rules they play by, so that nobody has to count it up."""
    return digest_of("".join(path.read_text() for path in sorted(Path(robots.__file__).parent.glob("*.py"))))


def _held(file: Path) -> tuple[Verdict, ...] | None:
    """What was kept, if it can be read and tells of every robot."""
    with suppress(OSError, ValidationError):
        held = VERDICTS.validate_json(file.read_bytes(), strict=True)
        return held if {one.name for one in held} == set(robots.NAMES) else None
    return None


def _keep(file: Path, verdicts: tuple[Verdict, ...]) -> None:
    """Whole or not at all; a folder that cannot be written only means that robots play again."""
    fresh = file.with_name(f"{new_id()}.part")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(VERDICTS.dump_json(verdicts))
        fresh.replace(file)


def _prune(kept: Path, used: set[Path]) -> None:
    """Another check at the same time loses nothing but time by it; what is half written is left alone."""
    with suppress(OSError):
        for file in set(kept.glob("*.json")) - used:
            file.unlink(missing_ok=True)
