import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.credit.signing.base64url import to_bytes, to_text


@given(st.binary(max_size=70))
def test_bytes_come_back(raw: bytes) -> None:
    assert to_bytes(to_text(raw)) == raw


@pytest.mark.parametrize("text", ["AB", "AA==", "A+A/", "AAA A", "é", "A", "AAAA\n"])
def test_a_text_written_otherwise_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        to_bytes(text)
