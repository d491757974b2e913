"""The chain that shows a quiet change to the record of acts: pure, over rows as the database keeps them.

Each row's hash covers its columns and the hash of the row before it. What was said about an act may name a person,
so the chain covers only a salted digest of it: the words can be taken out and the chain still holds, and nobody can
guess them back from the digest.
"""

from dataclasses import dataclass
from hashlib import sha256

from learning.core.columns import to_json

# What stands before the first row.
BEGINNING = "0" * 64
BLANKING = "audit.blank"


@dataclass(frozen=True, slots=True)
class Link:
    """One row; `at` in milliseconds, `detail` its JSON text. Detail and salt are None once they were taken out."""

    seq: int
    at: int
    actor: str | None
    action: str
    object: str
    detail: str | None
    salt: str | None
    digest: str
    hash: str


@dataclass(frozen=True, slots=True)
class Head:
    """Where the chain ends: its last row, 0 and BEGINNING when there is none."""

    seq: int
    hash: str


class Broken(Exception):
    """The chain does not hold; `seq` is the first row that shows it, `how` says what is wrong with it."""

    def __init__(self, seq: int, how: str) -> None:
        self.seq = seq
        self.how = how
        super().__init__(f"Row {seq} {how}.")


def digest_of(detail: str, salt: str) -> str:
    """The SHA-256 of what was said about an act, in hexadecimal; `salt` is random."""
    return _sha256(to_json([salt, detail]))


def hash_of(before: str, seq: int, at: int, actor: str | None, action: str, object: str, digest: str) -> str:
    """The SHA-256 of a row and of the hash before it, in hexadecimal."""
    return _sha256(to_json([seq, at, actor, action, object, digest, before]))


def _sha256(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Walk:
    """Goes along the chain from its beginning and stops at the first row that does not fit.

    `kept`: a head of another day, which the chain has to pass through.
    """

    def __init__(self, kept: Head | None = None) -> None:
        self.at = Head(0, BEGINNING)
        self._kept = kept
        self._blank: set[int] = set()
        self._excused: set[int] = set()

    def step(self, row: Link) -> None:
        """Go on to the next row. Raises Broken."""
        expected = self.at.seq + 1
        if row.seq != expected:
            raise Broken(expected, "is missing")
        if row.hash != hash_of(self.at.hash, row.seq, row.at, row.actor, row.action, row.object, row.digest):
            raise Broken(row.seq, "was edited, or a row was put in its place")
        self._check_detail(row)
        self.at = Head(row.seq, row.hash)
        self._check_kept()

    def arrive(self, head: Head | None) -> None:
        """Compare the end of the way with the head that the database keeps. Raises Broken."""
        if head is None:
            raise Broken(self.at.seq, "is the last one, and the kept head is missing")
        if head.seq > self.at.seq:
            raise Broken(self.at.seq + 1, f"and all up to row {head.seq}, the kept head, were cut off")
        if head != self.at:
            raise Broken(self.at.seq, f"is the last one, but the kept head was edited: it names row {head.seq}")
        if self._kept is not None and self._kept.seq > self.at.seq:
            raise Broken(self.at.seq + 1, f"and all up to row {self._kept.seq}, the signed head, were cut off")
        if unexplained := self._blank - self._excused:
            raise Broken(min(unexplained), "lost its detail, and no act says who took it out")

    def _check_detail(self, row: Link) -> None:
        if row.action == BLANKING and row.object.isdecimal():
            self._excused.add(int(row.object))
        if row.detail is None and row.salt is None:
            self._blank.add(row.seq)
        elif row.detail is None or row.salt is None or row.digest != digest_of(row.detail, row.salt):
            raise Broken(row.seq, "has a detail that was edited")

    def _check_kept(self) -> None:
        if self._kept is not None and self._kept.seq == self.at.seq and self._kept != self.at:
            raise Broken(self.at.seq, "is not the row that was signed: the record was written anew")
