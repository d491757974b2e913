"""Searching the checked claims."""

from collections.abc import Sequence

from learning.library.documents import Claim


def found_claims(claims: Sequence[Claim], query: str, verdict: str) -> list[Claim]:
    """The claims that hold every word of the query, in any case, and have the verdict if one is given."""
    words = query.casefold().split()
    return [
        claim
        for claim in claims
        if (not verdict or claim.verdict == verdict)
        and all(word in f"{claim.claim} {claim.correction}".casefold() for word in words)
    ]
