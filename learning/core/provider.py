"""Who offers the courses, as the operator names them; what is not named is empty and never made up."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Provider:
    """Facts that a provider of continuing education publishes with each course; each is text, empty where unset."""

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
