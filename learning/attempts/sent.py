"""The form of a step as it was sent: a field that nobody asked for was put in by hand, and refuses the whole."""

from collections.abc import Iterator, Mapping, Sequence

from learning.core.errors import Refused

# What every form of a step carries beside its fields: our mark, and the place and the act it was made for.
FRAME = ("csrf_token", "seq", "step", "act")


class Sent(Mapping[str, Sequence[str]]):
    """The fields by name, without the frame. Notes which are asked for, so that `refuse_others` finds the rest."""

    def __init__(self, form: Mapping[str, Sequence[str]]) -> None:
        """Raise Refused when the form says twice what it is."""
        if any(len(form.get(name, ())) > 1 for name in FRAME):
            raise Refused("The form was sent with one of its fields twice.")
        self._fields = {name: values for name, values in form.items() if name not in FRAME}
        self._asked: set[str] = set()

    def __getitem__(self, name: str) -> Sequence[str]:
        self._asked.add(name)
        return self._fields[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)

    def refuse_others(self) -> None:
        """Raise Refused for a field that was not asked for so far."""
        if set(self._fields) - self._asked:
            raise Refused("The form was sent with a field that it does not have.")
