"""Names of versions: of a text, and of a stored rendering, the same exactly while the rendering would be.

Apart from `making`, because a worker that finds everything stored needs no renderer and starts sooner without it.
"""

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version as installed
from pathlib import Path

from learning.core.columns import to_json
from learning.library.kinds import Name, name_of

HERE = Path(__file__).parent
# Documents that other pages show parts of: when one changes, every page is rendered anew.
SHARED = ("reference", "claim", "term", "figure", "captions", "transcript")


def digest_of(text: str) -> str:
    """SHA-256 of the text, in hexadecimal: the name of this very version."""
    return hashlib.sha256(text.encode()).hexdigest()


def keys(digests: Mapping[str, str]) -> dict[str, str]:
    """The key of each readable document, by path: one and the same exactly while its rendering would be."""
    named = {path: name for path in digests if (name := name_of(path))}
    shared = [digests[path] for path in sorted(named) if named[path].kind in SHARED]
    around = to_json([version(), shared, sorted(path for path in named if named[path].slug)])
    return {path: digest_of(f"{around}\n{path}\n{digests[path]}") for path, name in named.items() if is_made(name)}


def is_made(name: Name) -> bool:
    """Whether a document is read by itself: drawings and what belongs to a video stand within pages."""
    return name.kind not in {"figure", "captions", "transcript"}


@cache
def version() -> str:
    """The version of the renderer: whatever shapes its output goes in, so that nobody has to count it up."""
    parts = ("rendering/*", "document*", "item_*", "making", "marks", "keys")
    ours = sorted(path for part in parts for path in HERE.glob(f"{part}.py"))
    quizzes = HERE.parent.parent / "quizzes"
    defined = [*quizzes.glob("cases/definition*.py"), *quizzes.glob("items/*.py"), *quizzes.glob("exams/*.py")]
    text = "".join(path.read_text() for path in (*ours, *sorted(defined))) + installed("markdown") + installed("nh3")
    return digest_of(text)
