"""What every template may use, and what the layout shows of its reader."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from flask import Flask, request
from jinja2 import FileSystemBytecodeCache, StrictUndefined

from learning.core import notices, web
from learning.core.dates import day, lasting, moment, until
from learning.core.gaps import gap, is_cutting
from learning.core.kept_parts import kept_part
from learning.core.menus import menu
from learning.core.person import Person

NAME_GAP = "person_name"


def open_frame(app: Flask) -> None:
    """Offer `asset`, `gap`, `kept_part`, `fragment_requested` to templates; `person`, `menu`, `here` to layouts."""
    env = app.jinja_env
    env.undefined = StrictUndefined  # a misspelt name must fail in a test, not vanish from a page
    env.trim_blocks = env.lstrip_blocks = True
    site = app.extensions[web.EXTENSION]
    env.bytecode_cache = FileSystemBytecodeCache(str(_kept_templates(site.settings.var)))
    asset = site.assets.url
    env.globals.update(asset=asset, gap=gap, kept_part=kept_part, fragment_requested=web.fragment_requested)
    env.filters.update(day=day, moment=moment, until=until, lasting=lasting)
    app.context_processor(_shown)


def _kept_templates(var: Path) -> Path:
    """Where compiled templates stay between starts: compiling them takes longer than all else of a first page."""
    folder = var / "templates"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def stand_in(someone: Person | None) -> Person | None:
    """The reader as a kept page shows them: the role is theirs, the name is a gap, the rest is nobody's."""
    if someone is None:
        return None
    return replace(someone, id="", name=gap(NAME_GAP), email="", session="")


def _shown() -> dict[str, Any]:
    shown: dict[str, Any] = {"person": web.person(), "menu": menu(), "here": _here(), "notices": notices.shown}
    if is_cutting():
        shown |= {"person": stand_in(web.person()), "notices": lambda: gap(notices.NOTICES_GAP)}
    return shown


def _here() -> str:
    """The address a report may name: none where the address itself is a secret."""
    return "" if "secret" in (request.view_args or {}) else request.path
