"""The public addresses that a badge names. Pure."""

from dataclasses import dataclass

# Bits of one status list: the least that a Bitstring Status List may have, so that one bit hides among many.
LENGTH = 131_072


@dataclass(frozen=True)
class Places:
    """Addresses of a site such as https://palpate.example."""

    site: str

    @property
    def issuer(self) -> str:
        """Who issues, and where that is described."""
        return f"{self.site}/badges/issuer"

    def key(self, kid: str) -> str:
        """A public key as JWK: the `kid` of a token."""
        return f"{self.site}/badges/keys/{kid}"

    def badge(self, certificate_id: str) -> str:
        """What a badge is called: the public page of its certificate."""
        return f"{self.site}/verify/{certificate_id}"

    def status_list(self, number: int) -> str:
        """One list of who holds no more."""
        return f"{self.site}/badges/status/{number}"

    def status_entry(self, position: int) -> dict[str, str]:
        """Where a verifier looks up one badge."""
        number, index = divmod(position, LENGTH)
        return {
            "id": f"{self.status_list(number)}#{index}",
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": str(index),
            "statusListCredential": self.status_list(number),
        }
