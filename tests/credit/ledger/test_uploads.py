"""What a document may be: three kinds told by their bytes, pictures drawn anew, a PDF as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.credit.ledger.uploads import MOST_BYTES, NotADocument, Sent, sent
from tests.credit.pictures.making import PLACE, exif, jpeg, opened, picture, png, saved

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


@pytest.mark.parametrize("encrypted", [PDF, PDF.replace(b"<<>>", b"<</Encrypt 5 0 R /OpenAction 6 0 R>>")])
def test_a_pdf_is_kept_as_it_is_locked_or_not(encrypted: bytes) -> None:
    assert (sent(encrypted).kept().media_type, sent(encrypted).kept().body) == ("application/pdf", encrypted)


@pytest.mark.parametrize(("body", "media_type"), [(png(), "image/png"), (jpeg(), "image/jpeg")])
def test_a_picture_is_kept_in_its_kind(body: bytes, media_type: str) -> None:
    kept = sent(body).kept()

    assert (kept.media_type, opened(kept.body).size) == (media_type, (6, 4))


def test_where_a_picture_was_taken_is_not_kept() -> None:
    photograph = saved(picture(), "JPEG", exif=exif(6)) + b"<script>alert(1)</script>"

    assert PLACE in photograph
    assert PLACE not in sent(photograph).kept().body and b"script" not in sent(photograph).kept().body


@pytest.mark.parametrize(
    "body",
    [b"", b"hello", b"<svg onload=alert(1)>", b"GIF89a", b"PK\x03\x04", b"%PDF-1.7 without an end", b"MZ" + PDF],
)
def test_anything_else_is_refused_by_its_first_bytes(body: bytes) -> None:
    with pytest.raises(NotADocument, match="not a PDF, PNG or JPEG"):
        sent(body)


def test_a_broken_picture_is_refused_in_words() -> None:
    with pytest.raises(NotADocument, match="cut short or damaged"):
        sent(png()[:-25]).kept()


def test_a_file_that_is_too_large_is_refused() -> None:
    with pytest.raises(NotADocument, match="10 MB"):
        sent(b"x" * (MOST_BYTES + 1))


@given(st.binary(max_size=40))
def test_no_bytes_are_more_than_a_refusal(body: bytes) -> None:
    try:
        assert isinstance(sent(body), Sent)
    except NotADocument as refused:
        assert str(refused).endswith(".")
