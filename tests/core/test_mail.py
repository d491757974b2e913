"""Mail without a server is written to files."""

from pathlib import Path

import pytest

from learning.core.mail import is_written_to_files, send
from learning.core.settings import settings_from


def test_mail_without_a_server_is_a_file_its_owner_reads(tmp_path: Path) -> None:
    settings = settings_from({}, tmp_path)

    send(settings, "ada@example.org", "Reset your password", "Open this link: …")

    [path] = (tmp_path / "var" / "mail").iterdir()
    assert is_written_to_files(settings)
    assert b"To: ada@example.org" in path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_line_break_in_a_header_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError):
        send(settings_from({}, tmp_path), "ada@example.org\nBcc: all@example.org", "Hello", "text")
