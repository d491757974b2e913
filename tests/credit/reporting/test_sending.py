"""Who sends the message: from the settings, and the key from a file that only its owner reads."""

from pathlib import Path

import pytest

from learning.core.provider import CeBroker
from learning.credit.reporting.ce_broker import Sender
from learning.credit.reporting.sending import missing, sender


def key_in(folder: Path, text: str = "secret\n", mode: int = 0o600) -> Path:
    file = folder / "key"
    file.write_text(text)
    file.chmod(mode)
    return file


def test_what_is_set_is_sent_and_nothing_is_missing(tmp_path: Path) -> None:
    given = CeBroker("p1", "50-0000", key_in(tmp_path))

    assert (sender(given), missing(given, "77")) == (Sender("p1", "secret", "50-0000"), ())


def test_what_is_not_set_is_empty_and_named_by_its_setting() -> None:
    assert sender(CeBroker()) == Sender()
    told = " ".join(missing(CeBroker(), ""))
    assert all(name in told for name in ("CE_BROKER_PARENT", "CE_BROKER_PROVIDER", "CE_BROKER_KEY_FILE", "course"))


@pytest.mark.parametrize(
    ("text", "mode", "says"),
    [
        ("secret", 0o640, "read by others"),
        ("", 0o600, "no key"),
        ("two\nlines", 0o600, "no key"),
        ("x" * 501, 0o600, "no key"),
    ],
)
def test_a_key_that_cannot_be_used_is_not_sent(tmp_path: Path, text: str, mode: int, says: str) -> None:
    given = CeBroker("p1", "50-0000", key_in(tmp_path, text, mode))

    assert sender(given).key == ""
    assert says in missing(given, "77")[0]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "cannot be read" in missing(CeBroker("p1", "50", tmp_path / "none"), "77")[0]
