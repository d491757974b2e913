"""What a document may be: PDF, PNG or JPEG, told by its bytes and never by its name.

A picture is drawn anew, so that only what shows of it is kept: no place, camera, comment or whatever hung on its end.
A PDF is kept as it is, locked or not: nothing here opens it, and it goes back to whoever sent it alone, as a file.
"""

from dataclasses import dataclass

from learning.credit.pictures.drawing import Kind, NotAPicture, kind_of, redrawn

MOST_BYTES = 10 * 1024 * 1024
MOST_KEPT = 2 * MOST_BYTES  # of a picture drawn anew, which its own coding may have packed tighter
MEDIA: dict[Kind, str] = {"PNG": "image/png", "JPEG": "image/jpeg"}


class NotADocument(ValueError):
    """Not one of the three kinds, or broken. The text is a sentence for a person."""


@dataclass(frozen=True)
class Upload:
    """What is kept of a file."""

    media_type: str
    body: bytes

    @property
    def suffix(self) -> str:
        """The end of its name when it is handed out."""
        return {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg"}[self.media_type]


@dataclass(frozen=True)
class Sent:
    """A file that says it is one of the three kinds; `kind` None: a PDF."""

    body: bytes
    kind: Kind | None

    def kept(self) -> Upload:
        """What is kept of it; for a picture this takes up to some seconds. Raises NotADocument, and Unavailable."""
        if self.kind is None:
            return Upload("application/pdf", self.body)
        try:
            return Upload(MEDIA[self.kind], redrawn(self.body, self.kind, MOST_KEPT))
        except NotAPicture as trouble:
            raise NotADocument(str(trouble)) from None


def sent(body: bytes) -> Sent:
    """The document that these bytes say they are. Raises NotADocument."""
    if len(body) > MOST_BYTES:
        raise NotADocument("The file is larger than 10 MB. Send a smaller one.")
    if kind := kind_of(body):
        return Sent(body, kind)
    if body.startswith(b"%PDF-") and b"%%EOF" in body[-1024:]:
        return Sent(body, None)
    raise NotADocument("The file is not a PDF, PNG or JPEG. Send one of these.")
