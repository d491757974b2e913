"""The bank as files on its authors' desk: some of them checked, a form drawn from all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from learning.library.checking import check_texts
from learning.library.folder import read_folder
from learning.library.item_checking import WHOLE_BANK, bank_of
from learning.library.kinds import name_of
from learning.library.pools import drawable, quizzed
from learning.library.problems import Problem, quoted
from learning.library.source import decoded
from quizzes.cases.words import Use
from quizzes.exams.assembly import Form, Infeasible, assemble
from quizzes.exams.definition import ExamDocument
from quizzes.items.definition import ItemDocument


@dataclass(frozen=True)
class Bank:
    """Every sound item by id, and the ids of those that stand in a quiz."""

    items: Mapping[str, ItemDocument]
    in_quizzes: frozenset[str]


def bank_problems(content: Path) -> tuple[int, tuple[Problem, ...]]:
    """How many items the content folder has, and every problem of items, of the bank and of exams."""
    folder = read_folder(content)
    checked = check_texts(folder.texts, folder.videos)
    ours = [problem for problem in (*folder.problems, *checked.problems) if _is_of_bank(problem.path)]
    return len(bank_of(checked.documents)), tuple(ours)


def _is_of_bank(path: str) -> bool:
    name = name_of(path)
    return path == WHOLE_BANK or path.startswith("items/") or (name is not None and name.kind == "exam")


def file_problems(files: Iterable[Path], content: Path) -> dict[Path, tuple[Problem, ...]]:
    """The problems of each file, read as if it stood in the content folder, in the folder of its topic."""
    folder = read_folder(content)
    paths = {file: f"items/{file.resolve().parent.name}/{file.name}" for file in files}
    texts = {path: _text(file) for file, path in paths.items()}
    readable = {path: text for path, (text, problems) in texts.items() if not problems}
    checked = check_texts({**folder.texts, **readable}, folder.videos)
    return {
        file: tuple(
            replace(problem, path=str(file))
            for problem in (*texts[path][1], *checked.problems)
            if problem.path in {path, str(file)}
        )
        for file, path in paths.items()
    }


def _text(file: Path) -> tuple[str, tuple[Problem, ...]]:
    if file.suffix != ".md":
        return "", (Problem(str(file), 1, 1, quoted(file.name), "a Markdown file", "give it the suffix .md"),)
    try:
        return decoded(str(file), file.read_bytes())
    except OSError as error:
        return "", (Problem(str(file), 1, 1, quoted(error.strerror), "a file that can be read", "check its name"),)


def exam_and_bank(slug: str, content: Path) -> tuple[ExamDocument | None, Bank]:
    """The exam of this name, if there is a sound one, and the bank."""
    folder = read_folder(content)
    documents = check_texts(folder.texts, folder.videos).documents
    exams = (document for one in documents if one.name.slug == slug for document in one.documents)
    exam = next((document for document in exams if isinstance(document, ExamDocument)), None)
    in_quizzes = quizzed(document for one in documents for document in one.documents)
    return exam, Bank({ident: banked.item for ident, banked in bank_of(documents).items()}, in_quizzes)


def drawn(exam: ExamDocument, bank: Bank, seed: int, use: Use) -> Form | Infeasible:
    """A form of the exam, or its practice form, for somebody who has seen no item yet."""
    pool = drawable(bank.items.values(), bank.in_quizzes, use)
    blueprint = exam.blueprint if use == "graded" else exam.practice
    return assemble(blueprint, pool, seed, sections=exam.sections if use == "graded" else ())
