"""Every kind that asks one thing: alone, or linked to others by a case set."""

from typing import Annotated

from pydantic import Field

from quizzes.items.hotspot import Hotspot
from quizzes.items.matching import Matching
from quizzes.items.matrix import Matrix
from quizzes.items.multiple import Multiple
from quizzes.items.numeric import Numeric
from quizzes.items.ordering import Ordering
from quizzes.items.short_text import ShortText
from quizzes.items.single import Single
from quizzes.items.true_false import TrueFalse

Simple = Annotated[
    Single | Multiple | TrueFalse | Matching | Ordering | Matrix | Numeric | ShortText | Hotspot,
    Field(discriminator="kind"),
]
