"""What a Message says, for tests that compare words."""

from quizzes.items.common import Message, Posted, Response
from quizzes.items.definition import ItemDocument
from tests.quizzes.items.forms import SEED


def message(item: ItemDocument, posted: Posted) -> str:
    read = item.parse(posted, SEED)
    assert isinstance(read, Message), read
    return read.text


def response(item: ItemDocument, posted: Posted) -> Response:
    read = item.parse(posted, SEED)
    assert isinstance(read, Response), read
    return read
