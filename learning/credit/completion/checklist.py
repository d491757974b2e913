"""What is left before credit is given: pure, from what somebody has done to rows of a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor


@dataclass(frozen=True)
class Module:
    """A module of the course. `seconds`: engaged reading time, None where none was measured."""

    title: str
    url: str
    minutes: int
    read: bool
    seconds: int | None = None

    @property
    def engaged(self) -> str:
        """The time in words, beside what is expected: reported, and never asked for."""
        if self.seconds is None:
            return f"not measured, about {self.minutes} min expected"
        return f"{floor(self.seconds / 60)} min measured, about {self.minutes} min expected"


@dataclass(frozen=True)
class Pass:
    """A quiz, case or exam. `score` and `needed` in [0, 1] where they are known."""

    title: str
    url: str
    passed: bool
    score: float | None = None
    needed: float | None = None


@dataclass(frozen=True)
class Done:
    """What one learner has done of what a course asks for; quiz and exam are None where there is none.

    `attested` is None where nothing is certified, so that there is nothing to attest.
    """

    modules: tuple[Module, ...]
    quiz: Pass | None
    cases: tuple[Pass, ...]
    exam: Pass | None
    attested: bool | None
    evaluated: bool


@dataclass(frozen=True)
class Row:
    """One line: what it is, whether it is done, what is left in words, and where to go on ("" for nowhere)."""

    what: str
    done: bool
    left: str
    href: str


def work(done: Done) -> tuple[Row, ...]:
    """The work itself, in the order in which it is done."""
    rows = [_modules(done.modules)]
    if done.quiz:
        rows.append(_test("Quiz passed", done.quiz))
    if done.cases:
        rows.append(_cases(done.cases))
    if done.exam:
        rows.append(_test("Exam passed", done.exam))
    return tuple(rows)


def checklist(done: Done, base: str) -> tuple[Row, ...]:
    """Every row; `base`: the address of the course. Attestation and evaluation are open once the work is done."""
    ready = work_is_done(done)
    rows = list(work(done))
    if done.attested is not None:
        rows.append(_act("Attestation signed", done.attested, "Sign it.", f"{base}/attestation", ready))
    rows.append(_act("Course evaluated", done.evaluated, "Say what you think.", f"{base}/evaluation", ready))
    return tuple(rows)


def work_is_done(done: Done) -> bool:
    """Whether reading, quiz, cases and exam are behind the learner."""
    return all(row.done for row in work(done))


def everything_is_done(done: Done) -> bool:
    """Whether nothing is left for the learner."""
    return work_is_done(done) and done.attested is not False and done.evaluated


def _unless(done: bool, words: str) -> str:
    return "" if done else words


def _act(what: str, done: bool, left: str, href: str, ready: bool) -> Row:
    """A row for what is done once the work is."""
    if not ready:
        return Row(what, done, _unless(done, "When everything above is done."), "")
    return Row(what, done, _unless(done, left), _unless(done, href))


def _modules(modules: Sequence[Module]) -> Row:
    unread = [one for one in modules if not one.read]
    read = len(modules) - len(unread)
    left = f"{read} of {len(modules)} read; next: {unread[0].title}." if unread else ""
    return Row("Modules read", not unread, left, unread[0].url if unread else "")


def _cases(cases: Sequence[Pass]) -> Row:
    open_cases = [one for one in cases if not one.passed]
    passed = len(cases) - len(open_cases)
    left = f"{passed} of {len(cases)} passed; next: {open_cases[0].title}." if open_cases else ""
    return Row("Cases passed", not open_cases, left, open_cases[0].url if open_cases else "")


def _test(what: str, test: Pass) -> Row:
    return Row(what, test.passed, _unless(test.passed, _score(test)), "" if test.passed else test.url)


def _score(test: Pass) -> str:
    needed = f"{percent(test.needed)}% is needed" if test.needed is not None else "It has to be passed"
    return f"{needed}; your best is {percent(test.score)}%." if test.score is not None else f"{needed}."


def percent(share: float | None) -> int:
    """Whole per cent, rounded down, so that nobody reads 70% and has not passed. Worked: 0.6999 is 69."""
    return floor((share or 0.0) * 100 + 1e-9)
