"""Passwords: hashed with Argon2id, and refused when they are among the first that anyone would try.

Sizes are the OWASP cheat sheet's least (19 MiB, two passes, one lane). At most four are worked on at once in a
process, so that a flood of sign-ins can cost neither all its memory nor all its time.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from learning.core.errors import Unavailable

SHORTEST, LONGEST = 12, 128
_HASHER = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1, hash_len=32, salt_len=16)
# Has the present sizes and matches nothing: an unknown address costs the same work as a known one.
_NOBODY = f"$argon2id$v=19$m={_HASHER.memory_cost},t={_HASHER.time_cost},p=1${'A' * 22}${'A' * 43}"
_AT_WORK = BoundedSemaphore(4)
_LONGEST_WAIT_SECONDS = 5

# What must remain of a password when everything guessable is taken out of it.
_LEAST_LEFT, _LEAST_DISTINCT = 8, 5
_WRITTEN_FOR = str.maketrans("01345789@$!|+", "oieastbgasilt")
_YEARS_AND_RUNS = r"(?:19|20)\d\d|(.)\1{2,}"
_ROWS = ("01234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "azerty")


def hashed(password: str) -> str:
    """Return the Argon2id hash of a password, parameters and salt included. Takes about 20 ms: never in a unit."""
    with _one_of_four():
        return _HASHER.hash(_normal(password))


def matches(stored: str | None, password: str) -> bool:
    """Tell whether the password is the stored one; None (no such account) costs the same work and is False."""
    with _one_of_four():
        try:
            return _HASHER.verify(stored or _NOBODY, _normal(password)) and stored is not None
        except (VerificationError, InvalidHashError):
            return False


def problem(password: str, about: Iterable[str] = ()) -> str | None:
    """Return the sentence that says why this password cannot be used, or None.

    `about` is what anyone knows of the person (name, address); their words count as guessable.
    """
    if not SHORTEST <= len(_normal(password)) <= LONGEST:
        return f"Use a password of {SHORTEST} to {LONGEST} characters. Several unrelated words make a good one."
    words = _words_of(about)
    if any(_is_guessable(plain, words) for plain in _plain_forms(password)):
        return "This password is among the first that others would try. Add words that have nothing to do with you."
    return None


@contextmanager
def _one_of_four() -> Iterator[None]:
    if not _AT_WORK.acquire(timeout=_LONGEST_WAIT_SECONDS):
        raise Unavailable("Too many people are signing in at this moment.", retry_after=_LONGEST_WAIT_SECONDS)
    try:
        yield
    finally:
        _AT_WORK.release()


def _normal(password: str) -> str:
    # Two keyboards may send the same letter as different code points; NFKC makes them one (NIST SP 800-63B 3.1.1.2).
    return unicodedata.normalize("NFKC", password)


def _plain_forms(password: str) -> tuple[str, str]:
    folded = _normal(password).casefold()
    return folded, folded.translate(_WRITTEN_FOR)


def _is_guessable(plain: str, words: frozenset[str]) -> bool:
    left = _stems().sub("", plain)
    for word in words:
        left = left.replace(word, "")
    return len(left) < _LEAST_LEFT or len(set(left)) < _LEAST_DISTINCT


def _words_of(about: Iterable[str]) -> frozenset[str]:
    parts = (part for text in about for part in re.split(r"[\W_]+", text.casefold()))
    return frozenset(part for part in parts if len(part) >= 3)


@cache
def _stems() -> re.Pattern[str]:
    lines = (Path(__file__).parent / "common_passwords.txt").read_text("utf-8").splitlines()
    common = {line for line in lines if line and not line.startswith("#")} | set(_keyboard_runs())
    longest_first = sorted(common, key=lambda stem: (-len(stem), stem))
    return re.compile("|".join([*map(re.escape, longest_first), _YEARS_AND_RUNS]))


def _keyboard_runs() -> Iterator[str]:
    for row in _ROWS:
        for way in (row, row[::-1]):
            yield from (way[start:end] for end in range(4, len(way) + 1) for start in range(end - 3))
