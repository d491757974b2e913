"""Short text: a few words, compared after normalising with patterns that may hold `*`."""

import re
import unicodedata
from fnmatch import fnmatchcase
from typing import Annotated, Literal

from pydantic import Field

from quizzes.cases.definition_parts import Text
from quizzes.cases.facts import Part, Probability
from quizzes.items.common import ItemBase, Message, Posted, Response, Score
from quizzes.items.feedback import NOTHING, Feedback, Remark
from quizzes.items.posted import single_line
from quizzes.items.presenting import feedback_of, shown_of
from quizzes.items.shown import Field as Asked
from quizzes.items.shown import Opaque, Shown

NOT_WORDS = re.compile(r"[\W_]+")
NOT_WORDS_NOR_STARS = re.compile(r"[^\w*]+|_")


def normalised(text: str, *, stars: bool = False) -> str:
    """Lower case, no accents, punctuation or leading article: " The Tibial-Nerve." is "tibial nerve".

    `stars` keeps them: they mean something in a pattern only.
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(one for one in decomposed if not unicodedata.combining(one))
    return re.sub(r"^(the|a|an) ", "", (NOT_WORDS_NOR_STARS if stars else NOT_WORDS).sub(" ", bare).strip())


class Pattern(Part):
    """A text to look for, whole; `*` stands for any run of characters. `score`: what it is worth; 0 names a slip."""

    match: Text
    score: Probability = 1.0
    why: str = ""
    misconception: str = ""

    def fits(self, text: str) -> bool:
        """Whether a text is this pattern once both are normalised."""
        return fnmatchcase(normalised(text), normalised(self.match, stars=True))


class ShortText(ItemBase):
    """Patterns tried in order; the first that fits decides, none gives 0. `example` is the model response."""

    kind: Literal["short-text"]
    example: Text
    patterns: Annotated[tuple[Pattern, ...], Field(min_length=1)]

    def parse(self, posted: Posted, seed: int) -> Response | Message:
        """One line of at least one letter or digit."""
        name = Opaque(seed, self.id).of()
        line = single_line(posted, name)
        if isinstance(line, Message):
            return line
        if not normalised(line):
            return Message("Nothing is written yet; write a few words.", name)
        return Response(text=line)

    def filled(self, response: Response, seed: int) -> dict[str, tuple[str, ...]]:
        """The words in their field."""
        return {Opaque(seed, self.id).of(): (response.text,)}

    def _decided(self, response: Response) -> Pattern | None:
        return next((one for one in self.patterns if one.fits(response.text)), None)

    def score(self, response: Response) -> Score:
        """What the first pattern that fits is worth. Worked: "tibial*" 1, "peroneal*" 0: "Tibial nerve" gives 1."""
        decided = self._decided(response)
        return decided.score if decided else 0.0

    def reference_answer(self) -> Response:
        """The model response."""
        return Response(text=self.example)

    def shown(self, seed: int) -> Shown:
        """One line to write in."""
        field = Asked(Opaque(seed, self.id).of(), self.stem, "text")
        return shown_of(self, seed, "Write a few words. Capitals and punctuation do not matter.", (field,))

    def feedback(self, response: Response) -> Feedback:
        """The words given, the model response, and what the pattern that fits tells."""
        decided = self._decided(response)
        remark = Remark(
            "Your words",
            response.text or NOTHING,
            self.example,
            self.score(response) == 1,
            decided.why if decided else "",
            decided.misconception if decided else "",
        )
        return feedback_of(self, response, (remark,))
