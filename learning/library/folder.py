"""Reads a content folder: every document as text, every video by name, everything else refused."""

from dataclasses import dataclass
from pathlib import Path

from learning.library.kinds import NOT_DOCUMENTS, VIDEO_SUFFIX, name_of
from learning.library.problems import Problem
from learning.library.source import decoded


@dataclass(frozen=True)
class Folder:
    """The text of each document by its path, the slugs of the videos, and what could not be read."""

    texts: dict[str, str]
    videos: frozenset[str]
    problems: tuple[Problem, ...]


def read_folder(root: Path) -> Folder:
    """Read everything below `root`; names that begin with a dot are not looked at."""
    texts: dict[str, str] = {}
    videos: set[str] = set()
    problems: list[Problem] = []
    if not root.is_dir():
        problems.append(Problem(str(root), 1, 1, "no folder", "a content folder", "name the folder of the content"))
    for path in sorted(root.rglob("*")):
        relative = path.relative_to(root)
        name = relative.as_posix()
        if any(part.startswith(".") for part in relative.parts) or name in NOT_DOCUMENTS:
            continue
        if path.is_symlink():
            problems.append(Problem(name, 1, 1, "a link to elsewhere", "a file", "copy the file here"))
        elif path.is_dir():
            continue
        elif not path.is_file():  # reading a pipe would wait for ever
            problems.append(Problem(name, 1, 1, "neither a file nor a folder", "a file", "take it out"))
        elif relative.parts[0] == "media" and path.suffix == VIDEO_SUFFIX:
            videos.add(path.stem)
        elif name_of(name) is None:
            places = (
                "techniques/, conditions/, assessments/, stages/, tissues/, adaptations/, cases/, courses/, exams/, "
                "pillars/<pillar>/, items/<topic>/, figures/"
            )
            problems.append(Problem(name, 1, 1, "a file that is no document", f"a place like {places}", "move it"))
        else:
            texts[name], unreadable = decoded(name, path.read_bytes())
            problems.extend(unreadable)
    return Folder(texts, frozenset(videos), tuple(problems))
