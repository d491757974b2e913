"""A small content folder that has one document of each kind and no problem."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.library.small_content import TEXTS

Writer = Callable[[str, str], Path]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The folder, fresh for each test."""
    root = tmp_path / "content"
    for path, text in TEXTS.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return root
