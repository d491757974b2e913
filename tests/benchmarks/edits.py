"""`python -m tests.benchmarks.edits [EDITS [GUESSES]]`: random edits of what was signed or chained, and guessed ids.

10,000 edits of a byte of each kind and 1,000,000 guesses unless told otherwise. Prints how many went unnoticed and
ends with exit code 1 if any did.
"""

import json
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests import databases
from tests.credit.completion.school import settings_of
from tests.credit.editing import everything, hits, unnoticed

EDITS, GUESSES = 10_000, 1_000_000


def main() -> None:
    """A line for each kind, and one for the guesses."""
    edits, guesses = (int(sys.argv[n]) if len(sys.argv) > n else usual for n, usual in ((1, EDITS), (2, GUESSES)))
    with TemporaryDirectory() as folder, databases.fresh("sqlite", Path(folder)) as database, database.unit() as db:
        passed = 0
        for kind, kept in everything(db, settings_of(Path(folder))).items():
            began = time.perf_counter()
            found = unnoticed(kept, edits)
            passed += len(found)
            _tell(f"edits: {kind}", edits, len(found), began)
        began = time.perf_counter()
        hit = hits(db, guesses)
        _tell("guessed ids", guesses, hit, began)
    sys.exit(1 if passed or hit else 0)


def _tell(what: str, tried: int, unnoticed: int, began: float) -> None:
    line = {"what": what, "tried": tried, "passed": unnoticed, "seconds": round(time.perf_counter() - began, 1)}
    print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
