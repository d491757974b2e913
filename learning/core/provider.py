"""Who offers the courses, as the operator names them; what is not named is empty and never made up."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

MOST_BYTES = 500_000
MOST_ACROSS = 2_000  # points of a picture of a signature, either way
_PNG = struct.Struct(">8s4x4sII")  # the head of a PNG: what it is, its first part, width and height


@dataclass(frozen=True)
class Provider:
    """Facts that a provider of continuing education publishes with each course; each is text, empty where unset.

    `signature_file`: the path of a picture of the signature.
    """

    name: str = ""
    contact: str = ""
    ncbtmb: str = ""
    florida: str = ""
    texas: str = ""
    signatory: str = ""
    instructor: str = ""
    credentials: str = ""
    fees: str = ""
    disclosures: str = ""
    complaints: str = ""
    signature_file: str = ""

    @property
    def states(self) -> tuple[str, ...]:
        """The states in which it has a number of their own, whether NCBTMB approved it or not."""
        return tuple(name for name, number in (("Florida", self.florida), ("Texas", self.texas)) if number)


@dataclass(frozen=True)
class CeBroker:
    """By what CE Broker knows whoever reports, each empty where unset; the upload key stays in its file."""

    parent: str = ""
    provider: str = ""
    key_file: Path | None = None


def provider_from(values: Mapping[str, str], root: Path) -> Provider:
    """The provider of these settings, by their names; `root`: the folder that a path without one lies in."""
    signature = values["PROVIDER_SIGNATURE_FILE"]
    return Provider(
        name=values["PROVIDER_NAME"],
        contact=values["PROVIDER_CONTACT"],
        ncbtmb=values["NCBTMB_PROVIDER_NUMBER"],
        florida=values["FLORIDA_PROVIDER_NUMBER"],
        texas=values["TEXAS_PROVIDER_NUMBER"],
        signatory=values["PROVIDER_SIGNATORY"],
        instructor=values["INSTRUCTOR_NAME"],
        credentials=values["INSTRUCTOR_CREDENTIALS"],
        fees=values["FEES_AND_REFUNDS"],
        disclosures=values["DISCLOSURES"],
        complaints=values["COMPLAINTS_CONTACT"],
        signature_file=str(root / signature) if signature else "",
    )


def signature_trouble(path: str) -> str | None:
    """Why the file cannot be the picture of a signature, by its size and its head alone; None: it may be one."""
    try:
        body = Path(path).read_bytes()
        magic, kind, width, height = _PNG.unpack_from(body)
    except (OSError, struct.error):
        return f"is {path!r}, which cannot be read as a PNG."
    if magic != b"\x89PNG\r\n\x1a\n" or kind != b"IHDR":
        return f"is {path!r}, which is no PNG."
    if len(body) > MOST_BYTES or not (0 < width <= MOST_ACROSS and 0 < height <= MOST_ACROSS):
        return f"is {path!r}; use at most {MOST_BYTES:,} bytes, and {MOST_ACROSS:,} points either way."
    return None


def ce_broker_from(values: Mapping[str, str], root: Path) -> CeBroker:
    """What these settings say about CE Broker; the file is sought from `root`."""
    file = values["CE_BROKER_KEY_FILE"]
    return CeBroker(values["CE_BROKER_PARENT"], values["CE_BROKER_PROVIDER"], root / file if file else None)
