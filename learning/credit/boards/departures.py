"""How a course has departed from what a board approved, in sentences. Pure."""

from dataclasses import dataclass

from learning.credit.boards.revisions import Revisions, changed

GONE = ("The course is no longer published.",)


@dataclass(frozen=True)
class Shape:
    """What a board approves of a course; `hours` as text, such as "1.5"."""

    title: str
    hours: str
    revisions: Revisions


def departures(approved: Shape, now: Shape | None) -> tuple[str, ...]:
    """A sentence for each departure; `now` is None when the course is no longer published."""
    if now is None:
        return GONE
    said = []
    if now.title != approved.title:
        said.append(f"Its title was approved as “{approved.title}” and is now “{now.title}”.")
    if now.hours != approved.hours:
        said.append(f"{approved.hours} hours were approved; now it shows {now.hours}.")
    return (*said, *edits(approved.revisions, now.revisions))


def edits(approved: Revisions, now: Revisions) -> list[str]:
    """What has been edited, added or taken out of the texts since they were approved."""
    return texts(changed(approved, now), sorted(set(now) - set(approved)))


def texts(other: tuple[str, ...], new: list[str]) -> list[str]:
    """What was edited and what was added, by paths."""
    said = [f"Changed since then: {', '.join(other)}."] if other else []
    return said + ([f"Added since then: {', '.join(new)}."] if new else [])
