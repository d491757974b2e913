"""Random edits of a byte of what was signed or chained, and guessed ids: how many go unnoticed.

An edit changes one byte to any other; what comes out may be no text at all. Whether it is noticed is asked of the
very functions that pages and commands call, on the bytes as they would come back.
"""

import random
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from learning.core import heads
from learning.core.audit import Act, chained
from learning.core.chain import BEGINNING, Broken, Head, Link, Walk
from learning.core.errors import Trouble
from learning.core.settings import Settings
from learning.credit.badges import baking, drawing, tokens
from learning.credit.badges.places import Places
from learning.credit.certificates.certifying import USE
from learning.credit.certificates.checking import Certified, find
from learning.credit.certificates.models import certificate
from learning.credit.signing import ring
from learning.credit.signing.heads import AuditSigner
from learning.credit.signing.keys import keys_of
from learning.credit.signing.ring import PublicKey
from tests.conftest import NOW
from tests.credit.badges.making import badged

Parts = list[bytes]
AT_ONCE = 500


@dataclass(frozen=True)
class Kept:
    """Something as it is kept or handed out, in parts, and what believes it or raises."""

    parts: Parts
    believe: Callable[[Parts], object]

    def holds(self, parts: Parts) -> bool:
        """Whether it is believed. Bytes that are no text, number or JSON are believed by nobody."""
        try:
            return bool(self.believe(parts))
        except (ValueError, Broken, Trouble):
            return False


def unnoticed(kept: Kept, number: int, seed: int = 20_261_121) -> list[tuple[int, int, int]]:
    """Of so many edits of one byte those that are believed, as (part, place, byte)."""
    chance, passed = random.Random(seed), []  # noqa: S311 - the same edits in each run
    weights = [len(part) for part in kept.parts]
    for _ in range(number):
        (which,) = chance.choices(range(len(weights)), weights)
        place, edited = chance.randrange(weights[which]), [*kept.parts]
        byte = edited[which][place] ^ chance.randrange(1, 256)
        edited[which] = edited[which][:place] + bytes([byte]) + edited[which][place + 1 :]
        if kept.holds(edited):
            passed.append((which, place, byte))
    return passed


def everything(db: Connection, settings: Settings) -> Mapping[str, Kept]:
    """A certificate, its badge in every form, rows of the record of acts and a signed head, by what they are."""
    mine, token = badged(db, keys_of(settings))
    found, places = find(db, mine), Places(settings.base_url)
    known = ring.known(db)
    (key,) = (one for one in known if one.use == USE)
    return {
        "snapshot": Kept([found.text.encode()], lambda parts: _signed(key, parts[0], found.signature.encode())),
        "signature": Kept([found.signature.encode()], lambda parts: _signed(key, found.text.encode(), parts[0])),
        "key": _key(key, found),
        **_badges(found, token, lambda sent: tokens.read(sent, known, places, NOW)),
        "audit row": _rows(),
        "signed head": _head(db, AuditSigner(settings)),
    }


KINDS = (
    "snapshot", "signature", "key", "badge", "badge in SVG", "badge in PNG", "audit row", "signed head",
)  # fmt: skip


def _signed(key: PublicKey, text: bytes, signature: bytes) -> bool:
    return ring.genuine(key, text.decode(), signature.decode())


def _key(key: PublicKey, found: Certified) -> Kept:
    """The row of the key: its name, which the signed text holds as well, and its public half."""

    def believe(parts: Parts) -> bool:
        kid, public = (part.decode() for part in parts)
        edited = PublicKey(kid, key.use, public, key.made_at, None, None)
        return ring.genuine(edited, found.text, found.signature) and kid == found.snapshot.kid

    return Kept([key.kid.encode(), key.public.encode()], believe)


def _badges(found: Certified, token: str, read: Callable[[str], object]) -> dict[str, Kept]:
    """Of a picture only the token in it is edited: the rest is drawn, and no page believes a drawing."""

    def baked(whole: bytes) -> Kept:
        before, _, after = whole.partition(token.encode())
        return Kept([token.encode()], lambda parts: read(baking.out_of(before + parts[0] + after)))

    return {
        "badge": baked(token.encode()),
        "badge in SVG": baked(drawing.svg(found.snapshot, token)),
        "badge in PNG": baked(drawing.png(found.snapshot, token)),
    }


def _rows() -> Kept:
    """The columns of four rows, the third with a detail; numbers are edited as the digits they are written with."""
    acts = [Act(NOW + n, "ada", "certificate.issue", f"thing {n}", f'{{"why":"word {n}"}}') for n in range(4)]
    rows = list(chained(Head(0, BEGINNING), acts))
    end = Head(len(rows), str(rows[-1]["hash"]))
    columns = Link.__slots__

    def believe(parts: Parts) -> bool:
        texts, walk = [part.decode() for part in parts], Walk()
        for at in range(0, len(texts), len(columns)):
            told = dict(zip(columns, texts[at : at + len(columns)], strict=True))
            walk.step(Link(**{**told, "seq": int(told["seq"]), "at": int(told["at"])}))  # type: ignore[arg-type]
        walk.arrive(end)
        return True

    return Kept([str(row[name]).encode() for row in rows for name in columns], believe)


def _head(db: Connection, signer: AuditSigner) -> Kept:
    written = heads.sign(db, signer, NOW).written().encode()
    return Kept([written], lambda parts: heads.checked(db, signer, parts[0].decode()))


def hits(db: Connection, number: int) -> int:
    """How many of so many guessed ids are there."""
    found, left = 0, number
    while left > 0:
        guesses = [secrets.token_urlsafe(16) for _ in range(min(left, AT_ONCE))]
        found += len(db.scalars(select(certificate.c.id).where(certificate.c.id.in_(guesses))).all())
        left -= len(guesses)
    return found


def chance_of_a_hit(issued: int, guesses: int) -> float:
    """How likely it is that one of these guesses is one of these ids: at most, each id having 128 random bits."""
    return issued * guesses / 2**128
