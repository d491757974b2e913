"""Reading what a tab sends: a forged, malformed or oversized save is refused whole, before anything is kept."""

import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field, ValidationError

from learning.attempts.exams.paper import FrozenForm, Said
from learning.core.columns import to_json
from learning.core.errors import Refused, TooLarge
from learning.core.ids import hashed
from quizzes.cases.facts import Part

MOST_EVENTS = 50
MOST_BYTES = 64 * 1024
MOST_OF_ONE = 8 * 1024
LARGEST = 2**53 - 1  # beyond it a browser's numbers are no longer whole

Number = Annotated[int, Field(ge=0, le=LARGEST, strict=True)]
# What PostgreSQL cannot keep: NUL, and halves of a pair that stand alone.
UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")


class SavedEvent(Part):
    """One change as the tab numbered it. `item`: the opaque id; `base_rev`: the rev the tab had seen, or 0."""

    seq: Annotated[Number, Field(ge=1)]
    item: Annotated[str, Field(pattern=r"^i[0-9a-f]{12}$")]
    base_rev: Number
    value: Said

    @property
    def kept(self) -> str:
        """The value as it is kept."""
        return to_json(self.value.model_dump(mode="json", exclude_defaults=True))

    @property
    def sha256(self) -> str:
        """What makes two events with one number the same."""
        return hashed(f"{self.item}\n{self.base_rev}\n{self.kept}")


class Save(Part):
    """A whole save. `client_id` is random, made by each tab for itself."""

    client_id: Annotated[str, Field(pattern=r"^[a-z0-9]{16,40}$")]
    events: Annotated[tuple[SavedEvent, ...], Field(min_length=1, max_length=MOST_EVENTS)]


def read(body: bytes) -> Save:
    """The save in a request's body. Raises TooLarge, or Refused naming the first field that does not fit."""
    if len(body) > MOST_BYTES:
        raise TooLarge("More than 64 KB was sent in one save.", next="Send fewer responses at a time.")
    try:
        return Save.model_validate_json(body)
    except ValidationError as error:
        raise malformed(error) from None


def malformed(error: ValidationError) -> Refused:
    """Where and what, without repeating what was sent."""
    first = error.errors(include_input=False, include_url=False)[0]
    where = ".".join(map(str, first["loc"])) or "The body"
    return Refused(f"{where}: {first['msg']}.", next="Load the page again; what you typed is kept on this device.")


@dataclass(frozen=True)
class Fitting:
    """An event with its place on the form: the author's id of its item, and the section."""

    event: SavedEvent
    item: str
    section: int

    def row(self, free: bool) -> dict[str, Any]:
        """What the saving statement reads. Section -1: wherever the candidate is."""
        event = self.event
        return {
            "seq": event.seq, "item": self.item, "base": event.base_rev, "value": event.kept,
            "sha": event.sha256, "section": -1 if free else self.section,
        }  # fmt: skip


def fitting(form: FrozenForm, events: tuple[SavedEvent, ...]) -> list[Fitting]:
    """The events by number. Raises Refused for a foreign item, a number used twice or text that nobody can keep."""
    if len({one.seq for one in events}) != len(events) or len(events) > MOST_EVENTS:
        raise Refused(f"A save holds at most {MOST_EVENTS} events, each with a number of its own.")
    return [_fit(form, one) for one in sorted(events, key=lambda one: one.seq)]


def _fit(form: FrozenForm, event: SavedEvent) -> Fitting:
    place = form.place_of.get(event.item)
    if place is None:
        raise Refused(f"Event {event.seq} is about an item that is not on this form.")
    if len(event.kept.encode("utf-8", "surrogatepass")) > MOST_OF_ONE:
        raise TooLarge(f"Event {event.seq} is longer than 8 KB.", next="Shorten the text and save again.")
    if UNKEEPABLE.search(event.kept) or "\\u0000" in event.kept:
        raise Refused(f"Event {event.seq} holds characters that cannot be kept.")
    return Fitting(event, form.items[place].document.id, form.items[place].section)
