"""Private keys: one file each, readable by its owner only, in a folder outside the database."""

import fcntl
import functools
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from learning.core.errors import Trouble
from learning.core.settings import Settings
from learning.credit.signing import base64url
from learning.credit.signing.naming import kid_of


class NoKey(Trouble):
    """There is no key to sign with, or its file cannot be used."""

    status = 503
    title = "Nothing can be signed at the moment"
    what = "This site has no key to sign with."
    safe = "Nothing was changed, and what you did before is kept."
    next = "Whoever runs the site makes a key with `flask keys make`; then try again."


class Algorithm(Protocol):
    """What `ed25519` and `rs256` both can."""

    def new_pem(self) -> bytes:
        """A new private key as PKCS #8 PEM."""

    def read_pem(self, pem: bytes) -> Any:
        """The private key of a file; ValueError when it holds something else."""

    def public_of(self, key: Any) -> bytes:
        """The public key that belongs to it."""

    def sign(self, key: Any, raw: bytes) -> bytes:
        """The signature."""


def algorithm(use: str) -> Algorithm:
    """How a use signs; imported when it is first asked for."""
    if use == "badges":
        from learning.credit.signing import rs256

        return rs256
    from learning.credit.signing import ed25519

    return ed25519


@dataclass(frozen=True)
class MadeKey:
    """A key whose file is on this machine; `public` is base64url."""

    kid: str
    use: str
    public: str


class Keys:
    """The private keys of this machine.

    `site`: the address under which the public keys are served. `own`: whether a missing key is made without being
    asked for, as on loopback.
    """

    def __init__(self, folder: Path, site: str, *, own: bool) -> None:
        self.site = site
        self.own = own
        self._folder = folder
        self._read: dict[Path, Any] = {}

    def make(self, use: str, now: int) -> MadeKey:
        """A new key in a file of its own. Raises NoKey when the folder takes no file."""
        how = algorithm(use)
        pem = how.new_pem()
        public = how.public_of(how.read_pem(pem))
        made = MadeKey(kid_of(public, now), use, base64url.to_text(public))
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _write_secret(self._path(use, made.kid), pem)
        except OSError as error:
            raise NoKey(f"No key can be kept in {self._folder}: {error.strerror}.") from error
        return made

    def here(self, use: str) -> list[MadeKey]:
        """The keys for this use whose files are here, by name."""
        paths = sorted(self._folder.glob(f"{use}-*.pem"))
        public = [algorithm(use).public_of(self._private(use, path)) for path in paths]
        kids = [path.stem.removeprefix(f"{use}-") for path in paths]
        return [MadeKey(kid, use, base64url.to_text(raw)) for kid, raw in zip(kids, public, strict=True)]

    def holds(self, use: str, kid: str) -> bool:
        """Whether the file of this key is here."""
        return self._path(use, kid).exists()

    def sign(self, use: str, kid: str, text: str) -> str:
        """The signature of a text (its UTF-8 bytes) as base64url. Raises NoKey when the file cannot be used."""
        key = self._private(use, self._path(use, kid))
        return base64url.to_text(algorithm(use).sign(key, text.encode("utf-8")))

    @contextmanager
    def turn(self) -> Iterator[None]:
        """One process at a time: two workers that need a first key agree on one."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (self._folder / "lock").open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def _path(self, use: str, kid: str) -> Path:
        return self._folder / f"{use}-{kid}.pem"

    def _private(self, use: str, path: Path) -> Any:
        if path not in self._read:
            try:
                self._read[path] = algorithm(use).read_pem(_secret(path))
            except (OSError, ValueError) as error:
                raise NoKey(f"The signing key {path.name} cannot be read.") from error
        return self._read[path]


def _write_secret(path: Path, pem: bytes) -> None:
    """On disk before anything is signed with it: a key that is lost can never sign again."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(pem)
        file.flush()
        os.fsync(file.fileno())


def _secret(path: Path) -> bytes:
    if path.stat().st_mode & 0o077:
        raise NoKey(f"The signing key {path.name} can be read by others.", next=f"Run `chmod 600 {path}`.")
    return path.read_bytes()


@functools.cache
def _keys_in(folder: Path, site: str, own: bool) -> Keys:
    return Keys(folder, site, own=own)


def keys_of(settings: Settings) -> Keys:
    """The keys of this process: read once, when they are first needed."""
    return _keys_in(settings.keys, settings.base_url, settings.loopback)
