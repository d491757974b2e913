"""Reading the fields of a form: the values of one field as the author's ids, or a Message in words for people."""

from collections.abc import Collection

from quizzes.items.common import Message, Posted
from quizzes.items.shown import Opaque, in_words

LONGEST = 200
"""The longest value a field takes, in characters; none of ours comes near."""


def values_of(posted: Posted, name: str) -> tuple[str, ...]:
    """The values of a field that say something, each once, in the order sent."""
    return tuple(dict.fromkeys(value.strip() for value in posted.get(name, ()) if value.strip()))


def chosen(posted: Posted, name: str, ids: Opaque, known: Collection[str], *parts: str) -> tuple[str, ...] | Message:
    """The author's ids chosen in a field, in the author's order so that equal responses are equal."""
    found = [ids.back(value, known, *parts) for value in values_of(posted, name)]
    if None in found:
        return Message("That choice is not one of this question's. Nothing was lost; choose again.", name)
    return tuple(one for one in known if one in found)


def exactly(picks: tuple[str, ...], wanted: int, name: str) -> Message | None:
    """A Message where not exactly so many were chosen."""
    if len(picks) == wanted:
        return None
    if not picks:
        return Message(f"Nothing is chosen yet; choose {in_words(wanted)}.", name)
    return Message(f"You chose {in_words(len(picks))}; choose {in_words(wanted)}.", name)


def all_rows(done: int, rows: int, act: str, things: str, name: str) -> Message | None:
    """A Message where rows are left out: `act` is what was done to them ("marked"), `things` what they are."""
    if done == rows:
        return None
    if not done:
        return Message(f"None of {in_words(rows)} {things} is {act} yet.", name)
    left = rows - done
    still = f"{in_words(left)} {'is' if left == 1 else 'are'} left"
    return Message(f"You {act} {in_words(done)} of {in_words(rows)} {things}; {still}.", name)


def single_line(posted: Posted, name: str) -> str | Message:
    """The one short line of a field; empty where nothing was written."""
    line = " ".join(" ".join(values_of(posted, name)[:1]).split())
    if len(line) > LONGEST:
        return Message(f"That is longer than {LONGEST} characters; shorten it.", name)
    return line
