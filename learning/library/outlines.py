"""What a course consists of: its modules under their headings, its cases and its exam."""

from collections.abc import Mapping
from dataclasses import dataclass

from learning.library.documents import Course
from learning.library.known import module_named
from learning.library.shelf import CaseEntry, ExamEntry, Library, Page

Key = tuple[str, str]  # kind and slug of a module


@dataclass(frozen=True, eq=False)
class Part:
    """Modules under one heading, which is empty where the author gave none; `course`: whose they are in a pathway."""

    title: str
    modules: tuple[Page, ...]
    course: Page | None = None

    @property
    def minutes(self) -> int:
        """How long its modules take."""
        return sum(page.minutes for page in self.modules)

    @property
    def words(self) -> int:
        """How many words its modules have."""
        return sum(page.words for page in self.modules)


@dataclass(frozen=True, eq=False)
class Outline:
    """A course in its order. A module that stands in two courses of a pathway is one of `modules` once."""

    parts: tuple[Part, ...]
    modules: tuple[Page, ...]
    cases: tuple[CaseEntry, ...]
    exam: ExamEntry | None

    @property
    def minutes(self) -> int:
        """How long reading and watching everything takes."""
        return sum(page.minutes for page in self.modules)

    @property
    def case_minutes(self) -> int:
        """How long its cases take, as their authors say."""
        return sum(case.document.minutes for case in self.cases)


def modules_of(course: Course, courses: Mapping[str, Course]) -> tuple[Key, ...]:
    """Kind and slug of every module, each once; those of a pathway are the ones of its courses."""
    taken = (courses[slug] for slug in course.courses if slug in courses)
    links = (*course.own, *(link for one in taken for link in one.own))
    return tuple(dict.fromkeys(map(module_named, links)))


def outline(library: Library, course: Course) -> Outline:
    """The outline of a course as published."""
    taken = {slug: page.document for slug, page in _courses(library, course).items()}
    courses = {slug: one for slug, one in taken.items() if isinstance(one, Course)}
    cases = dict.fromkeys((*course.cases, *(case for one in courses.values() for case in one.cases)))
    return Outline(
        parts=_parts(library, course),
        modules=_pages(library, modules_of(course, courses)),
        cases=tuple(case for slug in cases if (case := library.case(slug)) is not None),
        exam=library.exam(course.exam) if course.exam else None,
    )


def _courses(library: Library, course: Course) -> dict[str, Page]:
    return {slug: page for slug in course.courses if (page := library.page("course", slug)) is not None}


def _parts(library: Library, course: Course) -> tuple[Part, ...]:
    plain = Part("", _linked(library, course.modules))
    own = (Part(part.title, _linked(library, part.modules)) for part in course.parts)
    taken = (_of_course(library, page) for page in _courses(library, course).values())
    return tuple(part for part in (plain, *own, *taken) if part.modules)


def _of_course(library: Library, page: Page) -> Part:
    links = page.document.own if isinstance(page.document, Course) else ()
    return Part(page.title, _linked(library, links), page)


def _linked(library: Library, links: tuple[str, ...]) -> tuple[Page, ...]:
    return _pages(library, tuple(map(module_named, links)))


def _pages(library: Library, keys: tuple[Key, ...]) -> tuple[Page, ...]:
    return tuple(page for key in keys if (page := library.page(*key)) is not None)
