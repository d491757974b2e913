"""Static files under addresses that name their content, so that a browser may keep them for good.

At start the stylesheets are joined in the order of their layers: `site.css` for every page, `browse.css` for every
page but a module, `player.css` where a case or an exam is played, `quiz.css` where a module has a quiz, `search.css`
where something is searched: so reading stays light. Player and quiz share css/items/. Every folder of static/ is laid
out in `var/assets` under the hash of what it holds, styles and scripts without their comments and spaces. Files of
earlier versions stay: pages opened before a deploy use them.
"""

import gzip
import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

PREFIX = "/static/"
SITE = "site.css"
# The stylesheets beside it, and the folders of css/ that each is made of.
BESIDE = {
    "browse.css": ("browse",),
    "player.css": ("items", "player"),
    "quiz.css": ("items", "quiz"),
    "search.css": ("search",),
}
_PACKABLE = {".css", ".js", ".svg", ".json", ".txt", ".webmanifest"}
_ORDER = re.compile(r"^@layer ([\w, -]+);", re.MULTILINE)
_LAYER = re.compile(r"@layer ([\w-]+)\s*\{")
_URL = re.compile(r"""url\(["']?(?!data:)([^"')]+)["']?\)""")
_STYLE_COMMENT = re.compile(r"/\*(?!!).*?\*/", re.DOTALL)
_STYLE_SPACE = re.compile(r"\s*([{};])\s*|(?<=[:,])\s+")
# Whole lines only: what looks like a comment within a line may stand in a text.
_SCRIPT_COMMENT_OR_INDENT = re.compile(r"^\s*//.*\n|^\s+", re.MULTILINE)


@dataclass(frozen=True)
class Assets:
    """Where the files lie and at which address each is served, by its name in static/."""

    folder: Path
    urls: Mapping[str, str]

    def url(self, name: str) -> str:
        """The address of `js/page.js`, `fonts/a.woff2` or `site.css`; LookupError for a file that is not there."""
        if name not in self.urls:
            raise LookupError(f"static/{name} does not exist; a template or stylesheet asks for it")
        return self.urls[name]


def lay_out(static: Path, folder: Path) -> Assets:
    """Lay static/ out in `folder` and say where everything is. Workers that start together do no harm."""
    folder.mkdir(parents=True, exist_ok=True)
    urls: dict[str, str] = {}
    for source in sorted(static.iterdir()):
        if source.is_dir() and source.name != "css":
            urls |= _lay_out_folder(source, folder)
    for name, paths in _bundles(static / "css").items():
        sheet = joined(paths, static, Assets(folder, urls)).encode()
        named = f"{name.removesuffix('.css')}.{_digest(sheet)}"
        _place(folder / named, {name: sheet})
        urls[name] = f"{PREFIX}{named}/{name}"
    return Assets(folder, urls)


def _bundles(css: Path) -> dict[str, list[Path]]:
    """The files of each stylesheet, by its name."""
    beside = {name: [*_sheets(css, *folders)] for name, folders in BESIDE.items()}
    apart = {path for paths in beside.values() for path in paths}
    return {SITE: [path for path in sorted(css.rglob("*.css")) if path not in apart], **beside}


def _sheets(css: Path, *folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((css / folder).glob("*.css"))


def joined(paths: list[Path], static: Path, assets: Assets) -> str:
    """Stylesheets as one, in the order that tokens.css names the layers; one without it leaves the order alone."""
    texts = {path: path.read_text() for path in paths}
    stated = _ORDER.search("\n".join(texts.values()))
    order = [name.strip() for name in stated[1].split(",")] if stated else []

    def place(path: Path) -> tuple[int, Path]:
        layer = _LAYER.search(texts[path])
        return (order.index(layer[1]) if layer and layer[1] in order else len(order), path)

    sheets = (_with_urls(texts[path], path, static, assets) for path in sorted(texts, key=place))
    statement = f"@layer {', '.join(order)};\n" if order else ""
    return statement + _STYLE_SPACE.sub(r"\1", _STYLE_COMMENT.sub("", "\n".join(sheets))).replace(";}", "}")


def fingerprint(*folders: Path) -> str:
    """The version of the files in these folders: whatever can change how a page looks."""
    paths = (path for folder in folders for path in folder.rglob("*") if path.suffix in {".py", ".html"})
    return _digest(*(path.read_bytes() for path in sorted(paths)))


def _with_urls(text: str, sheet: Path, static: Path, assets: Assets) -> str:
    """Addresses relative to the sheet become those the files are served at."""

    def served(found: re.Match[str]) -> str:
        name = os.path.relpath(sheet.parent / found[1], static)
        return f'url("{assets.url(name)}")'

    return _URL.sub(served, text)


def _lay_out_folder(source: Path, folder: Path) -> dict[str, str]:
    files = {str(path.relative_to(source)): _lean(path) for path in sorted(source.rglob("*")) if path.is_file()}
    named = f"{source.name}.{_digest(*(part for name, data in files.items() for part in (name.encode(), data)))}"
    _place(folder / named, files)
    return {f"{source.name}/{name}": f"{PREFIX}{named}/{name}" for name in files}


def _lean(path: Path) -> bytes:
    data = path.read_bytes()
    return data if path.suffix != ".js" else _SCRIPT_COMMENT_OR_INDENT.sub("", data.decode()).encode()


def _place(target: Path, files: Mapping[str, bytes]) -> None:
    """Write a folder whole or not at all, with packed twins beside what packs well."""
    if target.exists():
        return
    making = Path(tempfile.mkdtemp(dir=target.parent.parent, prefix="assets-"))
    for name, data in files.items():
        path = making / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        if path.suffix in _PACKABLE:
            path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(data, mtime=0))
    try:
        making.rename(target)
    except OSError:  # another worker was quicker and has written the same
        shutil.rmtree(making)


def _digest(*parts: bytes) -> str:
    digest = hashlib.blake2b(digest_size=6)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()
