"""What certificates hold about a person."""

from learning.core.personal_data import Held, beneath, own
from learning.credit.certificates.models import certificate, certificate_attestation, certificate_state

HELD = (
    Held("certificates", "your certificates: what was signed, letter by letter, and the signature", own(certificate)),
    Held("certificate-states", "what became of them, and why", beneath(certificate_state, certificate, "by")),
    Held(
        "certificate-attestations",
        "what you signed for them, as it is kept with them",
        beneath(certificate_attestation, certificate),
    ),
)
