"""The quiz of a page: its items as they are published, and how they are taken."""

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from learning.library.document_parts import Quizzed
from learning.library.shelf import ItemEntry, Library, Page
from quizzes.items.behaviour import Behaviour
from quizzes.items.shown import Opaque

KINDS = frozenset({"lesson", "course"})


@dataclass(frozen=True, eq=False)
class Quiz:
    """The items of one page in the author's order."""

    page: Page
    rule: Behaviour
    entries: tuple[ItemEntry, ...]

    @property
    def address(self) -> str:
        """Where its responses are sent."""
        return f"/quizzes/{self.page.kind}/{self.page.slug}"

    @cached_property
    def seed(self) -> int:
        """The same for every reader and generation: the page is made once, and a form may outlive a publication."""
        return int.from_bytes(sha256(self.address.encode()).digest()[:8])

    @cached_property
    def by_name(self) -> dict[str, ItemEntry]:
        """The items by the name that the page has for them."""
        return {Opaque(self.seed, one.id).of(): one for one in self.entries}

    @property
    def whole(self) -> bool:
        """Whether all items are handed in at once."""
        return self.rule.mode == "deferred"


def quiz_of(books: Library, kind: str, slug: str) -> Quiz | None:
    """The quiz of a page; None for a page without one."""
    page = books.page(kind, slug)
    document = page.document if page is not None else None
    taken = document.taken if isinstance(document, Quizzed) else None
    if page is None or taken is None:
        return None
    entries = (books.item(ident) for ident in taken.items)
    return Quiz(page, taken.rule, tuple(one for one in entries if one is not None))
