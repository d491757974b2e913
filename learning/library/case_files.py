"""A case as a file on its author's desk: read against the library's folder, checked, played, scored, copied."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ValidationError

from learning.core.columns import to_json
from learning.library.case_checking import loaded_facts
from learning.library.case_playing import broken
from learning.library.checking import check_texts
from learning.library.complaints import complaints
from learning.library.folder import read_folder
from learning.library.loading import Loaded
from learning.library.problems import Problem, quoted
from learning.library.source import Source, decoded, read
from quizzes.cases import robots
from quizzes.cases.choices import Choices
from quizzes.cases.definition import CaseDocument
from quizzes.cases.facts import Facts
from quizzes.cases.resolve import resolve
from quizzes.cases.scoring import Result, score


@dataclass(frozen=True)
class CaseFile:
    """A case file: its document (None where it has problems of form), what the library tells it, and its problems."""

    source: Source
    document: CaseDocument | None
    facts: Facts
    problems: tuple[Problem, ...]


SoundCase = tuple[CaseFile, CaseDocument]


def read_case(file: Path, content: Path) -> CaseFile:
    """Read one case as if it stood in `cases/` of the content folder; problems name the file as it was given."""
    path = f"cases/{file.stem}.md"
    text, unreadable = _text(file)
    folder = read_folder(content)
    checked = check_texts({**folder.texts, path: text}, folder.videos)
    loaded = next(one for one in checked.documents if one.source.path == path)
    found = unreadable or tuple(problem for problem in checked.problems if problem.path == path)
    problems = tuple(replace(problem, path=str(file)) for problem in found)
    return CaseFile(loaded.source, _document(loaded), loaded_facts(checked.documents), problems)


def robot_problems(case: CaseFile, file: Path, plays: int) -> Iterator[Problem]:
    """What the robots find in a case without other problems, at the line of the part that each one looks at."""
    if case.document is None or case.problems:
        return
    yield from broken(case.source, str(file), robots.verdicts(case.document, case.facts, plays))


def read_choices(file: Path) -> Choices | tuple[Problem, ...]:
    """The choices of a YAML file in the schema of a case's `expert_path`, or its problems."""
    text, unreadable = _text(file)
    source = read(f"{file.stem}.yaml", text)
    problems = tuple(replace(problem, path=str(file)) for problem in (*unreadable, *source.problems))
    if problems:
        return problems
    try:
        return Choices.model_validate_json(to_json(source.front))
    except ValidationError as error:
        return tuple(replace(problem, path=str(file)) for problem in complaints(error, source, Choices))


def scored(document: CaseDocument, facts: Facts, choices: Choices, seed: int | None) -> Result:
    """What the choices are worth in one variant: `seed`, or the first that the author approved."""
    return score(resolve(document, facts, document.seeds[0] if seed is None else seed), choices)


def model_case(content: Path, slug: str | None) -> Path | None:
    """The file to start a new case from: the named one, or the shortest mini case of the folder."""
    if slug is not None:
        path = content / "cases" / f"{slug}.md"
        return path if path.is_file() else None
    checked = check_texts(read_folder(content).texts)
    found = [(one, document) for one in checked.documents if (document := _document(one)) and document.mini]
    shortest = min(found, key=lambda pair: (pair[1].minutes, pair[0].source.path), default=None)
    return None if shortest is None else content / shortest[0].source.path


def _document(loaded: Loaded) -> CaseDocument | None:
    return next((one for one in loaded.documents if isinstance(one, CaseDocument)), None)


def _text(file: Path) -> tuple[str, tuple[Problem, ...]]:
    try:
        return decoded(str(file), file.read_bytes())
    except OSError as error:
        return "", (Problem(str(file), 1, 1, quoted(error.strerror), "a file that can be read", "check its name"),)
