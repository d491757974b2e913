"""A certificate as PDF (PDF/UA-1), set from its frozen copy alone; the same copy gives the same bytes."""

import io
import json
import struct
import unicodedata
from base64 import b64encode
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from learning.credit.certificates.sheet import letters
from learning.credit.certificates.sheet.typesetting import composed
from learning.credit.certificates.signatures import digest_of
from learning.credit.certificates.snapshot import Snapshot

Paper = Literal["a4", "letter"]
PAPERS: dict[Paper, str] = {"a4": "a4", "letter": "us-letter"}
SHEET = Path(letters.__file__).parent / "certificate.typ"


def pdf(snapshot: Snapshot, paper: Paper, signature: bytes = b"") -> bytes:
    """The sheet on one page, landscape. `signature`: the PNG that the copy names; ValueError for another."""
    if digest_of(signature) != snapshot.signature:
        raise ValueError("this is not the signature that the certificate was issued with")
    issued = datetime.fromisoformat(snapshot.issued_at).astimezone(UTC)
    drawn = {"code": code(snapshot.verify), "signature": _framed(signature) if signature else ""}
    return typeset(SHEET, said(snapshot), issued, paper=PAPERS[paper], **drawn)


def _framed(png: bytes) -> str:
    """A picture within an SVG: what a sheet is given comes as text."""
    width, height = struct.unpack_from(">II", png, 16)
    source = f"data:image/png;base64,{b64encode(png).decode()}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<image width="{width}" height="{height}" href="{source}"/></svg>'
    )


def typeset(sheet: Path, words: dict[str, Any], at: datetime, **inputs: str) -> bytes:
    """A sheet with its words, which come as data and are never read as markup, as PDF of an instant."""
    given = {"said": json.dumps(words, ensure_ascii=False), **inputs}
    return composed(sheet, given, format="pdf", pdf_standards="ua-1", timestamp=at)


def said(snapshot: Snapshot) -> dict[str, Any]:
    """What the sheet says; a lozenge stands for each letter that its fonts lack, and a sentence names them.

    `named`: the name as it is, for the title of the file, which readers show in fonts of their own.
    """
    words: dict[str, Any] = {
        "title": snapshot.title,
        "name": snapshot.name,
        "rtl": runs_from_the_right(snapshot.name),
        "licence": _licence(snapshot),
        "course_title": snapshot.course_title,
        "hours": snapshot.hours,
        "place": snapshot.place,
        "completed": snapshot.completed_day,
        "subjects": ", ".join(snapshot.subject_areas),
        "provider": snapshot.provider,
        "contact": snapshot.contact,
        "numbers": _numbers(snapshot),
        "signatory": snapshot.signatory,
        "instructor": snapshot.instructor,
        "verify": snapshot.verify,
        "site": snapshot.verify.removesuffix(snapshot.id).partition("://")[2],
        "id": snapshot.id,
        "issued": snapshot.issued_day,
        "statements": list(snapshot.statements),
    }
    return showable(words) | {"named": snapshot.name}


def runs_from_the_right(name: str) -> bool:
    """Whether the first letter with a direction belongs to a script that runs from right to left."""
    directions = (unicodedata.bidirectional(mark) for mark in name)
    return next((one for one in directions if one in {"L", "R", "AL"}), "L") != "L"


def code(address: str) -> str:
    """The QR code of an address as SVG: it holds nothing else."""
    import segno

    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", xmldecl=False, border=2, dark="#0b3534")
    return drawn.getvalue().decode()


def showable(words: dict[str, Any]) -> dict[str, Any]:
    """The words of a sheet as its fonts can show them; its `statements` say what they cannot."""
    missing: dict[str, None] = {}

    def each(value: Any) -> Any:
        if isinstance(value, list):
            return [each(one) for one in value]
        if not isinstance(value, str):
            return value
        text, names = letters.shown(value)
        missing.update(dict.fromkeys(names))
        return text

    shown = {name: each(value) for name, value in words.items()}
    if missing:
        instead = f"{letters.INSTEAD} stands for a letter that this sheet cannot show: {', '.join(missing)}."
        shown["statements"].append(instead)
    return shown


def _licence(snapshot: Snapshot) -> str:
    if snapshot.licence is None:
        return ""
    held = asdict(snapshot.licence)
    return f"{held['profession']}, licence {held['state']} {held['number']}"


def _numbers(snapshot: Snapshot) -> list[str]:
    named = (("NCBTMB approved provider", snapshot.ncbtmb), ("Florida provider", snapshot.florida),
             ("Texas provider", snapshot.texas))  # fmt: skip
    return [f"{name} {number}" for name, number in named if number]
