"""The texts that a course consists of, by their digests: what a board saw, and what is read now."""

from collections.abc import Collection, Mapping

from learning.core.columns import to_json
from learning.library.keys import digest_of
from learning.library.kinds import name_of
from learning.study.courses import Offer

Revisions = Mapping[str, str]  # path to digest


def revisions_in(digests: Revisions, offer: Offer) -> dict[str, str]:
    """Path and digest of the course, its modules and its cases, in the order of paths; `digests`: of everything."""
    modules = {page.key for page in offer.outline.modules}
    return called(digests, {offer.page.key, *modules, *(("case", case.slug) for case in offer.outline.cases)})


def called(digests: Revisions, wanted: Collection[tuple[str, str]]) -> dict[str, str]:
    """The same of the documents of these kinds and slugs."""
    named = ((path, name_of(path)) for path in sorted(digests))
    return {path: digests[path] for path, name in named if name and (name.kind, name.slug) in wanted}


def digest_of_all(revisions: Revisions) -> str:
    """One digest (SHA-256, hexadecimal) of all of them."""
    return digest_of(to_json(sorted(revisions.items())))


def changed(approved: Revisions, now: Revisions) -> tuple[str, ...]:
    """The paths that were approved and say something else now, or are gone."""
    return tuple(path for path, digest in sorted(approved.items()) if now.get(path) != digest)
