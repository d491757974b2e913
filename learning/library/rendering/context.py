"""What a body may mention, as the renderer needs it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from learning.library.documents import Claim, Reference, Term


@dataclass(frozen=True)
class Video:
    """How long a video is, and its transcript."""

    minutes: float
    transcript: str


@dataclass(frozen=True)
class Context:
    """Entries by id (terms by folded name), addresses by (kind, slug), drawings as SVG and videos by slug."""

    references: Mapping[str, Reference] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    urls: Mapping[tuple[str, str], str] = field(default_factory=dict)
    drawings: Mapping[str, str] = field(default_factory=dict)
    videos: Mapping[str, Video] = field(default_factory=dict)


@dataclass
class Tally:
    """What has been numbered on one page so far."""

    context: Context
    cited: list[str] = field(default_factory=list)
    citations: int = 0
    first_citation: dict[str, int] = field(default_factory=dict)
    figures: int = 0
    tables: int = 0
    media_minutes: float = 0.0

    def cite(self, references: list[str]) -> list[int]:
        """The numbers of these references: their places in the order of first mention."""
        self.citations += 1
        for reference in references:
            if reference not in self.first_citation:
                self.cited.append(reference)
                self.first_citation[reference] = self.citations
        return [self.cited.index(reference) + 1 for reference in references]
