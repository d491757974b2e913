"""A token within a picture, and out of one again (Open Badges 3.0, 5.3: baking). Pure."""

import re
import struct
from zlib import crc32

KEYWORD = b"openbadgecredential"
_PNG = b"\x89PNG\r\n\x1a\n"
_AFTER_HEADER = len(_PNG) + 25  # IHDR comes first and has 13 bytes between length, name and sum
_SVG_NAMESPACE = ' xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"'
# Within one tag: a file of such tags that are never closed must not be searched to its end for each of them.
_IN_SVG = re.compile(r"<openbadges:credential\s[^<>]*?\bverify\s*=\s*[\"']([A-Za-z0-9_.-]+)[\"']")


def into_svg(picture: str, title: str, token: str) -> str:
    """The picture with the token in an element of its own, and with a title for who hears it."""
    start = picture.index("<svg") + len("<svg")
    end = picture.index(">", start) + 1
    within = f'<title>{title}</title><openbadges:credential verify="{token}"></openbadges:credential>'
    return picture[:start] + _SVG_NAMESPACE + ' role="img"' + picture[start:end] + within + picture[end:]


def into_png(picture: bytes, token: str) -> bytes:
    """The picture with the token in an iTXt chunk, uncompressed."""
    # Keyword, end; not compressed, method 0; no language, end; no translated keyword, end; the text.
    said = KEYWORD + b"\0" + b"\0\0" + b"\0" + b"\0" + token.encode("ascii")
    chunk = struct.pack(">I", len(said)) + b"iTXt" + said + struct.pack(">I", crc32(b"iTXt" + said))
    return picture[:_AFTER_HEADER] + chunk + picture[_AFTER_HEADER:]


def out_of(sent: bytes) -> str:
    """The token in a baked picture, or in a text that holds nothing else; '' when there is none."""
    if sent.startswith(_PNG):
        return _out_of_png(sent)
    text = sent.decode("utf-8", "replace")
    found = _IN_SVG.search(text)
    return found[1] if found else "".join(text.split())


def _out_of_png(sent: bytes) -> str:
    at = len(_PNG)
    while at + 12 <= len(sent):
        size, kind = struct.unpack(">I4s", sent[at : at + 8])
        body = sent[at + 8 : at + 8 + size]
        if kind == b"iTXt" and body.startswith(KEYWORD + b"\0\0\0"):
            *_, text = body[len(KEYWORD) + 3 :].split(b"\0", 2)
            return text.decode("utf-8", "replace")
        at += size + 12
    return ""
