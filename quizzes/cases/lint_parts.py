"""What every check of a case is made of: a finding, and the mistakes that any list of options can have."""

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from quizzes.cases.definition_parts import Grade, Option, Rating
from quizzes.cases.words import WHY_LENGTH, SafetyCode

Path = tuple[str | int, ...]
Findings = Iterator["Finding"]


@dataclass(frozen=True)
class Finding:
    """A mistake of the author: where (keys and places from the top), what stands there, what should, what to do."""

    path: Path
    found: str
    expected: str
    remedy: str


def repeated(path: Path, ids: Iterable[Hashable], *last: str) -> Findings:
    """Name every id that stands in a list for the second time; `last` leads from the item to the id."""
    seen: set[Hashable] = set()
    for place, one in enumerate(ids):
        if one in seen:
            yield Finding((*path, place, *last), f"{one} a second time", "each id once", "Rename it or take it out.")
        seen.add(one)


def unknown(path: Path, value: str, known: Collection[str], what: str) -> Findings:
    """Name an id that is not among the known ones, with the nearest that is."""
    if value not in known:
        near = get_close_matches(value, sorted(known), n=1)
        remedy = f"Did you mean {near[0]}?" if near else f"Use one of: {', '.join(sorted(known)) or 'none is given'}."
        yield Finding(path, value, f"the id of {what}", remedy)


def all_known(path: Path, values: Iterable[str], known: Collection[str], what: str) -> Findings:
    """Name the unknown ids of a list."""
    for place, value in enumerate(values):
        yield from unknown((*path, place), value, known, what)


def keys_known(path: Path, values: Iterable[str], known: Collection[str], what: str) -> Findings:
    """Name the unknown keys of a mapping."""
    for value in values:
        yield from unknown((*path, value), value, known, what)


def too_few(path: Path, items: Sequence[object] | Mapping[str, object], least: int, what: str) -> Findings:
    """Name a list that is too short to choose from."""
    if len(items) < least:
        yield Finding(path, f"{len(items)}", f"at least {least} {what}", f"Add {what}, or take this part out.")


def short_why(path: Path, why: str) -> Findings:
    """Name a why that is missing or too short to teach; `why` is the own or inherited text."""
    if len(why.strip()) < WHY_LENGTH:
        yield Finding(
            (*path, "why"),
            f"{len(why.strip())} characters" if why.strip() else "nothing",
            f"a why of at least {WHY_LENGTH} characters, own or inherited from the library",
            "Say what a learner who chose this should know now.",
        )


def not_one(path: Path, shares: Mapping[str, float]) -> Findings:
    """Name shares that do not sum to 1."""
    whole = sum(shares.values())
    if abs(whole - 1) > 1e-6:
        yield Finding(path, f"a sum of {whole:.4g}", "a sum of 1", "Change the numbers so that they sum to 1.")


def unguarded(path: Path, worth: Grade | Rating, critical: SafetyCode | None) -> Findings:
    """Harm names the safety code it raises; what is not harm names none."""
    if worth == "harm" and critical is None:
        yield Finding((*path, "critical"), "nothing", "a safety code S1-S6", "Say which code this harm raises.")
    if worth != "harm" and critical is not None:
        yield Finding((*path, "critical"), critical, "no code, or harm", "Take the code out, or mark this as harm.")


def options(path: Path, listed: Sequence[Option]) -> Findings:
    """The mistakes of a list to tick: repeated ids, missing whys, nothing right, nothing wrong."""
    yield from too_few(path, listed, 2, "options")
    yield from repeated(path, (one.id for one in listed), "id")
    for place, one in enumerate(listed):
        yield from short_why((*path, place), one.why)
    yield from _no_choice(path, listed)


def one_correct(path: Path, listed: Sequence[Option]) -> Findings:
    """The mistakes of a list to pick one from."""
    yield from options(path, listed)
    right = sum(one.correct for one in listed)
    if right > 1:
        yield Finding(path, f"{right} correct options", "exactly one", "Leave `correct: true` on one option only.")


def _no_choice(path: Path, listed: Sequence[Option]) -> Findings:
    if listed and not any(one.correct for one in listed):
        yield Finding(path, "no correct option", "at least one", "Mark the right ones with `correct: true`.")
    if len(listed) > 1 and all(one.correct for one in listed):
        yield Finding(
            path, "only correct options", "at least one wrong option", "Add a distractor: ticking all must not pay."
        )
