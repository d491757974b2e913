"""What a worker keeps in memory of values that never change."""

from collections import OrderedDict
from threading import Lock
from typing import Any


class Kept:
    """The values used last, so many at most; shared by the threads of a worker."""

    def __init__(self, most: int) -> None:
        self._most, self._values, self._lock = most, OrderedDict[Any, Any](), Lock()

    def get(self, key: Any) -> Any:
        """The value, or None."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
            return self._values.get(key)

    def keep(self, key: Any, value: Any) -> None:
        """Keep it until so many others were used since."""
        with self._lock:
            self._values[key] = value
            if len(self._values) > self._most:
                self._values.popitem(last=False)
