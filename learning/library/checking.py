"""Checks authored files: every problem of every file in one run, each at its line and column."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from learning.library import captions, figures
from learning.library.case_checking import case_problems
from learning.library.course_checking import course_problems, hours_problems
from learning.library.documents import PAGES
from learning.library.exam_checking import exam_problems
from learning.library.folder import read_folder
from learning.library.item_checking import item_problems
from learning.library.kinds import name_of
from learning.library.known import Known
from learning.library.loading import Loaded, load
from learning.library.naming import known_names
from learning.library.problems import Problem
from learning.library.scanning import Body, scan
from learning.library.source import Source, read, unseen

SLUG_FORM = "small letters, digits and single hyphens"


@dataclass(frozen=True)
class Checked:
    """What was read, in the order of paths, and everything that is wrong with it, in the order of places."""

    documents: tuple[Loaded, ...]
    problems: tuple[Problem, ...]


def check(root: Path) -> Checked:
    """Check a content folder."""
    folder = read_folder(root)
    checked = check_texts(folder.texts, folder.videos)
    return Checked(checked.documents, tuple(sorted({*folder.problems, *checked.problems})))


def check_texts(texts: Mapping[str, str], videos: frozenset[str] | None = None) -> Checked:
    """Check documents given as text by path; `videos`: slugs of the video files, None where they cannot be seen."""
    named = [(name, read(path, text)) for path, text in sorted(texts.items()) if (name := name_of(path))]
    known = known_names(named, videos)
    loaded = tuple(load(name, source, known) for name, source in named)
    problems = {problem for one in loaded for problem in _problems(one, known)}
    problems |= {*_lessons_twice(loaded), *case_problems(loaded, known)}
    problems |= {*item_problems(loaded, known), *exam_problems(loaded), *course_problems(loaded)}
    # Words are counted as they are rendered, and only what is sound can be.
    problems |= set() if problems else set(hours_problems(loaded))
    return Checked(loaded, tuple(sorted(problems)))


def unreviewed(checked: Checked) -> tuple[str, ...]:
    """The paths of pages and cases that no named clinician has reviewed."""
    pages = [one for one in checked.documents if one.name.kind in {*PAGES, "case"} and one.documents]
    return tuple(one.source.path for one in pages if getattr(one.documents[0], "reviewer", None) is None)


def _problems(loaded: Loaded, known: Known) -> Iterator[Problem]:
    name, source = loaded.name, loaded.source
    yield from loaded.problems
    yield from unseen(source.path, source.text)
    if not name.slug.replace("-", "").isalnum() and name.slug:
        yield Problem(source.path, 1, 1, f"the file name {name.slug}", SLUG_FORM, "rename the file")
    if source.path.endswith(".md"):
        yield from scan(Body(source.path, source.body, source.body_line), known)
        yield from _inline_problems(source, known)
    elif name.kind == "figure":
        yield from figures.problems(source)
    elif name.kind == "captions":
        yield from captions.problems(source)


def _inline_problems(source: Source, known: Known) -> Iterator[Problem]:
    """The keys of a lesson that may hold links."""
    front = source.front if isinstance(source.front, dict) else {}
    for key in ("key_points", "further"):
        for number, text in enumerate(front.get(key) or ()):
            if isinstance(text, str):
                yield from scan(Body(source.path, text, *source.place((key, number)), inline=True), known)


def _lessons_twice(loaded: tuple[Loaded, ...]) -> Iterator[Problem]:
    """Lessons are linked by slug alone, whatever their pillar."""
    count = Counter(one.name.slug for one in loaded if one.name.kind == "lesson")
    for one in loaded:
        if one.name.kind == "lesson" and count[one.name.slug] > 1:
            remedy = "rename one of the files"
            yield Problem(one.source.path, 1, 1, f"a second lesson {one.name.slug}", "each name once", remedy)
