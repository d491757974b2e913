"""Nothing is taken over from the documents that the project began with: eight words in a row are refused.

The documents are not ours to carry along. Beside this file stand only fingerprints of their runs of words, made with
`flask content fingerprint FILES`; from a fingerprint nobody can read the words.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path

from learning.library.editorial.prose import passages
from learning.library.loading import Loaded
from learning.library.problems import Problem, quoted

RUN = 8  # words
SIZE = 8  # bytes of each fingerprint: of a million runs not one is mistaken for another
STORE = Path(__file__).with_name("borrowed.bin")
APOSTROPHE = re.compile(r"(?<=\w)['’‘](?=\w)")
WORD = re.compile(r"[^\W_]+")


def problems(documents: tuple[Loaded, ...]) -> Iterator[Problem]:
    """Each piece of prose that shares a run of words with one of those documents; its first run is named."""
    return shared(documents, fingerprints())


def shared(documents: Iterable[Loaded], known: frozenset[bytes]) -> Iterator[Problem]:
    """The same, against these fingerprints."""
    for passage in (passage for one in documents for passage in passages(one)):
        run = next((run for run in runs(passage.text) if _print(run) in known), None)
        if run is not None:
            place = (passage.path, passage.line, passage.column)
            expected = f"own words, never {RUN} in a row of a source document"
            yield Problem(*place, quoted(run), expected, "say it anew from the evidence, not by swapping a word")


def runs(text: str) -> list[str]:
    """Every eight words in a row, in one case, without marks: `Low-back pain` is `low back pain`."""
    words = WORD.findall(APOSTROPHE.sub("", text.casefold()))
    return [" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1)]


@cache
def fingerprints() -> frozenset[bytes]:
    """What is kept of the documents."""
    held = STORE.read_bytes()
    return frozenset(held[start : start + SIZE] for start in range(0, len(held), SIZE))


def write_fingerprints(texts: Iterable[str], store: Path = STORE) -> int:
    """Keep the runs of these texts in the place of what was kept, in an order that tells nothing; how many."""
    found = {_print(run) for text in texts for run in runs(text)}
    store.write_bytes(b"".join(sorted(found)))
    return len(found)


def _print(run: str) -> bytes:
    return blake2b(run.encode(), digest_size=SIZE).digest()
