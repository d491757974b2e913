"""How a course has departed from what a board approved, in sentences. Pure."""

from dataclasses import dataclass

from learning.credit.boards.revisions import Revisions, changed


@dataclass(frozen=True)
class Shape:
    """What a board approves of a course; `hours` as text, such as "1.5"."""

    title: str
    hours: str
    revisions: Revisions


def departures(approved: Shape, now: Shape | None) -> tuple[str, ...]:
    """A sentence for each departure; `now` is None when the course is no longer published."""
    if now is None:
        return ("The course is no longer published.",)
    said = []
    if now.title != approved.title:
        said.append(f"Its title was approved as “{approved.title}” and is now “{now.title}”.")
    if now.hours != approved.hours:
        said.append(f"{approved.hours} hours were approved; now it shows {now.hours}.")
    said += texts(changed(approved.revisions, now.revisions), sorted(set(now.revisions) - set(approved.revisions)))
    return tuple(said)


def texts(other: tuple[str, ...], new: list[str]) -> list[str]:
    """What was edited and what was added, by paths."""
    said = [f"Changed since then: {', '.join(other)}."] if other else []
    return said + ([f"Added since then: {', '.join(new)}."] if new else [])
