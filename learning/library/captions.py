"""Captions of a video (WebVTT): they are checked, and their last cue says how long the video is."""

import re
from collections.abc import Iterator

from learning.library.problems import Problem
from learning.library.source import Source

CUE = re.compile(r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3}) --> (?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})")


def problems(source: Source) -> Iterator[Problem]:
    """Why a file is not captions."""
    if not source.text.startswith("WEBVTT"):
        yield Problem(source.path, 1, 1, "another first line", "WEBVTT", "begin the file with the line WEBVTT")
    for number, line in enumerate(source.text.split("\n"), 1):
        if "-->" in line and not CUE.match(line):
            form = "00:01.000 --> 00:04.500"
            yield Problem(source.path, number, 1, f'"{line[:40]}"', form, "write the times in this form")
    if not minutes(source.text):
        yield Problem(source.path, 1, 1, "no cue", "at least one caption with its times", "add the captions")


def minutes(text: str) -> float:
    """The end of the last cue, in minutes."""
    return max((_end(match) for match in CUE.finditer(text)), default=0.0)


def _end(match: re.Match[str]) -> float:
    hours, minute, second, thousandth = (int(part or 0) for part in match.groups()[4:])
    return hours * 60 + minute + (second + thousandth / 1000) / 60
