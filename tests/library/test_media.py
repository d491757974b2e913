from pathlib import Path

import pytest
from flask import Flask

from app import create_app
from learning.library import captions
from learning.library.checking import check, check_texts
from learning.library.source import read
from learning.library.syncing import sync
from tests import databases
from tests.conftest import NOW, FixedClock, database_of, settings_in
from tests.library.small_content import LESSON, TEXTS

VTT = "WEBVTT\n\n00:00.000 --> 00:04.500\nFold the sheet.\n\n00:05.000 --> 01:30.000\nWait.\n"
SHOWN = LESSON.replace("Read [the", '![Draping](video:drape "How to drape.")\n\nRead [the')
LESSON_PATH = "pillars/assessment/first-words.md"


@pytest.fixture
def filmed(content: Path) -> Path:
    (content / "media").mkdir()
    (content / "media/drape.mp4").write_bytes(b"film" * 100)
    (content / "media/drape.vtt").write_text(VTT)
    (content / "media/drape.txt").write_text("She folds the sheet.")
    (content / LESSON_PATH).write_text(SHOWN)
    return content


def test_the_last_cue_says_how_long_a_video_is() -> None:
    assert captions.minutes(VTT) == 1.5


@pytest.mark.parametrize("missing", ["media/drape.mp4", "media/drape.vtt", "media/drape.txt"])
def test_a_video_needs_its_captions_and_its_transcript(filmed: Path, missing: str) -> None:
    assert check(filmed).problems == ()
    (filmed / missing).unlink()

    assert [problem.found for problem in check(filmed).problems] == ["the dead link video:drape"]


@pytest.mark.parametrize(("old", "new", "line"), [("WEBVTT", "VTT", 1), ("00:04.500", "4.5", 3), ("-->", "to", 1)])
def test_captions_that_no_player_reads_are_refused(old: str, new: str, line: int) -> None:
    problems = list(captions.problems(read("media/drape.vtt", VTT.replace(old, new))))

    assert problems[0].line == line


def test_videos_that_cannot_be_seen_count_by_their_texts() -> None:
    texts = {**TEXTS, "media/drape.vtt": VTT, "media/drape.txt": "x", LESSON_PATH: SHOWN}

    assert check_texts(texts).problems == ()
    assert check_texts(texts, frozenset()).problems[0].found == "the dead link video:drape"


def test_a_video_is_served_in_ranges_and_its_captions_from_the_store(filmed: Path, tmp_path: Path) -> None:
    site = _site(tmp_path, filmed)
    assert not sync(database_of(site), filmed, NOW).refused
    (filmed / "media/drape.vtt").unlink()
    browser = site.test_client()

    part = browser.get("/media/drape.mp4", headers={"Range": "bytes=0-3"})
    words = browser.get("/media/drape.vtt")

    assert (part.status_code, part.data) == (206, b"film")
    assert (words.status_code, words.mimetype, words.text) == (200, "text/vtt", VTT)
    assert browser.get("/media/none.vtt").status_code == 404
    assert browser.get("/media/none.mp4").status_code == 404
    assert browser.get("/media/..%2fclaims.mp4").status_code == 404


def _site(folder: Path, content: Path) -> Flask:
    from dataclasses import replace

    settings = settings_in(folder, databases.sqlite_url(folder))
    return create_app(replace(settings, content=content), FixedClock())
